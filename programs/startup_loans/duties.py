from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import NthWorkingDay
from bureau.desk.duties import Duty
from programs.startup_loans.models import InterestSubsidy, Loan
from programs.startup_loans.reckoning import last_settled, quarter_before, settled_on

CLAIMED_WITHIN = 3  # working days after the settlement, for the bank
CHECKED_WITHIN = 5  # working days after the claim, for the agency


def _interest_unclaimed(today):
    """Of the last quarter settled: loans that bore subsidised interest in it, and no claim yet."""
    year, quarter = last_settled(today)
    since, until = settled_on(*quarter_before(year, quarter)), settled_on(year, quarter)
    claims = InterestSubsidy.objects.filter(loan=OuterRef("pk"), year=year, quarter=quarter)
    months = Value(12 * since.year + since.month)
    begun = 12 * ExtractYear("disbursed_on") + ExtractMonth("disbursed_on")
    return (
        Loan.objects.disbursed()
        .filter(Q(repaid_on__isnull=True) | Q(repaid_on__gt=since), disbursed_on__lt=until)
        .filter(subsidy_months__gt=months - begun)
        .filter(~Exists(claims))
        .annotate(claim_by=NthWorkingDay(Value(until), Value(CLAIMED_WITHIN)))
    )


def _claims_unchecked(today):
    claims = InterestSubsidy.objects.filter(state=InterestSubsidy.State.CLAIMED)
    return claims.annotate(check_by=NthWorkingDay(F("claimed_on"), Value(CHECKED_WITHIN)))


def _returned(_today):
    return Loan.objects.filter(state=Loan.State.RETURNED)


DUTIES = {
    "returned": Duty(label=_("loans returned for correction"), records=_returned),
    "interest_unclaimed": Duty(
        label=_("loans whose interest is to be claimed three working days after the settlement"),
        records=_interest_unclaimed,
        due="claim_by",
    ),
    "claims_unchecked": Duty(
        label=_("interest claims to be checked within five working days"),
        records=_claims_unchecked,
        due="check_by",
    ),
}
