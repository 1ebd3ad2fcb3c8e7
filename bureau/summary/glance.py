"""The year at a glance: what people would rather look at than read, of one place or of two.

Everything comes of one reading of the tallies, and of one reading of the chosen figure's own table
for what no tally is kept of: its months, and its circles where cities may not be added up.
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from bureau.base.years import FIRST_YEAR, MONTHS, Period
from bureau.summary.question import Question
from bureau.summary.summarise import Known
from programs import tallies
from programs.lines import program_lines
from veterans.models import Region

YEARS = 5  # of the lines over years


@dataclass(frozen=True)
class Glance:
    """The numbers of the page."""

    question: Question
    known: Known
    months: dict  # {place: ([value a month of the year], [of the other year])}; none of a promise
    circles: dict  # {circle: value}, of the province alone

    @cached_property
    def summary(self):
        """Every figure of the place."""
        asked = self.question
        parts = asked.places.parts(asked.region)
        return self.known.summary(Period(asked.year), asked.region, parts, program_lines())

    def value(self, year, place):
        """The chosen figure, per head if so asked."""
        asked = self.question
        return asked.value(self.known.value(year, asked.code, asked.indicator, place), place)

    def ranked(self, places):
        """[(place, value)], the largest first and those without data last."""
        found = [(place, self.value(self.question.year, place)) for place in places]
        return sorted(found, key=lambda pair: (pair[1] is None, -(pair[1] or 0)))

    def whole(self, place):
        """The chosen figure of a place with its parts, its own work and what they add up to."""
        asked = self.question
        parts = asked.places.parts(place)
        chosen = (asked.code, asked.line, asked.indicator)
        return self.known.figure(asked.year, *chosen, place, parts)

    def leading(self, place):
        """[(line, figure's code, its indicator, value, value of the other year)], a row a line."""
        asked = self.question
        for line in program_lines():
            code, indicator = _leading(line)
            values = (
                self.known.value(year, code, indicator, place)
                for year in (asked.year, asked.before)
            )
            yield line, code, indicator, *values


def _leading(line):
    """The figure that the report prints first of the line."""
    return next((code, each) for code, each in line.indicators.items() if each.quote)


def look(asked):
    """The glance that a question asks for."""
    years = {asked.before, asked.year - 1, *years_shown(asked)}
    known = Known.of_years(years, _codes(asked))
    months, circles = _counted_beside(asked, known)
    return Glance(asked, known, months, circles)


def years_shown(asked):
    """Five years up to the one asked for; of an early one, the five since there is a department."""
    first = max(FIRST_YEAR, asked.year - YEARS + 1)
    return [*range(first, min(first + YEARS, timezone.localdate().year + 1))]


def whole_of(asked, place):
    """The place whose parts are ranked: of a county, which has none, the city around it."""
    return place if asked.places.parts(place) else asked.places.by_code(place.parent_id)


def _codes(asked):
    """The cities for the map, and for each place what is above it, in it or beside it."""
    codes = {city.code for city in asked.places.cities}
    for place in asked.regions:
        codes |= {*place.codes_upward()}
        codes |= {part.code for part in asked.places.parts(whole_of(asked, place))}
    return codes


def _counted_beside(asked, known):
    """({place: months of both years}, {circle: value}); of years without data there is none, and
    of a promise there are no months: it stands until another is made."""
    if asked.indicator.kind == "standard":
        return {}, {}
    months = [Period(year, month) for year in (asked.year, asked.before) for month in MONTHS]
    circles = asked.places.circles() if asked.region.level == Region.Level.PROVINCE else {}
    wanted = [(month, [place.code]) for place in asked.regions for month in months]
    wanted += [(Period(asked.year), [city.code for city in cities]) for cities in circles.values()]
    found = iter(_read(asked, known, wanted))
    by_month = {}
    for place in asked.regions:
        both = [asked.value(next(found), place) for _month in months]
        by_month[place] = (both[: len(MONTHS)], both[len(MONTHS) :])
    return by_month, {
        circle: asked.value(next(found), *cities) for circle, cities in circles.items()
    }


def _read(asked, known, wanted):
    """The values in one query; None where nobody knows, as of a month that has not begun."""
    today = timezone.localdate()
    possible = [each for each in wanted if each[0].year in known.years and each[0].first <= today]
    counted = tallies.figures_beside(asked.code, asked.indicator, possible) if possible else []
    values = dict(zip(map(_key, possible), counted, strict=True))
    kept = asked.indicator.measure.kept
    return [None if (value := values.get(_key(each))) is None else kept(value) for each in wanted]


def _key(wanted):
    period, codes = wanted
    return period, tuple(codes)
