from django.utils.translation import gettext as _

from bureau.base.models import ReportYear
from bureau.years import acts
from bureau.years.commands import YearCommand


class Command(YearCommand):
    help = "Begin to close a year; run by another account a second time, close it."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--despite", default="", help="why, though places are missing")

    def act(self, year, user, *, despite, **options):
        if ReportYear.objects.get(year=year).state != ReportYear.State.CLOSING:
            acts.begin_closing(year, user)
            return _("The year %(year)s is being closed: another person has to close it.") % {
                "year": year
            }
        acts.close(year, user, despite)
        return _("The year %(year)s is closed.") % {"year": year}
