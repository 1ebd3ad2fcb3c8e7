from programs.startup_loans.models.interest import InterestSubsidy
from programs.startup_loans.models.loans import Loan
from programs.startup_loans.models.rules import Kind, LoanRule

__all__ = ["InterestSubsidy", "Kind", "Loan", "LoanRule"]
