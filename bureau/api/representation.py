"""What a record looks like to a program: plain values by the names of their fields.

Personal numbers are shown as their mask and nothing else, as everywhere. A record that another
names is shown by its key: whoever may see it can ask for it.
"""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from django.contrib.admin import site
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.utils import timezone

from bureau.base.derived import DerivedField
from bureau.base.encryption import EncryptedField, Sealed
from bureau.desk.admin import ReadAdmin

LEFT_OUT = {"batch", "opened_to"}
KEY = "id"  # by which every record is named, whatever its own key is called


@cache
def fields_of(model):
    """{name in the answer: field}: all that its page or the list behind a figure shows."""
    shown = {
        field.name: field
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and not field.primary_key and _can_be_shown(field)
    }
    page = site._registry.get(model)
    if isinstance(page, ReadAdmin):  # what comes about by itself may hold more than its page shows
        there = {
            *flatten_fieldsets(page.fieldsets),
            *(each.partition("__")[0] for each in page.people),
        }
        shown = {name: field for name, field in shown.items() if name in there}
    return {KEY: model._meta.pk, **shown}


def _can_be_shown(field):
    """No index of a number, no key made for sorting, no file."""
    is_file = isinstance(field, models.BinaryField) and not isinstance(field, EncryptedField)
    return not is_file and not isinstance(field, DerivedField)


def loaded(queryset):
    """Fetched with what is shown and no more."""
    return queryset.only(*(field.name for field in fields_of(queryset.model).values()))


def represent(record):
    return {
        name: plain(getattr(record, field.attname))
        for name, field in fields_of(type(record)).items()
    }


def plain(value):
    """A value as JSON carries it without loss: amounts as text, days as 2021-12-31."""
    if isinstance(value, Decimal | Sealed):
        return str(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value
