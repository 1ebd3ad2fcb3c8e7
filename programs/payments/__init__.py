"""Paying by bank file: what is sent to the bank, what it answers, and whether the two agree."""

from programs.payments.answers import Answer, Result
from programs.payments.bank_file import Due, read, write

__all__ = ["Answer", "Due", "Result", "read", "write"]
