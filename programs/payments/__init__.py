"""Paying by bank file: what is sent to the bank, what it answers, and whether the two agree."""

from programs.payments.answers import Answer, Result
from programs.payments.bank_file import Due, read, write
from programs.payments.reconciling import Balance, Standing, Verdict, balance, reconcile

__all__ = [
    "Answer",
    "Balance",
    "Due",
    "Result",
    "Standing",
    "Verdict",
    "balance",
    "read",
    "reconcile",
    "write",
]
