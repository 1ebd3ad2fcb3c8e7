"""One line of a bank's answer, read cell by cell.

No sentence repeats what stands in a cell, for it may be somebody's account.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bureau.base.refusals import refusal
from bureau.base.validators import read_amount, read_corporate_account, read_date, read_text

BATCH = "批次号"
AMOUNT = "金额"
LONGEST_NAME = 100  # an enterprise's
LONGEST_REFERENCE = 50
LARGEST_CREDIT = Decimal("9999999.99")  # yuan in one line
LONG_NUMBER = re.compile("[0-9]{8,}")
COMPACT_DAY = re.compile(r"\A([0-9]{4})([0-9]{2})([0-9]{2})\Z")  # 20211231, as banks write it
SCIENTIFIC = re.compile(r"[0-9]+(\.[0-9]+)?[Ee]\+?[0-9]+")
SHORTENED = _(
    "Excel has taken away the last digits of the account: have the bank send this line again, "
    "with the column set to text."
)


class Result(TextChoices):
    """What became of one payment, says the bank."""

    CREDITED = "credited", _("credited")
    FAILED = "failed", _("not credited")
    TAKEN_BACK = "taken_back", _("taken back")


WORDS = {"成功": Result.CREDITED, "失败": Result.FAILED, "冲正": Result.TAKEN_BACK}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why a line cannot be read; its sentence is in the language of whoever asks for it."""

    row: int
    column: str = ""  # none where it is the line as a whole
    refused: ValidationError

    @property
    def code(self):
        return self.refused.code

    @property
    def sentence(self):
        where = {"row": self.row, "column": self.column, "sentence": self.refused.messages[0]}
        if not self.column:
            return gettext("Line %(row)d: %(sentence)s") % where
        return gettext("Line %(row)d, %(column)s: %(sentence)s") % where


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a bank says of one payment, as far as its line can be read."""

    file: str  # the SHA-256 of the file
    row: int  # the line of the file
    batch: str = ""  # empty where the bank does not name it
    reference: str = ""
    name: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    amount: Decimal | None = None
    result: Result | None = None
    reason: str = ""
    credited_on: date | None = None
    problem: Problem | None = field(default=None, compare=False)


def read_answer(cells, *, row, file, is_long):
    """A line with the first problem it has. `is_long` where it has more cells than the header."""
    problem = _surplus(row) if is_long else None
    read = {}
    for name, (column, reader) in READERS.items():
        try:
            read[name] = reader(cells[column])
        except ValidationError as refused:
            problem = problem or Problem(row=row, column=column, refused=refused)
    problem = problem or _lack(read, row)
    return Answer(file=file, row=row, batch=cells.get(BATCH, ""), problem=problem, **read)


def _surplus(row):
    sentence = _("It has more cells than the header: put quotation marks around what has a comma.")
    return Problem(row=row, refused=refusal(sentence, "cells"))


def _lack(read, row):
    """What this result cannot be without."""
    if read["result"] == Result.FAILED and not read["reason"]:
        refused = refusal(_("A payment that failed needs the bank's reason."), "reason")
        return Problem(row=row, column="失败原因", refused=refused)
    if read["result"] == Result.CREDITED and not read["credited_on"]:
        refused = refusal(_("A payment that was credited needs its day."), "day")
        return Problem(row=row, column="入账日期", refused=refused)
    return None


def _filled(text, longest):
    if not text:
        raise refusal(_("This must not be empty."), "empty")
    return read_text(text, longest=longest)


def _reference(text):
    return _filled(text, LONGEST_REFERENCE)


def _name(text):
    return _filled(text, LONGEST_NAME)


def _account(text):
    """Any account's digits: whether they are the right ones, the batch knows better than Luhn."""
    if SCIENTIFIC.fullmatch(text):
        raise refusal(SHORTENED, "shortened")
    return read_corporate_account(text)


def _result(text):
    if text not in WORDS:
        words = {"words": "、".join(WORDS)}
        raise refusal(_("The result should be one of %(words)s."), "result", params=words)
    return WORDS[text]


def _reason(text):
    """The bank's words; of a number in them only the last four digits are kept."""
    return read_text(LONG_NUMBER.sub(lambda number: f"****{number[0][-4:]}", text))


def _credited_on(text):
    return read_date(COMPACT_DAY.sub(r"\1-\2-\3", text)) if text else None


READERS = {  # field: its column, and how it is read
    "reference": ("流水号", _reference),
    "name": ("户名", _name),
    "account": ("账号", _account),
    "amount": (AMOUNT, partial(read_amount, cap=LARGEST_CREDIT)),
    "result": ("结果", _result),
    "reason": ("失败原因", _reason),
    "credited_on": ("入账日期", _credited_on),
}
COLUMNS = [column for column, _reader in READERS.values()]
