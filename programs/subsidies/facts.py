"""What subsidies say about somebody."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from programs.subsidies.models import Subsidy

PAID = Fact(
    says=_("paid the one-off subsidy"),
    records=Subsidy.objects.paid(),
    subject="veteran",
    first="paid_on",
    until=day_after("paid_on"),
)

FACTS = {"is_paid": PAID, "is_paid_for_finding_work": PAID}
