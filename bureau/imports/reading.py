"""One reading of a ledger: what is new, changed, the same and wrong in it, and what it comes to."""

import gc
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bureau.base.encryption import Sealed
from bureau.ledgers import headings
from bureau.ledgers.judging import CHANGED, NEW, SAME, WRONG, Judge, Problem
from bureau.ledgers.marking import marked
from bureau.ledgers.sheets import opened
from bureau.ledgers.writing import Spool, Table, Writer, give_keys

SHOWN = 10  # rows of a preview
BECOMES = {
    NEW: _("to be entered"),
    CHANGED: _("to be corrected"),
    SAME: _("known already"),
}


@contextmanager
def uncollected():
    """Nothing that rows are read into is in a ring, yet looking for rings takes a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Undone(Exception):
    """Leaves the transaction of a rehearsal."""


@dataclass
class Reading:
    """Reads a ledger row by row (`steps`), then rehearses what it comes to."""

    ledger: object
    place: object
    data: bytes
    file_name: str
    spool: Spool
    counts: Counter = field(default_factory=Counter)
    problems: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    people: set = field(default_factory=set)
    money: Counter = field(default_factory=Counter)
    first_rows: list = field(default_factory=list)
    standings: dict = field(default_factory=dict)  # {row: what it is}
    doubtful: list = field(default_factory=list)  # [(row, key of the record, code, doubt)]

    def open(self):
        """Find the ledger in the file; a ValidationError says why there is none."""
        self.found = headings.find(opened(self.data, self.file_name), self.ledger)
        self.judge = Judge(self.ledger, self.found, self.place)
        self.table = Table(self.ledger)

    @property
    def height(self):
        return max(1, self.found.sheet.height - self.found.row)

    def steps(self):
        """Yield how many rows were read, now and then."""
        some = self.judge.lines()
        while self._take_some(some):
            yield sum(self.counts.values())

    @uncollected()
    def _take_some(self, some):
        """Whether there were any more."""
        lines = next(some, None)
        if lines is None:
            return False
        give_keys(lines)
        for line in lines:
            self._take(line)
        self.spool.add(self.table.rows(lines))
        return True

    def _take(self, line):
        self.counts[line.standing] += 1
        self.standings[line.row] = line.standing
        self.problems += line.problems
        if line.standing in (NEW, CHANGED):
            self._add_up(line)
            self._note_doubts(line)

    def _add_up(self, line):
        if self.ledger.people:
            person = getattr(line.record, self._attname(self.ledger.people))
            self.people.add(person.reveal() if isinstance(person, Sealed) else person)
        for name in self.ledger.money:
            self.money[name] += getattr(line.record, name) or Decimal(0)
        if len(self.first_rows) < SHOWN:
            self.first_rows.append((line.row, line.standing, self._shown(line)))

    def _attname(self, name):
        return self.ledger.model._meta.get_field(name).attname

    def _shown(self, line):
        """The row as pages show it: of numbers their masks."""
        return [_shown(line.record, name) for name in self.columns]

    @property
    def columns(self):
        """The fields that the ledger says something of."""
        return [name for name in self.ledger.fields if self.judge.is_present(name)]

    def _note_doubts(self, line):
        """As the reader reads them, and as they are filed."""
        if not line.doubts:
            return
        with override(settings.LANGUAGE_CODE):
            filed = {doubt.code: str(doubt.sentence) for doubt in line.record.doubts()}
        for doubt in line.doubts:
            self.doubtful.append((line.row, line.record.pk, doubt.code, filed[doubt.code]))
            self.doubts.append(
                Problem(row=line.row, box="", code=doubt.code, sentence=str(doubt.sentence))
            )

    # What the rows come to.

    def rehearse(self):
        """Write everything and take it back: what the database refuses is a problem of its row."""
        try:
            with transaction.atomic():
                writer = Writer(self.ledger, self.spool)
                writer.write()
                raise Undone
        except Undone:
            self._refused(writer.problems)

    def _refused(self, problems):
        for problem in problems:
            before = self.standings.get(problem.row)
            if before in (NEW, CHANGED):
                self.counts[before] -= 1
                self.counts[WRONG] += 1
                self.standings[problem.row] = WRONG
        self.problems += problems

    def as_data(self):
        problems = sorted(self.problems, key=lambda each: (each.row, each.box))
        return {
            "rows": sum(self.counts.values()),
            "new": self.counts[NEW],
            "changed": self.counts[CHANGED],
            "same": self.counts[SAME],
            "wrong": self.counts[WRONG],
            "problems": [self._told(each) for each in problems],
            "doubts": [
                self._told(each) for each in self.doubts if self.standings[each.row] != WRONG
            ],
            "people": len(self.people),
            "money": [(name, str(total)) for name, total in self.money.items()],
            "columns": self.columns,
            "first_rows": self.first_rows,
            "unknown": self.found.unknown,
            "doubtful": self.doubtful,
        }

    def marked(self, found):
        """The ledger itself with what was found in it, as an xlsx."""
        words = {row: str(BECOMES.get(each, "")) for row, each in self.standings.items()}
        return marked(self.data, self.found, found["problems"], found["doubts"], words)

    def _told(self, problem):
        return {
            "row": problem.row,
            "box": problem.box,
            "column": self.found.headings.get(problem.box, ""),
            "code": problem.code,
            "message": problem.sentence,
        }


def refused_file(error):
    """What was found of a file that could not be read at all."""
    return [
        {
            "row": getattr(error, "row", 0),
            "box": "",
            "column": getattr(error, "column", ""),
            "code": each.code,
            "message": sentence,
        }
        for each in error.error_list
        for sentence in each.messages
    ]


def _shown(record, name):
    value = getattr(record, name)
    field = record._meta.get_field(name)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(record, f"get_{name}_display")())
    return str(value)
