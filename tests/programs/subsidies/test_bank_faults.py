"""Thirty ways in which a bank's answer is wrong: each line is explained, and once the bank has put
it right, what it paid is what is paid, to the fen."""

import csv
import io
from decimal import Decimal

import pytest

from programs.payments.answers import COLUMNS
from programs.subsidies import paying
from programs.subsidies.models import BankAnswer, BankLine, PaymentBatch, PaymentOrder, Subsidy
from tests.programs.cases.acting import today
from tests.programs.subsidies.test_paying import agree, as_file, batch, payer, states, take_in

pytestmark = pytest.mark.django_db
__all__ = ["batch", "payer"]

REFERENCE, NAME, ACCOUNT, AMOUNT, RESULT, REASON, DAY = range(len(COLUMNS))
OTHER_ACCOUNT = "6222020000000000018"


def cell(column, value):
    """One cell of the first line is wrong."""
    return lambda lines: [[*lines[0][:column], value, *lines[0][column + 1 :]], *lines[1:]]


def more(*cells):
    """A line more, made of the first one."""
    changes = dict(cells)

    def spoil(lines):
        extra = [changes.get(column, value) for column, value in enumerate(lines[0])]
        return [*lines, extra]

    return spoil


FAULTS = {  # what is wrong with a line that the file is taken in with
    "a fen too little": cell(AMOUNT, "8999.99"),
    "a fen too much": cell(AMOUNT, "9000.01"),
    "a tenth": cell(AMOUNT, "900.00"),
    "tenfold": cell(AMOUNT, "90000.00"),
    "the same line twice": more(),
    "the double amount": cell(AMOUNT, "18000.00"),
    "a payment nobody sent": more((REFERENCE, "BT0N0"), (AMOUNT, "77.00")),
    "another account": cell(ACCOUNT, OTHER_ACCOUNT),
    "another holder": cell(NAME, "李四"),
    "before it was sent": cell(DAY, "2021-06-16"),
    "a day ahead": cell(DAY, "2999-01-01"),
    "no day": cell(DAY, ""),
    "a day that is none": cell(DAY, "2021-02-30"),
    "no amount": cell(AMOUNT, ""),
    "an amount in words": cell(AMOUNT, "玖仟元"),
    "an amount of full width": cell(AMOUNT, "９０００．００"),
    "an amount with an exponent": cell(AMOUNT, "9e3"),
    "an amount below zero": cell(AMOUNT, "-9000.00"),
    "an amount of three decimals": cell(AMOUNT, "9000.000"),
    "an amount that is none": cell(AMOUNT, "NaN"),
    "no result": cell(RESULT, ""),
    "a result of no such word": cell(RESULT, "处理中"),
    "a failure without a reason": cell(RESULT, "失败"),
    "no reference": cell(REFERENCE, ""),
    "no account": cell(ACCOUNT, ""),
    "a masked account": cell(ACCOUNT, "6222********0001"),
    "an account as Excel shows it": cell(ACCOUNT, "6.22202E+18"),
    "taken back without a credit": cell(RESULT, "冲正"),
    "a line that is missing": lambda lines: lines[1:],
    "a cell too many": lambda lines: [[*lines[0], "9000.00"], *lines[1:]],
}
REFUSED = {  # and what refuses a file as a whole
    "nothing": lambda _content: b"",
    "no header": lambda content: content.split(b"\r\n", 1)[1],
    "no line": lambda content: content.split(b"\r\n", 1)[0],
    "a column missing": lambda content: content.replace("结果".encode(), "状态".encode()),
    "a workbook": lambda content: b"PK\x03\x04" + content,
    "a NUL": lambda content: content.replace(b"BT", b"B\x00T", 1),
    "an open quotation mark": lambda content: content.replace(b"BT", b'"BT', 1),
    "no text of ours": lambda content: content + b"\xff\xff",
    "another total": lambda content: content + "合计,9,,1.00,,,\r\n".encode(),
    "another batch": lambda content: content.replace(b"\r\n", b",B\r\n").replace(
        b",B", ",批次号".encode(), 1
    ),
}


def good(batch):
    day = today().isoformat()
    return [
        [due.reference, due.name, due.account, f"{due.amount:.2f}", "成功", "", day]
        for due in paying.dues(batch)
    ]


def put_right(batch):
    """What the bank sends after it was told: what went astray is taken back, the rest credited."""
    lines = []
    day = today().isoformat()
    dues = {due.reference: due for due in paying.dues(batch)}
    said = [
        (row[REFERENCE], row)
        for answer in BankAnswer.objects.filter(payment_batch=batch)
        for row in rows_of(answer)
    ]
    for line in BankLine.objects.filter(answer__payment_batch=batch, is_open=True):
        _reference, row = said[line.row - 2]
        if line.standing in ("unreadable", "shortened", "short"):
            continue
        back = "成功" if line.result == "taken_back" else "冲正"
        lines.append([*row[:RESULT], back, "", day, *row[len(COLUMNS) :]])
    for order in PaymentOrder.objects.filter(payment_batch=batch).exclude(state="paid"):
        due = dues[order.reference]
        rest = due.amount - (order.arrived if order.state == "short" else 0)
        lines.append([due.reference, due.name, due.account, f"{rest:.2f}", "成功", "", day])
    return lines


def rows_of(answer):
    from base64 import b64decode

    from bureau.base.encryption import unseal

    text = b64decode(unseal(answer.content)).decode()
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_every_line_is_explained_and_put_right_to_the_fen(spoil, payer, batch):
    content = as_file(spoil(good(batch)))
    lines = content.count(b"\r\n") - 1

    assert take_in(payer, batch, content).status_code == 302

    explained = BankLine.objects.all()
    assert explained.count() == lines
    assert all(line.standing and line.sentence for line in explained)
    assert PaymentBatch.objects.get().state == "sent", "the fault was not noticed"
    bank, paid = agree(batch)
    assert Subsidy.objects.filter(state="paid").count() == states(batch).count("paid")

    assert take_in(payer, batch, as_file(put_right(batch)), "更正.csv").status_code == 302

    assert states(batch) == ["paid"] * 3
    assert PaymentBatch.objects.get().state == "settled"
    assert agree(batch) == (Decimal(27000), Decimal(27000))


@pytest.mark.parametrize("spoil", REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_refused_changes_nothing(spoil, payer, batch):
    refused = take_in(payer, batch, spoil(as_file(good(batch))))

    assert refused.status_code == 422
    assert refused.context["form"].errors["file"]
    assert states(batch) == ["sent"] * 3
    assert not BankAnswer.objects.exists()


def test_there_are_thirty_of_them():
    assert len(FAULTS) >= 30
