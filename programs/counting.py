"""Counts a line's indicators for every place at once: one GROUPING SETS query a record table."""

import re
from collections import defaultdict
from dataclasses import KW_ONLY, dataclass
from functools import cache
from hashlib import sha256
from itertools import chain

from django.apps import apps
from django.core.exceptions import FullResultSet
from django.db import connection

from bureau.base.years import Period

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
    return _every_table().intersection(re.findall('"([^"]+)"', sql))


@cache
def _every_table():
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True)}


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


def count_beside(code, indicator, wanted, cursor):
    """One indicator over periods and places of one's choice, [(period, codes), ...], in one reading
    of its table: the value of each, the codes standing for all they contain, counted as one."""
    each = {period: compile_indicator(code, indicator, period) for period, _codes in wanted}
    compiled = [each[period] for period, _codes in wanted]
    places = [[f"{code}%" for code in codes] for _period, codes in wanted]
    table = connection.ops.quote_name(indicator.records.model._meta.db_table)
    within = f"{table}.region_id LIKE ANY(%s)"
    values = [
        f"round(({one.value} FILTER (WHERE ({one.where}) AND {within}))::numeric, {one.decimals})"
        for one in compiled
    ]
    params = [
        (*one.value_params, *one.where_params, codes)
        for one, codes in zip(compiled, places, strict=True)
    ]
    counted = dict.fromkeys((one.where, one.where_params) for one in compiled)
    any_of_them = " OR ".join(f"({where})" for where, _params in counted)
    cursor.execute(
        f"SELECT {', '.join(values)} FROM {table} WHERE ({any_of_them}) AND {within}",
        [*chain(*params, *(params for _where, params in counted)), sorted({*chain(*places)})],
    )
    return [indicator.empty if value is None else value for value in cursor.fetchone()]


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
