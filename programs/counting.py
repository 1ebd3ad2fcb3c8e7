"""Counts a line's indicators for every place at once: one GROUPING SETS query a record table."""

import re
from collections import defaultdict
from dataclasses import KW_ONLY, dataclass, replace
from enum import Enum
from hashlib import sha256
from itertools import chain

from django.apps import apps
from django.core.exceptions import FullResultSet
from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL

from bureau.base.years import MONTHS, Period

# A place is counted with all it contains, at each level; and a province or a city once more
# for what it did by itself, so that the parts and the own work add up to the whole.
PLACES = """
    SELECT *, left(region_id, 2) AS province,
        CASE WHEN length(region_id) >= 4 THEN left(region_id, 4) END AS city,
        CASE WHEN length(region_id) >= 6 THEN region_id END AS county,
        CASE WHEN length(region_id) < 6 THEN region_id END AS own
"""


@dataclass(frozen=True)
class Compiled:
    """An indicator as SQL over its own table alone: what it makes of which rows."""

    _: KW_ONLY
    value: str
    value_params: tuple
    where: str
    where_params: tuple
    decimals: int  # what the value is rounded to, half up

    def __str__(self):
        return f"round(({self.value} FILTER (WHERE {self.where}))::numeric, {self.decimals})"


def compile_indicator(code, indicator, period):
    """Refuses an indicator that reads a second table: no mark would tell of its changes."""
    query = indicator.records_for(period).query.clone()
    query.get_initial_alias()
    measured = indicator.measure.expression.resolve_expression(query, allow_joins=False)
    compiler = query.get_compiler(connection=connection)
    value, value_params = compiler.compile(measured)
    try:
        where, where_params = compiler.compile(query.where)
    except FullResultSet:
        where, where_params = "TRUE", ()
    others = _tables_named(f"{value} {where}") - {query.model._meta.db_table}
    assert not others, f"{code} may read no other table than its records': {others}"
    return Compiled(
        value=value,
        value_params=tuple(value_params),
        where=where,
        where_params=tuple(where_params),
        decimals=0 if indicator.measure.exact else 2,
    )


def rows(code, indicator, period):
    """The rows that an indicator counts in a period, as SQL: key, place and what is counted of each,
    and the parameters. `FROM {rows}` is to be filled in, with the table or its history."""
    compiled = compile_indicator(code, indicator, period)
    model = indicator.records.model
    table = model._meta.db_table
    counted = ", ".join(f'"{table}"."{column}"' for column in counted_columns(compiled, model))
    return (
        f'SELECT "{table}"."{model._meta.pk.column}" AS key, "{table}".region_id AS place, '
        f"concat_ws(' ', {counted or 'NULL'}) AS counted "
        f'FROM {{rows}} AS "{table}" WHERE {compiled.where}'
    ), [*compiled.where_params]


def counted_columns(compiled, model):
    """What a compiled indicator reads of a row that counts, beside that there is one."""
    return [
        field.column
        for field in model._meta.concrete_fields
        if f'"{field.column}"' in compiled.value and not field.primary_key
    ]


def _tables_named(sql):
    """Joined or in a subquery: whatever is read is named in quotes."""
    names = set(re.findall('"([^"]+)"', sql))
    return names & {model._meta.db_table for model in apps.get_models(include_auto_created=True)}


def by_table(line):
    """The line's indicators, grouped by the model whose rows they count."""
    tables = defaultdict(dict)
    for code, indicator in line.indicators.items():
        tables[indicator.records.model][code] = indicator
    return tables


def statement(model, indicators, period):
    """The query that counts all of a table's indicators for all places, and its parameters.

    The inner query keeps the table's name, so that what the ORM compiled fits around it. Rows that
    no indicator counts are left out beforehand, so that an index by day serves.
    """
    compiled = [compile_indicator(*item, period) for item in indicators.items()]
    table = connection.ops.quote_name(model._meta.db_table)
    values = ", ".join(map(str, compiled))
    counted = dict.fromkeys((one.where, one.where_params) for one in compiled)
    params = [one.value_params + one.where_params for one in compiled]
    return (
        f"SELECT coalesce(province, city, county, own), grouping(own) = 0, {values} "
        f"FROM ({PLACES} FROM {table}) AS {table} WHERE {' OR '.join(where for where, _ in counted)} "
        "GROUP BY GROUPING SETS ((province), (city), (county), (own)) "
        "HAVING coalesce(province, city, county, own) IS NOT NULL"
    ), [*chain(*params, *(params for _, params in counted))]


