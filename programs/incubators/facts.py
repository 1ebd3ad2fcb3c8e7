"""What incubators say about an enterprise."""

from bureau.base.facts import Fact
from programs.incubators.models import Tenancy

FACTS = {
    "is_tenant": Fact(
        records=Tenancy.objects.all(), subject="enterprise", first="began_on", until="ended_on"
    ),
}
