"""What the registers say about somebody. They do not know who enlisted again."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from veterans.models import Enterprise, Veteran

FACTS = {
    "is_dead": Fact(
        says=_("no longer alive"),
        records=Veteran.objects.filter(died_on__isnull=False),
        subject="pk",
        first=day_after("died_on"),
    ),
    "is_placed": Fact(
        says=_("placed in a job by government"),
        records=Veteran.objects.filter(placement=Veteran.Placement.GOVERNMENT),
        subject="pk",
        first="discharged_on",
    ),
    "runs_an_enterprise": Fact(
        says=_("runs an enterprise"),
        records=Enterprise.objects.all(),
        subject="founder",
        first="began_on",
        until="ended_on",
    ),
    "is_closed": Fact(
        says=_("closed"),
        records=Enterprise.objects.filter(ended_on__isnull=False),
        subject="pk",
        first="ended_on",
    ),
}
