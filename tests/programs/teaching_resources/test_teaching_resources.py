from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.teaching_resources.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.teaching_resources.factories import CallFactory, SelectionFactory
from tests.veterans.factories import TrainingProviderFactory

pytestmark = pytest.mark.django_db

KINDS = {
    "teaching_case": {},
    "course_resource": {"course": True},
    "trainer": {"kind": "trainer"},
    "institution": {"institution": True},
}
CASES = "teaching_resources.teaching_case"
INSTITUTIONS = "teaching_resources.institution"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_counts_its_own(kind):
    SelectionFactory.create_batch(2, selected=True, **KINDS[kind])

    assert [figure(f"teaching_resources.{other}") for other in KINDS] == [
        2 if other == kind else 0 for other in KINDS
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "fate",
    [
        {"state": "nominated"},
        {"state": "withdrawn"},
        {"state": "not_selected", "decided_on": date(2021, 10, 22)},
    ],
    ids=lambda fate: fate["state"],
)
def test_only_what_was_selected_counts(kind, fate):
    SelectionFactory(**fate, **KINDS[kind])

    assert figure(f"teaching_resources.{kind}") == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_selections_belong_to_the_year_they_were_decided_in(kind, decided_on, expected):
    SelectionFactory(selected=True, decided_on=decided_on, **KINDS[kind])

    assert figure(f"teaching_resources.{kind}") == expected


def test_an_institution_selected_under_two_calls_is_one_institution():
    provider = TrainingProviderFactory()
    for _call in range(2):
        SelectionFactory(selected=True, kind="institution", provider=provider)

    assert figure(INSTITUTIONS) == 1


def test_a_selection_belongs_to_the_place_that_put_it_forward():
    SelectionFactory(selected=True, region_id="3701")
    SelectionFactory(selected=True, region_id="37")

    assert figure(CASES, "3701") == 1
    assert figure(CASES, "37") == 2


def test_nominations_count_on_the_day_they_were_put_forward():
    SelectionFactory(nominated_on=date(2021, 1, 1))
    SelectionFactory(nominated_on=date(2021, 12, 31), state="withdrawn")
    SelectionFactory(nominated_on=date(2020, 12, 31), selected=True)

    assert figure("teaching_resources.nominations") == 2


def test_the_selection_rate_is_of_what_was_decided():
    SelectionFactory(selected=True)
    SelectionFactory.create_batch(2, state="not_selected", decided_on=date(2021, 10, 22))
    SelectionFactory(state="withdrawn")

    assert figure("teaching_resources.selection_rate") == Decimal("33.33")


def test_course_hours_add_up_those_of_the_courses_selected():
    SelectionFactory(selected=True, course=True, hours=8)
    SelectionFactory(selected=True, course=True, hours=16)
    SelectionFactory(course=True, hours=24)

    assert figure("teaching_resources.course_hours") == 24


@pytest.mark.parametrize(
    ("changes", "message", "name"),
    [
        pytest.param(
            {"kind": "institution"},
            "a provider from the register",
            "institution_is_registered",
            id="institution-outside-the-register",
        ),
        pytest.param(
            {"kind": "course_resource"}, "hours above zero", "course_has_hours", id="no-hours"
        ),
        pytest.param(
            {"kind": "trainer", "hours": 8},
            "hours above zero",
            "course_has_hours",
            id="a-trainer-of-eight-hours",
        ),
        pytest.param({"state": "selected"}, "a day of decision", "decision_has_a_day", id="no-day"),
        pytest.param(
            {"decided_on": date(2021, 10, 22)},
            "a day of decision",
            "decision_has_a_day",
            id="a-day-but-no-decision",
        ),
        pytest.param(
            {"selected": True, "decided_on": date(2020, 6, 9)},
            "before it was put forward",
            "decided_after_nomination",
            id="decided-too-early",
        ),
        pytest.param(
            {"score": Decimal("100.01")},
            "between 0 and 100",
            "score_is_out_of_100",
            id="more-than-all-points",
        ),
    ],
)
def test_a_selection_that_cannot_be_is_refused_by_form_and_by_database(changes, message, name):
    call = CallFactory()

    with pytest.raises(ValidationError, match=message):
        SelectionFactory.build(call=call, **changes).full_clean()
    with pytest.raises(IntegrityError, match=name):
        SelectionFactory(call=call, **changes)


def test_only_institutions_are_providers():
    with pytest.raises(IntegrityError, match="institution_is_registered"):
        SelectionFactory(kind="trainer", provider=TrainingProviderFactory())


def test_a_provider_is_put_forward_once_per_call():
    selection = SelectionFactory(institution=True)

    with pytest.raises(IntegrityError, match="provider_once_per_call"):
        SelectionFactory(
            call=selection.call, kind="institution", provider=selection.provider, title="另一名称"
        )


def test_the_same_is_put_forward_once_per_call():
    selection = SelectionFactory()

    with pytest.raises(IntegrityError, match="selection_entered_once"):
        SelectionFactory(call=selection.call, title=selection.title)


def test_a_call_takes_nominations_between_its_days():
    call = CallFactory(opened_on=date(2021, 5, 10), closes_on=date(2021, 7, 9))
    selection = SelectionFactory(call=call, nominated_on=date(2021, 7, 10))

    with pytest.raises(ValidationError, match="no nominations on that day"):
        selection.full_clean()


def test_the_page_refuses_a_nomination_after_the_call_closed(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    call = CallFactory(opened_on=date(2021, 5, 10), closes_on=date(2021, 7, 9))
    entered = {
        "region": "3701",
        "call": call.pk,
        "kind": "trainer",
        "title": "王建国",
        "nominated_by": "济南市退役军人事务局",
        "nominated_on": "2021-07-10",
        "state": "nominated",
    }

    refused = admin_client.post(reverse("admin:teaching_resources_selection_add"), entered)

    assert list(refused.context["adminform"].form.errors) == ["nominated_on"]


@pytest.mark.parametrize(
    ("key", "value", "phrase"),
    [
        ("teaching_case", 48, "48件"),
        ("course_resource", 158, "158个"),
        ("trainer", 260, "260人"),
        ("institution", 63, "63家"),
    ],
)
def test_figures_are_worded_as_the_article_prints_them(key, value, phrase):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == phrase
    assert phrase in indicator.quote
