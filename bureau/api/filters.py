"""What a list of records can be narrowed by: fields that are declared, each by what its type allows.

Nobody's number is among them, whole or in part: an address is read by many on its way. What is not
declared is refused by its name, so that no answer is one to another question.
"""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from bureau.api.bodies import repeated
from bureau.api.errors import field_error, query_problem
from bureau.api.paging import ASKED
from bureau.base.encryption import BlindIndexField, EncryptedField
from bureau.base.forms import ChoiceInput, CountInput, DayInput, NumberInput
from bureau.base.keys import is_key
from bureau.base.years import FIRST_YEAR, LAST_YEAR, Period

REGION, YEAR = "region", "year"  # of every record: where it is, and when it is counted
SPAN = {"": "exact", "__gte": "gte", "__lte": "lte"}


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


def parameters(model, declared):
    """{name in the query: (field that reads it, what it narrows by)}."""
    found = {}
    for name in declared:
        found |= _of_field(model._meta.get_field(name))
    manager = model._default_manager
    if any(field.name == REGION for field in model._meta.fields):
        places = model._meta.get_field(REGION).related_model._default_manager
        found[REGION] = (Place(places), lambda rows, place: rows.in_region(place))
    if hasattr(manager.all(), "listed_in"):
        found[YEAR] = (Year(), lambda rows, period: rows.listed_in(period))
    return found


def _of_field(field):
    assert not isinstance(field, EncryptedField | BlindIndexField), "No number in an address."
    by = {field.name: _input(field)}
    spans = isinstance(field, models.DateField | models.DecimalField | models.IntegerField)
    if spans and not field.choices:
        by = {f"{field.name}{end}": _input(field) for end in SPAN}
    found = {name: (reads, partial(_narrowed, name)) for name, reads in by.items()}
    if field.null:
        missing = f"{field.name}__isnull"
        found[missing] = (YesOrNo(), partial(_narrowed, missing))
    return found


def _input(field):
    if field.choices:
        return ChoiceInput(choices=field.flatchoices)
    if isinstance(field, models.BooleanField):
        return YesOrNo()
    if isinstance(field, models.ForeignKey):
        return Key()
    if isinstance(field, models.DateField):
        return DayInput()
    if isinstance(field, models.DecimalField):
        return NumberInput(decimal_places=field.decimal_places, max_digits=field.max_digits)
    return CountInput(max_value=2**31 - 1)


def _narrowed(name, rows, value):
    return rows.filter(**{name: value})


def narrowed(queryset, query, found):
    """The rows that a query asks for, each parameter once and with a value."""
    _refuse_others(query, [*found, *ASKED])
    errors = []
    for name in filter(found.__contains__, query):
        reads, narrow = found[name]
        try:
            queryset = narrow(queryset, reads.clean(query[name]))
        except ValidationError as refused:
            errors += [field_error(name, each.code, _sentence(each)) for each in refused.error_list]
    if errors:
        raise query_problem(_("The list cannot be asked that: see what is wrong."), errors)
    return queryset


def _refuse_others(query, known):
    others = [name for name in query if name not in known]
    twice = [name for name in query if name in known and len(query.getlist(name)) > 1]
    sentence = _("This list is not narrowed by that: it offers %(known)s.")
    offered = {"known": ", ".join(known)}
    errors = [
        *(field_error(repeated(name), "query", sentence % offered) for name in others),
        *(field_error(name, "query", _("Ask for it once.")) for name in twice),
    ]
    if errors:
        raise query_problem(_("The list cannot be asked that: see what is wrong."), errors)


def _sentence(error):
    return error.message % error.params if error.params else error.message
