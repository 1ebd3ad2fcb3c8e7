"""What loans, and the subsidies of their interest, say about somebody."""

from django.db.models import DateField, F, Func
from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from programs.startup_loans.models import InterestSubsidy, Kind, Loan

PERSONAL = Loan.objects.of_kind(Kind.PERSONAL)
# Interest is settled on the 20th of a quarter's last month (programs.startup_loans.reckoning).
SETTLED = Func(F("year"), 3 * F("quarter"), 20, function="make_date", output_field=DateField())

FACTS = {
    "borrows": Fact(
        says=_("owes a loan"),
        records=PERSONAL,
        subject="veteran",
        first="disbursed_on",
        until="repaid_on",
    ),
    "is_paid": Fact(
        says=_("paid a loan"),
        records=PERSONAL,
        subject="veteran",
        first="disbursed_on",
        until=day_after("disbursed_on"),
    ),
    "is_paid_interest": Fact(
        says=_("paid interest"),
        records=InterestSubsidy.objects.filter(
            state=InterestSubsidy.State.PAID, loan__kind=Kind.PERSONAL
        ),
        subject="loan__veteran",
        first=SETTLED,
        until=day_after(SETTLED),
    ),
}
