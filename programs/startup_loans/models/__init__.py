from programs.startup_loans.models.interest import InterestSubsidy, reckon
from programs.startup_loans.models.loans import Kind, Loan, LoanRule

__all__ = ["InterestSubsidy", "Kind", "Loan", "LoanRule", "reckon"]
