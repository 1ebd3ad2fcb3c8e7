"""What stands in a ledger's columns, and how it becomes a record's fields.

A line names its columns once (its `ledger.py`), mostly by the field they are for: heading, what may
be typed, how it is judged and what the template says of it follow from the field. Beside the
heading in either language a column is known by the headings that offices really use (`also`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from operator import attrgetter
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bureau.base.encryption import EncryptedField
from bureau.base.fields import AmountField, CheckedField
from bureau.base.forms import ChoiceInput
from bureau.base.records import RecordQuerySet
from bureau.base.validators import read_name
from bureau.desk.people import inherits_place, with_labels
from bureau.desk.scope import INPUTS
from bureau.ledgers.cells import code_of, day_of, refuse_errors, text_of

REMEMBERED = 2**14  # different values of a column that are judged once
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
    )


def _labels(field):
    if isinstance(field, models.BooleanField):
        return tuple(BOOLEAN)
    return tuple(label for _value, label in field.choices or ())


def reader_of(field, means=None):
    """How a cell is read for a field: of values that many rows share, once each."""
    if isinstance(field, models.BooleanField):
        return _read_answer
    if field.choices:
        return _choice_reader(field, means or {})
    judge = _judge(field)
    take = _taken(field)
    if isinstance(field, EncryptedField | AmountField):
        return lambda cell: judge(take(cell))
    remember = lru_cache(REMEMBERED)(judge)
    return lambda cell: remember(take(cell))


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

    @lru_cache(REMEMBERED)
    def chosen(text):
        if plain(text) not in values:
            offered = ", ".join(str(label) for _value, label in field.choices)
            raise ValidationError(
                _("Choose one of: %(offered)s."), code=ChoiceInput.code, params={"offered": offered}
            )
        return values[plain(text)]

    return lambda cell: chosen(text_of(cell))


def _read_answer(cell):
    typed = text_of(cell).strip().casefold()
    if typed not in YES | NO:
        raise ValidationError(_("Answer yes or no."), code=ChoiceInput.code)
    return typed in YES


NUMBER_ALSO = (
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "公民身份证号码",
    "身份证",
    "证件号码",
    "证件号",
)
NAME_ALSO = ("姓名", "退役军人姓名", "学员姓名", "申请人", "申请人姓名", "人员姓名")


@dataclass(frozen=True)
class Person:
    """A person of the register, by the ID number; the name beside it has to be theirs."""

    field: str = "veteran"
    also: tuple = ()
    required: bool = None
    called: str = ""  # the heading of the name, where the record has another name

    def fields(self):
        return [self.field]

    def _link(self, model):
        """The field that names somebody of the register."""
        return model._meta.get_field(self.field)

    def boxes(self, model):
        register = self._link(model).related_model._meta
        number, name = register.get_field("id_number"), register.get_field("name")
        return [
            Box(
                name=f"{self.field}.id_number",
                label=number.verbose_name,
                also=(*NUMBER_ALSO, *self.also),
                read=reader_of(number),
                required=_is_needed(self, model),
                hint=_("Of somebody who is registered. A number is text: 18 characters."),
                example="37010219900101001X",
                is_text=True,
            ),
            Box(
                name=f"{self.field}.name",
                label=self.called or name.verbose_name,
                also=NAME_ALSO,
                read=lambda cell: read_name(text_of(cell)),
                hint=_("Compared with the register."),
                example="王建国",
                is_text=True,
            ),
        ]

    def settle(self, lines, model, place):
        link = self._link(model)
        numbers = {line: line.values.pop(f"{self.field}.id_number", None) for line in lines}
        people = with_labels(_within(link, place)).with_id_numbers(
            [number.reveal() for number in numbers.values() if number]
        )
        known = {person.id_number.reveal(): person for person in people}
        for line, number in numbers.items():
            name = line.values.pop(f"{self.field}.name", None)
            if number:
                self._name(line, known.get(number.reveal()), name)

    def _name(self, line, person, name):
        if person is None:
            line.refuse(
                f"{self.field}.id_number",
                _("Nobody in your place is registered with this number."),
                code="unknown",
            )
        elif name and name != person.name:
            line.refuse(
                f"{self.field}.name",
                _("This number is registered for another name: compare both with the card."),
                code="inconsistent",
            )
        else:
            line.values[self.field] = person


def _is_needed(column, model):
    """Whether a record has to name what the column is for."""
    link = model._meta.get_field(column.field)
    required = not (link.blank or column.field in model.known)
    return required if column.required is None else column.required


@dataclass(frozen=True)
class Held(Person):
    """A record of a person, by whose it is: the post that somebody holds."""

    through: str = "veteran"  # its field that names the person
    among: models.Q = field(default_factory=models.Q)

    def _link(self, model):
        return super()._link(model).related_model._meta.get_field(self.through)

    def settle(self, lines, model, place):
        super().settle(lines, model, place)
        people = {line: line.values.pop(self.field, None) for line in lines}
        known = self._known(model, place, {person.pk for person in people.values() if person})
        for line, person in people.items():
            if person:
                found = known.get(person.pk, [])
                _name_one(line, model, self.field, found, box=f"{self.field}.id_number")

    def _known(self, model, place, people):
        held = _within(model._meta.get_field(self.field), place).filter(
            self.among, **{f"{self.through}__in": people}
        )
        known = {}
        for record in with_labels(held).select_related(self.through):
            known.setdefault(getattr(record, f"{self.through}_id"), []).append(record)
        return known


@dataclass(frozen=True)
class Named:
    """Another record, by what tells it apart: a class by its title and first day; a track by its
    title, and those of its contest ("contest.title"). What stands `beside` that has to agree."""

    field: str
    by: tuple = ()
    also: dict = field(default_factory=dict)  # {field of the other: headings}
    examples: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)  # {field of the other: heading, if not its own}
    required: bool = None
    beside: str = ""

    def fields(self):
        return [self.field]

    def boxes(self, model):
        needed = _is_needed(self, model)
        boxes = [self._box(model, name, needed) for name in self.by]
        if self.beside:
            box = self._box(model, self.beside, False)
            boxes.append(replace(box, hint=_("Compared with what is known."), is_text=True))
        return boxes

    def _box(self, model, path, needed):
        *links, name = path.split(".")
        other = model._meta.get_field(self.field).related_model
        for link in links:
            other = other._meta.get_field(link).related_model
        column = Column(name, tuple(self.also.get(path, ())), self.examples.get(path, ""), needed)
        box = box_of(other._meta.get_field(name), column, other, f"{self.field}.{path}")
        return replace(box, label=self.labels.get(path, box.label), hint="")

    def settle(self, lines, model, place):
        wanted = {line: self._asked(line) for line in lines}
        asked = {each for each in wanted.values() if each}
        known = self._known(model, place, asked) if asked else {}
        for line, values in wanted.items():
            beside = line.values.pop(f"{self.field}.{self.beside}", None)
            if values:
                self._name(line, model, known.get(values, []), beside)

    def _asked(self, line):
        values = tuple(line.values.pop(f"{self.field}.{name}", None) for name in self.by)
        if None not in values:
            return values
        missing = f"{self.field}.{self.by[values.index(None)]}"
        is_told = any(problem.box == missing for problem in line.problems)
        if any(value is not None for value in values) and not is_told:
            line.refuse(missing, REQUIRED, code="required")
        return None

    def _known(self, model, place, asked):
        first = self.by[0].replace(".", "__")
        found = _within(model._meta.get_field(self.field), place)
        found = with_labels(found.filter(**{f"{first}__in": {each[0] for each in asked}}))
        links = {path.rpartition(".")[0].replace(".", "__") for path in self.by} - {""}
        known = {}
        for record in found.select_related(*links) if links else found:
            values = tuple(attrgetter(path)(record) for path in self.by)
            known.setdefault(values, []).append(record)
        return known

    def _name(self, line, model, found, beside):
        _name_one(line, model, self.field, found, box=f"{self.field}.{self.by[0]}")
        if len(found) == 1 and beside and beside != getattr(found[0], self.beside):
            line.refuse(
                f"{self.field}.{self.beside}",
                _("This is known by another name, %(name)s: compare both."),
                code="inconsistent",
                params={"name": getattr(found[0], self.beside)},
            )


def _name_one(line, model, name, found, *, box):
    """What a row means, if it is one record and no more."""
    if len(found) == 1:
        line.values[name] = found[0]
        return
    kind = model._meta.get_field(name).related_model._meta.verbose_name
    said = (
        _("There are several of this kind called so: %(kind)s. Enter this row on its page.")
        if found
        else _("Nothing of this kind is known by that in your place: %(kind)s.")
    )
    line.refuse(box, said, code="unknown", params={"kind": kind})


def _within(link, place):
    """What a record may name: a part goes into wholes of one's own place."""
    others = link.related_model._default_manager.all()
    if not isinstance(others, RecordQuerySet):
        return others  # of no place
    return others.in_region(place) if inherits_place(link) else others.visible_from(place)


