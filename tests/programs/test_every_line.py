"""Rules that hold for every line, model and indicator; nobody has to remember to test them."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from bureau.base.encryption import Sealed
from bureau.base.history import models_of
from bureau.base.records import (
    CounterQuerySet,
    EventQuerySet,
    Record,
    RecordQuerySet,
    SpellQuerySet,
)
from bureau.base.years import Period
from bureau.summary.summarise import summarise
from programs import counting, indicators
from programs.lines import program_lines
from tests.factories import factory_of

LINES = program_lines()
MODELS = [model for line in LINES for model in models_of(line)]
ENTERED = [model for model in MODELS if "add" in model._meta.default_permissions]
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
INDICATORS = [
    pytest.param(line, each, id=code) for line in LINES for code, each in line.indicators.items()
]
SHAPES = {
    indicators.Flow: (EventQuerySet, SpellQuerySet),  # a spell's Flow names the day it is dated by
    indicators.Ratio: EventQuerySet,
    indicators.Begun: SpellQuerySet,
    indicators.Ended: SpellQuerySet,
    indicators.Stock: SpellQuerySet,
    indicators.Standard: SpellQuerySet,
    indicators.Reading: CounterQuerySet,
}


def each(things):
    return [pytest.param(thing, id=thing._meta.label) for thing in things]


def test_lines_are_numbered_as_in_the_report():
    assert [line.number for line in LINES] == list(range(1, len(LINES) + 1))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.label)
def test_line_says_what_it_counts(line):
    assert line.__doc__ is None or line.__doc__.strip()
    assert line.indicators
    assert list(line.get_models())


@pytest.mark.parametrize(("line", "indicator"), INDICATORS)
def test_flows_count_events_and_stocks_count_spells(line, indicator):
    assert isinstance(indicator.records, SHAPES[type(indicator)])


@pytest.mark.parametrize(("line", "indicator"), INDICATORS)
def test_indicator_reads_no_second_table(line, indicator):
    counting.compile_indicator("it", indicator, Period(2021))


@pytest.mark.parametrize(("line", "indicator"), INDICATORS)
def test_indicator_is_labelled_and_carries_its_rule(line, indicator):
    assert str(indicator.label)
    assert len(str(indicator.rule)) > 10


@pytest.mark.parametrize(("line", "indicator"), INDICATORS)
def test_what_is_counted_is_not_older_than_the_department(line, indicator):
    model = indicator.records.model
    taken_over = {name for names in getattr(model, "follows", {}).values() for name in names}
    refused = {each.name for each in model._meta.constraints if each.name.endswith("_since_2019")}
    first_day = indicator.records.date_field if indicator.kind == "ratio" else indicator.span()[0]

    assert (
        first_day in taken_over
        or first_day == "ended_on"  # which is after the beginning
        or f"{model._meta.app_label}_{model._meta.model_name}_{first_day}_since_2019" in refused
    )


@pytest.mark.parametrize("model", each(MODELS))
def test_model_explains_itself(model):
    opts = model._meta
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert opts.ordering


@pytest.mark.parametrize("model", each(RECORDS))
def test_records_belong_to_places(model):
    assert isinstance(model.objects.all(), RecordQuerySet)
    assert model._meta.get_field("region").related_model._meta.label == "veterans.Region"


@pytest.mark.parametrize("model", each(RECORDS))
def test_constraints_are_named_and_speak_to_people(model):
    opts = model._meta
    for constraint in opts.constraints:
        assert constraint.name.startswith(f"{opts.app_label}_{opts.model_name}_")
        assert len(constraint.name) <= 63
        assert "%(name)s" not in str(constraint.violation_error_message)
        assert str(constraint.violation_error_message).endswith(".") or "。" in str(
            constraint.violation_error_message
        )


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(MODELS))
def test_factory_makes_a_valid_record(model):
    record = factory_of(model).create()

    record.refresh_from_db()
    record.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(MODELS))
def test_admin_pages_open(model, admin_user, admin_client):
    admin_user.region_id = "37"
    admin_user.save()
    record = factory_of(model).create()
    opts = model._meta
    assert admin.site.is_registered(model)

    pages = {"changelist": [], "add": [], "change": [record.pk]}
    if model not in ENTERED:
        del pages["add"]
    for name, args in pages.items():
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=args)
        assert admin_client.get(url).status_code == 200
    found = admin_client.get(
        reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"), {"q": "甲"}
    )
    assert found.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(ENTERED))
def test_record_entered_through_the_admin_is_found_again(model, admin_user, admin_client):
    admin_user.region_id = "37"
    admin_user.save()
    record = factory_of(model).create()
    opts = model._meta
    change = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    typed = typed_again(admin_client.get(change))
    record.delete()

    add = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
    answer = admin_client.post(add, typed)
    if answer.status_code == 422:  # what a factory makes may be doubtful
        answer = admin_client.post(add, typed | explained(answer))

    assert answer.status_code == 302, dict(answer.context["adminform"].form.errors)
    entered = model.objects.latest("pk")
    change = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[entered.pk])
    assert admin_client.get(change).status_code == 200


def explained(answer):
    """An answer to everything that the form doubts."""
    return {question.name: "as it was" for question in answer.context["questions"]}


def typed_again(page):
    """What the form of a record holds, as a clerk would type it into an empty one."""
    form = page.context["adminform"].form
    typed = {}
    for name, field in form.fields.items():
        value = form.initial.get(name)
        value = value.reveal() if isinstance(value, Sealed) else field.prepare_value(value)
        if value is not None and value is not False:
            typed[name] = value
    for inline in page.context["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        typed |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return typed


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(model for model in ENTERED if model in RECORDS))
def test_place_of_a_new_record_is_the_clerks_own(model, admin_user, admin_client):
    page = admin.site.get_model_admin(model)
    levels = page.entered_by or page.place_levels
    admin_user.region_id = {"province": "37", "city": "3701"}.get(
        levels[-1] if levels else "", "370102"
    )
    admin_user.save()

    opts = model._meta
    form = (
        admin_client.get(reverse(f"admin:{opts.app_label}_{opts.model_name}_add"))
        .context["adminform"]
        .form
    )

    if "region" in form.fields:
        assert form["region"].initial == admin_user.region_id


@pytest.mark.django_db
def test_a_year_without_records_has_no_counts():
    summary = summarise(timezone.localdate().year, "37")

    counts = {figure.value for figure in summary.figures if not figure.empty}
    assert counts == {0}
