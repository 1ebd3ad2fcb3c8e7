"""What a list of records can be narrowed by: fields that are declared, each by what its type allows.

Nobody's number is among them, whole or in part: an address is read by many on its way. What is not
declared is refused by its name, so that no answer is one to another question.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet
from django_filters.filterset import filterset_factory

from bureau.api.bodies import repeated
from bureau.api.errors import field_error, query_problem
from bureau.api.paging import ASKED
from bureau.base.encryption import BlindIndexField, EncryptedField
from bureau.base.forms import ChoiceInput, CountInput, DayInput, NumberInput
from bureau.base.keys import is_key
from bureau.base.years import FIRST_YEAR, LAST_YEAR, Period

REGION, YEAR = "region", "year"  # of every record: where it is, and when it is counted


class YesOrNo(forms.Field):
    def clean(self, value):
        if value not in ("true", "false"):
            raise ValidationError(_("Ask for true or false."), code="choice")
        return value == "true"


class Key(forms.Field):
    def clean(self, value):
        if not is_key(value):
            raise ValidationError(_("Name a record by its key."), code="choice")
        return int(value)


class Year(forms.Field):
    def clean(self, value):
        if not is_key(value) or not FIRST_YEAR <= int(value) <= LAST_YEAR:
            said = _("Give a year from %(first)d to %(last)d.")
            raise ValidationError(said % {"first": FIRST_YEAR, "last": LAST_YEAR}, code="date")
        return Period(int(value))


class Place(forms.Field):
    """A place by its code, however it is written."""

    def __init__(self, places):
        super().__init__()
        self.places = places

    def clean(self, value):
        return self.places.read(value)


class Reading(Filter):
    """A filter whose value one of our fields reads."""

    @property
    def field(self):
        return self.extra["reads"]


class Asked(FilterSet):
    """The filters that a query names. To leave one out is to ask nothing of it; to name one and give
    it no value is a mistake, which its field refuses."""

    def __init__(self, query, queryset):
        super().__init__(query, queryset)
        self.filters = {name: self.filters[name] for name in query if name in self.filters}

    @classmethod
    def filter_for_field(cls, field, field_name, lookup_expr):
        return Reading(field_name, lookup_expr, reads=_input(field, lookup_expr))


def filter_set(model, declared):
    """The filters of a kind: of the fields that are declared, of its place and its year."""
    lookups = {name: _lookups(model._meta.get_field(name)) for name in declared}
    more = {}
    if any(field.name == REGION for field in model._meta.fields):
        place = Place(model._meta.get_field(REGION).related_model._default_manager)
        more[REGION] = Reading(reads=place, method=lambda rows, _name, at: rows.in_region(at))
    if hasattr(model._default_manager.all(), "listed_in"):
        more[YEAR] = Reading(reads=Year(), method=lambda rows, _name, year: rows.listed_in(year))
    return filterset_factory(model, type("Asked", (Asked,), more), lookups)


def _lookups(field):
    assert not isinstance(field, EncryptedField | BlindIndexField), "No number in an address."
    spans = isinstance(field, models.DateField | models.DecimalField | models.IntegerField)
    span = ["gte", "lte"] if spans and not field.choices else []
    return ["exact", *span, *(["isnull"] if field.null else [])]


def _input(field, lookup):
    if lookup == "isnull" or isinstance(field, models.BooleanField):
        return YesOrNo()
    if field.choices:
        return ChoiceInput(choices=field.flatchoices)
    if isinstance(field, models.ForeignKey):
        return Key()
    if isinstance(field, models.DateField):
        return DayInput()
    if isinstance(field, models.DecimalField):
        return NumberInput(decimal_places=field.decimal_places, max_digits=field.max_digits)
    return CountInput(max_value=2**31 - 1)


def narrowed(queryset, query, kind):
    """The rows that a query asks for, each parameter once and with a value."""
    asked = kind(query, queryset)
    if errors := _misnamed(query, [*kind.base_filters, *ASKED]) or _misread(asked):
        raise query_problem(_("The list cannot be asked that: see what is wrong."), errors)
    return asked.qs


def _misnamed(query, known):
    others = [name for name in query if name not in known]
    twice = [name for name in query if name in known and len(query.getlist(name)) > 1]
    sentence = _("This list is not narrowed by that: it offers %(known)s.")
    offered = {"known": ", ".join(known)}
    return [
        *(field_error(repeated(name), "query", sentence % offered) for name in others),
        *(field_error(name, "query", _("Ask for it once.")) for name in twice),
    ]


def _misread(asked):
    refused = asked.errors.get_json_data()
    return [field_error(name, **each) for name in refused for each in refused[name]]
