"""How interest is reckoned: by the day, a day's being a 360th of a year's; and for which days."""

from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

PERCENT_OF_A_BANKING_YEAR = 100 * 360
A_YEAR = 365  # days
FEN = Decimal("0.01")


def reckon(*, balance, rate, days, ratio=1):
    """What a share of the interest on a balance comes to, rounded half up to the fen."""
    interest = balance * rate * days * ratio / PERCENT_OF_A_BANKING_YEAR
    return interest.quantize(FEN, ROUND_HALF_UP)


def months_after(day, months):
    """The same day of a later month, or the last one of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def settled_on(year, quarter):
    """Banks settle interest on the 20th of a quarter's last month (结息日)."""
    return date(year, 3 * quarter, 20)


def last_settled(day):
    """The year and number of the last quarter settled before a day, or on it."""
    year, quarter = day.year, (day.month - 1) // 3 + 1
    return (year, quarter) if settled_on(year, quarter) <= day else quarter_before(year, quarter)


def last_year_settled(quarter, day):
    """The last year whose quarter of this number was settled before a day, or on it."""
    return day.year if settled_on(day.year, quarter) <= day else day.year - 1


def quarter_before(year, quarter):
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def days_of(year, quarter):
    """The first day of a quarter's interest, and the first of the next one's: both settlements."""
    return settled_on(*quarter_before(year, quarter)), settled_on(year, quarter)
