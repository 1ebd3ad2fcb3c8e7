"""Counts a line's indicators for every month of a year and one place, of which no tally is kept."""

from collections import defaultdict
from dataclasses import replace
from enum import Enum
from itertools import chain

from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL

from bureau.base.years import MONTHS, Period
from programs.counting import by_table, compile_indicator


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
