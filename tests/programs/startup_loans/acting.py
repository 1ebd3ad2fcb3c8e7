"""Loans and claims as clerks enter them today, and what a page says against an act."""

from datetime import timedelta

from django.utils import timezone

from programs.startup_loans.models import InterestSubsidy, Loan
from programs.startup_loans.reckoning import last_settled, settled_on
from tests.entering import entered
from tests.programs.startup_loans.factories import LoanFactory, LoanRuleFactory
from tests.veterans.factories import VeteranFactory


def file_loan(clerk, **typed):
    """A personal loan, applied for today."""
    LoanRuleFactory()
    plan = {
        "project": "汽车维修",
        "purpose": "购置设备",
        "own_funds": "50000",
        "clean_record": "on",
    }
    terms = {"amount": "150000", "annual_rate": "4.80", "bank": "齐鲁银行"}
    borrower = {"veteran": VeteranFactory(region_id="370102").pk} if "veteran" not in typed else {}
    return entered(clerk, Loan, **{**plan, **terms, **borrower, **typed})


def last_settlement():
    return settled_on(*last_settled(timezone.localdate()))


def lent(**known):
    """A loan that bore thirty days of interest until the last settlement."""
    day = last_settlement() - timedelta(days=30)
    return LoanFactory(disbursed=True, disbursed_on=day, region_id="370102", **known)


def file_claim(clerk, loan=None, **typed):
    """The claim of the last quarter settled."""
    loan = loan or lent()
    day = last_settlement()
    known = {"closing_balance": "150000", "claimed_on": day}
    return entered(clerk, InterestSubsidy, loan=loan.pk, **{**known, **typed})


def against(answer):
    """The sentences that stand against an act."""
    return [str(sentence) for _record, said in answer.context["problems"] for sentence in said]
