"""Rules that hold for every register; nobody has to remember to test them."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.urls import reverse

from bureau.base.derived import DerivedQuerySet, derived_fields
from bureau.base.encryption import EncryptedField
from bureau.base.history import models_of
from bureau.base.records import Record
from tests.factories import factory_of
from tests.signing_in import sign_in
from veterans.personal import Personal, Retention

MODELS = models_of(apps.get_app_config("veterans"))
REGISTERS = [model for model in MODELS if issubclass(model, Record)]
WITHOUT_PEOPLE = {"Office"}  # a public body's name and code


def each(things):
    return [pytest.param(thing, id=thing.__name__) for thing in things]


@pytest.fixture
def officer(client, django_user_model):
    sign_in(client, django_user_model.objects.create_superuser("officer", region_id="37"))
    return client


def columns(model):
    return {field.name for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", each(MODELS))
def test_model_explains_itself(model):
    opts = model._meta
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert opts.ordering
    for constraint in opts.constraints:
        assert constraint.name.startswith(f"veterans_{opts.model_name}_")
        assert len(constraint.name) <= 63
        assert "%(name)s" not in str(constraint.violation_error_message)


@pytest.mark.parametrize("model", each(REGISTERS))
def test_every_column_is_classed_as_personal_or_open(model):
    if model.__name__ in WITHOUT_PEOPLE:
        return
    assert set(model.PERSONAL) | model.OPEN == columns(model)
    assert not set(model.PERSONAL) & model.OPEN


@pytest.mark.parametrize("model", each(REGISTERS))
def test_every_encrypted_column_is_personal_and_says_what_for(model):
    personal = getattr(model, "PERSONAL", {})
    encrypted = {f.name for f in model._meta.fields if isinstance(f, EncryptedField)}

    assert encrypted <= set(personal)
    for column in personal.values():
        assert isinstance(column, Personal)
        assert str(column.purpose)
        assert column.retention in Retention


@pytest.mark.parametrize("model", each(MODELS))
def test_a_model_with_derived_columns_guards_them(model):
    if derived_fields(model):
        assert isinstance(model.objects.all(), DerivedQuerySet)


@pytest.mark.parametrize("model", each(MODELS))
def test_registers_do_not_know_who_refers_to_them(model):
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model in REGISTERS:
            part_of_whole = field.remote_field.on_delete is models.CASCADE
            assert part_of_whole or field.remote_field.hidden


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(MODELS))
def test_factory_makes_a_valid_record(model):
    record = factory_of(model).create()

    record.refresh_from_db()
    record.full_clean()
    assert str(record)


@pytest.mark.django_db
@pytest.mark.parametrize("model", each(m for m in MODELS if admin.site.is_registered(m)))
def test_admin_pages_open_and_show_no_number(model, officer):
    record = factory_of(model).create()
    opts = model._meta
    secrets = [
        getattr(record, field.name).reveal()
        for field in opts.fields
        if isinstance(field, EncryptedField) and getattr(record, field.name)
    ]

    changelist = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    change = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    pages = [officer.get(changelist), officer.get(changelist, {"q": "zhang"}), officer.get(change)]

    for page in pages:
        assert page.status_code == 200
        for secret in secrets:
            assert secret not in page.content.decode()
