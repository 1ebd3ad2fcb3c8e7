"""A closed year is closed: the triggers that refuse what would change it, whatever path a write takes.

What a year's figures are made of is asked of the indicators themselves: a row counts in a year where
the indicator's own condition says so, with the year's first and last day put in. A change touches a
year if a row counts there that did not, or no longer does, or by another value or place. So a
placement of 2019 may end today, and a name may be corrected: no figure of a closed year is in them.

Writers take the rows of the years they touch FOR SHARE, and closing waits for them
(bureau.base.report_years). A reopening lets through what its place and line cover.
"""

from collections import defaultdict
from datetime import date

import pgtrigger
from django.apps import apps
from django.contrib.auth import get_user_model
from psycopg import sql

from bureau.base.records import (
    CounterQuerySet,
    EventQuerySet,
    Record,
    SpellQuerySet,
)
from bureau.base.report_years import Reopening, ReportYear
from bureau.base.triggers import OwnerTrigger
from bureau.base.years import Period
from programs import counting
from programs.indicators import Reading
from programs.lines import program_lines

REFUSAL = "year_is_closed"
ASKED = Period(2000)  # stands for the year in question while an indicator is compiled
FIRST, LAST = "make_date(asked.year, 1, 1)", "make_date(asked.year, 12, 31)"
CHANGES = {
    pgtrigger.Insert: pgtrigger.Referencing(new="after_rows"),
    pgtrigger.Update: pgtrigger.Referencing(old="before_rows", new="after_rows"),
    pgtrigger.Delete: pgtrigger.Referencing(old="before_rows"),
}


def guard_every_table():
    """Register the triggers of every table whose rows have a day."""
    counted = defaultdict(dict)
    lines = defaultdict(list)
    for line in program_lines():
        for model, indicators in counting.by_table(line).items():
            counted[model] |= indicators
            lines[model].append(line.label)
    for model in dated_models():
        counts = defaultdict(set)
        for where, columns in [*_by_its_days(model), *_by_indicators(counted[model])]:
            counts[where] |= columns
        belongs = lines[model] or [model._meta.app_label]
        for operation, referencing in CHANGES.items():
            pgtrigger.register(_trigger(model, counts, belongs, operation, referencing))(model)


def dated_models():
    """The kinds of record that a year's figures can be made of."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Record)
        and isinstance(model.objects.none(), EventQuerySet | SpellQuerySet | CounterQuerySet)
    ]


def _by_its_days(model):
    """Yield when a row is of the year that is asked about, and the columns that are counted then.

    Nothing comes into a closed year, leaves it or moves within it to another place: also what no
    indicator counts.
    """
    records = model.objects.none()

    def column(name):
        return f'"{model._meta.db_table}"."{model._meta.get_field(name).column}"'

    if isinstance(records, EventQuerySet):
        yield f"{column(records.date_field)} BETWEEN {FIRST} AND {LAST}", set()
    elif isinstance(records, SpellQuerySet):
        for name in ("began_on", "ended_on"):
            yield f"{column(name)} BETWEEN {FIRST} AND {LAST}", set()
    else:  # the last reading of a year is what the next one's figure is reckoned from
        values = ("value", "topic", "read_on", "cumulative")
        counted = {model._meta.get_field(name).column for name in values}
        yield f"{column('read_on')} <= {LAST}", counted


def _by_indicators(indicators):
    for code, indicator in indicators.items():
        if isinstance(indicator, Reading):
            continue  # by its days
        compiled = counting.compile_indicator(code, indicator, ASKED)
        columns = {*counting.counted_columns(compiled, indicator.records.model)}
        yield _of_the_year(compiled.where, compiled.where_params), columns


def _of_the_year(where, params):
    """The compiled condition with its parameters in it, and the year asked about for its days."""
    days = {ASKED.first: FIRST, ASKED.last: LAST}
    said = [days.get(each) or sql.Literal(each).as_string() for each in params]
    assert all(not isinstance(each, date) or each in days for each in params), where
    return where % tuple(said)


def _trigger(model, counts, lines, operation, referencing):
    return OwnerTrigger(
        name=f"year_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        declare=[("closed", "record")],
        func=f"""
            FOR closed IN
                {_touched(model, counts, operation)}
                SELECT years.year, years.state, years.closed_at, years.closed_by_id,
                    touched.region_id
                FROM {ReportYear._meta.db_table} years JOIN touched USING (year)
                FOR SHARE OF years
            LOOP
                {_refuse(lines)}
            END LOOP;
            RETURN NULL;
        """,
    )


def _touched(model, counts, operation):
    """(year, place) of what counts otherwise than before the statement."""
    before, after = (_counting(model, counts, rows) for rows in ("before_rows", "after_rows"))
    if operation is pgtrigger.Update:
        return f"""
            WITH before AS ({before}), after AS ({after}), touched AS (
                SELECT DISTINCT year, region_id FROM (
                    (TABLE before EXCEPT TABLE after) UNION ALL (TABLE after EXCEPT TABLE before)
                ) changed
            )
        """
    changed = after if operation is pgtrigger.Insert else before
    return f"WITH touched AS (SELECT DISTINCT year, region_id FROM ({changed}) changed)"


def _counting(model, counts, rows):
    """Each row in each year that it counts in, with what is counted of it there. No year that is
    not over can be closed."""
    table = model._meta.db_table
    counted = ", ".join(
        f"CASE WHEN {where} THEN {_row(table, sorted(columns))} END"
        for where, columns in counts.items()
    )
    return f"""
        SELECT asked.year, "{table}"."{model._meta.pk.column}", "{table}".region_id, {counted}
        FROM {rows} AS "{table}" JOIN {ReportYear._meta.db_table} asked
            ON asked.year < extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')
            AND ({" OR ".join(counts)})
    """


def _row(table, columns):
    read = ", ".join(f'"{table}"."{column}"' for column in ["region_id", *columns])
    return f"ROW({read})::text"


def _refuse(lines):
    """What is refused says which year, who closed it and when."""
    reopenings, users = Reopening._meta.db_table, get_user_model()._meta.db_table
    listed = ", ".join(f"'{line}'" for line in lines)
    return f"""
        IF closed.state IN ('closed', 'published') AND NOT EXISTS (
            SELECT FROM {reopenings} reopened
            WHERE reopened.year_id = closed.year AND reopened.agreed_at IS NOT NULL
                AND reopened.ends_at > now() AND reopened.line IN ('', {listed})
                AND starts_with(closed.region_id, reopened.region_id)
        ) THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation',
                CONSTRAINT = '{REFUSAL}', DETAIL = json_build_object(
                    'year', closed.year,
                    'day', to_char(closed.closed_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'),
                    'who', (SELECT username FROM {users} WHERE id = closed.closed_by_id)
                )::text;
        END IF;
    """
