"""Rules that hold for the form and the list of every record; nobody has to remember to test them."""

from collections import Counter

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from bureau.base.records import Record
from bureau.desk.admin import RecordAdmin
from bureau.desk.entry import OPENED
from bureau.desk.spells import SpellInline
from programs.cases.case import Case

PAGES = [
    pytest.param(page, id=model._meta.label)
    for model, page in admin.site._registry.items()
    if isinstance(page, RecordAdmin) and issubclass(model, Record)
]


@pytest.mark.parametrize("page", PAGES)
def test_every_field_that_can_be_typed_is_on_the_form_once_and_the_note_last(page):
    assert page.fieldsets, "declare the fields in the order of the official form"
    shown = [name for name in flatten_fieldsets(page.fieldsets) if name != OPENED]
    fields = [*page.opts.fields, *page.opts.many_to_many]
    typed = {field.name for field in fields if field.editable and not field.auto_created}

    repeated = [name for name, times in Counter(shown).items() if times > 1]
    assert repeated == []
    assert typed - set(shown) == set()
    assert set(shown) - typed == set(page.readonly_fields)
    assert shown[-1] == "note"


@pytest.mark.parametrize("page", PAGES)
def test_every_group_of_fields_and_every_field_has_a_label(page):
    assert all(str(label) for label, _fields in page.fieldsets or [])
    unnamed = [field.name for field in page.opts.fields if not field._verbose_name]
    assert unnamed == []


@pytest.mark.parametrize("page", PAGES)
def test_help_is_given_in_sentences(page):
    helped = {field.name: str(field.help_text) for field in page.opts.fields if field.help_text}

    assert [name for name, text in helped.items() if text[-1] not in ".?"] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_column_is_a_field_or_counted_for_the_whole_list_at_once(page):
    """What can be ordered by is in the list's one query; a method without that asks per row."""
    for name in page.list_display:
        try:
            page.opts.get_field(name)
        except FieldDoesNotExist:
            assert getattr(page, name).admin_order_field


@pytest.mark.parametrize("page", PAGES)
def test_what_need_not_be_typed_is_on_the_form(page):
    model = page.model
    named = [*model.known, *model.computed]

    assert [name for name in named if not model._meta.get_field(name).editable] == []
    assert set(model.known).isdisjoint(model.computed)


@pytest.mark.parametrize("page", PAGES)
def test_bulk_changes_name_fields_of_their_record(page):
    keys = [change.key for change in page.bulk]
    assert len(keys) == len(set(keys))
    for change in page.bulk:
        names = {*change.changes, *change.asks}
        by_acts_alone = issubclass(page.model, Case)
        assert all(page.opts.get_field(name).editable or by_acts_alone for name in names)
        assert str(change.label)


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_no_choice_is_made_for_the_clerk(page, rf, admin_user):
    """Where the record has no default, a select begins with none of its choices."""
    admin_user.region_id = "37"
    request = rf.get("/")
    request.user = admin_user
    fields = page.get_form(request)().fields
    undecided = [
        field.name for field in page.opts.fields if field.choices and not field.has_default()
    ]

    begins_with = {name: list(fields[name].choices)[0][0] for name in undecided if name in fields}
    assert set(begins_with.values()) <= {""}


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_form_is_supplied_with_what_is_known_without_it(page, admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    known = reverse(f"admin:{page.opts.app_label}_{page.opts.model_name}_known")

    assert admin_client.post(known, {}).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_what_may_not_overlap_is_entered_as_spells(page):
    for inline in page.inlines:
        constraints = inline.model._meta.constraints
        may_not_overlap = any(isinstance(each, ExclusionConstraint) for each in constraints)
        assert may_not_overlap == issubclass(inline, SpellInline)
