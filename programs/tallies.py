"""Every line's figures of a year, exact at once after any change and cheap when nothing changed.

A writer's trigger appends a mark in its own transaction. A reader asks in one statement, hence
in one snapshot, for marks and tallies; where a mark covers what it asks, it recounts and takes
away exactly the marks it saw. Why this cannot be wrong, in three sentences: a change and its mark
are committed together; tallies, marks and records are read in one snapshot; two recounts of the
same line and year share a mark, and PostgreSQL lets only one of them delete it.
"""

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, product, repeat

from django.db import connection
from psycopg import errors

from bureau.base.scope import EVERYWHERE, scope
from bureau.base.years import Period
from programs import counting, months
from programs.lines import program_lines
from programs.models import Definition, Mark, Tally

KEPT_IN = [model._meta.db_table for model in (Definition, Mark, Tally)]

# Somebody else recounts at the same moment, or this is a standby: the answer is right all the same.
CANNOT_STORE = (
    errors.SerializationFailure,
    errors.DeadlockDetected,
    errors.LockNotAvailable,
    errors.UniqueViolation,
    errors.ReadOnlySqlTransaction,
)

# Tallies come as one row a line and year. Where some do not hold, they are read only within the
# snapshot that those are recounted in.
READ = """
    WITH stale AS MATERIALIZED (
        SELECT DISTINCT line, year
        FROM unnest(%(years)s::int[]) year JOIN programs_mark ON years @> year
        WHERE line = ANY(%(lines)s)
    ), reader AS MATERIALIZED (
        SELECT pg_current_xact_id_if_assigned() IS NOT NULL
            OR current_setting('transaction_isolation') <> 'read committed' AS alone
    )
    SELECT 'definition', line, NULL::int, hash, NULL::text[], NULL::text[], NULL::bool[],
            NULL::numeric[], NULL::bool
        FROM programs_definition WHERE line = ANY(%(lines)s)
    UNION ALL
    SELECT 'stale', line, year, NULL, NULL, NULL, NULL, NULL, NULL FROM stale
    UNION ALL
    SELECT 'tallies', line, year, NULL, array_agg(indicator), array_agg(place), array_agg(own),
            array_agg(value), NULL
        FROM programs_tally
        WHERE line = ANY(%(lines)s) AND year = ANY(%(years)s) AND (%(places)s IS NULL
            OR place = ANY(%(places)s::text[]))
            AND ((SELECT alone FROM reader) OR NOT EXISTS (TABLE stale))
        GROUP BY line, year
    UNION ALL
    SELECT 'reader', NULL, NULL, NULL, NULL, NULL, NULL, NULL, alone FROM reader
"""

TAKE_MARKS = """
    WITH taken AS (
        DELETE FROM programs_mark WHERE line = %(line)s AND years @> %(year)s::int RETURNING years
    )
    INSERT INTO programs_mark (line, years)
    SELECT %(line)s, unnest(range_agg(years) - int4multirange(int4range(%(year)s, %(year)s + 1)))
    FROM taken
"""

# A change touches few of a line's places: only what differs is written.
STORE = """
    WITH counted AS (
        SELECT * FROM unnest(%(codes)s::text[], %(places)s::text[], %(owns)s::bool[],
            %(values)s::numeric[]) AS counted (indicator, place, own, value)
    ), gone AS (
        DELETE FROM programs_tally WHERE line = %(line)s AND year = %(year)s
            AND (indicator, place, own) NOT IN (SELECT indicator, place, own FROM counted)
    )
    INSERT INTO programs_tally (indicator, place, own, value, line, year)
    SELECT *, %(line)s, %(year)s::smallint FROM counted
    EXCEPT
    SELECT indicator, place, own, value, line, year FROM programs_tally
    WHERE line = %(line)s AND year = %(year)s
    ON CONFLICT (line, year, place, indicator, own) DO UPDATE SET value = excluded.value
"""

FOLD = """
    WITH taken AS (DELETE FROM programs_mark RETURNING line, years)
    INSERT INTO programs_mark (line, years)
    SELECT line, unnest(range_agg(years)) FROM taken GROUP BY line
"""


@dataclass
class Snapshot:
    """What one statement saw: values by (line, year), and which of them do not hold."""

    values: dict = field(default_factory=dict)  # (line, year) -> {(year, code, place, own): value}
    stale: set = field(default_factory=set)  # (line, year)
    foreign: set = field(default_factory=set)  # lines that the database counts by other rules
    alone: bool = False  # nobody else sees the same: own changes, or a moment of the past

    def figures(self, places):
        """{(year, code, place, own): value}; what was recounted is known of every place."""
        return {
            key: value
            for values in self.values.values()
            for key, value in values.items()
            if places is None or key[2] in places
        }


