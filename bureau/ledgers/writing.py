"""Writes judged rows at the speed of COPY, and tells of every row what the database refuses.

The rows go into a temporary table. There each constraint is asked of all of them at once; then they
are entered, all in one statement. Where the database refuses the statement, halves of it are tried,
and halves of those, until each row that stands in the way has been named: so exclusions, triggers
and the wall itself have the last word, and none of their rules is written here again.
"""

import pickle
from dataclasses import dataclass, field
from functools import cached_property

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction

from bureau.base.derived import DerivedField, derived_fields
from bureau.base.encryption import SealedColumn, seal_bytes, unseal_bytes
from bureau.base.sentences import UNKNOWN, code_of, is_refused, sentence_of
from bureau.ledgers.judging import NEW, Problem, version_of

NOTHING = object()
LENGTH = 8  # bytes that say how many follow
REMEMBERED = 100_000


class Spool:
    """Rows on their way from the judge to the database: in a file, sealed some at a time, so that no
    number of them fills the memory."""

    def __init__(self, path):
        self._file = path.open("a+b")

    def add(self, rows):
        sealed = seal_bytes(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL))
        self._file.write(len(sealed).to_bytes(LENGTH) + sealed)

    def __iter__(self):
        self._file.seek(0)
        while length := int.from_bytes(self._file.read(LENGTH)):
            sealed = self._file.read(length)
            yield from pickle.loads(unseal_bytes(sealed))  # noqa: S301 - only we can seal

    def close(self):
        self._file.close()


@dataclass(frozen=True)
class Table:
    """How the records of a ledger are written."""

    ledger: object
    remembered: dict = field(default_factory=dict)  # {(field, value): what the driver takes}

    @property
    def model(self):
        return self.ledger.model

    @cached_property
    def connection(self):
        """Not the proxy: it would be asked for each value."""
        return connections[DEFAULT_DB_ALIAS]

    @cached_property
    def fields(self):
        return [each for each in self.model._meta.concrete_fields if not each.generated]

    @cached_property
    def name(self):
        return self.model._meta.db_table

    @cached_property
    def columns(self):
        return [f'"{each.column}"' for each in self.fields]

    @cached_property
    def usual(self):
        """What a record has where a ledger says nothing, as the driver takes it."""
        return [each.get_db_prep_save(each.get_default(), self.connection) for each in self.fields]

    @cached_property
    def touched(self):
        """(where it stands, the field, whether its value goes in as it is found in the record) of all
        fields that a row of the ledger may say something of, or that follow from it."""
        names = {*self.ledger.fields, *self.model.known, *self.model.computed}
        return [
            (place, each, not isinstance(each, SealedColumn | DerivedField))
            for place, each in enumerate(self.fields)
            if each.primary_key
            or each.name in names
            or isinstance(each, DerivedField)
            or _is_set_on_saving(each)
            or callable(each.default)
        ]

    def row(self, line):
        """What COPY is given: the row of the ledger, whether it is known, which version was read."""
        record, is_new = line.record, line.standing == NEW
        values = self.usual.copy()
        for place, each, is_plain in self.touched if is_new else self.all:
            values[place] = (
                self._prepared(each, getattr(record, each.attname))
                if is_plain and not each.primary_key
                else each.get_db_prep_save(each.pre_save(record, add=is_new), self.connection)
            )
        return (line.row, not is_new, getattr(record, "read_as", None), *values)

    @cached_property
    def all(self):
        return [(place, each, False) for place, each in enumerate(self.fields)]

    def _prepared(self, field, value):
        """As the driver takes it; what many rows have in common is prepared once."""
        known = self.remembered.get((field, value), NOTHING)
        if known is NOTHING:
            known = field.get_db_prep_save(value, self.connection)
            if len(self.remembered) < REMEMBERED:
                self.remembered[field, value] = known
        return known

    def changing(self):
        """The columns that a correction may change."""
        names = {*self.ledger.fields, *self.model.known, *self.model.computed}
        derived = {each.name for each in derived_fields(self.model) if each.of in names}
        kept = {each for each in self.fields if each.name in names | derived}
        return [f'"{each.column}"' for each in self.fields if each in kept]


def _is_set_on_saving(field):
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def give_keys(lines):
    """New records get their keys before they are written: explanations are filed with them."""
    new = [line.record for line in lines if line.standing == NEW]
    if not new:
        return
    key = new[0]._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [f'"{new[0]._meta.db_table}"', key.column, len(new)],
        )
        for record, (number,) in zip(new, cursor.fetchall(), strict=True):
            record.pk = number


class Moved(Exception):
    """Somebody changed a record while the ledger was being read."""


