"""The spans of time that figures are asked for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2019  # the department was set up at the end of 2018; no record is older


@dataclass(frozen=True)
class Period:
    """A calendar year, or one month of it; a stock is asked for on its last day."""

    year: int
    month: int | None = None

    @property
    def first(self):
        return date(self.year, self.month or 1, 1)

    @property
    def last(self):
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])
