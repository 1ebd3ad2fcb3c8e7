"""What a clerk types for line 1, and what the form supplies, asks and doubts."""

import pytest

from programs.adaptation_training.models import Attendance, TrainingClass
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.veterans.factories import TrainingProviderFactory, VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def test_one_more_trainee_takes_a_class_and_a_person(desk):
    held, veteran = TrainingClassFactory(), VeteranFactory()

    trainee = entered(desk, Attendance, training_class=held.pk, veteran=veteran.pk)

    assert trainee.veteran == veteran
    assert trainee.outcome == "pending"


def test_one_more_class_takes_two_days(desk):
    gone, _kept = [
        entered(desk, TrainingClass, starts_on=f"2021-06-{day}", ends_on=f"2021-06-{day + 4}")
        for day in (14, 21)
    ]
    gone.delete()

    held = entered(desk, TrainingClass, starts_on="2021-06-14", ends_on="2021-06-18")

    assert held.title == "历下区2021年适应性培训第3班"
    assert held.hours == 40
    assert held.region_id == "370102"


def test_a_class_is_held_at_its_providers_unless_another_venue_is_named():
    provider = TrainingProviderFactory(address="经十路1号")
    there = TrainingClassFactory.build(provider=provider)
    elsewhere = TrainingClassFactory.build(provider=provider, venue="体育馆")

    there.fill()
    elsewhere.fill()

    assert there.venue == "经十路1号"
    assert elsewhere.venue == "体育馆"


@pytest.mark.parametrize(("trainees", "expected"), [(60, []), (61, ["crowd"])])
def test_more_than_sixty_in_one_class_are_doubted(trainees, expected):
    held = TrainingClassFactory()
    AttendanceFactory.create_batch(trainees, training_class=held)

    assert [doubt.code for doubt in held.doubts()] == expected
