"""A place's figures beside those of the years before, and which of them are to be explained."""

from dataclasses import dataclass
from decimal import Decimal

from bureau.base.models import ReportYear
from bureau.summary.summarise import Figure, summarise
from programs import tallies

YEARS = 5
# A figure is unusual that is more than a fifth outside the band of the years before.
LOWEST, HIGHEST = Decimal("0.8"), Decimal("1.2")
A_FEW = 5  # small numbers vary by themselves


@dataclass(frozen=True, kw_only=True)
class Banded:
    """A figure, and the least and the most it was in the years before; nothing where none is known."""

    figure: Figure
    low: int | Decimal | None
    high: int | Decimal | None

    @property
    def is_doubtful(self):
        value = self.figure.value
        if value is None or self.low is None or self.figure.kind == "standard":
            return False
        lowest = min(self.low * LOWEST, self.low - A_FEW)
        return not lowest <= value <= max(self.high * HIGHEST, self.high + A_FEW)


def banded(year, region):
    """Every figure of a year and place within its band."""
    summary = summarise(year, region)
    years = sorted(ReportYear.known().keys() & range(year - YEARS, year))
    found = tallies.figures(years, [region.code]) if years else {}
    return [_banded(figure, region, years, found) for figure in summary.figures]


def _banded(figure, region, years, found):
    """Where there was no record in a known year, the figure was nothing."""
    kept = figure.indicator.measure.kept
    asked = [found.get((year, figure.code, region.code, False)) for year in years]
    values = [figure.indicator.empty if value is None else kept(value) for value in asked]
    known = [value for value in values if value is not None]
    return Banded(figure=figure, low=min(known, default=None), high=max(known, default=None))
