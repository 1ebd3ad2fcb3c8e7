from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.figures import figure
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

ATTENDANCES = "adaptation_training.attendances"
PEOPLE = "adaptation_training.people"


def test_attendances_count_times_and_people_count_persons():
    twice, once = VeteranFactory.create_batch(2)
    for veteran in [twice, twice, once]:
        AttendanceFactory(veteran=veteran, completed=True)

    assert figure(ATTENDANCES) == 3
    assert figure(PEOPLE) == 2


@pytest.mark.parametrize("outcome", ["pending", "withdrawn"])
def test_only_completed_attendances_count(outcome):
    AttendanceFactory(outcome=outcome)

    assert figure(ATTENDANCES) == 0


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_attendances_belong_to_the_year_their_class_ended_in(ends_on, expected):
    AttendanceFactory(training_class__ends_on=ends_on, completed=True)

    assert figure(ATTENDANCES) == expected


def test_a_veteran_trained_in_two_cities_is_one_person_of_the_province():
    veteran = VeteranFactory()
    for county in ["370102", "370202"]:
        AttendanceFactory(training_class__region_id=county, veteran=veteran, completed=True)

    assert figure(PEOPLE, "3701") == figure(PEOPLE, "3702") == 1
    assert figure(PEOPLE, "37") == 1


def test_attendances_follow_their_class_to_another_place_and_year():
    attendance = AttendanceFactory(completed=True)
    attendance.training_class.region_id = "370202"
    attendance.training_class.ends_on = date(2022, 2, 2)
    attendance.training_class.save()

    assert figure(ATTENDANCES, "3701", 2021) == 0
    assert figure(ATTENDANCES, "3702", 2022) == 1


def test_a_class_without_hours_is_refused_by_form_and_by_database():
    with pytest.raises(ValidationError, match="must be above zero"):
        TrainingClassFactory.build(hours=0).full_clean()
    with pytest.raises(IntegrityError, match="trainingclass_has_hours"):
        TrainingClassFactory(hours=0)


def test_a_trainee_is_entered_once_per_class():
    attendance = AttendanceFactory()

    with pytest.raises(IntegrityError, match="attendance_once_per_class"):
        AttendanceFactory(training_class=attendance.training_class, veteran=attendance.veteran)
