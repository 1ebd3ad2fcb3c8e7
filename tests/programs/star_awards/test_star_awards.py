from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic

from programs.star_awards.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.star_awards.factories import (
    NominationFactory,
    QuotaFactory,
    SelectionFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

EMPLOYMENT = "star_awards.employment"
STARTUP = "star_awards.startup"
STARS = [("employment", EMPLOYMENT), ("startup", STARTUP)]
UNDECIDED = ["nominated", "shortlisted"]


@pytest.mark.parametrize(("star", "code"), STARS)
def test_stars_count_different_veterans_by_kind(star, code):
    twice, once = VeteranFactory.create_batch(2)
    for veteran, kind in [(twice, star), (twice, star), (once, star)]:
        NominationFactory(veteran=veteran, star=kind, awarded=True)

    assert figure(code) == figure(code, "3701") == 2
    assert figure(EMPLOYMENT) + figure(STARTUP) == 2


@pytest.mark.parametrize("state", [*UNDECIDED, "not_chosen"])
def test_veterans_only_nominated_are_no_stars(state):
    NominationFactory(state=state)

    assert figure(EMPLOYMENT) == figure("star_awards.cities") == 0
    assert figure("star_awards.nominees") == 1


def test_a_veteran_in_public_notice_is_no_star_yet():
    NominationFactory(
        state="in_notice", notice_from=date(2021, 10, 1), notice_until=date(2021, 10, 7)
    )

    assert figure(EMPLOYMENT) == 0


@pytest.mark.parametrize(
    ("awarded_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
@pytest.mark.parametrize(("star", "code"), STARS)
def test_stars_belong_to_the_year_of_their_award(star, code, awarded_on, expected):
    NominationFactory(star=star, awarded=True, awarded_on=awarded_on)

    assert figure(code) == expected


def test_the_star_of_a_city_is_not_the_provinces():
    selection = SelectionFactory(of_a_city=True)
    NominationFactory(selection=selection, region_id="3702", awarded=True)

    assert figure(EMPLOYMENT) == figure(EMPLOYMENT, "3702") == 0


def test_a_nomination_follows_its_selection_to_another_level():
    nomination = NominationFactory(awarded=True)
    nomination.selection.region_id = "3702"
    nomination.selection.level = "city"
    nomination.selection.save()

    assert figure(EMPLOYMENT) == 0


def test_cities_with_stars_are_counted_once_each():
    for city in ["3701", "3701", "3702"]:
        NominationFactory(region_id=city, awarded=True)

    assert figure("star_awards.cities") == 2


def test_the_share_chosen_leaves_out_what_is_not_decided():
    NominationFactory.create_batch(2, awarded=True)
    for state in [*UNDECIDED, "not_chosen"]:
        NominationFactory(state=state)

    assert figure("star_awards.nominees") == 5
    assert figure("star_awards.not_chosen") == 1
    assert figure("star_awards.chosen_share") == Decimal("66.67")


def test_without_nominations_there_is_no_share():
    assert figure("star_awards.chosen_share") is None


@pytest.mark.parametrize(
    ("key", "value", "printed"), [("employment", 48, "48名"), ("startup", 39, "39名")]
)
def test_figures_read_as_the_report_prints_them(key, value, printed):
    assert render(value, INDICATORS[key].style) == printed
    assert printed in INDICATORS[key].quote


def test_a_public_notice_lasts_seven_days():
    NominationFactory(
        state="in_notice", notice_from=date(2021, 10, 1), notice_until=date(2021, 10, 7)
    )

    with pytest.raises(IntegrityError, match="nomination_notice_lasts_seven_days"):
        NominationFactory(
            state="in_notice", notice_from=date(2021, 10, 1), notice_until=date(2021, 10, 6)
        )


@pytest.mark.parametrize("missing", ["notice_from", "notice_until"])
def test_a_public_notice_has_both_ends(missing):
    with pytest.raises(IntegrityError, match="nomination_notice_lasts_seven_days"):
        NominationFactory(awarded=True, **{missing: None})


def test_a_star_is_not_awarded_without_public_notice():
    with pytest.raises(IntegrityError, match="nomination_noticed_before_award"):
        NominationFactory(awarded=True, notice_from=None, notice_until=None)


def test_a_star_is_awarded_after_the_notice():
    with pytest.raises(IntegrityError, match="nomination_awarded_after_notice"):
        NominationFactory(awarded=True, notice_until=date(2021, 10, 28))


def test_an_award_has_its_day_and_nothing_else_has():
    with pytest.raises(ValidationError, match="exactly when the star is awarded"):
        NominationFactory.build(
            awarded=True,
            selection=SelectionFactory(),
            veteran=VeteranFactory(),
            state="not_chosen",
        ).full_clean()
    with pytest.raises(IntegrityError, match="nomination_awarded_on_a_day"):
        NominationFactory(awarded=True, state="not_chosen")


def test_what_is_returned_says_why_and_only_a_star_has_a_certificate():
    with pytest.raises(IntegrityError, match="nomination_returned_for_a_reason"), atomic():
        NominationFactory(state="returned")
    with pytest.raises(IntegrityError, match="nomination_certified_once_awarded"):
        NominationFactory(certificate_no="SX-001")


def test_a_veteran_is_nominated_once_per_selection():
    nomination = NominationFactory()

    with pytest.raises(IntegrityError, match="nomination_once_per_selection"):
        NominationFactory(
            selection=nomination.selection, veteran=nomination.veteran, region_id="3702"
        )


def test_cities_nominate_and_have_quotas():
    with pytest.raises(ValidationError, match="given to cities"):
        QuotaFactory.build(selection=SelectionFactory(), region_id="370102").full_clean()
    with pytest.raises(IntegrityError, match="nomination_is_made_by_a_city"):
        NominationFactory(region_id="370102")
