"""What subsidies say about somebody."""

from bureau.base.facts import Fact, day_after
from programs.subsidies.models import Subsidy

PAID = Fact(
    records=Subsidy.objects.paid(), subject="veteran", first="paid_on", until=day_after("paid_on")
)

FACTS = {"is_paid": PAID, "is_paid_for_finding_work": PAID}
