"""Whatever anybody types, no form and no address takes the site down."""

import contextlib
from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.job_fairs.models import JobFair
from tests.bad_input import form
from tests.bad_input.query import FIGURE, YEAR
from tests.bureau.desk.conftest import page
from tests.entering import beginning
from tests.veterans.factories import EnterpriseFactory
from veterans.models import EnterpriseJobs, Veteran

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]

# Half characters among them; and what is nearly right, for that gets furthest.
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.integers().map(str),
    st.dates().map(str),
    st.datetimes().map(str),
    st.decimals().map(str),
    st.sampled_from(["", "0", "1", "-1", "on", "370102", "37", "9999-12-31", "0001-01-01", "NaN"]),
)
thoroughly = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,  # the same run finds the same again
)


@pytest.fixture(params=[Veteran, EnterpriseJobs, JobFair])
def filled_in(request, desk):
    """(the address of a form, what would be saved, the names of its boxes)"""
    typed = {
        Veteran: form.veteran("").typed,
        EnterpriseJobs: {"enterprise": EnterpriseFactory().pk, "headcount": "3"},
        JobFair: {"title": "专场招聘会", "held_on": "2021-06-25", "venue": "人才市场"},
    }[request.param]
    add = page(request.param, "add")
    shown = desk.get(add)
    names = list(shown.context["adminform"].form.fields)
    return add, beginning(shown) | typed, names


@thoroughly
@given(data=st.data())
def test_a_form_answers_anything(data, desk, filled_in):
    add, right, names = filled_in
    boxes = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    typed = {name: data.draw(ANYTHING) for name in boxes}

    answer = desk.post(add, form.body(right | typed), form.URLENCODED)

    assert answer.status_code in (302, 400, 409, 422)


PARAMETERS = ["q", "p", "o", "year", "place", "person", "whole", "duty", "region", "page", "foo"]


@thoroughly
@given(
    path=st.sampled_from(["list", YEAR, FIGURE]),
    asked=st.dictionaries(
        st.sampled_from([*PARAMETERS, "category__exact", "discharged_on_from", "ends_on_from"]),
        ANYTHING,
    ),
)
def test_an_address_answers_anything(path, asked, desk):
    path = page(Veteran, "changelist") if path == "list" else path

    answer = desk.get(f"{path}?{urlencode(asked, errors='surrogatepass')}")

    assert answer.status_code in (200, 302, 400, 404, 414)


@thoroughly
@given(phrase=ANYTHING.filter(lambda text: not text.startswith("-")))
def test_a_command_reads_anything_or_says_why_not(phrase, capsys):
    with contextlib.suppress(CommandError, SystemExit):
        call_command("read_figure", phrase, format="json")
    with contextlib.suppress(CommandError):
        call_command("summary", phrase, "--region", phrase)
