"""Which records count, and how they become a number."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.contrib.auth import get_permission_codename
from django.db.models import (
    Aggregate,
    Avg,
    Case,
    Count,
    DecimalField,
    Max,
    QuerySet,
    Sum,
    Value,
    When,
)

from programs.wording import Style


@dataclass(frozen=True)
class Measure:
    """How records become a number. Expression and unit are chosen together, so that
    人 is never printed over a count of attendances."""

    expression: Aggregate
    unit: str
    _: KW_ONLY
    additive: bool  # do the cities' figures add up to the province's?
    field: str = "pk"  # what is read of each record
    fold: Callable  # the same number from those values, in plain Python
    exact: bool = True  # a whole number; otherwise yuan or percent with two decimals

    def kept(self, value):
        """The value as it is kept and shown, rounded once and half up."""
        return int(value) if self.exact else _to_the_hundredth(Decimal(value))


def things(unit):
    """How many records there are."""
    return Measure(Count("pk"), unit, additive=True, fold=len)


def person_times():
    """How often somebody took part; one person may count several times."""
    return things("人次")


def distinct(field, unit):
    """How many different ones the records name; not to be added up over places."""
    expression = Count(field, distinct=True)
    return Measure(expression, unit, additive=False, field=field, fold=_count_different)


def persons(field, unit="名"):
    """How many different people the records name."""
    return distinct(field, unit)


def total(field, unit):
    """The sum of a whole number kept with each record."""
    return Measure(Sum(field), unit, additive=True, field=field, fold=sum)


def money(field):
    """The sum of an amount in yuan kept with each record."""
    return Measure(Sum(field), "元", additive=True, field=field, fold=sum, exact=False)


def share():
    """How many of a hundred records are `marked`."""
    hundreds = Case(When(marked=True, then=Value(100)), default=Value(0))
    expression = Avg(hundreds, output_field=DecimalField())
    return Measure(expression, "%", additive=False, field="marked", fold=_percentage, exact=False)


def mean(field, unit="元"):
    """The average of what is kept with each record, to two decimals."""
    return Measure(Avg(field), unit, additive=False, field=field, fold=_average, exact=False)


def rule(field, unit):
    """What the one rule in force says."""
    return Measure(Max(field), unit, additive=False, field=field, fold=max)


def _count_different(values):
    return len({value for value in values if value is not None})


def _average(values):
    return _to_the_hundredth(Decimal(sum(values)) / len(values))


def _to_the_hundredth(value):
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _percentage(marks):
    return _average([100 if marked else 0 for marked in marks])


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A figure of the report: its records, its measure, and the words it is printed in.

    `quote` is the sentence of the 2021 report that it reproduces, empty where nothing is printed.
    `rule` is the counting rule (口径) that every report prints beside the figure.
    """

    label: str
    rule: str
    records: QuerySet
    measure: Measure
    quote: str = ""
    printed: Style | None = None  # how the report words it; the unit alone where None
    heading: Style | None = None  # how the heading words the same value, where it differs
    named_by: str = ""  # the field that says what is counted by name, where a report may list it

    kind = None
    empty = 0  # the figure of a place without records

    def records_for(self, period):
        """The records that make the figure of a year or month, of all places."""
        raise NotImplementedError

    def records_at(self, period, region):
        """The records behind the figure of one place."""
        return self.records_for(period).in_region(region)

    def span(self):
        """The fields that hold the first and last day a record counts in; None is for ever."""
        raise NotImplementedError

    def is_followed_by(self, user):
        """Whether somebody may go from the figure, which is everybody's, to its records."""
        kind = self.records.model._meta
        return user.has_perm(f"{kind.app_label}.{get_permission_codename('view', kind)}")

    @property
    def style(self):
        return self.printed or Style(classifier=self.measure.unit, decimals=2)


@dataclass(frozen=True, kw_only=True)
class Flow(Indicator):
    """Counts what happened during the year (全年累计)."""

    dated_by: str | None = None  # where not by the record's own business date
    kind = "flow"

    def records_for(self, period):
        return self.records.in_period(period, self.dated_by)

    def span(self):
        day = self.dated_by or self.records.date_field
        return day, day


@dataclass(frozen=True, kw_only=True)
class Begun(Indicator):
    """Counts the spells that began during the year (当年新增)."""

    kind = "flow"

    def records_for(self, period):
        return self.records.begun_in(period)

    def span(self):
        return "began_on", "began_on"


@dataclass(frozen=True, kw_only=True)
class Ended(Indicator):
    """Counts the spells that ended during the year (当年退出)."""

    kind = "flow"

    def records_for(self, period):
        return self.records.ended_in(period)

    def span(self):
        return "ended_on", "ended_on"


@dataclass(frozen=True, kw_only=True)
class Stock(Indicator):
    """Counts what stands on the last day of the year (现有)."""

    kind = "stock"

    def records_for(self, period):
        return self.records.open_on(period.last)

    def span(self):
        return "began_on", "ended_on"


@dataclass(frozen=True, kw_only=True)
class Reading(Indicator):
    """Adds up what others' counters showed last (读数); nothing where nobody read any."""

    kind = "reading"
    empty = None

    def records_for(self, period):
        return self.records.last_of(period)

    def span(self):
        return "read_on", None


@dataclass(frozen=True, kw_only=True)
class Standard(Stock):
    """A promise, not a count: what the rule in force on the last day of the year says (标准).

    A rule of a place holds for all places in it that have none of their own.
    """

    kind = "standard"
    empty = None

    def records_at(self, period, region):
        rules = self.records_for(period).filter(region__in=region.codes_upward())
        nearest = rules.order_by("-region").values("region")[:1]
        return rules.filter(region__in=nearest)


@dataclass(frozen=True, kw_only=True)
class Ratio(Flow):
    """A share or an average over the year's events; nothing where there were none (比率).

    Its records are the denominator; those of a share carry `marked`, true for the numerator.
    """

    kind = "ratio"
    empty = None
