"""Asks for one figure, the way every page does, of a year that is open."""

from bureau.base.models import ReportYear
from bureau.summary.summarise import summarise


def figure(code, place="37", year=2021, month=None):
    ReportYear.open(year)
    return summarise(year, place, month=month)[code].value
