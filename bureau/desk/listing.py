"""A list as a table without pages: what every row's cells hold, for a file rather than a page.

Cells are days, numbers and text, so that a spreadsheet can reckon with them. They are read column
by column, a portion of the rows at a time: what a portion names is fetched at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import islice

from django.contrib import admin
from django.contrib.admin.utils import display_for_field, flatten_fieldsets
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bureau.base.encryption import EncryptedField

PORTION = 5000
MOST_REMEMBERED = 50_000  # records that a column's cells name
LONGEST_CELL = 32_000  # characters; a spreadsheet takes hardly more


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a file: where its values are, and what its cells make of them."""

    heading: str
    path: str | None  # None where a value is made from the record as a whole
    value: Callable | None = None  # how, in that case
    cells: Callable = list  # of a portion's values
    form: str = "text"  # or "day", "moment", "amount"


@dataclass(frozen=True, kw_only=True)
class Table:
    """All rows of a list, in its order, and what has to be said of them."""

    title: str
    records: QuerySet
    columns: list[Column]
    facts: list[tuple[str, str]] = field(
        default_factory=list
    )  # where they are from, and how counted

    @property
    def headings(self):
        return [column.heading for column in self.columns]

    def number(self, most):
        """How many rows there are, not counted further than `most`."""
        return self.records.order_by().values("pk")[:most].count()

    def rows(self, most=None):
        """Yield (key of the record, its cells); the queries are as many for 10 rows as for 200."""
        rows = iter(self._values(self.records[:most]))
        while portion := list(islice(rows, PORTION)):
            keys, *values = zip(*portion, strict=True)
            cells = [column.cells(each) for column, each in zip(self.columns, values, strict=True)]
            yield from zip(keys, zip(*cells, strict=True), strict=True)

    def _values(self, records):
        """(key, what each column reads) of every record; whole records only where they are needed."""
        if all(column.path for column in self.columns):
            paths = [column.path for column in self.columns]
            return records.values_list("pk", *paths).iterator(chunk_size=PORTION)
        return (
            (record.pk, *(_value(record, column) for column in self.columns))
            for record in records.iterator(chunk_size=PORTION)
        )


def _value(record, column):
    return getattr(record, column.path) if column.path else column.value(record)


def in_total_order(records):
    """The same order; where it leaves two rows open, their keys decide."""
    order = records.query.order_by or records.model._meta.ordering
    return records if {"pk", "-pk"} & set(order) else records.order_by(*order, "pk")


# The columns of what a list of the admin shows.


def shown(changelist, request):
    """The list's own columns in its order, then what else is entered into such a record."""
    names = [name for name in changelist.list_display if name != "action_checkbox"]
    columns = [_shown(changelist, name) for name in names]
    return [*columns, *entered(changelist.model, request, without={each.path for each in columns})]


def entered(model, request, without=()):
    """A column for each field of the record's form, in its order."""
    model_admin = admin.site._registry.get(model)
    if model_admin is None:
        return []
    fields = {each.name: each for each in model._meta.concrete_fields}
    names = flatten_fieldsets(model_admin.get_fieldsets(request))
    return [
        of_field(fields[name])
        for name in names
        if name in fields and fields[name].attname not in without
    ]


def _shown(changelist, name):
    model_admin, fields = changelist.model_admin, _fields(changelist.model)
    declared = getattr(name, "field", None) or fields.get(name)
    if declared is not None:
        return of_field(declared, read=getattr(name, "read", str))
    attribute = name if callable(name) else getattr(model_admin, name, None)
    heading = admin.utils.label_for_field(name, changelist.model, model_admin)
    if attribute is None and name in changelist.queryset.query.annotations:
        return Column(heading=str(capfirst(heading)), path=name)
    return Column(
        heading=str(capfirst(heading)),
        path=None,
        value=attribute or (lambda record: _called(record, name)),
        cells=lambda values: [_plain(value) for value in values],
    )


def _fields(model):
    return {each.name: each for each in model._meta.concrete_fields}


def _called(record, name):
    value = getattr(record, name)
    return value() if callable(value) else value


def _plain(value):
    """What a page was given to show, as a cell."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, SafeString):
        return unescape(strip_tags(value))
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if value is None or isinstance(value, int | Decimal | date):
        return value
    return str(value)


# The column of a field.


def of_field(field, read=str):
    """`read` says how a record is called that the field names."""
    heading = str(capfirst(field.verbose_name))
    form = next((form for shape, form in FORMS.items() if isinstance(field, shape)), "text")
    return Column(heading=heading, path=field.attname, cells=_cells_of(field, read), form=form)


FORMS = {
    models.DateTimeField: "moment",
    models.DateField: "day",
    models.DecimalField: "amount",
}


def _cells_of(field, read):
    if isinstance(field, models.ForeignKey):
        return _names_of(field, read)
    if field.choices:
        labels = {value: str(label) for value, label in field.flatchoices}
        return lambda values: [labels.get(value, value) for value in values]
    makes = next((make for shape, make in CELLS.items() if isinstance(field, shape)), None)
    if makes is None:
        return lambda values: [_in_words(value, field) for value in values]
    return makes


def _in_words(value, field):
    return None if value is None else _short(str(display_for_field(value, field, "")))


def _texts(values):
    return [_short(value) if value else value for value in values]


def _short(text):
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"


def _masks(values):
    return [None if value is None else value.masked for value in values]


def _yes_or_no(values):
    words = {True: _("yes"), False: _("no"), None: None}
    return [words[value] for value in values]


def _moments(values):
    return [
        None if value is None else timezone.localtime(value).replace(tzinfo=None, microsecond=0)
        for value in values
    ]


# The first that fits.
CELLS = {
    EncryptedField: _masks,
    models.BooleanField: _yes_or_no,
    models.CharField: list,
    models.TextField: _texts,
    models.DateTimeField: _moments,
    models.DateField: list,
    models.DecimalField: list,
    models.IntegerField: list,
}


def _names_of(field, read):
    """Fetches what a portion names and was not named lately."""
    records = _with_what_names_it(field.related_model)
    known = {}

    def cells(values):
        if len(known) > MOST_REMEMBERED:
            known.clear()
        if missing := {value for value in values if value is not None} - known.keys():
            known.update({each.pk: read(each) for each in records.filter(pk__in=missing)})
        return [known.get(value) for value in values]

    return cells


def _with_what_names_it(model):
    """Records are called after what they name - an agreement after its provider - and a whole after
    its person."""
    paths = getattr(admin.site._registry.get(model), "people", [])
    links = [field.name for field in model._meta.concrete_fields if field.is_relation]
    named = {*links, *paths} - {"batch", "pk"}
    return (
        model._base_manager.select_related(*sorted(named)) if named else model._base_manager.all()
    )


def as_moment(value):
    """A moment as files say it."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S") if value else ""
