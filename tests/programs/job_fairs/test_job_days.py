from datetime import date, timedelta

import pytest

from programs.job_fairs.job_days import job_day_of, job_days, next_job_day
from programs.job_fairs.models import ON_A_JOB_DAY, JobFair
from tests.programs.job_fairs.factories import JobFairFactory


def test_the_job_days_of_2021():
    assert job_days(2021) == [
        date(2021, 2, 26),
        date(2021, 4, 30),
        date(2021, 6, 25),
        date(2021, 8, 27),
        date(2021, 10, 29),
        date(2021, 12, 31),
    ]


def test_a_job_day_may_fall_on_a_holiday_or_a_leap_day():
    assert date(2020, 6, 26) in job_days(2020)
    assert date(2036, 2, 29) in job_days(2036)


@pytest.mark.parametrize(
    ("held_on", "job_day"),
    [
        pytest.param(date(2021, 6, 25), date(2021, 6, 25), id="on-it"),
        pytest.param(date(2020, 6, 19), date(2020, 6, 26), id="a-week-earlier"),
        pytest.param(date(2021, 9, 3), date(2021, 8, 27), id="a-week-later"),
        pytest.param(date(2022, 1, 7), date(2021, 12, 31), id="in-the-next-year"),
        pytest.param(date(2019, 1, 1), date(2018, 12, 28), id="before-the-first-year"),
    ],
)
def test_a_moved_fair_belongs_to_the_nearest_job_day(held_on, job_day):
    assert job_day_of(held_on) == job_day


@pytest.mark.parametrize(
    ("today", "following"),
    [
        pytest.param(date(2021, 12, 31), date(2021, 12, 31), id="today"),
        pytest.param(date(2022, 1, 1), date(2022, 2, 25), id="the-next-year"),
    ],
)
def test_the_next_job_day_is_today_or_later(today, following):
    assert next_job_day(today) == following


@pytest.mark.django_db
@pytest.mark.parametrize("year", [2021, 2036])
def test_the_database_knows_the_same_job_days(year):
    JobFair.objects.bulk_create(
        JobFairFactory.build(
            held_on=date(year, 1, 1) + timedelta(days), moved_because="试算", state="planned"
        )
        for days in range(365)
    )

    found = JobFair.objects.filter(ON_A_JOB_DAY).order_by("held_on")

    assert list(found.values_list("held_on", flat=True)) == job_days(year)
