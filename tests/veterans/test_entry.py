"""What a clerk types into the registers, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from bureau.base import credit_code
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning, entered
from tests.veterans.factories import (
    EnterpriseFactory,
    EnterpriseJobsFactory,
    TrainingProviderFactory,
    VeteranFactory,
    id_number,
)
from veterans.models import Enterprise, EnterpriseJobs, Office, TrainingProvider, Veteran

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def code_of(kind, place="370102"):
    body = f"{kind}{place}MA0000001"
    return body + credit_code.check_character(body)


# A veteran.


def test_a_veteran_is_registered_with_six_fields(desk):
    veteran = entered(
        desk,
        Veteran,
        name="单国强",
        id_number="370102199001011231",
        category="conscript",
        enlisted_on="2010-12-01",
        discharged_on="2012年12月1日",
        placement="self_employment",
    )

    assert (veteran.sex, veteran.birth_date) == ("male", date(1990, 1, 1))
    assert (veteran.region_id, veteran.merit, veteran.employment) == ("370102", "none", "unknown")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({}, [], id="as-usual"),
        pytest.param({"discharged_on": date(2018, 7, 25)}, [], id="a-wave-earlier"),
        pytest.param({"discharged_on": date(2018, 6, 1)}, ["odd_conscription"], id="too-short"),
        pytest.param({"discharged_on": date(2021, 9, 1)}, ["odd_conscription"], id="too-long"),
        pytest.param({"discharged_on": date(2021, 9, 1), "category": "nco"}, [], id="an-nco"),
        pytest.param({"reported_on": date(2018, 10, 1)}, [], id="on-the-thirtieth-day"),
        pytest.param({"reported_on": date(2018, 10, 2)}, ["late_report"], id="a-day-late"),
    ],
)
def test_an_unlikely_service_is_doubted(values, expected):
    assert codes(VeteranFactory.build(**values)) == expected


@pytest.mark.parametrize(
    ("born", "category", "expected"),
    [
        (date(1991, 9, 2), "conscript", []),
        (date(1991, 9, 1), "conscript", ["old_recruit"]),
        (date(1991, 9, 1), "civilian_cadre", []),
    ],
)
def test_a_recruit_over_the_age_limit_is_doubted(born, category, expected):
    veteran = VeteranFactory.build(id_number=id_number(1, born=born), category=category)

    assert codes(veteran) == expected


def test_a_veteran_over_a_hundred_is_doubted_while_alive():
    served = {"enlisted_on": date(1940, 1, 1), "discharged_on": date(1942, 1, 1)}
    old = VeteranFactory.build(id_number=id_number(1, born=date(1920, 1, 1)), **served)

    assert codes(old) == ["very_old"]

    old.died_on = date(1999, 1, 1)

    assert codes(old) == []


def test_many_report_in_on_one_day(desk):
    veterans = VeteranFactory.create_batch(2)
    earlier = VeteranFactory(reported_on=date(2018, 9, 3))

    desk.post(
        reverse("admin:veterans_veteran_changelist"),
        {"action": "reported", "confirmed": "yes", "reported_on": "2018-09-20"}
        | {"_selected_action": [veteran.pk for veteran in [*veterans, earlier]]},
    )

    assert set(Veteran.objects.filter(reported_on="2018-09-20")) == set(veterans)


# An enterprise.


def test_one_more_enterprise_of_a_known_founder_takes_four_fields(desk):
    founder = VeteranFactory(name="单国强", phone="13900139000")

    enterprise = entered(
        desk,
        Enterprise,
        founder=founder.pk,
        name="军创有限公司",
        credit_code=code_of("91"),
        registered_on="2020-05-06",
    )

    assert (enterprise.kind, enterprise.recognition_basis) == ("company", "founder")
    assert enterprise.legal_representative == "单国强"
    assert enterprise.phone.reveal() == "13900139000"
    assert enterprise.began_on == timezone.localdate()


@pytest.mark.parametrize(
    ("registered_as", "kind"),
    [("91", "company"), ("92", "sole_trader"), ("93", "cooperative"), ("52", "")],
)
def test_the_credit_code_tells_the_kind(registered_as, kind):
    enterprise = Enterprise(credit_code=code_of(registered_as))

    enterprise.fill()

    assert enterprise.kind == kind


def test_a_telephone_that_was_removed_does_not_come_back(desk):
    enterprise = EnterpriseFactory(phone="13900139000")
    change = page(Enterprise, "change", enterprise.pk)

    answer = desk.post(change, beginning(desk.get(change)) | {"phone": "", "phone-remove": "on"})

    enterprise.refresh_from_db()
    assert answer.status_code == 302
    assert enterprise.phone is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"registered_on": date(2018, 8, 31)}, ["registered_in_service"]),
        ({"registered_on": date(2018, 9, 1)}, []),
        ({"credit_code": code_of("91", "370203")}, ["registered_elsewhere"]),
        ({"credit_code": code_of("91", "370100")}, []),
        ({"founder__died_on": date(2020, 4, 30)}, ["of_the_dead"]),
        ({"kind": "cooperative"}, ["another_kind"]),
        ({"kind": "partnership"}, []),
        ({"kind": "sole_trader", "credit_code": code_of("92")}, []),
    ],
)
def test_an_unlikely_enterprise_is_doubted(values, expected):
    assert codes(EnterpriseFactory(**values)) == expected


def test_one_more_headcount_takes_an_enterprise_and_a_number(desk):
    jobs = entered(desk, EnterpriseJobs, enterprise=EnterpriseFactory().pk, headcount="12")

    assert jobs.began_on == timezone.localdate()


def test_two_headcounts_at_once_are_told_so_on_the_enterprises_page(desk):
    enterprise = EnterpriseFactory()
    change = page(Enterprise, "change", enterprise.pk)
    rows = {f"jobs-{number}-headcount": "5" for number in (0, 1)}

    answer = desk.post(change, beginning(desk.get(change)) | rows | {"jobs-TOTAL_FORMS": 2})

    assert answer.status_code == 422
    assert "Another headcount of this enterprise stands" in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"headcount": 300}, []),
        ({"headcount": 301}, ["many_jobs"]),
        ({"began_on": date(2020, 4, 30)}, ["before_recognition"]),
    ],
)
def test_an_unlikely_headcount_is_doubted(values, expected):
    assert codes(EnterpriseJobsFactory(**values)) == expected


# A training provider, and an office.


def test_one_more_private_school_takes_a_name_and_its_code(desk):
    provider = entered(desk, TrainingProvider, name="新东方学校", credit_code=code_of("52"))

    assert provider.kind == "private_school"


def test_an_account_is_supposed_to_be_the_providers_own():
    provider = TrainingProviderFactory.build(bank_name="农业银行", bank_account="95588001")

    provider.fill()

    assert provider.account_name == provider.name


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"bank_account": "95588001", "account_name": "张三"}, ["other_holder"]),
        ({"workstations": 200, "practice_area": 200}, []),
        ({"workstations": 201, "practice_area": 200}, ["crowded"]),
        ({"workstations": 201}, []),
    ],
)
def test_an_unlikely_provider_is_doubted(values, expected):
    assert codes(TrainingProviderFactory.build(**values)) == expected


def test_one_more_station_takes_a_kind_and_a_name(desk):
    office = entered(desk, Office, kind="station", name="大明湖街道退役军人服务站")

    assert office.region_id == "370102"
