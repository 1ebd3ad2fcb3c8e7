"""No case is left out of a channel in silence."""

import hashlib
from pathlib import Path

import pytest

from tests.bad_input.cases import CASES, FILE, KINDS
from tests.bad_input.coverage import (
    CHANNELS,
    OF_CASES,
    OF_KINDS,
    TESTED,
    Apart,
    fate,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "bad_input" / "cases.jsonl"
WITH_TESTS_OF_THEIR_OWN = {
    "money-sum-001",  # no record keeps parts beside their total
    "export-cell-013",  # a text that gets nowhere: text-bad
    "year-edge-005",  # test_year_edges.py
    "year-edge-007",
}
AS_HANDED_OVER = "a3af00a14f978ea0fdce6115e7f887199b7656b7dc67fe431c7383a6275728c0"


def test_the_cases_are_those_that_were_handed_over():
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == AS_HANDED_OVER
    assert (len(CASES), len(KINDS)) == (272, 32)
    if SHARED.exists():
        assert FILE.read_bytes() == SHARED.read_bytes()


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_kind_is_tested_or_has_a_reason(channel):
    assert OF_KINDS[channel].keys() == set(KINDS)


def test_what_is_said_of_single_cases_is_said_of_cases_that_there_are():
    named = {name for cases in OF_CASES.values() for name in cases}

    assert named <= {case.id for case in CASES}
    assert OF_CASES.keys() <= set(CHANNELS)


@pytest.mark.parametrize("channel", CHANNELS)
def test_an_exception_is_one_of_a_kind_that_is_tested(channel):
    kinds = {case.id: case.kind for case in CASES}

    assert {OF_KINDS[channel][kinds[name]] for name in OF_CASES.get(channel, {})} <= {TESTED}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_case_is_tested_somewhere(case, record_property):
    fates = {channel: fate(case, channel) for channel in CHANNELS}
    for channel, each in fates.items():
        record_property(channel, _in_words(each))

    assert TESTED in fates.values() or case.id in WITH_TESTS_OF_THEIR_OWN


def _in_words(each):
    """As `--junit-xml` files it: what a case means for a channel."""
    return f"does not apply: {each.because}" if isinstance(each, Apart) else each
