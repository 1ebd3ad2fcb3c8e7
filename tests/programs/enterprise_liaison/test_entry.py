"""What a clerk types for line 8, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.enterprise_liaison.models import Contact, LiaisonAppointment
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning, entered, said, send
from tests.programs.enterprise_liaison.factories import ContactFactory, LiaisonAppointmentFactory
from tests.veterans.factories import EnterpriseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_one_more_contact_takes_the_enterprise(desk):
    earlier = ContactFactory()

    contact = entered(desk, Contact, enterprise=earlier.enterprise_id)

    assert (contact.officer, contact.way) == (earlier.officer, "visit")
    assert contact.contacted_on == timezone.localdate()


def test_the_first_contact_takes_an_officer_too(desk):
    enterprise, officer = EnterpriseFactory(), LiaisonAppointmentFactory()

    errors, _doubts = said(send(desk, Contact, enterprise=enterprise.pk))
    contact = entered(desk, Contact, enterprise=enterprise.pk, officer=officer.pk)

    assert list(errors) == ["officer"]
    assert contact.officer == officer


@pytest.mark.parametrize(
    "officer",
    [
        pytest.param({"ended_on": date(2022, 1, 1)}, id="who-left"),
        pytest.param({"region_id": "3701"}, id="of-the-place-above"),
    ],
)
def test_an_officer_is_supposed_only_of_the_place_and_in_office(officer):
    """A clerk must not write into the place of another by leaving a box empty."""
    earlier = ContactFactory(officer=LiaisonAppointmentFactory(**officer))
    contact = Contact(enterprise=earlier.enterprise)

    contact.fill()

    assert contact.officer_id is None


def test_one_more_officer_takes_a_name_and_a_unit(desk):
    typed = {"officer_name": "李志强", "unit": "城关街道退役军人服务站"}

    officer = entered(desk, LiaisonAppointment, **typed)

    assert officer.appointed_by == "历下区退役军人事务局"
    assert officer.began_on == timezone.localdate()


def test_contacts_are_entered_on_the_officers_page(desk):
    officer, enterprise = LiaisonAppointmentFactory(), EnterpriseFactory()
    change = page(LiaisonAppointment, "change", officer.pk)
    rows = {"contacts-TOTAL_FORMS": 1, "contacts-0-enterprise": enterprise.pk}

    answer = desk.post(change, beginning(desk.get(change)) | rows | {"contacts-0-way": "phone"})

    assert answer.status_code == 302
    contact = officer.contacts.get()
    assert (contact.enterprise, contact.contacted_on) == (enterprise, timezone.localdate())


def test_appointments_are_ended_for_many_at_once(desk):
    officers = LiaisonAppointmentFactory.create_batch(2)

    desk.post(
        reverse("admin:enterprise_liaison_liaisonappointment_changelist"),
        {"action": "ended", "confirmed": "yes", "ended_on": "2021-12-31"}
        | {"_selected_action": [officer.pk for officer in officers]},
    )

    assert LiaisonAppointment.objects.filter(ended_on="2021-12-31").count() == 2


def test_a_contact_with_an_enterprise_of_another_city_is_doubted():
    assert codes(ContactFactory(enterprise__region_id="370202")) == ["elsewhere"]
    assert codes(ContactFactory(enterprise__region_id="370103")) == []


@pytest.mark.parametrize(
    ("contacted_on", "expected"),
    [
        pytest.param(date(2020, 3, 1), [], id="on-the-first-day"),
        pytest.param(date(2020, 2, 29), ["out_of_office"], id="before-it"),
        pytest.param(date(2021, 2, 28), [], id="on-the-last-day"),
        pytest.param(date(2021, 3, 1), ["out_of_office"], id="after-it"),
    ],
)
def test_a_contact_by_an_officer_out_of_office_is_doubted(contacted_on, expected):
    officer = LiaisonAppointmentFactory(ended_on=date(2021, 3, 1))

    assert codes(ContactFactory(officer=officer, contacted_on=contacted_on)) == expected


def test_a_contact_with_an_enterprise_that_closed_is_doubted():
    contact = ContactFactory.build(
        officer=LiaisonAppointmentFactory(), enterprise=EnterpriseFactory(closed=True)
    )
    contact.contacted_on = date(2021, 6, 29)

    assert codes(contact) == []

    contact.contacted_on = date(2021, 6, 30)

    assert codes(contact) == ["closed"]


def test_an_officer_of_two_units_is_doubted():
    first = LiaisonAppointmentFactory()
    same = {"officer_name": first.officer_name, "unit": "区退役军人服务中心"}

    assert codes(LiaisonAppointmentFactory(**same)) == ["in_two_units"]
    assert codes(LiaisonAppointmentFactory(unit="区退役军人服务中心")) == []
