from django.utils.translation import gettext as _

from bureau.years import acts
from bureau.years.commands import YearCommand
from bureau.years.models import Restatement


class Command(YearCommand):
    help = "Restate a published figure, with its reason; or approve what another wrote."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("code", help="of the figure, as subsidies.persons")
        parser.add_argument("--reason", default="")
        parser.add_argument("--approve", action="store_true")

    def act(self, year, user, *, code, reason, approve, **options):
        if approve:
            waiting = Restatement.objects.filter(
                publication__year=year, code=code, approved_at=None
            ).first()
            if waiting is None:
                raise acts.Refused(_("No restatement of this figure waits for approval."))
            acts.approve(waiting, user)
            return _("The figure is restated.")
        restatement = acts.restate(year, code, user, reason)
        return _("%(old)s → %(new)s by %(number)d records: another person has to approve it.") % {
            "old": restatement.words[0],
            "new": restatement.words[1],
            "number": len(restatement.records),
        }
