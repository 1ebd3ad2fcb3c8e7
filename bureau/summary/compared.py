"""Every figure in numbers: of two years, of two places, or of both."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.lines import program_lines


@dataclass(frozen=True)
class Compared:
    """A table of all figures, line by line."""

    headings: list
    lines: list  # [(line, [(indicator, [number, ...]), ...])]

    @property
    def width(self):
        """The columns of the table: before the numbers, the indicator and its unit."""
        return len(self.headings) + 2


def compared(look):
    """Beside each other what was asked for and, after them, how far apart they are."""
    asked = look.question
    if not (asked.compares_years or asked.beside):
        return None
    lines = [
        (line, [(each, _numbers(look, code, each)) for code, each in line.indicators.items()])
        for line in program_lines()
    ]
    return Compared(_headings(asked), lines)


def _headings(asked):
    headings = []
    for place in asked.regions:
        headings.append(f"{place.display_name} {asked.year}")
        if asked.compares_years:
            headings += [f"{place.display_name} {asked.before}", _("difference")]
    return [*headings, _("difference of the places")] if asked.beside else headings


def _numbers(look, code, indicator):
    asked, numbers = look.question, []
    now = [look.known.value(asked.year, code, indicator, place) for place in asked.regions]
    for place, value in zip(asked.regions, now, strict=True):
        numbers.append(value)
        if asked.compares_years:
            before = look.known.value(asked.before, code, indicator, place)
            numbers += [before, _difference(value, before)]
    return [*numbers, _difference(*now)] if asked.beside else numbers


def _difference(one, other):
    return None if None in (one, other) else one - other
