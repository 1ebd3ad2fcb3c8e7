"""The spans of time that figures are asked for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2019  # the department was set up at the end of 2018; no record is older
LAST_YEAR = 2099  # a later one can only be a slip of the hand
MONTHS = range(1, 13)


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


def full_years(first, last):
    """Whole years from one day to another, as ages are counted."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def years_later(day, years):
    """The same day some years on; the last of February where there is no 29th."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
