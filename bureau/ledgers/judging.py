"""Reads rows as one clerk's entries: each is new, a correction, known already, or wrong."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import islice, repeat, zip_longest

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models.base import ModelState
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import at_rest
from bureau.base.encryption import BlindIndexField, Sealed
from bureau.desk.forms import NOT_SUPPLIED
from bureau.ledgers.columns import BLANK, REMEMBERED
from bureau.ledgers.naming import Named, Person

AT_ONCE = 2000  # rows that are looked up together
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong in a row and what to do; a doubt has to be explained instead."""

    row: int
    box: str  # the name of the column that it is shown at; "" of the row as such
    code: str
    sentence: str
    is_doubt: bool = False
    doubt: str = ""  # its sentence in the language of the files


@dataclass(eq=False, slots=True)
class Line:
    """One row: what was read of it, and what it comes to."""

    row: int
    values: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    record: models.Model = None
    standing: str = WRONG
    changed: set = field(default_factory=set)

    def refuse(self, box, refused, *, code="", params=None):
        """Note a sentence, or all of a ValidationError."""
        if not isinstance(refused, ValidationError):
            refused = ValidationError(refused, code=code, params=params)
        for error in refused.error_list:
            for sentence in error.messages:
                problem = Problem(
                    row=self.row, box=box, code=error.code or code or "invalid", sentence=sentence
                )
                if problem not in self.problems:
                    self.problems.append(problem)


def is_asked_anew(field):
    """Whether its default is another for each record."""
    return field.has_default() and callable(field.default)


def version_of(table):
    """What tells one state of a row from the next: who wrote it, and where it lies."""
    return f'("{table}".xmin::text || "{table}".ctid::text)'


