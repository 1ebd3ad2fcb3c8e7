"""What is written to a log names nobody: it is read by people who may not see the records."""

import logging
import re

# A telephone, a bank account, an identity number: eleven digits or more, however they are grouped.
NUMBER = re.compile(r"\d(?:[ -]?\d){9,}[ -]?[\dXx]")
# Names, and sentences that may quote one, are in Chinese; what the program itself says is not.
# Django writes the letters of an address as \uXXXX.
CHINESE = re.compile(
    r"(?:[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})+"
)
# What PostgreSQL adds to a refusal: the row it refused.
DETAIL = re.compile(r"\nDETAIL:.*?(?=\n[A-Z]+: |\n\n|\Z)", re.DOTALL)


class NamesNobody(logging.Formatter):
    """Masks whatever a message or an exception could hold of a person."""

    def format(self, record):
        line = DETAIL.sub("", super().format(record))
        return CHINESE.sub("*", NUMBER.sub("***", line))
