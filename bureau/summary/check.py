"""Compares what a year's report printed with what the records say now."""

from dataclasses import dataclass

from bureau.summary.models import PublishedFigure
from bureau.summary.summarise import Figure
from bureau.summary.table import plain
from programs.wording import PrintedFigure, read_figure

PROVINCE = "37"  # the only place that publishes a report


@dataclass(frozen=True)
class Verdict:
    """One printed figure beside the computed one.

    It stands when the value is within what was printed and would be printed so again: 近2000 is
    open downward, yet nobody prints it of 1200.
    """

    published: PublishedFigure
    printed: PrintedFigure
    figure: Figure

    @property
    def ok(self):
        within = not self.figure.empty and self.printed.contains(self.figure.value)
        return within and _ends(read_figure(self.figure.text)) == _ends(self.printed)

    def element(self):
        money = not self.figure.indicator.measure.exact
        bounds = {"low": self.printed.low, "high": self.printed.high}
        return {
            "code": self.figure.code,
            "published": self.published.phrase,
            **{name: _bound(value, money) for name, value in bounds.items()},
            "value": plain(self.figure.value),
            "text": self.figure.text,
            "ok": self.ok,
        }


def check(summary):
    """A verdict for every figure that the year's report printed of the place, in its order."""
    if summary.region.code != PROVINCE:
        return []
    published = PublishedFigure.objects.filter(year=summary.year)
    return [Verdict(each, each.printed, summary[each.code]) for each in published]


def _bound(value, money):
    if value is None:
        return None
    return f"{value:.2f}" if money else int(value)


def _ends(printed):
    return printed.low, printed.high
