"""The same value has the same outcome, whatever way it comes in: validators and forms."""

import re
from datetime import date
from decimal import Decimal

import pytest

from bureau.base.encryption import Sealed
from tests.bad_input import api_write, form, validator
from tests.bad_input.channels import cases_of
from tests.bad_input.coverage import VALUES

pytestmark = pytest.mark.django_db

CHINESE = re.compile("[\u4e00-\u9fff]")
SHORTEST_SECRET = 4  # of fewer characters a sentence may have some by chance
NAMED = re.compile(r"U\+[0-9A-F]{4,6}")
# Characters that look like others, or like nothing: only their number tells them.
STRANGE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u00d7\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\u0425\u0430\u0660-\u0669\uff10-\uff19\uff0d\ud800-\udfff]"
)
KEPT = {
    "money-ok-005": Decimal("18850.00"),
    "money-ok-007": Decimal("18850.10"),
    "bank-ok-003": "6222021602000000010",
    "name-ok-011": "买买提·艾力",
    "name-ok-013": "买买提·艾力",
    "date-ok-001": date(2021, 12, 31),
    "date-ok-003": date(2021, 12, 31),
    "date-ok-005": date(2021, 12, 31),
    "year-edge-001": date(2021, 12, 31),
    "year-edge-003": date(2021, 12, 31),
}


def of_values(expect):
    """The cases that the API is sent in the fields of a record."""
    cases = cases_of("api_write", expect)
    return [each for each in cases if each.values[0].kind in VALUES]


def kept_of(case):
    """What is to be kept: the value as typed, unless the kind of case says otherwise."""
    if case.id in KEPT:
        return KEPT[case.id]
    if case.kind == "money-ok":
        return Decimal(case.text)
    return case.text.strip()


@pytest.mark.parametrize("case", cases_of("validator", "reject"))
def test_a_validator_refuses(case):
    answer = validator.send(case)

    assert answer.codes == {case.code}
    assert_tells(answer, case)


@pytest.mark.parametrize("case", cases_of("validator", "accept"))
def test_a_validator_accepts(case):
    kept = validator.send(case).kept

    assert kept == kept_of(case) or kept == case.value  # text keeps what is around it


@pytest.mark.parametrize("case", cases_of("form", "reject"))
def test_a_form_refuses_and_nothing_is_changed(case, desk, unchanged):
    filled = form.prepared(case)
    unchanged()

    answer = form.send(case, desk, filled)

    assert answer.codes == {case.code}
    assert answer.status in (413, 422)
    assert unchanged() == []
    assert_tells(answer, case)


@pytest.mark.parametrize("case", cases_of("form", "accept"))
def test_a_form_accepts_and_keeps_what_it_should(case, desk):
    kept = form.enter(case, desk, form.prepared(case))

    assert (kept.reveal() if isinstance(kept, Sealed) else kept) == kept_of(case)


@pytest.mark.parametrize("case", of_values("reject"))
def test_the_api_refuses_and_nothing_is_changed(case, desk, unchanged):
    filled = form.prepared(case)
    unchanged()

    answer = api_write.send(case, desk, filled)

    assert answer.codes == {case.code}
    assert answer.status in (413, 422)
    assert unchanged() == []
    assert_tells(answer, case)


@pytest.mark.parametrize("case", of_values("accept"))
def test_the_api_accepts_and_keeps_what_it_should(case, desk):
    kept = api_write.enter(case, desk, form.prepared(case))

    assert (kept.reveal() if isinstance(kept, Sealed) else kept) == kept_of(case)


def assert_tells(answer, case):
    """In the reader's language, with the character that is wrong, and never the value itself."""
    for sentence in answer.said.get("en", []):
        assert not CHINESE.search(sentence) or case.kind == "region-bad"
        assert len(case.text) < SHORTEST_SECRET or case.text not in sentence
    for sentence in answer.said.get("zh-hans", []):
        assert CHINESE.search(sentence)
    is_typed = case.kind != "enum-bad"  # what is chosen from a list has no characters to correct
    if isinstance(case.value, str) and STRANGE.search(case.value) and answer.said and is_typed:
        assert any(NAMED.search(sentence) for sentence in answer.said["en"])
