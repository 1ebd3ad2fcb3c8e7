"""What classes and seminars of any line have in common."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.adaptation_training.models import Attendance, TrainingClass
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

FIVE_DAYS = {"starts_on": date(2021, 6, 14), "ends_on": date(2021, 6, 18)}


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_hours_are_supposed_to_be_eight_a_day_until_somebody_says_otherwise():
    supposed = TrainingClass(**FIVE_DAYS)
    typed = TrainingClass(**FIVE_DAYS, hours=36)

    supposed.fill()
    typed.fill()

    assert supposed.hours == 40
    assert typed.hours == 36


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({}, id="nothing-typed"),
        pytest.param({"starts_on": date(2021, 6, 14)}, id="one-day-typed"),
        pytest.param({"starts_on": date(2021, 6, 14), "ends_on": date(2021, 6, 1)}, id="reversed"),
    ],
)
def test_a_course_half_typed_is_given_no_hours(days):
    course = TrainingClass(**days)

    course.fill()

    assert course.hours is None
    assert course.working() == []


def test_the_working_shows_hours_by_day():
    course = TrainingClass(**FIVE_DAYS, hours=36)

    assert course.working() == ["36 class hours in 5 days are 7.2 a day."]


@pytest.mark.parametrize(
    ("days", "hours", "expected"),
    [
        pytest.param(10, 80, [], id="usual"),
        pytest.param(11, 80, ["long"], id="a-day-longer"),
        pytest.param(5, 5, [], id="an-hour-a-day"),
        pytest.param(5, 4, ["hours"], id="less-than-an-hour-a-day"),
        pytest.param(5, 50, [], id="ten-hours-a-day"),
        pytest.param(5, 51, ["hours"], id="more-than-ten-hours-a-day"),
    ],
)
def test_a_course_of_unusual_length_is_doubted(days, hours, expected):
    starts_on = date(2021, 6, 1)
    ends_on = starts_on + timedelta(days=days - 1)

    assert codes(TrainingClass(starts_on=starts_on, ends_on=ends_on, hours=hours)) == expected


@pytest.mark.parametrize(
    ("attended", "outcome", "expected"),
    [
        pytest.param(3, "completed", [], id="more-than-half"),
        pytest.param(2, "completed", ["few_days"], id="less-than-half"),
        pytest.param(2, "withdrawn", [], id="left-early"),
        pytest.param(0, "pending", [], id="in-training"),
    ],
)
def test_who_completed_was_there_on_half_of_the_days(attended, outcome, expected):
    course = TrainingClassFactory(**FIVE_DAYS)
    trainee = AttendanceFactory.build(
        training_class=course, veteran=VeteranFactory(), days_attended=attended, outcome=outcome
    )

    assert codes(trainee) == expected


def test_nobody_attends_on_more_days_than_there_were():
    trainee = AttendanceFactory(training_class=TrainingClassFactory(**FIVE_DAYS), days_attended=6)

    with pytest.raises(ValidationError, match="only 5 days"):
        trainee.full_clean()


def test_nobody_has_completed_what_is_not_over():
    today = timezone.localdate()
    ending_tomorrow = TrainingClassFactory(ends_on=today + timedelta(days=1))
    ending_today = TrainingClassFactory(ends_on=today)

    AttendanceFactory(training_class=ending_today, completed=True).full_clean()
    with pytest.raises(ValidationError, match="Nobody has completed it yet"):
        AttendanceFactory(training_class=ending_tomorrow, completed=True).full_clean()


@pytest.mark.parametrize(
    ("ends_on", "outcome", "expected"),
    [
        pytest.param(date(2021, 2, 5), "completed", ["trained_again"], id="the-same-year"),
        pytest.param(date(2021, 2, 5), "withdrawn", [], id="left-early-before"),
        pytest.param(date(2020, 12, 31), "completed", [], id="the-year-before"),
    ],
)
def test_who_is_trained_twice_in_a_year_is_doubted(ends_on, outcome, expected):
    veteran = VeteranFactory()
    AttendanceFactory(veteran=veteran, training_class__ends_on=ends_on, outcome=outcome)

    assert codes(AttendanceFactory(veteran=veteran)) == expected


def test_parts_of_a_course_entered_wrongly_are_not_judged():
    course = TrainingClass(starts_on=date(2021, 6, 14), ends_on=None)

    assert Attendance(training_class=course, veteran=VeteranFactory()).doubts() == []
    Attendance(training_class=course).clean()
    Attendance().clean()
