from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.border_aid.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.border_aid.factories import DonationFactory, OnlineClassFactory

pytestmark = pytest.mark.django_db

VIEWERS = "border_aid.online_viewers"
CLASSES = "border_aid.classes"
CITIES = "border_aid.cities"
DONATIONS = "border_aid.donations"
GIFTS = "border_aid.gifts"
GOODS = "border_aid.goods"
PLEDGED = "border_aid.pledged"

YEAR_EDGES = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


def test_viewers_of_all_classes_add_up():
    OnlineClassFactory(held=True, viewers=2047)
    OnlineClassFactory(held=True, viewers=1813)

    assert figure(VIEWERS) == 3860
    assert figure(CLASSES) == 2


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_only_classes_that_were_held_count(state):
    OnlineClassFactory(state=state)

    assert figure(CLASSES) == 0


@pytest.mark.parametrize(("ends_on", "expected"), YEAR_EDGES)
def test_classes_belong_to_the_year_they_ended_in(ends_on, expected):
    OnlineClassFactory(held=True, ends_on=ends_on, viewers=10)

    assert figure(CLASSES) == expected
    assert figure(VIEWERS) == 10 * expected


def test_a_class_that_was_not_held_has_no_viewers():
    with pytest.raises(ValidationError, match="Only a class that was held has viewers"):
        OnlineClassFactory.build(viewers=5).full_clean()
    with pytest.raises(IntegrityError, match="onlineclass_is_watched_when_held"):
        OnlineClassFactory(viewers=5)


def test_donations_add_up_and_each_donor_city_counts_once():
    for city in ["3701", "3701", "3702"]:
        DonationFactory(region_id=city, paid=True, amount=Decimal("10000.50"))

    assert figure(DONATIONS) == Decimal("30001.50")
    assert figure(GIFTS) == 3
    assert figure(CITIES) == 2
    assert figure(CITIES, "3701") == 1


@pytest.mark.parametrize("state", ["pledged", "withdrawn"])
def test_only_donations_that_were_paid_count(state):
    DonationFactory(state=state)

    assert figure(DONATIONS) == 0
    assert figure(CITIES) == 0


@pytest.mark.parametrize(("paid_on", "expected"), YEAR_EDGES)
def test_donations_belong_to_the_year_they_were_paid_in(paid_on, expected):
    DonationFactory(paid=True, paid_on=paid_on, amount=Decimal("100.00"))

    assert figure(DONATIONS) == 100 * expected
    assert figure(CITIES) == expected


def test_goods_are_valued_apart_from_money():
    DonationFactory(paid=True, goods=True, amount=Decimal("16000.00"))

    assert figure(GOODS) == 16000
    assert figure(DONATIONS) == 0
    assert figure(CITIES) == 0


def test_pledges_of_the_year_stand_whether_paid_or_not_unless_withdrawn():
    DonationFactory(amount=Decimal("1.00"))
    DonationFactory(paid=True, paid_on=date(2022, 1, 5), amount=Decimal("2.00"))
    DonationFactory(state="withdrawn", amount=Decimal("4.00"))
    DonationFactory(pledged_on=date(2020, 12, 31), amount=Decimal("8.00"))

    assert figure(PLEDGED) == 3


@pytest.mark.parametrize(
    ("donation", "message", "name"),
    [
        pytest.param(
            {"region_id": "370102"}, "entered for the city", "is_a_citys", id="of-a-county"
        ),
        pytest.param({"region_id": "37"}, "entered for the city", "is_a_citys", id="of-all"),
        pytest.param(
            {"amount": Decimal("0.00")}, "between 0.01 and", "has_an_amount", id="of-nothing"
        ),
        pytest.param(
            {"state": "paid"}, "the day of payment", "has_its_day_when_paid", id="paid-some-day"
        ),
        pytest.param(
            {"paid_on": date(2021, 6, 18)},
            "the day of payment",
            "has_its_day_when_paid",
            id="pledged-with-a-day-of-payment",
        ),
        pytest.param(
            {"state": "paid", "paid_on": date(2021, 6, 5)},
            "before it was pledged",
            "paid_after_its_pledge",
            id="paid-too-early",
        ),
    ],
)
def test_impossible_donations_are_refused_by_form_and_by_database(donation, message, name):
    with pytest.raises(ValidationError, match=message):
        DonationFactory.build(**donation).full_clean()
    with pytest.raises(IntegrityError, match=f"donation_{name}"):
        DonationFactory(**donation)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("online_viewers", 3_860, "3860人"),
        ("classes", 2, "两期"),
        ("cities", 7, "七市"),
        ("donations", Decimal("1001860.50"), "100万元"),
    ],
)
def test_figures_read_as_they_were_printed(key, value, text):
    assert render(value, INDICATORS[key].style) == text
