"""What incubators say about an enterprise."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact
from programs.incubators.models import Tenancy

FACTS = {
    "is_tenant": Fact(
        says=_("tenant of an incubator"),
        records=Tenancy.objects.all(),
        subject="enterprise",
        first="began_on",
        until="ended_on",
    ),
}
