"""Every indicator's value for one year and place: what every page, file and answer is made from."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.models import ReportYear
from bureau.base.years import Period
from programs import tallies
from programs.indicators import Indicator, Standard
from programs.lines import ProgramLine, program_lines
from programs.wording import render
from veterans.models import Region


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One indicator's value. None stands for 无数据: nobody knows, which is not zero."""

    code: str
    line: ProgramLine
    indicator: Indicator
    value: int | Decimal | None
    previous: int | Decimal | None  # the same a year earlier
    own: int | Decimal | None  # what the place did by itself
    parts: dict  # {Region: value} of the places directly below

    @property
    def label(self):
        return self.indicator.label

    @property
    def unit(self):
        return self.indicator.measure.unit

    @property
    def kind(self):
        return self.indicator.kind

    @property
    def empty(self):
        return self.value is None

    @property
    def text(self):
        """The value in the words of the report: 2.26万名."""
        return _("no data") if self.empty else render(self.value, self.indicator.style)

    @property
    def heading(self):
        """The same value as the line's heading words it: 11000人次 for 1.1万人次."""
        style = self.indicator.heading or self.indicator.style
        return _("no data") if self.empty else render(self.value, style)

    @property
    def sum_of_parts(self):
        """What the parts and the own work add up to (各市之和); None where adding says nothing."""
        if self.kind in ("ratio", "standard") or not self.parts:
            return None
        return sum(value for value in [self.own, *self.parts.values()] if value is not None)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """All figures of a year (or one of its months) and place, in the order of the report."""

    period: Period
    region: Region
    parts: list  # the places directly below
    figures: list
    known: bool  # the bureau stands by this year; otherwise it has no data, and no zeros
    made_at: object

    def __getitem__(self, code):
        return self._by_code[code]

    @cached_property
    def _by_code(self):
        return {figure.code: figure for figure in self.figures}

    @property
    def year(self):
        return self.period.year


def summarise(year, place, month=None, line=None):
    """The summary of a place, given as Region or code; for whoever needs no more, of one line."""
    region = place if isinstance(place, Region) else Region.objects.by_code(place)
    period = Period(year, month)
    lines = [line] if line else program_lines()
    parts = list(region.parts())
    known = Known.of_month(period, lines) if month else Known.of_place(year, region, parts)
    return known.summary(period, region, parts, lines)


@dataclass(frozen=True)
class Known:
    """The finished values of some years and places, read at once; and of which years there are any."""

    found: dict  # {(year, code, place, own): value}; a figure that is empty has no entry
    years: dict  # {year: its state}: the bureau stands by these; of others it has no data

    @classmethod
    def of_years(cls, years, codes):
        known = ReportYear.known()
        return cls(tallies.figures(sorted(known.keys() & {*years}), sorted(codes)), known)

    @classmethod
    def of_place(cls, year, region, parts):
        """Those that a summary of the place needs."""
        codes = {*region.codes_upward(), *(part.code for part in parts)}
        return cls.of_years([year - 1, year], codes)

    @classmethod
    def of_month(cls, period, lines):
        """Those of the month and of the same a year earlier."""
        before = Period(period.year - 1, period.month)
        found = tallies.figures_of_month(before, lines) | tallies.figures_of_month(period, lines)
        return cls(found, ReportYear.known())

    def summary(self, period, region, parts, lines):
        figures = [
            self.figure(period.year, code, line, indicator, region, parts)
            for line in lines
            for code, indicator in line.indicators.items()
        ]
        return Summary(
            period=period,
            region=region,
            parts=parts,
            figures=figures,
            known=period.year in self.years,
            made_at=timezone.now(),
        )

    def figure(self, year, code, line, indicator, region, parts):
        """Needs the year before and, of the place, what is above it and right below."""
        return Figure(
            code=code,
            line=line,
            indicator=indicator,
            value=self.value(year, code, indicator, region),
            previous=self.value(year - 1, code, indicator, region),
            own=self.value(year, code, indicator, region, own=True),
            parts={part: self.value(year, code, indicator, part) for part in parts},
        )

    def value(self, year, code, indicator, region, own=False):
        if year not in self.years:
            return None
        keys = [(region.code, own)]
        if isinstance(indicator, Standard):  # the nearest place that has a rule of its own
            keys = [(place, len(place) < len("370102")) for place in region.codes_upward()]
        for place, whose in keys:
            if (found := self.found.get((year, code, place, whose))) is not None:
                return indicator.measure.kept(found)
        return None if indicator.empty is None else indicator.measure.kept(indicator.empty)
