from datetime import date, timedelta

import pytest

from programs.job_fairs.job_days import job_days
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


@pytest.mark.django_db
@pytest.mark.parametrize("year", [2021, 2036])
def test_the_database_knows_the_same_job_days(year):
    JobFair.objects.bulk_create(
        JobFairFactory.build(held_on=date(year, 1, 1) + timedelta(days), moved_because="试算")
        for days in range(365)
    )

    found = JobFair.objects.filter(ON_A_JOB_DAY).order_by("held_on")

    assert list(found.values_list("held_on", flat=True)) == job_days(year)
