"""What figures count, by name: the seven cities, the five enterprises."""

from django.db import models
from django.db.models import F, Min, Value
from django.db.models.functions import Cast
from django.utils.translation import override

from bureau.base.scope import EVERYWHERE, scope
from veterans.models import Region

LANGUAGE = "zh-hans"  # reports are written in it, whatever language their reader's is
MOST = 50  # more of them are no list that anybody reads
BETWEEN, LAST = "、", "和"


def names_behind(summary, codes):
    """{code: [name, ...]} of what is counted, each once, in the order they were entered; places by
    their own order, and as a reader of the report knows them: of a county's work the province is
    told its city. Costs one query.

    They are read of all places: what an article says is what its figures say, whoever asks
    and whatever they read in.
    """
    if not codes:
        return {}
    first, *others = (_named(code, summary[code].indicator, summary) for code in codes)
    rows = first.union(*others, all=True) if others else first
    with scope(EVERYWHERE), override(LANGUAGE):
        found = {code: [] for code in codes}
        for code, name, _entered in sorted(rows, key=lambda row: row[2]):
            found[code].append(name)
        for code in codes:
            if _by_place(summary[code].indicator):
                found[code] = [place.short_name for place in _told(summary, found[code])]
    return found


def _told(summary, codes):
    """The places of a summary, itself or its parts, that these are or are in."""
    places = [summary.region, *summary.parts]
    longest = max(len(place.code) for place in places)
    wanted = {code[:longest] for code in codes}
    return [place for place in places if place.code in wanted]


def name_the_same(wanted, names):
    """Whether somebody's own list (济南、青岛和临沂) names the same, be it shorter: 碧桂园 stands
    for 碧桂园生活服务有限公司."""
    return any(_match(ordered, names) for ordered in _lists(wanted))


def _named(code, indicator, summary):
    """(code, name, when first entered) of the different names behind a figure."""
    name = F(f"{indicator.named_by}_id" if _by_place(indicator) else indicator.named_by)
    records = indicator.records_at(summary.period, summary.region).order_by()
    named = records.annotate(of=Value(code), called=Cast(name, models.TextField())).values_list(
        "of", "called"
    )
    return named.annotate(entered=Min("pk")).order_by("entered")[:MOST]


def _by_place(indicator):
    field = indicator.records.model._meta.get_field(indicator.named_by)
    return field.related_model is Region


def _lists(wanted):
    """What was written, parted; 和 before the last parts as well, and is part of many a name."""
    *before, last = wanted.split(BETWEEN)
    yield [*before, last]
    for place, sign in enumerate(last):
        if sign == LAST:
            yield [*before, last[:place], last[place + 1 :]]


def _match(ordered, names):
    """Each of one for another of the others."""
    if len(ordered) != len(names):
        return False
    left = list(names)
    for short in sorted(ordered, key=len, reverse=True):
        meant = next((name for name in left if short and short in name), None)
        if meant is None:
            return False
        left.remove(meant)
    return True