class Judge:
    """Judges rows of a ledger for somebody of a place."""

    def __init__(self, ledger, found, place):
        self.ledger = ledger
        self.place = place
        self.found = found
        self.present = {box.name: box for box in ledger.boxes if box.name in found.places}
        self.seen = {}  # {key: the row that had it first}

    def is_present(self, name):
        """Whether the ledger has a column for a field."""
        return self.ledger.first_box.get(name) in self.present

    def lines(self):
        """Yield lists of judged lines, some at once."""
        rows = self.found.rows()
        while some := list(islice(rows, AT_ONCE)):
            yield self.judged(some)

    def judged(self, rows):
        with at_rest():
            lines = self._read(rows)
            for column in self.ledger.declared:
                column.settle(lines, self.ledger.model, self.place)
            for line in lines:
                self._miss(line)
            keys = {line: self._key(line) for line in lines if not line.problems}
            known = self._known(keys.values())
            for line, key in keys.items():
                self._compare(line, key, known.get(key, []))
                if line.problems:
                    line.standing = WRONG
        return lines

    # What stands in the cells.

    def _read(self, rows):
        """Column by column: what reads one is at hand, and so is what it remembers."""
        lines = [Line(row=number) for number, _cells in rows]
        columns = [*zip_longest(*(cells for _number, cells in rows), fillvalue="")]
        for name, box in self.present.items():
            place = self.found.places[name]
            cells = columns[place] if place < len(columns) else repeat("", len(lines))
            self._read_column(name, box.reader, zip(lines, cells, strict=True))
        return lines

    def _read_column(self, name, read, cells):
        for line, cell in cells:
            try:
                value = read(cell)
            except ValidationError as refused:
                line.refuse(name, refused)
            else:
                if value is not BLANK:
                    line.values[name] = value

    def _miss(self, line):
        """What belongs to no place, or names nobody, can be no record."""
        if "region" in self.ledger.fields:
            place = line.values.setdefault("region", self.place)
            if self.ledger.levels and place.level not in self.ledger.levels:
                line.refuse(
                    "region",
                    _("%(place)s is not of the level that this record is entered at."),
                    code="region",
                    params={"place": place},
                )

    # Which record it is.

    def _known(self, keys):
        """{key: records} of those that rows mean, each with the version that was read."""
        if not keys:
            return {}
        asked = self.ledger.records().visible_from(self.place)
        for index, name in enumerate(self.ledger.key):
            values = {key[index] for key in keys}
            meant = models.Q(**{self._look_up(name): values - {None}})
            if None in values:
                meant |= models.Q(**{f"{name}__isnull": True})
            asked = asked.filter(meant)
        asked = asked.annotate(read_as=RawSQL(version_of(asked.model._meta.db_table), []))
        found = {}
        for record in asked.select_related(*self._links()):
            found.setdefault(self._key_of(record), []).append(record)
        return found

    def _key(self, line):
        """What tells the row's record: what it does not say is as in a record that says nothing."""
        values = line.values
        return tuple(_plain(values.get(name, unsaid)) for name, unsaid in self._unsaid.items())

    @cached_property
    def _unsaid(self):
        fields = [self.ledger.model._meta.get_field(name) for name in self.ledger.key]
        return {each.name: each.get_default() for each in fields}

    def _look_up(self, name):
        """Encrypted columns cannot be compared: their index can."""
        for index in self.ledger.model._meta.concrete_fields:
            if isinstance(index, BlindIndexField) and index.of == name and index.last is None:
                return f"{index.name}__among"
        return f"{name}__in"

    def _links(self):
        named = [each for each in self.ledger.declared if isinstance(each, Named | Person)]
        return ["region", *(each.field for each in named)]

    def _key_of(self, record):
        return tuple(_plain(getattr(record, self._attname(name))) for name in self.ledger.key)

    def _attname(self, name):
        return self.ledger.model._meta.get_field(name).attname

    def _compare(self, line, key, same):
        first = self.seen.setdefault(key, line.row)
        if first != line.row:
            said = _("Row %(first)d is the same one: keep one of them.")
            line.refuse(self._key_box(), said, code=self._duplicate(), params={"first": first})
            return
        if len(same) > 1:
            line.refuse(
                self._key_box(),
                _("Several records are meant by this row: correct them on their pages."),
                code="unclear",
            )
        elif same:
            self._correct(line, same[0])
        else:
            self._enter(line)

    def _key_box(self):
        return self.ledger.first_box[self.ledger.key[0]]

    def _duplicate(self):
        return "id_duplicate" if self.ledger.key == ("id_number",) else "duplicate"

    def _correct(self, line, record):
        line.record = record
        line.changed = {
            name
            for name, value in line.values.items()
            if _plain(getattr(record, self._attname(name))) != _plain(value)
        }
        if differing := line.changed & set(self.ledger.agrees):
            said = _(
                "This is known already, but by other particulars: compare both, or correct it on its page."
            )
            line.refuse(self.ledger.first_box[differing.pop()], said, code=self._duplicate())
        elif not line.changed:
            line.standing = SAME
        elif not record.region_id.startswith(self.place.code):
            said = _("This is a record of another place, which alone corrects it.")
            line.refuse(self._key_box(), said, code="elsewhere")
        elif not getattr(record, "is_open", True):
            said = _("This case is no longer open to corrections: have it returned first.")
            line.refuse(self._key_box(), said, code="decided")
        else:
            for name in line.changed:
                setattr(record, name, line.values[name])
            line.standing = CHANGED
            self._judge_record(line)

    def _enter(self, line):
        line.record = self._entered(line.values)
        line.standing = NEW
        self._judge_record(line)

    def _entered(self, said):
        """A new record, made as Django copies one: its class would ask each field anew what it is
        where nothing is said, which takes three times as long."""
        record = self.ledger.model.__new__(self.ledger.model)
        record._state = ModelState()
        record.__dict__.update(self._usual)
        for each in self._asked_anew:
            setattr(record, each.attname, each.get_default())
        for name, value in said.items():
            setattr(record, name, value)
        return record

    @cached_property
    def _usual(self):
        """What a record has where a ledger says nothing."""
        record = self.ledger.model()
        return {name: value for name, value in vars(record).items() if name != "_state"}

    @cached_property
    def _asked_anew(self):
        return [each for each in self.ledger.model._meta.concrete_fields if is_asked_anew(each)]

    # What the record itself says.

    def _judge_record(self, line):
        record = line.record
        try:
            record.fill()
        except ValidationError as refused:
            self._refuse_fields(line, refused)
            return
        self._clean_rest(line)
        if not line.problems:
            try:
                record.clean()
            except ValidationError as refused:
                self._refuse_fields(line, refused)
        if not line.problems:
            self._ask_about_doubts(line)

    def _ask_about_doubts(self, line):
        """A record can be asked that is whole; where it breaks a rule, the rule says so."""
        try:
            line.doubts = list(line.record.doubts())
        except (ObjectDoesNotExist, AttributeError, TypeError, ValueError):
            self._ask_constraints(line)
            if not line.problems:
                raise

    def _ask_constraints(self, line):
        for constraint in self.ledger.model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                try:
                    constraint.validate(self.ledger.model, line.record)
                except ValidationError as refused:
                    self._refuse_fields(line, refused)

    def _clean_rest(self, line):
        """What the row does not say: supplied, or missed."""
        record = line.record
        for fld, cleaned in self._rest[line.standing].items():
            value = getattr(record, fld.attname)
            try:
                if value in fld.empty_values:
                    _refuse_empty(fld)
                elif not fld.is_relation:
                    setattr(record, fld.attname, cleaned(value))
            except ValidationError as refused:
                self._refuse_fields(line, ValidationError({fld.name: refused}))

    @cached_property
    def _rest(self):
        """{standing: {field that such a row does not say: what judges a value of it, each once}}"""
        judged = {*self.present, *self.ledger.fields} - self._supplied
        unsaid = {
            each: lru_cache(REMEMBERED)(partial(each.clean, model_instance=None))
            for each in self.ledger.model._meta.concrete_fields
            if each.editable and not each.primary_key and each.name not in judged
        }
        may_be_wrong = {
            each: cleaned for each, cleaned in unsaid.items() if self._may_be_wrong(each)
        }
        return {NEW: may_be_wrong, CHANGED: unsaid}

    def _may_be_wrong(self, field):
        """Of a new record: it is nothing as yet, and may stay so."""
        is_nothing = self._usual[field.attname] in field.empty_values
        return not (field.blank and is_nothing) or field.name in self._supplied

    @property
    def _supplied(self):
        return {*self.ledger.model.known, *self.ledger.model.computed}

    def _refuse_fields(self, line, refused):
        said = refused.error_dict if hasattr(refused, "error_dict") else {None: refused.error_list}
        for name, errors in said.items():
            box = "" if name in (None, NON_FIELD_ERRORS) else self._box_of(name)
            for error in errors:
                line.refuse(box, error)

    def _box_of(self, name):
        """Where a field is shown in the sheet, or the row as such."""
        return self.ledger.first_box[name] if self.is_present(name) else ""


def _refuse_empty(field):
    """What is empty could not be supplied, unless it may be."""
    if not field.blank:
        raise ValidationError(NOT_SUPPLIED, code="required")


def _plain(value):
    """A value as keys and comparisons have it."""
    if isinstance(value, Sealed):
        return value.reveal()
    if isinstance(value, models.Model):
        return value.pk
    return value
