from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic

from programs.welfare_posts.indicators import INDICATORS
from programs.welfare_posts.models import PostCategory
from programs.wording import render
from tests.figures import figure
from tests.programs.welfare_posts.factories import (
    ApplicationFactory,
    MonthlyPayFactory,
    PlacementFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

HOLDERS = "welfare_posts.holders"
TAKEN_UP = "welfare_posts.taken_up"
LEFT = "welfare_posts.left"


def test_holders_are_the_different_veterans_in_post():
    PlacementFactory.create_batch(2)
    PlacementFactory(region_id="370202")

    assert figure(HOLDERS, "3701") == 2
    assert figure(HOLDERS, "37") == 3


def test_a_placement_only_approved_does_not_count():
    PlacementFactory(state="approved", began_on=date(2021, 5, 6))

    assert figure(HOLDERS) == figure(TAKEN_UP) == 0


@pytest.mark.parametrize(
    ("began_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), (1, 0), id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), (1, 1), id="its-first-day"),
        pytest.param(date(2021, 12, 31), (1, 1), id="its-last-day"),
        pytest.param(date(2022, 1, 1), (0, 0), id="the-day-after"),
    ],
)
def test_veterans_hold_their_post_from_the_day_they_began(began_on, expected):
    PlacementFactory(began_on=began_on)

    assert (figure(HOLDERS), figure(TAKEN_UP)) == expected


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), (0, 0), id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), (0, 1), id="its-first-day"),
        pytest.param(date(2021, 12, 31), (0, 1), id="its-last-day"),
        pytest.param(date(2022, 1, 1), (1, 0), id="the-day-after"),
    ],
)
def test_veterans_hold_their_post_no_longer_on_the_day_it_ended(ended_on, expected):
    PlacementFactory(ended=True, ended_on=ended_on)

    assert (figure(HOLDERS), figure(LEFT)) == expected


def test_a_veteran_who_moved_to_a_post_in_another_city_holds_one():
    veteran = VeteranFactory()
    PlacementFactory(veteran=veteran, ended=True, ended_on=date(2021, 9, 1))
    PlacementFactory(veteran=veteran, region_id="370202", began_on=date(2021, 9, 1))

    assert figure(HOLDERS, "3701") == 0
    assert figure(HOLDERS, "3702") == figure(HOLDERS, "37") == 1


def test_whoever_took_up_two_posts_in_the_year_is_one_person():
    veteran = VeteranFactory()
    PlacementFactory(
        veteran=veteran, ended=True, began_on=date(2021, 2, 1), ended_on=date(2021, 4, 1)
    )
    PlacementFactory(veteran=veteran, region_id="370202", began_on=date(2021, 4, 1))

    assert figure(TAKEN_UP, "3701") == figure(TAKEN_UP, "3702") == figure(TAKEN_UP, "37") == 1


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("new_job", (1, 1, 0)), ("retirement", (1, 0, 1)), ("offence", (1, 0, 0))],
)
def test_veterans_who_left_are_counted_by_reason(reason, expected):
    PlacementFactory(ended=True, exit_reason=reason)

    left = [figure(LEFT)]
    left += [figure(f"{LEFT}_{key}") for key in ["for_work", "retired"]]
    assert tuple(left) == expected


@pytest.mark.parametrize("value", [135_000, 140_231, 144_999])
def test_holders_read_as_the_report_prints_them(value):
    holders = INDICATORS["holders"]

    assert render(value, holders.style) == "14万名"
    assert "14万名" in holders.quote


def test_a_veteran_holds_one_post_at_a_time():
    placement = PlacementFactory()

    with pytest.raises(ValidationError, match="holds another post"):
        PlacementFactory.build(
            veteran=placement.veteran, category=placement.category, region_id="370202"
        ).full_clean()
    with pytest.raises(IntegrityError, match="placement_one_post_at_a_time"):
        PlacementFactory(veteran=placement.veteran, region_id="370202", began_on=date(2021, 1, 4))


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_whoever_got_no_post_may_hold_another(state):
    refusal = "no_post" if state == "refused" else ""
    veteran = ApplicationFactory(state=state, refusal=refusal).veteran

    PlacementFactory(veteran=veteran, region_id="370202")


