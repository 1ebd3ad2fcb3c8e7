from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.welfare_posts.indicators import INDICATORS
from programs.welfare_posts.models import PostCategory
from programs.wording import render
from tests.figures import figure
from tests.programs.welfare_posts.factories import PlacementFactory
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
        ({"agreement_until": date(2020, 3, 1)}, "agreement_covers_its_beginning"),
        ({"monthly_wage": 0}, "wage_is_possible"),
        ({"monthly_wage": 20_001}, "wage_is_possible"),
    ],
)
def test_a_placement_that_goes_on_makes_sense(values, broken):
    with pytest.raises(IntegrityError, match=f"placement_{broken}"):
        PlacementFactory(**values)


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
