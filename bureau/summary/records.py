"""How the records behind a figure are listed: their columns and the filters above them."""

from django.contrib.admin.utils import display_for_field
from django.db import models
from django.forms import DateInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, DateFilter, FilterSet
from django_filters.widgets import BooleanWidget

from bureau.base.encryption import BlindIndexField, EncryptedField
from bureau.base.forms import DayInput

LEFT_OUT = {"id", "batch", "note", "opened_to"}
NEVER_LISTED = (EncryptedField, BlindIndexField)
MARKS = {
    "counted": _("counted"),  # what a reading adds to the figure
    "marked": _("in the numerator"),  # whether a record is among the share
}


class DayFilter(DateFilter):
    """A day as forms read it."""

    field_class = DayInput


def columns(indicator):
    """{heading: how to read it from a record}: what counts first, then what staff entered."""
    columns = {field.verbose_name: _reader(field) for field in fields(indicator)}
    if mark := mark_of(indicator):
        columns[MARKS[mark]] = _mark_reader(mark)
    return columns


def fields(indicator):
    return [
        field
        for field in indicator.records.model._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, NEVER_LISTED)
    ]


def mark_of(indicator):
    """What its records carry beside their fields, None where they carry nothing."""
    return indicator.measure.field if indicator.measure.field in MARKS else None


def linked(columns):
    """The foreign keys among the columns, to be fetched with the rows."""
    return [read.link for read in columns.values() if read.link]


def filters(indicator):
    """A filter for each field of few values, and two for each day that the indicator counts by."""
    model = indicator.records.model
    wanted = {}
    for field in model._meta.concrete_fields:
        if field.choices or isinstance(field, models.BooleanField):
            wanted |= _filters_of(field)
        elif field.name in indicator.span():
            wanted |= _filters_of_days(field)
    return type(f"{model.__name__}Filter", (FilterSet,), wanted)


def _filters_of(field):
    if field.choices:
        return {
            field.name: ChoiceFilter(
                label=field.verbose_name, choices=field.choices, empty_label=gettext("all")
            )
        }
    answers = [("", gettext("all")), ("true", gettext("yes")), ("false", gettext("no"))]
    widget = BooleanWidget()
    widget.choices = answers
    return {field.name: BooleanFilter(label=field.verbose_name, widget=widget)}


def _filters_of_days(field):
    ends = {"from": ("gte", gettext("%(day)s from")), "until": ("lte", gettext("%(day)s until"))}
    return {
        f"{field.name}_{end}": DayFilter(
            field.name,
            lookup,
            label=words % {"day": field.verbose_name},
            widget=DateInput(attrs={"type": "date"}),
        )
        for end, (lookup, words) in ends.items()
    }


def said(filter_set):
    """[(filter, what it narrows to)] in words."""
    return [
        (str(bound.label), _in_words(bound.field, filter_set.form.cleaned_data[bound.name]))
        for bound in filter_set.form
        if filter_set.form.cleaned_data.get(bound.name) not in (None, "")
    ]


def _in_words(field, value):
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(dict(getattr(field, "choices", None) or ()).get(value, value))


def without_page(query):
    """The query string that a link to another page keeps."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _reader(field):
    def read(record):
        if read.link:
            return getattr(record, field.name) or "—"
        if field.choices:
            return getattr(record, f"get_{field.name}_display")()
        return _plain(getattr(record, field.attname), field)

    read.link = field.name if isinstance(field, models.ForeignKey) else None
    return read


def _plain(value, field):
    """Yes and no in words, so that they can be copied and heard."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return display_for_field(value, field, "—")


def _mark_reader(name):
    def read(record):
        value = getattr(record, name)
        return (_("yes") if value else _("no")) if isinstance(value, bool) else value

    read.link = None
    return read
