"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.startup_loans.models import (
    AnnualSettlement,
    BankClaim,
    InterestSubsidy,
    Loan,
    LoanRule,
    LoanStanding,
)

VIEWSETS = {
    "loans": viewset(
        Loan,
        filters=[
            "veteran",
            "enterprise",
            "kind",
            "state",
            "refusal",
            "amount",
            "term_months",
            "applied_on",
            "disbursed_on",
            "repaid_on",
        ],
        orderings=["applied_on", "disbursed_on", "repaid_on"],
    ),
    "interest-subsidies": viewset(
        InterestSubsidy,
        filters=[
            "loan",
            "claim",
            "state",
            "standing",
            "refusal",
            "year",
            "quarter",
            "amount",
            "claimed_on",
            "paid_on",
        ],
        orderings=["claimed_on", "paid_on"],
    ),
    "loan-standings": viewset(
        LoanStanding,
        filters=["loan", "kind", "began_on", "ended_on"],
        orderings=["began_on", "ended_on"],
    ),
    "bank-claims": viewset(
        BankClaim, filters=["year", "quarter", "amount", "handed_in_on"], orderings=["handed_in_on"]
    ),
    "annual-settlements": viewset(
        AnnualSettlement, filters=["state", "year", "settled_on"], orderings=["settled_on"]
    ),
    "loan-rules": viewset(
        LoanRule, filters=["kind", "basis", "cap", "began_on"], orderings=["began_on"]
    ),
}
