"""A second opinion: every figure from the records once more, in plain Python loops.

It shares with the tallies which records an indicator names, and nothing else: days, places,
different people and sums are worked out here without SQL.
"""

from collections import defaultdict

from bureau.base.years import Period
from programs import tallies
from programs.indicators import Reading, Stock
from programs.lines import indicators


def differences(year, progress=lambda code: None):
    """Yield (code, place, own, tally, recount) wherever the two opinions differ."""
    kept = tallies.figures([year])
    for code, indicator in indicators().items():
        mine = {
            (year, code, *place): value
            for place, value in recount(indicator, Period(year)).items()
            if value != indicator.empty
        }
        theirs = {key: value for key, value in kept.items() if key[1] == code}
        for key in sorted(mine.keys() | theirs.keys()):
            if mine.get(key) != theirs.get(key):
                yield *key[1:], theirs.get(key), mine.get(key)
        progress(code)


def recount(indicator, period):
    """{(place, own): value} of one indicator."""
    values = defaultdict(list)
    for place, value in _counted(indicator, period):
        for length in (2, 4, 6):
            if len(place) >= length:
                values[place[:length], False].append(value)
        if len(place) < 6:
            values[place, True].append(value)
    return {key: indicator.measure.fold(each) for key, each in values.items()}


def _counted(indicator, period):
    """The place and the measured value of each record that counts."""
    if isinstance(indicator, Reading):
        return _last_readings(indicator, period)
    fields = ["region_id", *indicator.span(), indicator.measure.field]
    rows = indicator.records.order_by().values_list(*fields).iterator(chunk_size=20_000)
    counts = _stands if isinstance(indicator, Stock) else _happened
    return ((place, value) for place, first, last, value in rows if counts(first, last, period))


def _stands(began_on, ended_on, period):
    return began_on <= period.last and (ended_on is None or ended_on > period.last)


def _happened(day, _same_day, period):
    return day is not None and period.first <= day <= period.last


def _last_readings(indicator, period):
    by_topic = defaultdict(list)
    fields = ["topic_id", "read_on", "pk", "value", "cumulative", "region_id"]
    for topic, *reading in indicator.records.order_by().values_list(*fields):
        by_topic[topic].append(tuple(reading))
    for readings in by_topic.values():
        until = sorted(each for each in readings if each[0] <= period.last)
        before = [each for each in until if each[0] < period.first]
        if not until:
            continue
        read_on, _pk, value, cumulative, place = until[-1]
        if cumulative:
            yield place, value
        elif read_on >= period.first:
            yield place, value - (before[-1][2] if before else 0)
