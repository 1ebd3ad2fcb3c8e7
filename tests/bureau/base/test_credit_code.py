import pytest
from django.core.exceptions import ValidationError

from bureau.base.credit_code import ALPHABET, check_character, read_credit_code

PEKING_UNIVERSITY = "12100000400002259P"
HUAWEI = "914403001922038216"


@pytest.mark.parametrize("code", [PEKING_UNIVERSITY, HUAWEI])
def test_real_codes_are_accepted(code):
    assert read_credit_code(code) == code


def test_a_code_is_kept_in_capitals_without_outer_spaces():
    assert read_credit_code(f" {PEKING_UNIVERSITY.lower()} ") == PEKING_UNIVERSITY


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("", id="empty"),
        pytest.param(None, id="none"),
        pytest.param(HUAWEI[:-1], id="seventeen"),
        pytest.param("91440300192203821I", id="letter-left-out-of-the-alphabet"),
        pytest.param("91440300192203821\u0660", id="arabic-digit"),
        pytest.param("91440300 1922038216", id="inner-space"),
        pytest.param("370102199001011231", id="an-identity-number"),
    ],
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValidationError) as refusal:
        read_credit_code(code)

    assert refusal.value.code == "credit_code"


def test_every_single_wrong_character_is_noticed():
    for place in range(17):
        for char in set(ALPHABET) - {HUAWEI[place]}:
            assert check_character(HUAWEI[:place] + char + HUAWEI[place + 1 : -1]) != HUAWEI[-1]