def test_an_application_is_for_a_time_without_another_post():
    veteran = PlacementFactory(ended=True, ended_on=date(2021, 9, 1)).veteran

    with pytest.raises(IntegrityError, match="placement_one_post_at_a_time"), atomic():
        ApplicationFactory(veteran=veteran, began_on=date(2021, 8, 31))
    ApplicationFactory(veteran=veteran, began_on=date(2021, 9, 1))


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"state": "in_post"}, "ended_on_a_day"),
        ({"ended_on": None, "exit_reason": ""}, "ended_on_a_day"),
        ({"exit_reason": ""}, "ended_for_a_reason"),
        ({"ended_on": date(2020, 3, 2)}, "ends_after_it_begins"),
        ({"vacancy_reported_on": date(2021, 8, 31)}, "vacant_once_ended"),
    ],
)
def test_a_placement_that_ended_says_when_and_why(values, broken):
    with pytest.raises(IntegrityError, match=f"placement_{broken}"):
        PlacementFactory(ended=True, **values)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"exit_reason": "new_job"}, "ended_for_a_reason"),
        ({"vacancy_reported_on": date(2021, 9, 3)}, "vacant_once_ended"),
        ({"approved_on": date(2020, 3, 3)}, "begins_once_approved"),
        ({"approved_on": None, "notice_from": None, "notice_until": None}, "approved_on_a_day"),
        ({"notice_from": None, "notice_until": None}, "noticed_before_approval"),
        ({"notice_from": date(2020, 2, 19)}, "notice_lasts_three_days"),
        ({"notice_until": date(2020, 2, 21)}, "approved_after_notice"),
        ({"refusal": "no_post"}, "refused_for_a_reason"),
        ({"agreement_until": date(2020, 3, 1)}, "agreement_covers_its_beginning"),
        ({"monthly_wage": 0}, "wage_is_possible"),
        ({"monthly_wage": 20_001}, "wage_is_possible"),
    ],
)
def test_a_placement_that_goes_on_makes_sense(values, broken):
    with pytest.raises(IntegrityError, match=f"placement_{broken}"):
        PlacementFactory(**values)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"state": "in_notice"}, "noticed_before_approval"),
        ({"approved_on": date(2020, 2, 1)}, "approved_on_a_day"),
        ({"state": "refused"}, "refused_for_a_reason"),
        ({"state": "returned"}, "returned_for_a_reason"),
    ],
)
def test_an_application_makes_sense(values, broken):
    with pytest.raises(IntegrityError, match=f"placement_{broken}"):
        ApplicationFactory(**values)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"attended_days": 24}, "attended_no_more_than_required"),
        ({"attended_days": 0, "amount": 0}, "attended_no_more_than_required"),
        ({"required_days": 32}, "attended_no_more_than_required"),
        ({"amount": Decimal("1917.40")}, "follows_from_the_days"),
        ({"standard": Decimal(20_001)}, "no_more_than_the_standard"),
        ({"month": date(2021, 3, 2)}, "month_is_its_first_day"),
        ({"month": date(2020, 2, 1)}, "within_the_placement"),
        ({"placement__ended": True, "month": date(2021, 9, 1)}, "within_the_placement"),
        ({"state": "paid"}, "paid_on_a_day"),
        ({"paid_on": date(2021, 4, 15)}, "paid_on_a_day"),
        ({"state": "paid", "paid_on": date(2021, 2, 28)}, "paid_once_worked"),
        ({"state": "returned"}, "returned_for_a_reason"),
    ],
)
def test_monthly_pay_makes_sense(values, broken):
    with pytest.raises(IntegrityError, match=f"monthlypay_{broken}"):
        MonthlyPayFactory(**values)


def test_no_month_is_paid_above_the_standard():
    pay = MonthlyPayFactory.build(
        placement=PlacementFactory(), attended_days=24, required_days=23, standard=Decimal(2100)
    )

    with pytest.raises(ValidationError, match="No more is paid than the standard"):
        pay.full_clean()


@pytest.mark.parametrize(
    ("standard", "required", "attended", "amount"),
    [
        ("2100", 23, 23, "2100.00"),
        ("2100", 23, 21, "1917.39"),  # 1917.3913
        ("0.50", 20, 17, "0.43"),  # 0.425: the half goes up, where floats would have 0.42
        ("1970.01", 16, 8, "985.01"),  # 985.005
    ],
)
def test_pay_is_rounded_to_the_fen_once_and_half_up(standard, required, attended, amount):
    days = {"required_days": required, "attended_days": attended}

    pay = MonthlyPayFactory(standard=Decimal(standard), **days)

    assert pay.amount == Decimal(amount)


def test_a_month_is_reported_once():
    pay = MonthlyPayFactory()

    with pytest.raises(IntegrityError, match="monthlypay_once_a_month"):
        MonthlyPayFactory(placement=pay.placement)


def test_pay_counts_in_the_year_and_place_it_is_paid_in():
    twice = MonthlyPayFactory(paid=True)
    MonthlyPayFactory(paid=True, placement=twice.placement, month=date(2021, 4, 1))
    MonthlyPayFactory(paid=True, paid_on=date(2022, 1, 4))
    MonthlyPayFactory(state="approved")

    assert figure("welfare_posts.pay_total") == Decimal("3834.78")
    assert figure("welfare_posts.paid_posts", "3701") == 1
    assert figure("welfare_posts.paid_posts", year=2022) == 1


def test_pay_is_where_and_whose_its_post_is():
    pay = MonthlyPayFactory(placement__region_id="370202")
    pay.refresh_from_db()

    assert (pay.region_id, pay.veteran) == ("370202", pay.placement.veteran)


def test_a_reason_without_an_end_is_refused_by_the_form():
    with pytest.raises(ValidationError, match="reason for leaving exactly when"):
        PlacementFactory.build(
            veteran=VeteranFactory(), category=PostCategory.objects.first(), exit_reason="death"
        ).full_clean()


def test_an_end_before_the_beginning_is_refused_by_the_form():
    with pytest.raises(ValidationError, match="end must be after the beginning"):
        PlacementFactory.build(
            veteran=VeteranFactory(),
            category=PostCategory.objects.first(),
            ended=True,
            ended_on=date(2020, 3, 1),
        ).full_clean()


def test_the_five_post_categories_are_there_from_the_start():
    names = ["公共管理", "公共服务", "社会事业", "设施维护", "社会治理"]

    assert list(PostCategory.objects.values_list("name", flat=True)) == names
