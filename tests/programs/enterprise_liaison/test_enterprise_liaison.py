from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.enterprise_liaison.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.enterprise_liaison.factories import ContactFactory, LiaisonAppointmentFactory
from tests.veterans.factories import EnterpriseFactory, EnterpriseJobsFactory

pytestmark = pytest.mark.django_db

OFFICERS = "enterprise_liaison.officers"
CONTACTS = "enterprise_liaison.contacts"
CONTACTED = "enterprise_liaison.enterprises_contacted"
ENTERPRISES = "enterprise_liaison.enterprises"
EMPLOYED = "enterprise_liaison.veterans_employed"
RECOGNISED = "enterprise_liaison.enterprises_recognised"
CLOSED = "enterprise_liaison.enterprises_closed"
PROBLEMS = "enterprise_liaison.problems"
SETTLED = "enterprise_liaison.problems_settled"

SPELLS_AROUND_THE_LAST_DAY = [
    pytest.param(date(2019, 5, 5), None, 1, id="still-standing"),
    pytest.param(date(2021, 12, 31), None, 1, id="begun-on-the-last-day"),
    pytest.param(date(2022, 1, 1), None, 0, id="begun-the-day-after"),
    pytest.param(date(2019, 5, 5), date(2021, 12, 31), 0, id="ended-on-the-last-day"),
    pytest.param(date(2019, 5, 5), date(2022, 1, 1), 1, id="ended-the-day-after"),
]


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), SPELLS_AROUND_THE_LAST_DAY)
def test_officers_are_those_in_office_on_the_last_day(began_on, ended_on, expected):
    LiaisonAppointmentFactory(began_on=began_on, ended_on=ended_on)

    assert figure(OFFICERS) == expected


def test_an_officer_appointed_again_is_one_officer():
    first = LiaisonAppointmentFactory(ended_on=date(2021, 3, 1))
    LiaisonAppointmentFactory(officer_name=first.officer_name, began_on=date(2021, 6, 1))

    assert figure(OFFICERS) == 1


def test_an_officer_holds_one_appointment_at_a_time():
    first = LiaisonAppointmentFactory(ended_on=date(2021, 3, 1))
    again = {"officer_name": first.officer_name, "began_on": date(2021, 2, 28)}

    with pytest.raises(ValidationError, match="already holds an appointment"):
        LiaisonAppointmentFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="liaisonappointment_one_at_a_time"):
        LiaisonAppointmentFactory(**again)


def test_an_appointment_that_ends_before_it_begins_is_refused_in_words():
    turned_round = LiaisonAppointmentFactory.build(ended_on=date(2020, 2, 1))

    with pytest.raises(ValidationError, match="The end must be after the beginning"):
        turned_round.full_clean()


def test_contacts_count_times_and_enterprises_contacted_count_enterprises():
    often, once = EnterpriseFactory.create_batch(2)
    for month in [1, 2, 3]:
        ContactFactory(enterprise=often, contacted_on=date(2021, month, 8))
    ContactFactory(enterprise=once)

    assert figure(CONTACTS) == 4
    assert figure(CONTACTED) == 2


@pytest.mark.parametrize(
    ("contacted_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_contacts_belong_to_the_year_they_were_made_in(contacted_on, expected):
    ContactFactory(contacted_on=contacted_on)

    assert figure(CONTACTS) == expected


def test_contacts_belong_to_their_officers_place():
    contact = ContactFactory(officer__region_id="370202")
    contact.officer.region_id = "371302"
    contact.officer.save()

    assert figure(CONTACTS, "3702") == 0
    assert figure(CONTACTS, "3713") == 1


def test_problems_belong_to_the_year_they_were_raised_and_settled_in():
    ContactFactory()
    ContactFactory(troubled=True)
    ContactFactory(troubled=True, contacted_on=date(2020, 12, 20), settled_on=date(2021, 1, 1))
    ContactFactory(troubled=True, contacted_on=date(2021, 12, 20), settled_on=date(2022, 1, 1))

    assert figure(PROBLEMS) == 2
    assert figure(SETTLED) == 1


def test_a_contact_is_entered_once():
    contact = ContactFactory()
    again = {"officer": contact.officer, "enterprise": contact.enterprise}

    with pytest.raises(ValidationError, match="already entered"):
        ContactFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="contact_entered_once"):
        ContactFactory(**again)


@pytest.mark.parametrize(
    ("settlement", "message", "name"),
    [
        pytest.param(
            {"problem": "缺少流动资金", "settled_on": date(2021, 6, 17)},
            "before it was raised",
            "settled_after_it_was_raised",
            id="too-early",
        ),
        pytest.param(
            {"settled_on": date(2021, 6, 18)},
            "which problem was settled",
            "settles_a_problem",
            id="of-nothing",
        ),
    ],
)
def test_impossible_settlements_are_refused(settlement, message, name):
    people = {"officer": LiaisonAppointmentFactory(), "enterprise": EnterpriseFactory()}

    with pytest.raises(ValidationError, match=message):
        ContactFactory.build(**people, **settlement).full_clean()
    with pytest.raises(IntegrityError, match=name):
        ContactFactory(**people, **settlement)


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), SPELLS_AROUND_THE_LAST_DAY)
def test_enterprises_are_those_standing_on_the_last_day(began_on, ended_on, expected):
    EnterpriseFactory(registered_on=date(2018, 1, 1), began_on=began_on, ended_on=ended_on)

    assert figure(ENTERPRISES) == expected


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), SPELLS_AROUND_THE_LAST_DAY)
def test_veterans_employed_add_up_the_jobs_of_the_last_day(began_on, ended_on, expected):
    enterprise = EnterpriseFactory(began_on=date(2019, 1, 2), registered_on=date(2018, 1, 1))
    EnterpriseJobsFactory(enterprise=enterprise, headcount=7, began_on=began_on, ended_on=ended_on)

    assert figure(EMPLOYED) == 7 * expected


def test_a_later_headcount_takes_the_place_of_the_earlier():
    enterprise = EnterpriseFactory(began_on=date(2019, 1, 2), registered_on=date(2018, 1, 1))
    changed = date(2021, 7, 1)
    EnterpriseJobsFactory(
        enterprise=enterprise, headcount=3, began_on=date(2020, 1, 1), ended_on=changed
    )
    EnterpriseJobsFactory(enterprise=enterprise, headcount=5, began_on=changed)

    assert figure(EMPLOYED) == 5


def test_enterprises_recognised_and_closed_are_flows_of_the_year():
    since = {"registered_on": date(2018, 1, 1)}
    EnterpriseFactory(**since, began_on=date(2020, 12, 31), ended_on=date(2021, 1, 1))
    EnterpriseFactory(**since, began_on=date(2021, 1, 1), ended_on=date(2022, 1, 1))
    EnterpriseFactory(**since, began_on=date(2022, 1, 1))

    assert figure(RECOGNISED) == 1
    assert figure(CLOSED) == 1


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("officers", 1_987, "近两千名"),
        ("contacts", 24_812, "2.48万次"),
        ("enterprises", 73_684, "7.37万家"),
        ("veterans_employed", 104_327, "10万多名"),
    ],
)
def test_figures_read_as_they_were_printed(key, value, text):
    assert render(value, INDICATORS[key].style) == text
