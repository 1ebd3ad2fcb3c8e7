"""What a chart shows: the numbers of the picture and of the table behind it, which are the same."""

from dataclasses import KW_ONLY, dataclass, field
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

STEPS = {"zh": [(10**8, "亿"), (10**4, "万")], "en": [(10**9, "bn"), (10**6, "m"), (10**3, "k")]}


def short(value):
    """A number as a chart has room for: 2.26万; what nobody knows is 无数据, not zero."""
    if value is None:
        return _("no data")
    for size, name in STEPS["zh" if (get_language() or "zh").startswith("zh") else "en"]:
        if abs(value) >= size:
            return f"{value / Decimal(size):,.2f}".rstrip("0").rstrip(".") + name
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def exact(value):
    """The same number to the last digit, as tables and tips have it."""
    return _("no data") if value is None else f"{value:,}"


@dataclass(frozen=True)
class Series:
    """One number for each label of a plot, None where there is no data."""

    label: str
    values: list


@dataclass(frozen=True)
class Plot:
    """Labels, and one or more numbers for each."""

    _: KW_ONLY
    name: str  # unlike that of any other chart of the page
    title: str  # what is shown: year, place, indicator and unit
    description: str  # how it is shown, for whoever does not see it
    axis: str  # what the labels are
    labels: list
    series: list
    unit: str
    links: list = field(default_factory=list)  # of each label, its address
    marked: frozenset = frozenset()  # the labels that are pointed out
    totals: list = field(default_factory=list)  # [(label, value)] below, never drawn to scale

    @property
    def headings(self):
        return [self.axis, *(f"{series.label} ({self.unit})" for series in self.series)]

    @property
    def rows(self):
        """The table: heading cell, then numbers."""
        numbers = zip(*(series.values for series in self.series), strict=True)
        listed = [(label, *values) for label, values in zip(self.labels, numbers, strict=True)]
        blank = [""] * (len(self.series) - 1)
        return [[row[0], *map(exact, row[1:])] for row in listed] + [
            [label, exact(value), *blank] for label, value in self.totals
        ]

    @property
    def values(self):
        return [value for series in self.series for value in series.values]

    def said(self, value):
        """The number with its unit, to the last digit."""
        return exact(value) if value is None else f"{exact(value)} {self.unit}"
