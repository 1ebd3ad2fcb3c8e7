from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.desk.filters import Standing
from programs.welfare_posts.duties import vacancies_late


class VacancyFilter(Standing):
    """Posts left whose vacancy was reported later than allowed, or is by now."""

    parameter_name = "vacancy"
    title = _("report of the vacancy")
    options = [("late", _("late")), ("unreported", _("late and not reported yet"))]

    def narrowed(self, queryset, standing):
        late = vacancies_late(timezone.localdate())
        if standing == "unreported":
            late = late.filter(vacancy_reported_on__isnull=True)
        return queryset.filter(pk__in=late.values("pk"))
