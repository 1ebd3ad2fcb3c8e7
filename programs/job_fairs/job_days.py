"""The job days (军岗日) on which fairs for veterans are held: 每双月最后一个星期五."""

from calendar import FRIDAY, monthrange
from datetime import date, timedelta


def job_days(year):
    """The last Fridays of the even months, before any fair is moved to another day."""
    return [_last_friday(year, month) for month in range(2, 13, 2)]


def job_day_of(day):
    """The job day nearest to a day: the one that a fair held then was moved from, if it was."""
    near = [day for year in (day.year - 1, day.year, day.year + 1) for day in job_days(year)]
    return min(near, key=lambda each: abs(each - day))


def next_job_day(today):
    """The first job day from a day on, that day included."""
    return next(
        day for year in (today.year, today.year + 1) for day in job_days(year) if day >= today
    )


def _last_friday(year, month):
    _first_weekday, length = monthrange(year, month)
    last = date(year, month, length)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)
