"""Columns by which a row names something that is known already: a person, a class, a place."""

from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from bureau.base.records import RecordQuerySet
from bureau.base.validators import read_name
from bureau.desk.people import inherits_place, with_labels
from bureau.ledgers.cells import text_of
from bureau.ledgers.columns import REMEMBERED, REQUIRED, Box, Column, box_of, reader_of

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
                is_shared=False,
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
