"""What a clerk types for line 2, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.utils import timezone

from programs.degree_upgrades.models import Admission, AdmissionList
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered, said, send
from tests.programs.degree_upgrades.factories import AdmissionFactory, AdmissionListFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(admission):
    return [doubt.code for doubt in admission.doubts()]


def test_the_first_admission_of_a_list_takes_four_fields(desk):
    listed, veteran = AdmissionListFactory(received_on=date(2021, 9, 3)), VeteranFactory()
    typed = {"admission_list": listed.pk, "veteran": veteran.pk, "school": "山东大学"}

    untold = send(desk, Admission, **typed)
    admission = entered(desk, Admission, **typed, kind="masters")

    assert list(said(untold)[0]) == ["kind"]
    assert admission.admitted_on == date(2021, 9, 3)
    assert admission.route == "examination"


def test_any_further_admission_of_a_list_takes_three_fields(desk):
    listed, veteran = AdmissionListFactory(), VeteranFactory()
    AdmissionFactory(admission_list=listed, kind="masters", admitted_on=date(2021, 7, 1))
    typed = {"admission_list": listed.pk, "veteran": veteran.pk, "school": "山东大学"}

    admission = entered(desk, Admission, **typed)

    assert admission.kind == "masters"
    assert admission.admitted_on == date(2021, 7, 1)


def test_an_admission_belongs_to_the_veterans_place_whoever_enters_it(client):
    client.force_login(make_clerk("of-the-city", "3701"))
    listed, veteran = AdmissionListFactory(), VeteranFactory(region_id="370103")
    typed = {"admission_list": listed.pk, "veteran": veteran.pk, "school": "山东大学"}

    admission = entered(client, Admission, **typed, kind="masters")

    assert admission.region_id == "370103"


def test_an_admission_stays_where_it_was_when_the_veteran_moves():
    admission = AdmissionFactory(region_id="370102", veteran__region_id="370102")
    admission.veteran.region_id = "370202"
    admission.veteran.save()

    admission.fill()

    assert admission.region_id == "370102"


def test_one_more_list_takes_a_number_a_title_and_a_sum(desk):
    AdmissionListFactory(region_id="370102", source="济南市教育局")

    listed = entered(desk, AdmissionList, document_no="7号", title="录取名单", headcount=12)

    assert listed.source == "济南市教育局"
    assert listed.received_on == timezone.localdate()


def test_a_list_says_how_much_of_it_is_entered():
    admission = AdmissionFactory(admission_list__headcount=12)

    assert admission.admission_list.working() == ["1 of the 12 admissions on the list are entered."]


@pytest.mark.parametrize(
    ("admitted_on", "expected"),
    [
        pytest.param(date(2020, 9, 3), [], id="a-year-before-its-list"),
        pytest.param(date(2020, 9, 2), ["off_the_list"], id="longer-before"),
        pytest.param(date(2022, 9, 4), ["off_the_list"], id="longer-after"),
    ],
)
def test_an_admission_far_from_its_list_is_doubted(admitted_on, expected):
    listed = AdmissionListFactory(received_on=date(2021, 9, 3))

    assert codes(AdmissionFactory(admission_list=listed, admitted_on=admitted_on)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, ["elsewhere_too"], id="admitted"),
        pytest.param({"outcome": "declined"}, [], id="turned-down"),
        pytest.param({"admitted_on": date(2020, 12, 31)}, [], id="the-year-before"),
    ],
)
def test_two_admissions_in_a_year_are_doubted(changes, expected):
    veteran = VeteranFactory()
    AdmissionFactory(veteran=veteran, **changes)

    assert codes(AdmissionFactory(veteran=veteran)) == expected


@pytest.mark.parametrize(
    ("kind", "route", "merit", "expected"),
    [
        pytest.param("masters", "exemption", "third_class", ["without_merit"], id="too-little"),
        pytest.param("masters", "exemption", "second_class", [], id="earned"),
        pytest.param("masters", "examination", "none", [], id="examined"),
        pytest.param("bachelor_upgrade", "exemption", "none", [], id="another-programme"),
    ],
)
def test_who_is_exempt_from_a_masters_examination_has_merits(kind, route, merit, expected):
    veteran = VeteranFactory(merit=merit)

    assert codes(AdmissionFactory(veteran=veteran, kind=kind, route=route)) == expected


@pytest.mark.parametrize(
    ("kind", "education", "expected"),
    [
        pytest.param("masters", "junior_college", ["without_schooling"], id="no-bachelor"),
        pytest.param("masters", "bachelor", [], id="a-bachelor"),
        pytest.param("bachelor_upgrade", "senior_high", ["without_schooling"], id="no-college"),
        pytest.param("bachelor_upgrade", "junior_college", [], id="a-college"),
        pytest.param("vocational_college", "junior_high", [], id="needs-none"),
        pytest.param("masters", "", [], id="not-known"),
    ],
)
def test_who_goes_on_studying_has_studied_before(kind, education, expected):
    veteran = VeteranFactory(education=education)

    assert codes(AdmissionFactory(veteran=veteran, kind=kind)) == expected
