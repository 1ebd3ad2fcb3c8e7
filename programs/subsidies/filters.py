from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import nth_working_day
from bureau.desk.filters import Standing
from programs.subsidies.duties import promised
from programs.subsidies.models import Subsidy


class PromiseFilter(Standing):
    """How subsidies keep to the working days that were promised."""

    parameter_name = "promise"
    title = _("promised working days")
    options = [
        ("late", _("late and not paid yet")),
        ("soon", _("late by tomorrow")),
        ("paid_late", _("paid late")),
        ("paid_in_time", _("paid in time")),
    ]

    def narrowed(self, queryset, standing):
        today = timezone.localdate()
        due = {
            "late": {"promised_by__lt": today},
            "soon": {"promised_by__range": (today, nth_working_day(today, 1) or today)},
        }
        if standing in due:
            return queryset.filter(pk__in=promised(today).filter(**due[standing]).values("pk"))
        return queryset.filter(pk__in=_paid()[standing].values("pk"))


def _paid():
    paid = Subsidy.objects.timed().filter(promised_days__isnull=False)
    late = paid.filter(working_days__gt=F("promised_days"))
    return {"paid_late": late, "paid_in_time": paid.filter(working_days__lte=F("promised_days"))}
