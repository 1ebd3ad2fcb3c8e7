"""A person or firm served in two places is seen from both, and changed from its own alone."""

import pytest

from bureau.base.scope import scope
from programs.adaptation_training.models import Attendance
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

HERE, THERE, THIRD = "370102", "370202", "370302"


@pytest.fixture
def guest():
    """Somebody of another city who was in a class here."""
    return AttendanceFactory(
        training_class__region_id=HERE, veteran=VeteranFactory(region_id=THERE, name="王客人")
    ).veteran


def seen_from(place, model=Veteran):
    with scope(place):
        return set(model.objects.values_list("pk", flat=True))


def test_whoever_a_record_names_is_seen_from_its_place(guest):
    assert guest.pk in seen_from(HERE)
    assert guest.pk in seen_from("3701")
    assert guest.pk in seen_from(THERE)
    assert guest.pk not in seen_from(THIRD)


def test_a_list_loses_no_row_by_its_join(guest, client):
    client.force_login(make_clerk("clerk", HERE))

    listed = client.get(page(Attendance, "changelist"))

    assert "王客人" in listed.content.decode()


def test_a_guest_is_looked_at_and_not_changed(guest, client):
    client.force_login(make_clerk("clerk", HERE))
    change = page(Veteran, "change", guest.pk)

    assert client.get(change).status_code == 200
    assert client.post(change, {"name": "王主人"}).status_code == 403
    with scope(HERE):
        assert Veteran.objects.filter(pk=guest.pk).update(note="changed from afar") == 0


def test_whoever_moves_is_still_seen_from_the_place_left():
    veteran = VeteranFactory(region_id=HERE)

    Veteran.objects.filter(pk=veteran.pk).update(region_id=THERE)

    assert veteran.pk in seen_from(HERE)
    assert veteran.pk not in seen_from(THIRD)


def test_a_firm_in_an_incubator_elsewhere_is_seen_from_there():
    firm = EnterpriseFactory(region_id=THERE)
    TenancyFactory(incubator__region_id=HERE, enterprise=firm)

    assert firm.pk in seen_from(HERE, type(firm))
    assert firm.pk not in seen_from(THIRD, type(firm))


def test_ones_own_are_not_opened_to_oneself():
    own = VeteranFactory(region_id=HERE)
    AttendanceFactory(training_class__region_id="3701", veteran=own)

    own.refresh_from_db()
    assert own.opened_to == ""


def test_a_place_is_opened_to_once_and_several_at_a_time():
    veteran = VeteranFactory(region_id=THERE)
    for place in [HERE, HERE, THIRD]:
        AttendanceFactory(training_class__region_id=place, veteran=veteran)

    veteran.refresh_from_db()
    assert veteran.opened_to == f" {HERE} {THIRD}"


def test_nobody_opens_somebody_elses_people_to_themselves():
    veteran = VeteranFactory(region_id=THERE)

    with scope(HERE):
        assert Veteran.objects.filter(pk=veteran.pk).update(opened_to=f" {HERE}") == 0


def test_a_record_read_before_does_not_close_somebody_again():
    stale = VeteranFactory(region_id=THERE)
    AttendanceFactory(training_class__region_id=HERE, veteran=stale)

    stale.save()

    assert stale.pk in seen_from(HERE)


def test_who_is_behind_a_firm_is_seen_where_the_firm_is():
    firm = EnterpriseFactory(region_id=THERE, founder__region_id=THERE)
    TenancyFactory(incubator__region_id=HERE, enterprise=firm)

    assert firm.founder_id in seen_from(HERE)
    assert firm.founder_id not in seen_from(THIRD)
