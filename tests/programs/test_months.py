"""The months of one place, counted at once, are those that each month's own count finds."""

import pytest

from bureau.base.years import MONTHS, Period
from programs import tallies
from programs.lines import indicators, program_lines
from veterans.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

PLACES = ["37", "3702", "370102"]


@pytest.fixture(scope="module")
def by_month(in_small_year, django_db_blocker):
    """{(code, month, place): value}, a month at a time, of all places."""
    lines = program_lines()
    with django_db_blocker.unblock():
        return {
            (code, month, place): value
            for month in MONTHS
            for (_year, code, place, own), value in tallies.figures_of_month(
                Period(2021, month), lines
            ).items()
            if not own
        }


@pytest.mark.parametrize("code", indicators())
@pytest.mark.parametrize("place", PLACES)
def test_twelve_at_once_are_each_month_by_itself(place, code, by_month, at_once):
    expected = {month: by_month.get((code, month, place)) for month in MONTHS}

    assert {month: at_once[place].get((code, month)) for month in MONTHS} == expected


@pytest.fixture(scope="module")
def at_once(in_small_year, django_db_blocker):
    with django_db_blocker.unblock():
        return {place: tallies.months_at(2021, Region.objects.by_code(place)) for place in PLACES}


def test_most_figures_have_something_to_compare(at_once):
    told = {code for code, _month in at_once["37"]}

    assert len(told) > 0.9 * len(indicators())
