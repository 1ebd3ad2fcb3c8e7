from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bureau.base.identity import Sex, check_character, holder, is_id_number, read_id_number


def number(issued_in="370102", born="19900101", sequence="123"):
    body = f"{issued_in}{born}{sequence}"
    return body + check_character(body)


def test_the_number_says_where_when_and_who():
    said = holder("37010219900101001X")

    assert said.first_issued_in == "370102"
    assert said.birth_date == date(1990, 1, 1)
    assert said.sex == Sex.MALE
    assert holder("370102199602290010").sex == Sex.MALE
    assert holder(number(sequence="122")).sex == Sex.FEMALE


def test_a_number_is_kept_without_outer_spaces_and_with_a_capital_x():
    assert read_id_number(" 37010219900101001x\u3000") == "37010219900101001X"


@pytest.mark.parametrize(
    "issued_in",
    [
        pytest.param("370102", id="a-county-of-today"),
        pytest.param("370100", id="a-city"),
        pytest.param("370000", id="the-province"),
        pytest.param("371202", id="abolished-in-2019"),
        pytest.param("370684", id="abolished-in-2020"),
        pytest.param("370723", id="寿光县-until-1993"),
        pytest.param("372922", id="曹县-of-菏泽地区"),
        pytest.param("379009", id="莱州市-under-the-province"),
        pytest.param("110101", id="北京"),
        pytest.param("542421", id="a-county-of-another-province-since-abolished"),
        pytest.param("710000", id="台湾"),
        pytest.param("810000", id="permit-of-香港"),
        pytest.param("820000", id="permit-of-澳门"),
        pytest.param("830000", id="permit-of-台湾"),
    ],
)
def test_codes_of_first_issue_are_known(issued_in):
    assert read_id_number(number(issued_in))


@pytest.mark.parametrize("issued_in", ["000000", "070102", "160101", "370999", "371800", "990101"])
def test_codes_that_never_were_are_refused(issued_in):
    with pytest.raises(ValidationError) as refusal:
        read_id_number(number(issued_in))

    assert refusal.value.code == "id_region"


@pytest.mark.parametrize(
    ("years", "days", "accepted"),
    [
        pytest.param(16, 0, True, id="sixteen-today"),
        pytest.param(16, 1, False, id="sixteen-tomorrow"),
    ],
)
def test_nobody_under_sixteen_has_a_matter_here(years, days, accepted):
    today = timezone.localdate()
    born = today.replace(year=today.year - years) + timedelta(days=days)
    young = number(born=f"{born:%Y%m%d}")

    if accepted:
        assert read_id_number(young) == young
    else:
        with pytest.raises(ValidationError) as refusal:
            read_id_number(young)
        assert refusal.value.code == "id_birth"


def test_every_single_wrong_digit_is_noticed():
    right = "370102199001011231"

    for place in range(17):
        for digit in set("0123456789") - {right[place]}:
            assert not is_id_number(right[:place] + digit + right[place + 1 :])


def test_exchanged_neighbours_are_noticed():
    right = number(born="19830714", sequence="592")

    for place in range(16):
        wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
        assert wrong == right or not is_id_number(wrong)
