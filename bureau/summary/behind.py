"""The very records behind a figure, as one reader may see them: for page, file and API alike."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django_filters import FilterSet

from bureau.base.requests import ask_only
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk.listing import in_total_order
from bureau.summary import asking, records
from bureau.summary.summarise import Figure, Summary, summarise
from programs.lines import program_lines


@dataclass(frozen=True)
class Behind:
    """A figure, and what is behind it."""

    summary: Summary
    figure: Figure
    behind: QuerySet  # all of them, whoever asks
    within: QuerySet  # those in the reader's scope
    found: FilterSet  # of those, what was asked for

    @property
    def rows(self):
        """In the order of the page, which no two rows share."""
        return in_total_order(self.found.qs)

    @property
    def counted(self):
        """(how many are within the reader's scope, how many there are). A figure is everybody's to
        read, and so is how many records are behind it."""
        with scope(EVERYWHERE):
            everywhere = self.behind.count()
        return self.within.count(), everywhere


def behind(user, year, code, asked):
    """What stands behind a figure; `asked` is what an address asks: place, month and filters."""
    line = next((line for line in program_lines() if code in line.indicators), None)
    if line is None:
        raise Http404(_("There is no figure %(code)s.") % {"code": asking.repeated(code)})
    summary = _summary(year, asked, line)
    figure = summary[code]
    if not figure.indicator.is_followed_by(user):
        raise PermissionDenied
    every = figure.indicator.records_at(summary.period, summary.region)
    within = every.visible_from(user.scope)
    offered = records.filters(figure.indicator)
    ask_only(asked, "region", "month", "page", *offered.base_filters)
    return Behind(summary, figure, every, within, offered(asked, queryset=within))


def _summary(year, asked, line):
    """The line's summary of the year and place that the address names."""
    try:
        wanted, place = asking.year(str(year)), asking.place(asked.get("region") or EVERYWHERE)
        month = asking.month(asked["month"]) if asked.get("month") else None
        return summarise(wanted, place, month, line)
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
