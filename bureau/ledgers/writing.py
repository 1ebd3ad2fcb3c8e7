"""Writes judged rows at the speed of COPY, and tells of every row what the database refuses.

The rows go into a temporary table. There each constraint is asked of all of them at once; then they
are entered, all in one statement. Where the database refuses the statement, halves of it are tried,
and halves of those, until each row that stands in the way has been named: so exclusions, triggers
and the wall itself have the last word, and none of their rules is written here again.
"""

import io
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import repeat
from operator import attrgetter

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction
from psycopg.copy import Copy, FileWriter

from bureau.base.derived import DerivedField, derived_fields
from bureau.base.encryption import SealedColumn, seal_bytes, unseal_bytes
from bureau.base.sentences import UNKNOWN, code_of, is_refused, sentence_of
from bureau.ledgers.columns import REMEMBERED
from bureau.ledgers.judging import CHANGED, NEW, Problem, is_asked_anew, version_of

LENGTH = 8  # bytes that say how many follow


class Spool:
    """Rows on their way from the judge to the database: in a file, as COPY takes them, sealed some
    at a time, so that no number of them fills the memory."""

    def __init__(self, path):
        self._file = path.open("a+b")

    def add(self, rows):
        text = io.BytesIO()
        with connection.cursor() as cursor, Copy(cursor.cursor, writer=FileWriter(text)) as copy:
            for row in rows:
                copy.write_row(row)
        sealed = seal_bytes(text.getvalue())
        self._file.write(len(sealed).to_bytes(LENGTH) + sealed)

    def blocks(self):
        """What was added each time, to be given to COPY."""
        self._file.seek(0)
        while length := int.from_bytes(self._file.read(LENGTH)):
            yield unseal_bytes(self._file.read(length))

    def close(self):
        self._file.close()


@dataclass(frozen=True)
class Table:
    """How the records of a ledger are written."""

    ledger: object

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

    def rows(self, lines):
        """What COPY is given for each line that enters or corrects a record: the row of the ledger,
        whether it is known, which version was read, and what is to be kept."""
        yield from self._rows([each for each in lines if each.standing == NEW], self._entered)
        yield from self._rows([each for each in lines if each.standing == CHANGED], self._corrected)

    def _rows(self, lines, takers):
        """Column by column: what makes one ready is at hand, and so is what it remembers."""
        records = [each.record for each in lines]
        columns = [repeat(each, len(lines)) for each in self.usual]
        for place, take, ready in takers:
            columns[place] = [ready(take(record)) for record in records]
        return zip(
            [each.row for each in lines],
            [each.standing == CHANGED for each in lines],
            [getattr(each, "read_as", None) for each in records],
            *columns,
            strict=True,
        )

    @cached_property
    def _entered(self):
        """[(where it stands, what takes it from a new record, what makes it ready for the driver)]
        of all fields that a row of the ledger may say something of, or that follow from it."""
        names = {*self.ledger.fields, *self.model.known, *self.model.computed}
        return [
            (place, *self._taker(each))
            for place, each in enumerate(self.fields)
            if each.primary_key
            or each.name in names
            or isinstance(each, DerivedField)
            or _is_set_on_saving(each)
            or is_asked_anew(each)
        ]

    @cached_property
    def _corrected(self):
        return [(place, *self._saver(each, False)) for place, each in enumerate(self.fields)]

    def _taker(self, field):
        """Of values that many rows share, each is made ready once."""
        if _is_set_on_saving(field):
            return self._saver(field, True)
        source, ready = field, self._ready(field)
        if isinstance(field, DerivedField):
            source, ready = self.model._meta.get_field(field.of), _after(field.deriving(), ready)
        if not (source.primary_key or isinstance(source, SealedColumn)):
            ready = lru_cache(REMEMBERED)(ready)
        return attrgetter(source.attname), ready

    def _saver(self, field, is_new):
        """As saving the record would."""
        return partial(field.pre_save, add=is_new), self._ready(field)

    def _ready(self, field):
        """COPY takes bytes as they are; elsewhere the driver would be told that they are."""
        if isinstance(field, models.BinaryField):
            return field.get_prep_value
        return partial(field.get_db_prep_save, connection=self.connection)

    def changing(self):
        """The columns that a correction may change."""
        names = {*self.ledger.fields, *self.model.known, *self.model.computed}
        derived = {each.name for each in derived_fields(self.model) if each.of in names}
        kept = {each for each in self.fields if each.name in names | derived}
        return [f'"{each.column}"' for each in self.fields if each in kept]


def _after(first, then):
    return lambda value: then(first(value))


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
            "WITH keys AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, %s)::regclass AS next)"
            " SELECT nextval(keys.next) FROM keys, generate_series(1, %s)",
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
            for block in self.spool.blocks():
                copy.write(block)
        self.cursor.execute("CREATE UNIQUE INDEX ON arriving (ledger_row)")
        self.cursor.execute("ANALYZE arriving (ledger_row)")

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
