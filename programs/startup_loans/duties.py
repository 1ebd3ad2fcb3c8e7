from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import NthWorkingDay
from bureau.desk.duties import Duty
from programs.cases.queue import queue
from programs.startup_loans.models import (
    AnnualSettlement,
    InterestSubsidy,
    Loan,
    LoanStanding,
)
from programs.startup_loans.reckoning import days_of, last_settled

CLAIMED_WITHIN = 3  # working days after the settlement, for the bank
CHECKED_WITHIN = 5  # working days after the claim, for the agency


def _interest_unclaimed(today):
    """Of the last quarter settled: loans that bore subsidised interest in it, and no claim yet."""
    year, quarter = last_settled(today)
    since, until = days_of(year, quarter)
    irregular = LoanStanding.objects.filter(loan=OuterRef("pk")).in_quarter(year, quarter)
    claims = InterestSubsidy.objects.filter(loan=OuterRef("pk"), year=year, quarter=quarter)
    months = Value(12 * since.year + since.month)
    begun = 12 * ExtractYear("disbursed_on") + ExtractMonth("disbursed_on")
    return (
        Loan.objects.disbursed()
        .filter(Q(repaid_on__isnull=True) | Q(repaid_on__gt=since), disbursed_on__lt=until)
        .filter(subsidy_months__gt=months - begun)
        .filter(~Exists(claims), ~Exists(irregular))
        .annotate(claim_by=NthWorkingDay(Value(until), Value(CLAIMED_WITHIN)))
    )


def _to_be_checked(_today):
    claims = InterestSubsidy.objects.all()
    return claims.annotate(check_by=NthWorkingDay(F("claimed_on"), Value(CHECKED_WITHIN)))


DUTIES = {
    **queue(Loan),
    "interest_unclaimed": Duty(
        label=_("loans whose interest is to be claimed three working days after the settlement"),
        records=_interest_unclaimed,
        due="claim_by",
    ),
    **queue(InterestSubsidy, check=(_to_be_checked, "check_by")),
    **queue(AnnualSettlement),
}
