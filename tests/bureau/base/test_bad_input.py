"""What may be entered and what not, by the cases every channel has to answer alike."""

import json
import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from bureau.base.identity import read_id_number
from bureau.base.validators import (
    read_amount,
    read_bank_account,
    read_count,
    read_date,
    read_mobile,
    read_name,
    read_text,
)
from veterans.models import Region

CASES = Path(__file__).resolve().parents[2] / "data" / "bad_input.jsonl"
COUNTY_LEVEL = [Region.Level.DISTRICT, Region.Level.COUNTY_CITY, Region.Level.COUNTY]
READERS = {
    "id_number": read_id_number,
    "name": read_name,
    "phone": read_mobile,
    "bank_account": read_bank_account,
    "amount": partial(read_amount, cap=10_000_000),
    "paid_on": read_date,
    "paid_at": read_date,
    "remark": read_text,
    "participants": read_count,
    "region": partial(Region.objects.read, levels=COUNTY_LEVEL),
}
# What one value cannot show: it takes a second record, a workbook, a clock or the database.
NOT_ABOUT_ONE_VALUE = {
    "id-dup-001",
    "id-dup-003",
    "id-dup-005",
    "money-sum-001",
    "money-sum-003",
    "money-sum-005",
    "count-bad-015",
    "bank-bad-009",
    "money-bad-037",
    "date-bad-017",
    "year-edge-005",
    "year-edge-007",
}
STANDS_FOR = {"<<1e400>>": float("inf"), "<<date 2021-12-31>>": date(2021, 12, 31)}
REPEATED = re.compile("<<repeat '(.+)' x ([0-9]+)>>")


def cases(expect):
    every = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    return [
        pytest.param(case, id=f"{case['id']} {case['label']}")
        for case in every
        if case["expect"] == expect
        and case["field"] in READERS
        and "form" in case["channels"]
        and case["id"] not in NOT_ABOUT_ONE_VALUE
    ]


def value_of(case):
    value = case["value"]
    if not isinstance(value, str):
        return value
    if repeated := REPEATED.fullmatch(value):
        return (repeated[1] * int(repeated[2]))[: int(repeated[2])]
    return STANDS_FOR.get(value, value)


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("reject"))
def test_it_is_refused_with_its_code(case):
    with pytest.raises(ValidationError) as refusal:
        READERS[case["field"]](value_of(case))

    assert refusal.value.code == case["code"]


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("reject"))
def test_the_refusal_does_not_repeat_what_was_typed(case):
    value = value_of(case)

    with pytest.raises(ValidationError) as refusal:
        READERS[case["field"]](value)

    assert len(str(value)) < 4 or str(value) not in refusal.value.messages[0]


@pytest.mark.parametrize("case", cases("accept"))
def test_it_is_accepted(case):
    READERS[case["field"]](value_of(case))
