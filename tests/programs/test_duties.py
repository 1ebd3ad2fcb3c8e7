"""What everybody is told who works with days."""

from datetime import date

import pytest

from bureau.base.workdays import Workday
from bureau.desk import duties
from programs.duties import notices
from tests.bureau.desk.test_duties import member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def calendar_until_2021():
    Workday.objects.filter(day__year__gte=2022).delete()


@pytest.mark.parametrize(("role", "place"), [("clerk", "370102"), ("administrator", None)])
@pytest.mark.parametrize("today", [date(2021, 11, 1), date(2022, 3, 1)])
def test_everybody_is_told_that_a_year_of_working_days_is_missing(role, place, today):
    told = [notice.sentence for notice in duties.notices(member(role, place), today)]

    [sentence] = [each for each in told if "chinesecalendar" in each]
    assert "The working days of 2022 are not known" in sentence
    assert "deadlines in that year cannot be reckoned" in sentence


def test_nobody_is_told_before_it_can_be_known():
    assert list(notices(member("clerk", "370102"), date(2021, 10, 31))) == []
