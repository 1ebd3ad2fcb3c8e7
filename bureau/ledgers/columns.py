"""What stands in a ledger's columns, and how it becomes a record's fields.

A line names its columns once (its `ledger.py`), mostly by the field they are for: heading, what may
be typed, how it is judged and what the template says of it follow from the field. Beside the
heading in either language a column is known by the headings that offices really use (`also`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bureau.base.encryption import EncryptedField
from bureau.base.fields import AmountField, CheckedField
from bureau.base.forms import AsTyped, ChoiceInput
from bureau.desk.scope import INPUTS
from bureau.ledgers.cells import code_of, day_of, is_blank, refuse_errors, text_of

REMEMBERED = 2**14  # different values of a column that are judged once
BLANK = object()  # what is read of a cell that says nothing
YES = {"是", "有", "√", "✓", "y", "yes", "true", "1"}
NO = {"否", "无", "×", "n", "no", "false", "0"}
BOOLEAN = [_("yes"), _("no")]
REQUIRED = Field.default_error_messages["required"]
MONTH = re.compile("([0-9]{4})[-/.年]?([0-9]{1,2})月?")


@dataclass(frozen=True, kw_only=True)
class Box:
    """One column of the sheet: what it is called, and how what is typed in it is read."""

    name: str
    label: str  # lazy: in either language
    also: tuple = ()  # what offices call it
    read: Callable  # takes a cell, gives the value or refuses it
    required: bool = False
    hint: str = ""
    example: str = ""
    choices: tuple = ()  # lazy labels
    is_text: bool = False  # in Excel, whatever it looks like
    is_day: bool = False
    is_shared: bool = True  # whether many rows hold the same

    @cached_property
    def reader(self):
        """Takes any cell; what many rows share is judged once.

        A cell is not another that equals it but is of another kind, as 1 equals 1.0 and true.
        """
        return lru_cache(REMEMBERED, typed=True)(self._read) if self.is_shared else self._read

    def _read(self, cell):
        """What is blank where it must not be is told what it should be, or that this is required."""
        if not is_blank(cell):
            return self.read(cell)
        if self.required:
            self.read("")
            raise ValidationError(REQUIRED, code="required")
        return BLANK

    def headings(self):
        """All that it is known by, as `heading` compares them."""
        both = []
        for language in ["zh-hans", "en"]:
            with override(language):
                both.append(str(self.label))
        return {plain(each) for each in [*both, *self.also]}


def plain(heading):
    """A heading without what offices add to it: spaces, stars, what is in brackets."""
    text = normalize("NFKC", heading).casefold().partition("(")[0]
    return "".join(char for char in text if char.isalnum())


@dataclass(frozen=True)
class Column:
    """A column for a field of the record; `means` reads what offices write for a choice."""

    field: str
    also: tuple = ()
    example: str = ""
    required: bool = None  # None: as the record's form asks for it
    means: dict = field(default_factory=dict)  # {word: value}

    def fields(self):
        return [self.field]

    def boxes(self, model):
        return [box_of(model._meta.get_field(self.field), self, model)]

    def settle(self, lines, model, place):
        """Nothing is left to find out: what was read is the field's value."""


@dataclass(frozen=True)
class Month(Column):
    """A column for a month, which is kept as its first day: 2021-03, 2021年3月, or any day of it."""

    def boxes(self, model):
        [box] = super().boxes(model)
        first_day = partial(_first_day, box.read)
        return [replace(box, read=first_day, is_text=True, is_day=False)]


def _first_day(read, cell):
    typed = day_of(cell)
    month = MONTH.fullmatch(typed.strip())
    return read("{}-{}-1".format(*month.groups()) if month else typed).replace(day=1)


def box_of(field, column, model, name=None):
    """A box that reads as the record's form does. What the form says of a field left empty is not
    said where the ledger needs it."""
    is_supplied = field.name in [*getattr(model, "known", ()), *getattr(model, "computed", ())]
    # A form shows the day it begins with; a ledger of last year would take today's in silence.
    is_usual = field.has_default() and not isinstance(field, models.DateField)
    required = not (field.blank or is_usual or is_supplied)
    return Box(
        name=name or field.name,
        label=field.verbose_name,
        also=column.also,
        read=reader_of(field, column.means),
        required=required if column.required is None else column.required,
        hint="" if is_supplied and column.required else field.help_text,
        example=column.example,
        choices=_labels(field),
        is_text=isinstance(field, models.CharField | EncryptedField) and not field.choices,
        is_day=isinstance(field, models.DateField),
        is_shared=not isinstance(field, EncryptedField | AmountField),
    )


def _labels(field):
    if isinstance(field, models.BooleanField):
        return tuple(BOOLEAN)
    return tuple(label for _value, label in field.choices or ())


def reader_of(field, means=None):
    """How a cell is read for a field."""
    if isinstance(field, models.BooleanField):
        return _read_answer
    if field.choices:
        return _choice_reader(field, means or {})
    judge = _judge(field)
    take = _taken(field)
    return lambda cell: judge(take(cell))


def _taken(field):
    """What a cell says, in the way that the field's validators know."""
    if isinstance(field, models.DateField):
        return day_of
    if isinstance(field, EncryptedField | CheckedField):
        return code_of
    return _text if isinstance(field, models.CharField | models.TextField) else text_of


def _text(cell):
    refuse_errors(cell)
    return code_of(cell)


def _judge(field):
    """The form's field and the model's, as one form would ask them."""
    asked = _form_field(field)
    if isinstance(asked, AsTyped):
        return lambda text: field.clean(text, None)

    def judge(text):
        return field.clean(asked.clean(text), None)

    return judge


def _form_field(field):
    kwargs = next((INPUTS[kind] for kind in type(field).mro() if kind in INPUTS), {})
    kwargs = {key: value for key, value in kwargs.items() if key != "widget"}
    return field.formfield(**kwargs)


def _choice_reader(field, means):
    """By the words of either language, as the template's drop-down has them, or those in use."""
    values = {plain(word): value for word, value in means.items()}
    for language in ["zh-hans", "en"]:
        with override(language):
            values |= {plain(str(label)): value for value, label in field.choices}

    def chosen(cell):
        text = text_of(cell)
        if plain(text) not in values:
            offered = ", ".join(str(label) for _value, label in field.choices)
            raise ValidationError(
                _("Choose one of: %(offered)s."), code=ChoiceInput.code, params={"offered": offered}
            )
        return values[plain(text)]

    return chosen


def _read_answer(cell):
    typed = text_of(cell).strip().casefold()
    if typed not in YES | NO:
        raise ValidationError(_("Answer yes or no."), code=ChoiceInput.code)
    return typed in YES