def figures(years, places=None):
    """{(year, code, place, own): value} of every line; a figure that is empty has no entry.

    `places` are the codes wanted, all where None. Costs one query when nothing changed.
    """
    wanted = _Wanted(tuple(program_lines()), tuple(years), places)
    with connection.cursor() as cursor:
        seen = wanted.read(cursor)
        if seen.stale and seen.alone:
            with scope(EVERYWHERE):
                wanted.recount(cursor, seen)
        elif seen.stale:
            seen = wanted.recount_and_store()
    return seen.figures(places)


def figures_of_month(period, lines):
    """The same for one month, counted from the records: months are not kept."""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        return {
            (period.year, *key): value
            for line in lines
            for *key, value in counting.count(line, period, cursor)
        }


def months_at(year, region, lines=None):
    """{(code, month): value} of one place, counted as those of a month are: one query a table for
    all twelve, where a month each would count every place twelve times over."""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        return {
            (code, month): value
            for line in lines or program_lines()
            for code, month, value in months.count_months(line, year, region.code, cursor)
        }


def figures_beside(code, indicator, wanted):
    """[value] of one indicator for each (period, codes) of `wanted`: months, or groups of places,
    of which no tally is kept. Costs one query, however many are wanted."""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        return counting.count_beside(code, indicator, wanted, cursor)


def register_definitions():
    """Tell the database how this code counts; a line whose rules changed is marked by that."""
    known = dict(Definition.objects.values_list("line", "hash"))
    for line in program_lines():
        if known.get(line.label) != (now := counting.fingerprint(line)):
            Definition.objects.update_or_create(line=line.label, defaults={"hash": now})


def fold_marks():
    """Put the marks of each line together into as few as cover the same years."""
    with _transaction() as cursor, suppress(*CANNOT_STORE):
        cursor.execute(FOLD)
        cursor.execute("COMMIT")


@dataclass(frozen=True)
class _Wanted:
    """The figures a reader asks for."""

    lines: tuple
    years: tuple
    places: list | None

    def read(self, cursor):
        labels = [line.label for line in self.lines]
        names = {"lines": labels, "years": list(self.years), "places": self.places}
        cursor.execute(READ, names)
        seen = Snapshot({key: {} for key in product(labels, self.years)})
        hashes = {}
        for kind, line, year, hash_, codes, places, owns, values, alone in cursor.fetchall():
            match kind:
                case "definition":
                    hashes[line] = hash_
                case "stale":
                    seen.stale.add((line, year))
                case "tallies":
                    keys = zip(repeat(year), codes, places, owns)
                    seen.values[line, year] = dict(zip(keys, values, strict=True))
                case "reader":
                    seen.alone = alone
        seen.foreign = {each.label for each in self.lines if hashes.get(each.label) != _hash(each)}
        seen.stale |= set(product(seen.foreign, self.years))
        return seen

    def recount(self, cursor, seen):
        """Put values counted from the records in place of those that do not hold."""
        for line in self.lines:
            for year in self.years:
                if (line.label, year) in seen.stale:
                    counted = counting.count(line, Period(year), cursor)
                    seen.values[line.label, year] = {(year, *key): value for *key, value in counted}

    def recount_and_store(self):
        """Whoever recounts the same at the same moment answers as well; one of them stores."""
        with _transaction() as cursor:
            # Before the first query: a table rewritten between snapshot and count reads as empty.
            cursor.execute(f"LOCK TABLE {', '.join(self.tables())} IN ACCESS SHARE MODE")
            seen = self.read(cursor)
            self.recount(cursor, seen)
            with suppress(*CANNOT_STORE):
                cursor.execute("SET LOCAL lock_timeout = '30ms'")
                for line, year in sorted(seen.stale):
                    if line not in seen.foreign:
                        _store(cursor, line, year, seen.values[line, year])
                cursor.execute("COMMIT")
        return seen

    def tables(self):
        return sorted(chain(KEPT_IN, *(counting.tables(line) for line in self.lines)))


def _store(cursor, line, year, values):
    """Take the marks, then write what differs; the marks are the mutual exclusion."""
    of = {"line": line, "year": year}
    cursor.execute(TAKE_MARKS, of)
    _years, codes, places, owns = map(list, zip(*values, strict=True)) if values else [[]] * 4
    counted = {"codes": codes, "places": places, "owns": owns, "values": [*values.values()]}
    cursor.execute(STORE, of | counted)


@contextmanager
def _transaction():
    """A cursor in a transaction that sees one snapshot; what is not committed is rolled back.

    On the request's connection, or beside it where that is inside a transaction of its own.
    The cursor is psycopg's, so that its errors are told apart.
    """
    inside = connection.in_atomic_block
    used = connection.copy() if inside else connection
    used.ensure_connection()
    try:
        with used.connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            cursor.execute(f"SET LOCAL bureau.scope = '{EVERYWHERE}'")  # takes no snapshot yet
            yield cursor
    finally:
        used.connection.rollback()
        if inside:
            used.close()


_hash = cache(counting.fingerprint)  # the rules of a running process do not change