@dataclass
class Writer:
    """Enters and corrects what a spool holds, within the present transaction."""

    ledger: object
    spool: Spool
    problems: list = field(default_factory=list)

    def write(self):
        """The number of rows written; what stood in the way is in `problems`."""
        self.table = Table(self.ledger)
        with connection.cursor() as cursor:
            self.cursor = cursor
            self._arrive()
            self._ask_constraints()
            written = self._enter(0, self._last())
            cursor.execute("DROP TABLE arriving")
        return written

    def _arrive(self):
        columns = ", ".join(self.table.columns)
        self.cursor.execute(
            "CREATE TEMPORARY TABLE arriving AS SELECT 0 AS ledger_row, false AS is_known,"
            f" ''::text AS read_as, {columns} FROM \"{self.table.name}\" WITH NO DATA"
        )
        with self.cursor.copy("COPY arriving FROM STDIN") as copy:
            for row in self.spool:
                copy.write_row(row)
        self.cursor.execute("CREATE UNIQUE INDEX ON arriving (ledger_row)")
        self.cursor.execute("ANALYZE arriving")

    def _ask_constraints(self):
        """What a row breaks by itself is known of all rows after one statement a rule."""
        editor = connection.schema_editor(collect_sql=True)
        refused = set()
        for constraint in self.ledger.model._meta.constraints:
            if not isinstance(constraint, models.CheckConstraint):
                continue
            check = constraint._get_check_sql(self.ledger.model, editor)
            self.cursor.execute(f"SELECT ledger_row FROM arriving WHERE NOT ({check})", None)
            for (row,) in self.cursor.fetchall():
                refused.add(row)
                self._note(row, constraint)
        self.cursor.execute("DELETE FROM arriving WHERE ledger_row = ANY(%s)", [list(refused)])

    def _note(self, row, constraint):
        named = constraint.condition.referenced_base_fields
        shown = (self.ledger.first_box[name] for name in self.ledger.fields if name in named)
        self.problems.append(
            Problem(
                row=row,
                box=next(shown, ""),
                code=constraint.violation_error_code or "invalid",
                sentence=str(constraint.violation_error_message),
            )
        )

    def _last(self):
        self.cursor.execute("SELECT coalesce(max(ledger_row), 0) FROM arriving")
        return self.cursor.fetchone()[0]

    def _enter(self, first, last):
        """Rows after the first and up to the last, or as many of them as are not refused."""
        try:
            with transaction.atomic():
                return self._insert(first, last) + self._correct(first, last)
        except DatabaseError as error:
            if not is_refused(error):
                raise
            if self._holds(first, last) == 1:
                self._note_refusal(first, last, error)
                return 0
        middle = self._middle(first, last)
        return self._enter(first, middle) + self._enter(middle, last)

    def _holds(self, first, last):
        self.cursor.execute(
            "SELECT count(*) FROM arriving WHERE ledger_row > %s AND ledger_row <= %s",
            [first, last],
        )
        return self.cursor.fetchone()[0]

    def _middle(self, first, last):
        self.cursor.execute(
            "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ledger_row) FROM arriving"
            " WHERE ledger_row > %s AND ledger_row <= %s",
            [first, last],
        )
        return self.cursor.fetchone()[0]

    def _insert(self, first, last):
        columns = ", ".join(self.table.columns)
        self.cursor.execute(
            f'INSERT INTO "{self.table.name}" ({columns}) SELECT {columns} FROM arriving'
            " WHERE NOT is_known AND ledger_row > %s AND ledger_row <= %s ORDER BY ledger_row",
            [first, last],
        )
        written = self.cursor.rowcount
        self.cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        return written

    def _correct(self, first, last):
        """Only what nobody has changed since it was read."""
        self.cursor.execute(
            "SELECT count(*) FROM arriving WHERE is_known AND ledger_row > %s AND ledger_row <= %s",
            [first, last],
        )
        meant = self.cursor.fetchone()[0]
        if not meant:
            return 0
        key = f'"{self.ledger.model._meta.pk.column}"'
        changes = ", ".join(f"{each} = a.{each}" for each in self.table.changing())
        self.cursor.execute(
            f'UPDATE "{self.table.name}" AS kept SET {changes} FROM arriving AS a'
            f" WHERE a.is_known AND kept.{key} = a.{key} AND {version_of('kept')} = a.read_as"
            " AND a.ledger_row > %s AND a.ledger_row <= %s",
            [first, last],
        )
        if self.cursor.rowcount < meant:
            raise Moved
        return meant

    def _note_refusal(self, first, last, error):
        self.cursor.execute(
            "SELECT min(ledger_row) FROM arriving WHERE ledger_row > %s AND ledger_row <= %s",
            [first, last],
        )
        [row] = self.cursor.fetchone()
        self.problems.append(
            Problem(
                row=row, box="", code=code_of(error), sentence=str(sentence_of(error) or UNKNOWN)
            )
        )
