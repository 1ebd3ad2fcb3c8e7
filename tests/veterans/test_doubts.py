"""What is doubtful about a person taking part in anything."""

from datetime import date

import pytest

from tests.veterans.factories import VeteranFactory
from veterans import doubts

pytestmark = pytest.mark.django_db


def codes(found):
    return [doubt.code for doubt in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2018, 8, 31), ["discharged_later"], id="still-serving"),
        pytest.param(date(2018, 9, 1), [], id="discharged-on-the-day"),
        pytest.param(date(2021, 5, 4), [], id="died-on-the-day"),
        pytest.param(date(2021, 5, 5), ["died_earlier"], id="dead-before"),
    ],
)
def test_who_takes_part_is_discharged_and_alive(day, expected):
    veteran = VeteranFactory(discharged_on=date(2018, 9, 1), died_on=date(2021, 5, 4))

    assert codes(doubts.about(veteran, day)) == expected


def test_a_doubt_about_a_person_names_days_and_not_the_person():
    veteran = VeteranFactory(discharged_on=date(2018, 9, 1))

    [doubt] = doubts.about(veteran, date(2018, 8, 31))

    assert doubt.sentence == (
        "The veteran was discharged on 1 September 2018, only after 31 August 2018."
    )
