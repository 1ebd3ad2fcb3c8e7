from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.live_recruitment.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.live_recruitment.factories import (
    LiveSessionFactory,
    RecruiterFactory,
    SessionReadingFactory,
)
from tests.veterans.factories import new_credit_code

pytestmark = pytest.mark.django_db

VIEWS = "live_recruitment.views"
ENTERPRISES = "live_recruitment.enterprises"
SESSIONS = "live_recruitment.sessions"
POSTS = "live_recruitment.posts"
HIRED = "live_recruitment.hired"

YEAR_EDGES = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


def test_an_enterprise_in_two_sessions_counts_once_and_its_posts_twice():
    for name in ["碧桂园", "碧桂园物业"]:
        RecruiterFactory(enterprise_name=name, credit_code=new_credit_code(777_777), posts=20)
    RecruiterFactory(posts=5)

    assert figure(ENTERPRISES) == 2
    assert figure(POSTS) == 45
    assert figure(SESSIONS) == 3


def test_an_enterprise_in_two_cities_is_one_enterprise_of_the_province():
    for city in ["3701", "3702"]:
        RecruiterFactory(session__region_id=city, credit_code=new_credit_code(777_777))

    assert figure(ENTERPRISES, "3701") == figure(ENTERPRISES, "3702") == 1
    assert figure(ENTERPRISES, "37") == 1


@pytest.mark.parametrize("state", ["announced", "cancelled"])
def test_only_sessions_that_were_held_count(state):
    RecruiterFactory(session__state=state)

    assert figure(SESSIONS) == 0
    assert figure(ENTERPRISES) == 0
    assert figure(POSTS) == 0


@pytest.mark.parametrize(("held_on", "expected"), YEAR_EDGES)
def test_recruiters_belong_to_the_year_of_their_session(held_on, expected):
    RecruiterFactory(session__held_on=held_on, hired=4)

    assert figure(SESSIONS) == expected
    assert figure(ENTERPRISES) == expected
    assert figure(HIRED) == 4 * expected


def test_recruiters_follow_their_session_when_it_is_called_off():
    recruiter = RecruiterFactory()
    recruiter.session.state = "cancelled"
    recruiter.session.save()

    assert figure(ENTERPRISES) == 0


def test_views_are_what_the_counters_of_the_sessions_rose_by_in_the_year():
    eve = LiveSessionFactory(held_on=date(2020, 12, 31))
    SessionReadingFactory(topic=eve, read_on=date(2020, 12, 31), value=24_000)
    SessionReadingFactory(topic=eve, read_on=date(2021, 6, 30), value=24_600)
    of_the_year = LiveSessionFactory()
    SessionReadingFactory(topic=of_the_year, read_on=date(2021, 6, 18), value=90_000)
    SessionReadingFactory(topic=of_the_year, read_on=date(2021, 12, 31), value=130_000)
    SessionReadingFactory(topic=of_the_year, read_on=date(2022, 1, 1), value=140_000)

    assert figure(VIEWS) == 130_600
    assert figure(VIEWS, year=2020) == 24_000


def test_a_place_without_readings_has_no_views_rather_than_none_counted():
    LiveSessionFactory(region_id="3701")

    assert figure(VIEWS, "3701") is None


def test_an_enterprise_is_entered_once_a_session():
    recruiter = RecruiterFactory()
    again = {"session": recruiter.session, "credit_code": recruiter.credit_code}

    with pytest.raises(ValidationError, match="already in the session"):
        RecruiterFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="recruiter_once_a_session"):
        RecruiterFactory(**again)


def test_a_mistyped_credit_code_is_refused():
    code = new_credit_code(7)
    mistyped = code[:-2] + ("1" if code[-2] != "1" else "2") + code[-1]

    with pytest.raises(ValidationError, match="check character"):
        RecruiterFactory.build(session=LiveSessionFactory(), credit_code=mistyped).full_clean()


@pytest.mark.parametrize(
    ("numbers", "message", "name"),
    [
        pytest.param({"posts": 0}, "must be above zero", "offers_posts", id="no-posts"),
        pytest.param(
            {"applicants": 3, "hired": 4},
            "No more people can be hired",
            "hires_applicants",
            id="hired-without-applying",
        ),
    ],
)
def test_impossible_numbers_are_refused_by_form_and_by_database(numbers, message, name):
    session = LiveSessionFactory()

    with pytest.raises(ValidationError, match=message):
        RecruiterFactory.build(session=session, **numbers).full_clean()
    with pytest.raises(IntegrityError, match=f"recruiter_{name}"):
        RecruiterFactory(session=session, **numbers)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [("views", 190_370, "19万人次"), ("enterprises", 5, "5家")],
)
def test_figures_read_as_they_were_printed(key, value, text):
    assert render(value, INDICATORS[key].style) == text
