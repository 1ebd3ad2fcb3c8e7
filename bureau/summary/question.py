"""What the year's page is asked: of which place and figure, and compared with what."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from bureau.summary import asking
from bureau.summary.places import Places
from programs.indicators import Indicator
from programs.lines import indicators, program_lines
from veterans.models import Region

ASKED = ["region", "indicator", "per", "year2", "place2"]
FIRST_SHOWN = "subsidies.persons"  # until somebody chooses
PER = {"": _("absolute"), "veterans": _("per 10,000 veterans")}


@dataclass(frozen=True, kw_only=True)
class Question:
    """All of it read; `asked` is what the address said, for links that change one thing of it."""

    year: int
    before: int  # the year that it is compared with: the one before, unless another was chosen
    places: Places
    region: Region
    beside: Region | None  # the place shown at its side
    code: str
    indicator: Indicator
    per_head: bool
    asked: dict

    @classmethod
    def read(cls, year, query):
        """Raises asking.Unknown where the address names what there is not."""
        asked = {name: query[name] for name in ASKED if query.get(name)}
        year = asking.year(str(year))
        every = indicators()
        code = asking.indicator(asked.get("indicator", FIRST_SHOWN), every)
        per_head = asking.choice(asked.get("per", ""), PER) == "veterans"
        places = Places(date(year, 12, 31), with_veterans=per_head)
        return cls(
            year=year,
            before=asking.year(asked["year2"]) if "year2" in asked else year - 1,
            places=places,
            region=asking.place(asked.get("region", "37"), places),
            beside=asking.place(asked["place2"], places) if "place2" in asked else None,
            code=code,
            indicator=every[code],
            per_head=per_head and every[code].kind not in ("ratio", "standard"),
            asked=asked,
        )

    @cached_property
    def line(self):
        return next(line for line in program_lines() if self.code in line.indicators)

    @property
    def compares_years(self):
        return "year2" in self.asked

    @property
    def regions(self):
        return [self.region, self.beside] if self.beside else [self.region]

    @property
    def unit(self):
        unit = self.indicator.measure.unit
        return _("%(unit)s per 10,000 veterans") % {"unit": unit} if self.per_head else unit

    @property
    def veterans(self):
        return self.places.veterans(self.region)

    def link(self, **changed):
        """The same question but for what is changed; None asks it no more."""
        asked = {name: value for name, value in (self.asked | changed).items() if value is not None}
        return f"?{urlencode(asked)}"

    def value(self, value, *places):
        """The value as it was asked for: as it is, or over the veterans of the places it is of."""
        if value is None or not self.per_head:
            return value
        veterans = self.places.veterans(*places)
        return round(value * 10_000 / Decimal(veterans), 2) if veterans else None
