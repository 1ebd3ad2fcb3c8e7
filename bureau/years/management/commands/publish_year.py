from django.utils.translation import gettext as _

from bureau.years import acts
from bureau.years.commands import YearCommand


class Command(YearCommand):
    help = "Publish a closed year: its article and figures are frozen as they are."

    def act(self, year, user, **options):
        published = acts.publish(year, user)
        return _("%(number)d figures of %(year)s are published.") % {
            "number": published.figures.count(),
            "year": year,
        }
