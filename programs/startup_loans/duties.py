from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import NthWorkingDay
from bureau.desk.duties import Duty
from programs.startup_loans.models import InterestSubsidy, Loan

CLAIMED_WITHIN = 3  # working days after the quarter, for the bank
CHECKED_WITHIN = 5  # working days after the claim, for the agency


def _quarter_before(today):
    """The year and number of the last quarter that is over, and its first and last day."""
    last = date(today.year, today.month - (today.month - 1) % 3, 1) - timedelta(days=1)
    first = date(last.year, last.month - 2, 1)
    return last.year, last.month // 3, first, last


def _interest_unclaimed(today):
    year, quarter, first, last = _quarter_before(today)
    claims = InterestSubsidy.objects.filter(loan=OuterRef("pk"), year=year, quarter=quarter)
    months = Value(12 * year + first.month - 1)
    begun = 12 * ExtractYear("disbursed_on") + ExtractMonth("disbursed_on")
    return (
        Loan.objects.disbursed()
        .filter(Q(repaid_on__isnull=True) | Q(repaid_on__gte=first), disbursed_on__lte=last)
        .filter(subsidy_months__gt=months - begun)
        .filter(~Exists(claims))
        .annotate(claim_by=NthWorkingDay(Value(last), Value(CLAIMED_WITHIN)))
        .filter(claim_by__lt=today)
    )


def _claims_unchecked(today):
    claims = InterestSubsidy.objects.filter(state=InterestSubsidy.State.CLAIMED)
    return claims.annotate(check_by=NthWorkingDay(F("claimed_on"), Value(CHECKED_WITHIN)))


def _returned(_today):
    return Loan.objects.filter(state=Loan.State.RETURNED)


DUTIES = {
    "returned": Duty(label=_("loans returned for correction"), records=_returned),
    "interest_unclaimed": Duty(
        label=_("loans without an interest claim three working days after the quarter"),
        records=_interest_unclaimed,
        due="claim_by",
    ),
    "claims_unchecked": Duty(
        label=_("interest claims to be checked within five working days"),
        records=_claims_unchecked,
        due="check_by",
    ),
}
