from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import DecimalField, Value
from django.db.models.functions import Cast

from programs.job_fairs.indicators import INDICATORS
from programs.job_fairs.models import Booth
from programs.wording import render
from tests.figures import figure
from tests.programs.job_fairs.factories import BoothFactory, JobFairFactory, VisitFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

ENTERPRISES = "job_fairs.enterprises"
POSTS = "job_fairs.posts_offered"
ATTENDEES = "job_fairs.attendees"
VISITS = "job_fairs.visits"
DEPENDANTS = "job_fairs.dependants"
FAIRS = "job_fairs.fairs"
INTENTS = "job_fairs.intents"
SIGNED = "job_fairs.signed"

NOT_A_NUMBER = Cast(Value("NaN"), DecimalField(max_digits=16, decimal_places=2))
YEAR_EDGES = [
    pytest.param(date(2020, 12, 25), 0, id="the-last-job-day-before-the-year"),
    pytest.param(date(2021, 2, 26), 1, id="its-first-job-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-job-day-and-last-day"),
    pytest.param(date(2022, 2, 25), 0, id="the-first-job-day-after"),
]


def test_an_employer_at_two_fairs_is_one_enterprise_whose_posts_add_up():
    first = BoothFactory(posts_offered=20)
    BoothFactory(fair__region_id="370202", credit_code=first.credit_code, posts_offered=15)
    BoothFactory(posts_offered=7)

    assert figure(ENTERPRISES) == 2
    assert figure(ENTERPRISES, "3701") == 2
    assert figure(ENTERPRISES, "3702") == 1
    assert figure(POSTS) == 42
    assert figure(POSTS, "3702") == 15


def test_employers_of_the_same_name_are_told_apart_by_their_credit_codes():
    BoothFactory.create_batch(2, employer="华润超市")

    assert figure(ENTERPRISES) == 2


def test_a_visitor_of_two_cities_is_one_person_of_the_province():
    veteran = VeteranFactory()
    for county in ["370102", "370202"]:
        VisitFactory(fair__region_id=county, veteran=veteran)

    assert figure(ATTENDEES) == 1
    assert figure(ATTENDEES, "3701") == figure(ATTENDEES, "3702") == 1
    assert figure(VISITS) == 2


def test_dependants_are_counted_apart_from_veterans():
    VisitFactory()
    VisitFactory.create_batch(2, by_dependant=True)

    assert figure(ATTENDEES) == figure(VISITS) == 1
    assert figure(DEPENDANTS) == 2


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_a_fair_that_was_not_held_does_not_count_nor_do_its_parts(state):
    fair = JobFairFactory(state=state)
    BoothFactory(fair=fair)
    VisitFactory(fair=fair, signed=True)
    VisitFactory(fair=fair, by_dependant=True)

    for key in INDICATORS:
        assert figure(f"job_fairs.{key}") == 0


def test_calling_a_fair_off_takes_its_booths_and_visits_out_of_the_figures():
    fair = BoothFactory().fair
    VisitFactory(fair=fair)

    fair.state = "cancelled"
    fair.save()

    assert figure(FAIRS) == figure(ENTERPRISES) == figure(POSTS) == figure(ATTENDEES) == 0


@pytest.mark.parametrize(("held_on", "expected"), YEAR_EDGES)
def test_booths_and_visits_belong_to_the_year_their_fair_was_held_in(held_on, expected):
    fair = JobFairFactory(held_on=held_on)
    BoothFactory(fair=fair, posts_offered=1)
    VisitFactory(fair=fair)

    assert figure(FAIRS) == figure(ENTERPRISES) == figure(POSTS) == expected
    assert figure(ATTENDEES) == figure(VISITS) == expected


def test_a_moved_fair_takes_its_parts_along_to_another_place_and_year():
    fair = BoothFactory(fair__held_on=date(2021, 12, 31)).fair
    fair.region_id = "370202"
    fair.held_on = date(2022, 1, 7)
    fair.moved_because = "元旦放假"
    fair.save()

    assert figure(ENTERPRISES, "3701", 2021) == 0
    assert figure(ENTERPRISES, "3702", 2022) == 1


def test_intents_count_visits_and_contracts_count_in_the_year_they_were_signed():
    fair = JobFairFactory(held_on=date(2021, 12, 31))
    VisitFactory(fair=fair, signed=True, signed_on=date(2021, 12, 31))
    VisitFactory(fair=fair, signed=True, signed_on=date(2022, 1, 1))
    VisitFactory(fair=fair, by_dependant=True, intent=True)
    VisitFactory(fair=fair)

    assert figure(INTENTS) == 3
    assert figure(SIGNED) == 1
    assert figure(SIGNED, year=2022) == 1