def count(line, period, cursor):
    """Yield (code, place, own, value) of every figure of the line that is not empty."""
    for model, indicators in by_table(line).items():
        cursor.execute(*statement(model, indicators, period))
        for place, own, *values in cursor.fetchall():
            for (code, indicator), value in zip(indicators.items(), values, strict=True):
                if value is not None and value != indicator.empty:
                    yield code, place, own, value


class Day(Enum):
    """Stands for a day in what is compiled once and asked for several periods."""

    FIRST, LAST = "first", "last"


class AnyPeriod:
    """Stands for a period while an indicator is compiled."""

    first, last = (RawSQL("%s", [day], DateField()) for day in Day)


def count_months(line, year, place, cursor):
    """Yield (code, month, value) of every figure of the place's months that is not empty."""
    for model, indicators in by_table(line).items():
        for day, asked in _by_day(indicators).items():
            if day:
                rows = _of_each_month(model, asked, day, year, place, cursor)
            else:
                rows = _at_each_end(model, asked, year, place, cursor)
            for month, *values in rows:
                for (code, indicator), value in zip(asked.items(), values, strict=True):
                    if value is not None and value != indicator.empty:
                        yield code, month, value


def _by_day(indicators):
    """By the day whose month alone they count in; under None, those that last."""
    days = defaultdict(dict)
    for code, indicator in indicators.items():
        first, last = indicator.span()
        days[first if first == last else None][code] = indicator
    return days


def _of_each_month(model, indicators, day, year, place, cursor):
    """Each record counts in one month, so that records are counted month by month."""
    compiled = [compile_indicator(*item, Period(year)) for item in indicators.items()]
    column = connection.ops.quote_name(model._meta.get_field(day).column)
    sql, params = _counting(model, compiled, place)
    cursor.execute(
        f"SELECT extract(month FROM {column})::int, {sql} GROUP BY 1",
        params,
    )
    return cursor.fetchall()


def _at_each_end(model, indicators, year, place, cursor):
    """A record may stand in all of them: the table is read once for twelve times as many figures."""
    compiled = [compile_indicator(*item, AnyPeriod) for item in indicators.items()]
    months = [_in_period(each, Period(year, month)) for month in MONTHS for each in compiled]
    sql, params = _counting(model, months, place)
    cursor.execute(f"SELECT {sql}", params)
    [values] = cursor.fetchall()
    number = len(compiled)
    return [
        (month, *values[first : first + number])
        for month, first in zip(MONTHS, range(0, len(values), number), strict=True)
    ]


def _in_period(compiled, period):
    days = {Day.FIRST: period.first, Day.LAST: period.last}
    value, where = (
        tuple(days.get(each, each) for each in params)
        for params in (compiled.value_params, compiled.where_params)
    )
    return replace(compiled, value_params=value, where_params=where)


def _counting(model, compiled, place):
    """What counts them in one place, but for the SELECT and what is grouped, and its parameters."""
    table = connection.ops.quote_name(model._meta.db_table)
    counted = dict.fromkeys((one.where, one.where_params) for one in compiled)
    params = [one.value_params + one.where_params for one in compiled]
    return (
        f"{', '.join(map(str, compiled))} "
        f"FROM (SELECT * FROM {table} WHERE region_id LIKE %s) AS {table} "
        f"WHERE ({' OR '.join(f'({where})' for where, _ in counted)})"
    ), [*chain(*params), f"{place}%", *chain(*(params for _, params in counted))]


def tables(line):
    """The tables that the line's figures are counted from."""
    return sorted(model._meta.db_table for model in by_table(line))


def columns(model, indicators):
    """The columns of the table that these indicators read: a change elsewhere changes no figure."""
    compiled = [compile_indicator(code, each, Period(2000)) for code, each in indicators.items()]
    read = " ".join(f"{one.where} {one.value}" for one in compiled)
    spans = {name for each in indicators.values() for name in each.span() if name}
    return [
        field.column
        for field in model._meta.concrete_fields
        if f'"{field.column}"' in read or field.name in spans or field.name == "region"
    ]


def fingerprint(line):
    """A hash of how the line counts: when it changes, every tally of the line is void."""
    rules = []
    for code, indicator in sorted(line.indicators.items()):
        sql, params = statement(indicator.records.model, {code: indicator}, Period(2000))
        rules.append((code, sql, *map(str, params), str(indicator.empty)))
    return sha256(repr(rules).encode()).hexdigest()
