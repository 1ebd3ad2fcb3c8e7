"""What the registers say about somebody. They do not know who enlisted again."""

from bureau.base.facts import Fact, day_after
from veterans.models import Enterprise, Veteran

FACTS = {
    "is_dead": Fact(
        records=Veteran.objects.filter(died_on__isnull=False),
        subject="pk",
        first=day_after("died_on"),
    ),
    "is_placed": Fact(
        records=Veteran.objects.filter(placement=Veteran.Placement.GOVERNMENT),
        subject="pk",
        first="discharged_on",
    ),
    "runs_an_enterprise": Fact(
        records=Enterprise.objects.all(), subject="founder", first="began_on", until="ended_on"
    ),
    "is_closed": Fact(
        records=Enterprise.objects.filter(ended_on__isnull=False), subject="pk", first="ended_on"
    ),
}
