from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms.models import model_to_dict
from django.urls import reverse

from programs.degree_upgrades.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.degree_upgrades.factories import AdmissionFactory, AdmissionListFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

KINDS = ["masters", "bachelor_upgrade", "vocational_college"]
COLLEGE = "degree_upgrades.vocational_college"
PEOPLE = "degree_upgrades.people"
UNCONFIRMED = "degree_upgrades.unconfirmed"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_counts_its_own_people(kind):
    AdmissionFactory.create_batch(2, kind=kind, confirmed=True)

    assert [figure(f"degree_upgrades.{other}") for other in KINDS] == [
        2 if other == kind else 0 for other in KINDS
    ]


def test_a_veteran_on_two_lists_of_a_kind_is_one_person():
    veteran = VeteranFactory()
    for county in ["370102", "370202"]:
        AdmissionFactory(veteran=veteran, region_id=county, confirmed=True)

    assert figure(COLLEGE, "3701") == figure(COLLEGE, "3702") == 1
    assert figure(COLLEGE) == 1


def test_a_veteran_admitted_to_two_kinds_is_in_both_figures_but_one_person():
    veteran = VeteranFactory()
    for kind in ["vocational_college", "bachelor_upgrade"]:
        AdmissionFactory(veteran=veteran, kind=kind, confirmed=True)

    assert figure(COLLEGE) == figure("degree_upgrades.bachelor_upgrade") == 1
    assert figure(PEOPLE) == 1


@pytest.mark.parametrize("outcome", ["declined", "revoked"])
def test_places_turned_down_or_lost_do_not_count(outcome):
    AdmissionFactory(outcome=outcome, confirmed=True)

    assert figure(COLLEGE) == figure(PEOPLE) == figure(UNCONFIRMED) == 0


def test_admissions_count_from_the_moment_their_list_is_signed_off():
    admission = AdmissionFactory()
    assert (figure(COLLEGE), figure(UNCONFIRMED)) == (0, 1)

    signed = admission.admission_list
    signed.signed_off_by, signed.signed_off_on = "王敏", date(2022, 1, 5)
    signed.save()

    assert (figure(COLLEGE), figure(UNCONFIRMED)) == (1, 0)


@pytest.mark.parametrize(
    ("admitted_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_admissions_belong_to_the_year_they_were_granted_in(admitted_on, expected):
    AdmissionFactory(admitted_on=admitted_on, confirmed=True)

    assert figure(COLLEGE) == expected


@pytest.mark.parametrize(
    ("place", "expected"), [("37", 1), ("3701", 1), ("370102", 1), ("3702", 0)]
)
def test_an_admission_belongs_to_its_own_place_though_the_province_holds_the_list(place, expected):
    AdmissionFactory(region_id="370102", confirmed=True)

    assert figure(COLLEGE, place) == expected


def test_exempted_counts_only_those_spared_the_examination():
    AdmissionFactory(route="exemption", confirmed=True)
    AdmissionFactory(route="special_quota", confirmed=True)

    assert figure("degree_upgrades.exempted") == 1


def test_a_list_is_signed_off_only_when_all_its_admissions_are_entered():
    received = AdmissionListFactory(headcount=2)
    AdmissionFactory(admission_list=received)
    received.signed_off_by, received.signed_off_on = "王敏", date(2021, 9, 10)

    with pytest.raises(ValidationError, match="names 2 admissions, but 1 are entered"):
        received.full_clean()
    AdmissionFactory(admission_list=received)
    received.full_clean()


def test_the_page_refuses_to_sign_off_a_list_half_entered(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    received = AdmissionListFactory(headcount=2)
    url = reverse("admin:degree_upgrades_admissionlist_change", args=[received.pk])
    entered = model_to_dict(received, exclude=["id"])
    signature = {"signed_off_by": "王敏", "signed_off_on": "2021-09-10"}

    refused = admin_client.post(url, entered | signature)

    assert refused.context["adminform"].form.has_error("__all__", "incomplete")


@pytest.mark.parametrize(
    ("changes", "message", "name"),
    [
        pytest.param(
            {"signed_off_on": date(2021, 9, 10)},
            "both a name and a day",
            "signature_is_whole",
            id="day-without-name",
        ),
        pytest.param(
            {"signed_off_by": "王敏"},
            "both a name and a day",
            "signature_is_whole",
            id="name-without-day",
        ),
        pytest.param(
            {"signed_off_by": "王敏", "signed_off_on": date(2021, 9, 2)},
            "before it was received",
            "signed_after_receipt",
            id="signed-before-it-came",
        ),
        pytest.param(
            {"headcount": 0}, "at least one admission", "names_somebody", id="an-empty-list"
        ),
    ],
)
def test_a_list_that_cannot_be_is_refused_by_form_and_by_database(changes, message, name):
    with pytest.raises(ValidationError, match=message):
        AdmissionListFactory.build(**changes).full_clean()
    with pytest.raises(IntegrityError, match=name):
        AdmissionListFactory(**changes)


def test_a_document_is_entered_once():
    received = AdmissionListFactory()

    with pytest.raises(IntegrityError, match="admissionlist_entered_once"):
        AdmissionListFactory(document_no=received.document_no)


def test_a_veteran_is_entered_once_from_a_list():
    admission = AdmissionFactory()

    with pytest.raises(IntegrityError, match="admission_once_per_list"):
        AdmissionFactory(admission_list=admission.admission_list, veteran=admission.veteran)


def test_a_list_stays_while_admissions_rest_on_it():
    admission = AdmissionFactory()

    with pytest.raises(IntegrityError):  # ProtectedError is one
        admission.admission_list.delete()


@pytest.mark.parametrize(
    ("key", "value", "phrase"),
    [
        ("masters", 320, "320人"),
        ("bachelor_upgrade", 822, "822人"),
        ("vocational_college", 9600, "9600人"),
    ],
)
def test_figures_are_worded_as_the_article_prints_them(key, value, phrase):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == phrase
    assert phrase in indicator.quote
