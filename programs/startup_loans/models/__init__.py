from programs.startup_loans.models.bank_claims import BankClaim
from programs.startup_loans.models.interest import InterestSubsidy
from programs.startup_loans.models.loans import Loan
from programs.startup_loans.models.rules import Kind, LoanRule
from programs.startup_loans.models.settlements import AnnualSettlement
from programs.startup_loans.models.standings import LoanStanding

__all__ = [
    "AnnualSettlement",
    "BankClaim",
    "InterestSubsidy",
    "Kind",
    "Loan",
    "LoanRule",
    "LoanStanding",
]
