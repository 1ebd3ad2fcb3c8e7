from datetime import date

import pytest
from django.apps import apps

from bureau.base.workdays import Workday, festival, is_announced, known_days, missing_year


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2020, 6, 26), "Dragon Boat Festival", id="day-off"),
        pytest.param(date(2020, 6, 28), None, id="sunday-worked-for-it"),
        pytest.param(date(2021, 6, 25), None, id="plain-friday"),
        pytest.param(date(2021, 6, 26), None, id="plain-saturday"),
    ],
)
def test_a_festival_is_the_reason_for_a_day_off(day, name):
    assert festival(day) == name


def test_holidays_are_known_once_the_state_council_announced_them():
    assert is_announced(2019)
    assert not is_announced(2098)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "missing"),
    [
        pytest.param(date(2021, 10, 31), None, id="not-expected-before-november"),
        pytest.param(date(2021, 11, 1), 2022, id="expected-from-november"),
        pytest.param(date(2021, 12, 31), 2022, id="on-the-last-day"),
        pytest.param(date(2022, 1, 1), 2022, id="still-in-the-year-itself"),
        pytest.param(date(2022, 7, 1), 2022, id="all-through-that-year"),
        pytest.param(date(2020, 11, 1), None, id="known-in-time"),
    ],
)
def test_a_year_is_missing_from_november_before_it(today, missing):
    Workday.objects.filter(day__year__gte=2022).delete()

    assert missing_year(today) == missing


@pytest.mark.django_db
def test_a_year_that_is_known_in_part_is_missing():
    Workday.objects.filter(day__gt=date(2022, 12, 30)).delete()

    assert missing_year(date(2021, 11, 1)) == 2022


@pytest.mark.django_db
def test_every_migrate_brings_the_days_known_by_then():
    Workday.objects.filter(day__year=2022).delete()
    Workday.objects.filter(day=date(2020, 2, 1)).update(is_working=True)  # before it was prolonged

    apps.get_app_config("base").after_migrate()

    assert dict(Workday.objects.values_list("day", "is_working")) == dict(known_days())