PLACE_ALSO = (
    "县区",
    "区县",
    "县市区",
    "县（市、区）",
    "行政区划",
    "所属区划",
    "所在地",
    "属地",
    "地区",
)


@dataclass(frozen=True)
class Place:
    """Where a record belongs, by its code or by its name; one's own where the cell is empty."""

    field: str = "region"
    also: tuple = ()
    example: str = "370102"

    def fields(self):
        return [self.field]

    def boxes(self, model):
        link = model._meta.get_field(self.field)
        return [
            Box(
                name=self.field,
                label=link.verbose_name,
                also=(*PLACE_ALSO, *self.also),
                read=lambda cell: text_of(cell).strip(),
                hint=_("A code such as 370102, or a name; your own place where it is empty."),
                example=self.example,
                is_text=True,
            )
        ]

    def settle(self, lines, model, place):
        offered = model._meta.get_field(self.field).related_model.objects.within(place)
        read = lru_cache(REMEMBERED)(partial(_read_place, offered, _by_name(offered)))
        for line in lines:
            typed = line.values.pop(self.field, None)
            if typed is None:
                continue
            try:
                line.values[self.field] = read(typed)
            except ValidationError as refused:
                line.refuse(self.field, refused)


def _read_place(offered, by_name, typed):
    """By its name or its code. What is of another place is as unknown as what is nowhere."""
    named = by_name.get(typed, [])
    if len(named) == 1:
        return named[0]
    if named:
        raise ValidationError(
            _("Several places are called so: give the code, such as %(code)s."),
            code="region",
            params={"code": named[0].full_code},
        )
    return offered.read(typed)


def _by_name(places):
    """{any way of writing a place's name: the places that are called so}."""
    every = {each.code: each for each in places.model.objects.all()}
    named = {}
    for place in places:
        above = [every[place.code[:length]] for length in (2, 4) if length < len(place.code)]
        written = {place.name, "".join(each.name for each in [*above, place])}
        written.add("".join(each.name for each in [*above[1:], place]))
        for name in written:
            named.setdefault(name, []).append(place)
    return named
