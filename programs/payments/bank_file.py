"""The file a bank is sent, and the file it answers with.

A file is taken as a whole or refused as a whole. A line that cannot be read does not refuse its
file: it is kept with its problem, so that every line of the file is explained.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bureau.base.cells import no_formula
from bureau.base.refusals import refusal
from bureau.base.validators import BLANKS, read_amount, read_number
from programs.payments.answers import AMOUNT, BATCH, COLUMNS, read_answer
from programs.payments.rows import read_rows

SENT = [BATCH, "序号", "流水号", "户名", "账号", "开户行", AMOUNT, "用途"]
MOST_LINES = 20_000
TOTAL = re.compile(f"[合总][{BLANKS}]*计[:：]?(共?[0-9]{{1,6}}笔)?")
COUNT = re.compile(f"([合总][{BLANKS}]*计[:：]?)?共?(?P<count>[0-9]{{1,6}})笔?")


@dataclass(frozen=True, kw_only=True)
class Due:
    """One payment the bank is to make. A reference has a letter in it, or Excel makes it a number."""

    batch: str
    number: int  # its place in the batch, from one
    reference: str
    name: str = field(repr=False)
    account: str = field(repr=False)
    bank: str
    amount: Decimal
    purpose: str


def write(lines):
    """The batch as CSV, with the byte order mark that banks' Windows programs need.

    An account is written in groups of four, as on the card: so Excel keeps it as text with all of
    its digits, no formula is needed for it, and whoever reads it back leaves the blanks out.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(SENT)
    for due in lines:
        cells = [due.batch, due.number, due.reference, due.name, _in_fours(due.account), due.bank]
        cells += [f"{read_amount(due.amount):.2f}", due.purpose]
        writer.writerow([_cell(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _in_fours(account):
    return " ".join(re.findall(".{1,4}", account))


def _cell(value):
    """One line of text that no spreadsheet takes for a formula."""
    return no_formula(" ".join(str(value).split()))


def read(content):
    """The lines of a bank's answer, or a ValidationError where the file cannot be relied on."""
    rows = read_rows(content)
    if not rows:
        raise refusal(_("The file is empty: send the bank's answer."), "empty")
    (_row, columns), *lines = rows
    _check_columns(columns)
    total = lines.pop() if lines and _is_total(lines[-1]) else None
    _check_lines(lines)
    answers = _answers(columns, lines, file=sha256(content).hexdigest())
    if len({answer.batch for answer in answers} - {""}) > 1:
        raise refusal(
            _("The file answers several batches: send one file for each of them."), "batches"
        )
    if total:
        _check_total(total, columns, answers)
    return answers


def _answers(columns, lines, file):
    places = {column: columns.index(column) for column in [BATCH, *COLUMNS] if column in columns}
    return [
        read_answer(
            # What an exporter left out at the end of a line is empty.
            {column: "".join(cells[at : at + 1]) for column, at in places.items()},
            row=row,
            file=file,
            is_long=any(cells[len(columns) :]),
        )
        for row, cells in lines
    ]


def _check_columns(columns):
    missing = [column for column in COLUMNS if column not in columns]
    if missing == COLUMNS:
        raise refusal(
            _("The first line should name the columns %(columns)s, with commas between them."),
            "header",
            params={"columns": "、".join(COLUMNS)},
        )
    if missing:
        raise refusal(
            _("The file has no column %(columns)s: add it and send the file again."),
            "column",
            params={"columns": "、".join(missing)},
        )
    for column in [BATCH, *COLUMNS]:
        if columns.count(column) > 1:
            raise refusal(
                _("The column %(column)s stands there twice: leave one of them."),
                "repeated_column",
                params={"column": column},
            )


def _check_lines(lines):
    if not lines:
        raise refusal(_("The file has no line below its header."), "no_line")
    if len(lines) > MOST_LINES:
        raise refusal(
            _("The file has more than %(most)d lines: send it in parts."),
            "many",
            params={"most": MOST_LINES},
        )
    for line in lines:
        if _is_total(line):
            raise refusal(
                _(
                    "Lines follow the total in line %(row)d: send every answer as a file of its own."
                ),
                "total",
                params={"row": line[0]},
            )


def _is_total(line):
    _row, cells = line
    return TOTAL.fullmatch(next(filter(None, cells)))


def _check_total(total, columns, answers):
    """The total's number of lines and sum of amounts, whatever their results, where it has them."""
    row, cells = total
    at = columns.index(AMOUNT)
    counts = map(COUNT.fullmatch, cells[:at] + cells[at + 1 :])
    count = next((int(found["count"]) for found in counts if found), len(answers))
    amounts = [answer.amount for answer in answers]
    try:
        printed = read_number(cells[at]) if cells[at:] and cells[at] else None
    except ValidationError:
        raise _differs(row) from None
    if count != len(answers) or not _agrees(printed, amounts):
        raise _differs(row)


def _agrees(printed, amounts):
    """An amount that cannot be read has a problem of its own."""
    return None in (printed, *amounts) or printed == sum(amounts)


def _differs(row):
    return refusal(
        _("The total in line %(row)d is not that of the lines: have the bank send the file again."),
        "total",
        params={"row": row},
    )
