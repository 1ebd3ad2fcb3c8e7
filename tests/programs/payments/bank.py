"""A batch of four payments, and files as a bank would answer it."""

import csv
import io
from datetime import date
from decimal import Decimal

from programs.payments import Due, read
from programs.payments.answers import BATCH, COLUMNS

SENT_ON = date(2021, 8, 2)
BATCH_NUMBER = "37010201"
PEOPLE = [
    ("张建国", "6222021234567890123", "9000.00"),
    ("𬱖小军", "6217001234567890", "4500.50"),
    ("买买提·艾力", "6228480012345678910", "12000.00"),
    ("欧阳兵", "621226123456789017", "0.01"),
]
DUES = [
    Due(
        batch=BATCH_NUMBER,
        number=number,
        reference=f"S{number:06}",
        name=name,
        account=account,
        bank="中国工商银行济南历下支行",
        amount=Decimal(amount),
        purpose="一次性经济补助",
    )
    for number, (name, account, amount) in enumerate(PEOPLE, 1)
]
ALL = sum(due.amount for due in DUES)


def line(number, **changes):
    """What the bank says of the payment with this number, credited unless told otherwise."""
    due = DUES[number - 1]
    said = [BATCH_NUMBER, due.reference, due.name, due.account, str(due.amount), "成功", ""]
    return dict(zip([BATCH, *COLUMNS], [*said, "2021-08-03"], strict=True)) | changes


def lines(**changes_of):
    """All four, with changes by number: `_2={...}`; None leaves a payment out."""
    changes = {int(name[1:]): change for name, change in changes_of.items()}
    numbers = [number for number in range(1, 5) if changes.get(number, {}) is not None]
    return [line(number, **changes.get(number, {})) for number in numbers]


def written(said, encoding="utf-8-sig"):
    text = io.StringIO()
    writer = csv.DictWriter(text, [BATCH, *COLUMNS])
    writer.writeheader()
    writer.writerows(said)
    return text.getvalue().encode(encoding)


def answers(*files):
    """The answers of several files, in their order."""
    return [answer for said in files for answer in read(written(said))]
