"""The job days (军岗日) on which fairs for veterans are held: 每双月最后一个星期五."""

from calendar import FRIDAY, monthrange
from datetime import date, timedelta


def job_days(year):
    """The last Fridays of the even months, before any fair is moved to another day."""
    return [_last_friday(year, month) for month in range(2, 13, 2)]


def _last_friday(year, month):
    _first_weekday, length = monthrange(year, month)
    last = date(year, month, length)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)
