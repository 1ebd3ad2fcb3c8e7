from django.utils.translation import gettext as _

from bureau.base.models import Reopening
from bureau.summary import asking
from bureau.years import acts
from bureau.years.commands import YearCommand
from bureau.years.forms import ReopenForm


class Command(YearCommand):
    help = "Ask to reopen a closed year for a place and a line; or agree to what another asked for."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--agree", type=int, metavar="NUMBER", help="of what was asked for")
        parser.add_argument("--region", default="37", help="division code: 37, 3701, 370102")
        parser.add_argument("--line", default="", help="folder of a program line; empty: all")
        parser.add_argument("--until", default="", help="the last day, as 2022-03-31")
        parser.add_argument("--reason", default="")

    def act(self, year, user, *, agree, region, line, until, reason, **options):
        if agree is not None:
            reopening = Reopening.objects.filter(pk=agree, year=year).first()
            if reopening is None:
                raise acts.Refused(_("Nothing of that number was asked for."))
            acts.agree(reopening, user)
            return _("The year %(year)s is reopened.") % {"year": year}
        form = ReopenForm(
            {"region": asking.place(region).pk, "line": line, "until": until, "reason": reason}
        )
        if not form.is_valid():
            said = [f"{form.fields[name].label}: {' '.join(e)}" for name, e in form.errors.items()]
            raise acts.Refused(" ".join(said))
        asked = {name: form.cleaned_data[name] for name in ("region", "line", "reason")}
        reopening = acts.reopen(year, user, ends_at=form.ends_at, **asked)
        return _("Asked for as number %(number)d: another person has to agree.") % {
            "number": reopening.pk
        }