def test_a_fair_on_another_day_must_say_why_it_was_moved():
    holiday = date(2020, 6, 26)
    JobFairFactory.build(held_on=holiday).full_clean()
    JobFairFactory.build(held_on=date(2020, 6, 19), moved_because="端午节放假").full_clean()

    with pytest.raises(ValidationError, match="say why the fair was moved"):
        JobFairFactory.build(held_on=date(2020, 6, 19)).full_clean()
    with pytest.raises(IntegrityError, match="jobfair_is_on_a_job_day_or_says_why"):
        JobFairFactory(held_on=date(2020, 6, 19))


def test_a_fair_is_entered_once_for_its_place_and_day():
    fair = JobFairFactory()

    with pytest.raises(IntegrityError, match="jobfair_entered_once"):
        JobFairFactory(title=fair.title)


def test_an_employer_has_one_booth_at_a_fair():
    booth = BoothFactory()

    with pytest.raises(IntegrityError, match="booth_once_per_fair"):
        BoothFactory(fair=booth.fair, credit_code=booth.credit_code)


def test_a_booth_without_posts_is_refused_by_form_and_by_database():
    fair = JobFairFactory()

    with pytest.raises(ValidationError, match="at least one post"):
        BoothFactory.build(fair=fair, posts_offered=0).full_clean()
    with pytest.raises(IntegrityError, match="booth_offers_posts"):
        BoothFactory(fair=fair, posts_offered=0)


def test_a_booth_names_its_employer_by_a_true_credit_code():
    fair = JobFairFactory()
    BoothFactory.build(fair=fair).full_clean()

    with pytest.raises(ValidationError, match="check character"):
        BoothFactory.build(fair=fair, credit_code="913701020000000001").full_clean()


@pytest.mark.parametrize(
    ("lowest", "highest"),
    [
        pytest.param(5000, 4000, id="upside-down"),
        pytest.param(5000, None, id="half-a-range"),
        pytest.param(0, 4000, id="nothing"),
        pytest.param(None, 4000, id="the-other-half"),
        pytest.param(5000, 1_000_001, id="a-slip-of-the-pen"),
    ],
)
def test_pay_is_a_range_or_not_told(lowest, highest):
    BoothFactory(lowest_pay=4000, highest_pay=4000)

    with pytest.raises(IntegrityError, match="booth_pays_within_a_range"):
        BoothFactory(lowest_pay=lowest, highest_pay=highest)


def test_pay_that_is_no_number_is_refused_by_the_database():
    BoothFactory(lowest_pay=4000, highest_pay=4000)

    with pytest.raises(IntegrityError, match="booth_pays_within_a_range"):
        Booth.objects.update(highest_pay=NOT_A_NUMBER)


def test_pay_upside_down_is_refused_by_the_form():
    booth = BoothFactory.build(fair=JobFairFactory(), lowest_pay=5000, highest_pay=4000)

    with pytest.raises(ValidationError, match="or neither"):
        booth.full_clean()


def test_a_veteran_visits_a_fair_once():
    visit = VisitFactory()

    with pytest.raises(IntegrityError, match="visit_once_per_fair"):
        VisitFactory(fair=visit.fair, veteran=visit.veteran)


@pytest.mark.parametrize(
    "visitor",
    [
        pytest.param({"veteran": None}, id="nobody"),
        pytest.param({"name": "王秀英"}, id="two-at-once"),
        pytest.param({"by_dependant": True, "name": ""}, id="a-dependant-without-a-name"),
    ],
)
def test_a_visit_is_of_a_veteran_or_of_a_named_dependant(visitor):
    fair, veteran = JobFairFactory(), VeteranFactory()

    with pytest.raises(ValidationError, match="one of the two"):
        VisitFactory.build(**{"fair": fair, "veteran": veteran, **visitor}).full_clean()
    with pytest.raises(IntegrityError, match="visit_names_its_visitor"):
        VisitFactory(**{"fair": fair, "veteran": veteran, **visitor})


def test_whoever_signed_had_an_intent_and_a_post():
    fair, veteran = JobFairFactory(), VeteranFactory()

    with pytest.raises(ValidationError, match="an intent and a post"):
        VisitFactory.build(fair=fair, veteran=veteran, signed_on=date(2021, 7, 1)).full_clean()
    with pytest.raises(IntegrityError, match="visit_signed_for_a_post_agreed_on"):
        VisitFactory(fair=fair, veteran=veteran, signed=True, post="")


@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("enterprises", 6183, "6183家"),
        ("posts_offered", 123_047, "12.3万个"),
        ("attendees", 51_913, "5.19万名"),
    ],
)
def test_figures_are_printed_as_in_the_report(key, value, printed):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == printed
    assert printed in indicator.quote
