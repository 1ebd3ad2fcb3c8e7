"""How the records behind a figure are listed: their columns and the filters above them."""

from django.contrib.admin.utils import display_for_field
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_filters.filterset import filterset_factory

from bureau.base.encryption import BlindIndexField, EncryptedField

LEFT_OUT = {"id", "batch", "note"}
NEVER_LISTED = (EncryptedField, BlindIndexField)
MARKS = {
    "counted": _("counted"),  # what a reading adds to the figure
    "marked": _("in the numerator"),  # whether a record is among the share
}


def columns(indicator):
    """{heading: how to read it from a record}: what counts first, then what staff entered."""
    records = indicator.records
    fields = {
        field.verbose_name: _reader(field)
        for field in records.model._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, NEVER_LISTED)
    }
    if indicator.measure.field in MARKS:
        fields[MARKS[indicator.measure.field]] = _mark_reader(indicator.measure.field)
    return fields


def linked(columns):
    """The foreign keys among the columns, to be fetched with the rows."""
    return [read.link for read in columns.values() if read.link]


def filters(model):
    """Filters for what has few values and for days; whatever else is looked up elsewhere."""
    wanted = {
        field.name: _lookups(field)
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and _lookups(field)
    }
    return filterset_factory(model, fields=wanted)


def without_page(query):
    """The query string that a link to another page keeps."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _lookups(field):
    if field.choices or isinstance(field, models.BooleanField):
        return ["exact"]
    return ["gte", "lte"] if isinstance(field, models.DateField) else []


def _reader(field):
    def read(record):
        if read.link:
            return getattr(record, field.name)
        if field.choices:
            return getattr(record, f"get_{field.name}_display")()
        return display_for_field(getattr(record, field.attname), field, "—")

    read.link = field.name if isinstance(field, models.ForeignKey) else None
    return read


def _mark_reader(name):
    def read(record):
        return getattr(record, name)

    read.link = None
    return read
