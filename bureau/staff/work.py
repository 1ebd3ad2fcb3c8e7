"""My work: what waits for somebody, and how the year goes in their place."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.models import ReportYear
from bureau.desk.drafts import of
from bureau.desk.duties import notices, waiting
from programs import tallies
from programs.lines import ProgramLine, indicators, program_lines
from programs.wording import render

COUNTED = ["flow", "stock", "reading"]  # a promise or a share is no work to be done
BEGINNINGS = [  # what work often begins with: words, page, and the right it takes
    (_("Register a veteran"), "admin:veterans_veteran_add", "veterans.add_veteran"),
    (_("Find a veteran"), "admin:veterans_veteran_changelist", "veterans.view_veteran"),
    (_("Accounts"), "admin:staff_user_changelist", "staff.view_user"),
]


def my_work(request, context):
    """The context of the admin's first page (unfold's DASHBOARD_CALLBACK)."""
    user, today = request.user, timezone.localdate()
    return context | {
        "beginnings": [(words, page) for words, page, right in BEGINNINGS if user.has_perm(right)],
        "drafts": drafts(user),
        "waiting": waiting(user, today),
        "notices": notices(user, today),
        "followed": {code for code, each in indicators().items() if each.is_followed_by(user)},
        "year": year_so_far(user.region, today) if user.region else None,
    }


def drafts(user):
    """[(draft, kind of record, address where it is resumed), ...], the last first."""
    kept = of(user).defer("content").select_related("content_type")
    return [(draft, draft.content_type.name, _resumed(draft)) for draft in kept]


def _resumed(draft):
    kind = draft.content_type
    return f"{reverse(f'admin:{kind.app_label}_{kind.model}_add')}?draft={draft.pk}"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A figure of a place in one year and in the whole of the year before."""

    code: str
    line: ProgramLine
    label: str
    now: str
    before: str  # empty where nobody knows
    share: int | None  # what the year has reached of the year before, in percent


@dataclass(frozen=True, kw_only=True)
class YearSoFar:
    year: int
    is_over: bool
    figures: list  # Compared, in the order of the report; none that is zero in both years

    @property
    def before(self):
        return self.year - 1

    @property
    def is_compared(self):
        return any(figure.share is not None for figure in self.figures)


def year_so_far(region, today):
    """The present year; until something happens in it, the last that the bureau stands by."""
    known = ReportYear.known()
    last = max(known.keys() - {today.year}, default=today.year)
    wanted = {today.year, today.year - 1, last, last - 1}
    found = tallies.figures(sorted(wanted), [region.code])
    year = today.year if _has_begun(found, today.year) else last
    figures = [
        _compared(code, line, indicator, *_values(found, known, region, year, code, indicator))
        for line in program_lines()
        for code, indicator in line.indicators.items()
        if indicator.quote and indicator.kind in COUNTED
    ]
    worth_showing = [each for each in figures if each]
    return YearSoFar(year=year, is_over=year < today.year, figures=worth_showing)


def _has_begun(found, year):
    """What stands is carried over from the year before; what happens is not."""
    happening = {code for code, each in indicators().items() if each.kind == "flow"}
    return any(each == year and code in happening for each, code, *_place in found)


def _values(found, known, region, year, code, indicator):
    """The figure of the year and of the one before; None where nobody knows."""
    return [
        found.get((each, code, region.code, False), indicator.empty) if each in known else None
        for each in (year, year - 1)
    ]


def _compared(code, line, indicator, now, before):
    """None where there is nothing to compare."""
    if not (now or before):
        return None
    # To be compared: in digits, without hedges, and without the nouns of the article.
    style = replace(indicator.style, classifier=indicator.measure.unit, hedge="", numerals="arabic")
    return Compared(
        code=code,
        line=line,
        label=indicator.label,
        now="" if now is None else render(now, style),
        before="" if before is None else render(before, style),
        share=round(now * 100 / before) if before and now is not None else None,
    )
