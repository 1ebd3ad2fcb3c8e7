from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import DecimalField, Value
from django.db.models.functions import Cast

from programs.incubators.indicators import INDICATORS
from programs.incubators.models import Tenancy
from programs.wording import render
from tests.figures import figure
from tests.programs.incubators.factories import (
    IncubatorFactory,
    ProvincialCentreFactory,
    TenancyFactory,
)
from tests.veterans.factories import EnterpriseFactory

pytestmark = pytest.mark.django_db

CIRCLES = "incubators.circles"
BASES = "incubators.bases"
TENANTS = "incubators.tenants"
MOVED_IN = "incubators.moved_in"
LEFT = "incubators.left"
GRADUATED = "incubators.graduated"
AREA = "incubators.area"

STOCK_EDGES = [
    pytest.param(date(2021, 12, 31), None, 1, id="begun-on-the-last-day"),
    pytest.param(date(2022, 1, 1), None, 0, id="begun-on-the-day-after"),
    pytest.param(date(2020, 6, 1), date(2021, 12, 31), 0, id="ended-on-the-last-day"),
    pytest.param(date(2020, 6, 1), date(2022, 1, 1), 1, id="ended-on-the-day-after"),
]


def test_incubators_of_all_levels_are_counted_with_their_areas():
    IncubatorFactory(area=1200)
    IncubatorFactory(region_id="3701", level="city", area=800)
    IncubatorFactory(region_id="370202", area=500)

    assert figure(BASES) == 3
    assert figure(BASES, "3701") == 2
    assert figure(AREA) == 2500
    assert figure(AREA, "3701") == 2000


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), STOCK_EDGES)
def test_incubators_count_if_they_stand_on_the_last_day(began_on, ended_on, expected):
    IncubatorFactory(began_on=began_on, ended_on=ended_on)

    assert figure(BASES) == expected


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), STOCK_EDGES)
def test_tenants_count_if_they_are_in_residence_on_the_last_day(began_on, ended_on, expected):
    TenancyFactory(began_on=began_on, ended_on=ended_on)

    assert figure(TENANTS) == expected


@pytest.mark.parametrize(("began_on", "ended_on", "expected"), STOCK_EDGES)
def test_circles_count_while_an_incubator_is_named_their_centre(began_on, ended_on, expected):
    ProvincialCentreFactory(began_on=began_on, ended_on=ended_on)

    assert figure(CIRCLES) == expected


def test_an_enterprise_in_two_incubators_is_one_tenant():
    enterprise = EnterpriseFactory()
    for county in ["370102", "370202"]:
        TenancyFactory(incubator__region_id=county, enterprise=enterprise)
    TenancyFactory()

    assert figure(TENANTS) == 2
    assert figure(TENANTS, "3701") == 2
    assert figure(TENANTS, "3702") == 1


def test_a_circle_with_two_centres_is_one_circle():
    ProvincialCentreFactory(incubator__region_id="3701")
    ProvincialCentreFactory(incubator__region_id="3703")
    ProvincialCentreFactory(incubator__region_id="3702", circle_id="jiaodong")

    assert figure(CIRCLES) == 2
    assert figure(CIRCLES, "3703") == 1


def test_moving_in_and_leaving_count_in_their_year():
    TenancyFactory(began_on=date(2021, 1, 1))
    TenancyFactory(began_on=date(2020, 12, 31), ended_on=date(2021, 12, 31))
    TenancyFactory(ended_on=date(2021, 3, 1), exit_reason="graduated")
    TenancyFactory(ended_on=date(2022, 1, 1), exit_reason="graduated")

    assert figure(MOVED_IN) == 1
    assert figure(LEFT) == 2
    assert figure(GRADUATED) == 1


def test_an_enterprise_that_came_back_moved_in_and_left_as_one():
    stay = TenancyFactory(began_on=date(2021, 1, 5), ended_on=date(2021, 3, 1))
    TenancyFactory(
        incubator=stay.incubator,
        enterprise=stay.enterprise,
        began_on=date(2021, 3, 1),
        ended_on=date(2021, 9, 1),
    )

    assert figure(MOVED_IN) == figure(LEFT) == 1
    assert figure(TENANTS) == 0


