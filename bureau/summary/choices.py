"""What the year's page may be asked, as its form offers it."""

from dataclasses import dataclass

from django.utils import timezone

from bureau.base.years import FIRST_YEAR
from bureau.summary.question import PER
from programs.lines import program_lines


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The values of each field, and the years one may go to."""

    lines: list  # [(line, {code: indicator})]
    per: dict
    years: list  # with data
    other_years: list


def choices(look):
    return Choices(
        lines=[(line, line.indicators) for line in program_lines()],
        per=PER,
        years=sorted({*look.known.years, look.question.year}),
        other_years=[*range(FIRST_YEAR, timezone.localdate().year + 1)],
    )
