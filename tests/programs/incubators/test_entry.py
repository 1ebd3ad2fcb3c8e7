"""What a clerk types for line 13, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.utils import timezone

from bureau.base.years import years_later
from programs.incubators.models import Incubator, ProvincialCentre, Tenancy
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning, entered, said, send
from tests.programs.incubators.factories import IncubatorFactory, TenancyFactory
from tests.veterans.factories import EnterpriseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def young():
    return EnterpriseFactory(registered_on=date(2026, 1, 5), began_on=date(2026, 2, 5))


def test_one_more_tenant_of_the_only_incubator_takes_two_fields(desk):
    incubator = IncubatorFactory()
    IncubatorFactory(region_id="370103")

    tenancy = entered(desk, Tenancy, enterprise=young().pk, area="60")

    today = timezone.localdate()
    assert (tenancy.incubator, tenancy.began_on) == (incubator, today)
    assert tenancy.agreed_until == years_later(today, 2)


def test_of_two_incubators_one_has_to_be_chosen(desk):
    IncubatorFactory.create_batch(2)

    errors, _doubts = said(send(desk, Tenancy, enterprise=young().pk, area="60"))

    assert list(errors) == ["incubator"]


def test_a_term_of_two_years_ends_where_the_calendar_allows():
    tenancy = TenancyFactory.build(enterprise=EnterpriseFactory(), began_on=date(2024, 2, 29))

    tenancy.fill()

    assert tenancy.agreed_until == date(2026, 2, 28)


def test_one_more_incubator_takes_what_its_form_requires(desk):
    typed = {
        "name": "历下区退役军人创业孵化基地",
        "began_on": "2021-03-01",
        "address": "经十路1号",
        "area": "1200",
        "operator": "济南鲁军企业孵化器有限公司",
        "person_in_charge": "王建军",
        "phone": "0531-88888888",
    }

    assert entered(desk, Incubator, **typed).level == "county"


@pytest.fixture
def province(client):
    client.force_login(make_clerk("province", "37"))
    return client


def test_one_more_centre_takes_an_incubator_and_a_day(province):
    centre = entered(
        province, ProvincialCentre, incubator=IncubatorFactory().pk, began_on="2020-12-18"
    )

    assert centre.circle_id == "shenghui"


def test_a_county_names_no_provincial_centre(desk):
    assert desk.get(page(ProvincialCentre, "add")).status_code == 403


def test_a_centre_of_a_day_before_there_were_circles_is_refused(province):
    errors, _doubts = said(
        send(province, ProvincialCentre, incubator=IncubatorFactory().pk, began_on="1999-12-18")
    )

    assert "belonged to no economic circle" in str(errors["began_on"])


def test_tenants_are_entered_on_the_incubators_page(desk):
    incubator = IncubatorFactory()
    change = page(Incubator, "change", incubator.pk)
    row = {"enterprise": young().pk, "area": "60", "began_on": "2026-03-01"}
    rows = {f"tenancies-0-{name}": value for name, value in row.items()}

    answer = desk.post(
        change, beginning(desk.get(change)) | rows | {"tenancies-TOTAL_FORMS": 1, "phone": ""}
    )

    assert answer.status_code == 302
    assert incubator.tenancies.get().agreed_until == date(2028, 3, 1)


def test_one_enterprise_entered_twice_at_once_is_told_so(desk):
    """No row can know of the other before both are written."""
    incubator, enterprise = IncubatorFactory(), young()
    change = page(Incubator, "change", incubator.pk)
    row = {"enterprise": enterprise.pk, "area": "60", "began_on": "2026-03-01"}
    rows = {f"tenancies-{number}-{name}": row[name] for number in (0, 1) for name in row}

    answer = desk.post(
        change, beginning(desk.get(change)) | rows | {"tenancies-TOTAL_FORMS": 2, "phone": ""}
    )

    assert answer.status_code == 422
    assert "already in the incubator on some of these days" in answer.content.decode()


@pytest.mark.parametrize(
    ("registered_on", "expected"),
    [(date(2017, 6, 1), []), (date(2017, 5, 31), ["no_longer_young"])],
)
def test_an_enterprise_older_than_three_years_is_doubted(registered_on, expected):
    tenancy = TenancyFactory(began_on=date(2020, 6, 1), enterprise__registered_on=registered_on)

    assert codes(tenancy) == expected


def test_a_tenant_that_has_closed_or_lies_elsewhere_is_doubted():
    since = {"began_on": date(2021, 6, 30)}

    assert codes(TenancyFactory(**since, enterprise__closed=True)) == ["closed"]
    assert codes(TenancyFactory(**since, enterprise__region_id="370202")) == ["elsewhere"]


@pytest.mark.parametrize(("area", "expected"), [(40, []), (41, ["full"])])
def test_more_tenants_than_the_incubator_has_room_for_are_doubted(area, expected):
    first = TenancyFactory(incubator__area=100, area=60)
    TenancyFactory(incubator=first.incubator, area=60, ended_on=date(2021, 1, 1))

    assert codes(TenancyFactory(incubator=first.incubator, area=area)) == expected


@pytest.mark.parametrize(("area", "expected"), [(100_000, []), (100_001, ["large"])])
def test_an_incubator_as_large_as_a_district_is_doubted(area, expected):
    assert codes(IncubatorFactory.build(area=area)) == expected