def test_tenants_and_centres_follow_their_incubator_to_another_place():
    incubator = TenancyFactory().incubator
    ProvincialCentreFactory(incubator=incubator)
    incubator.region_id = "370202"
    incubator.save()

    assert figure(TENANTS, "3701") == figure(CIRCLES, "3701") == 0
    assert figure(TENANTS, "3702") == figure(CIRCLES, "3702") == 1


def test_an_enterprise_is_in_an_incubator_once_at_a_time():
    stay = TenancyFactory(began_on=date(2021, 1, 5), ended_on=date(2021, 6, 1))
    again = {"incubator": stay.incubator, "enterprise": stay.enterprise}

    with pytest.raises(ValidationError, match="on some of these days"):
        TenancyFactory.build(**again, began_on=date(2021, 5, 31)).full_clean()
    with pytest.raises(IntegrityError, match="tenancy_does_not_overlap"):
        TenancyFactory(**again, began_on=date(2021, 5, 31))


@pytest.mark.parametrize("ended_on", [date(2020, 6, 1), date(2020, 5, 1)])
def test_a_tenancy_that_ends_before_it_begins_is_refused_with_a_sentence(ended_on):
    stay = TenancyFactory.build(
        incubator=IncubatorFactory(),
        enterprise=EnterpriseFactory(),
        began_on=date(2020, 6, 1),
        ended_on=ended_on,
    )

    with pytest.raises(ValidationError, match="must be after the beginning"):
        stay.full_clean()
    with pytest.raises(IntegrityError, match="tenancy_ends_after_it_begins"):
        stay.save()


@pytest.mark.parametrize(
    ("ended_on", "exit_reason"),
    [(None, "graduated"), (date(2021, 6, 1), "")],
    ids=["a-reason-without-a-day", "a-day-without-a-reason"],
)
def test_a_tenancy_ends_on_a_day_and_for_a_reason(ended_on, exit_reason):
    ending = {"ended_on": ended_on, "exit_reason": exit_reason}
    incubator, enterprise = IncubatorFactory(), EnterpriseFactory()

    with pytest.raises(ValidationError, match="or neither"):
        TenancyFactory.build(incubator=incubator, enterprise=enterprise, **ending).full_clean()
    with pytest.raises(IntegrityError, match="tenancy_ends_with_a_reason"):
        TenancyFactory(incubator=incubator, enterprise=enterprise, **ending)


@pytest.mark.parametrize("reduction", ["0", "1000001", "NaN"])
def test_a_rent_let_off_is_a_sensible_amount(reduction):
    TenancyFactory(rent_reduction=600)
    amount = Cast(Value(reduction), DecimalField(max_digits=16, decimal_places=2))

    with pytest.raises(IntegrityError, match="tenancy_has_a_sensible_reduction"):
        Tenancy.objects.update(rent_reduction=amount)


def test_an_incubator_of_a_name_stands_once_but_may_open_again():
    closed = IncubatorFactory(ended_on=date(2021, 6, 1))
    IncubatorFactory(name=closed.name, began_on=date(2021, 7, 1))

    with pytest.raises(ValidationError, match="already stands there"):
        IncubatorFactory.build(name=closed.name).full_clean()
    with pytest.raises(IntegrityError, match="incubator_stands_once"):
        IncubatorFactory(name=closed.name)


def test_an_incubator_without_an_area_is_refused_by_form_and_by_database():
    with pytest.raises(ValidationError, match="must be above zero"):
        IncubatorFactory.build(area=0).full_clean()
    with pytest.raises(IntegrityError, match="incubator_has_an_area"):
        IncubatorFactory(area=0)


def test_an_incubator_is_named_provincial_centre_once_at_a_time():
    centre = ProvincialCentreFactory(ended_on=date(2021, 6, 1))
    ProvincialCentreFactory(incubator=centre.incubator, began_on=date(2021, 6, 1))

    with pytest.raises(IntegrityError, match="provincialcentre_named_once"):
        ProvincialCentreFactory(incubator=centre.incubator, circle_id="lunan")


@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [("circles", 3, "三大经济圈"), ("bases", 278, "278家"), ("tenants", 1987, "近2000家")],
)
def test_figures_are_printed_as_in_the_report(key, value, printed):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == printed
    assert printed in indicator.quote


def test_the_heading_drops_the_hedge():
    assert render(1987, INDICATORS["tenants"].heading) == "2000家"
