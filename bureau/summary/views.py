"""The year and its figures as pages and files."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from bureau.base.models import ReportYear
from bureau.base.requests import ask_only, page_of
from bureau.desk import taking
from bureau.desk.duties import notices
from bureau.summary import asking, drawing, offered, records
from bureau.summary.behind import behind
from bureau.summary.check import check
from bureau.summary.choices import choices
from bureau.summary.compared import compared
from bureau.summary.glance import look
from bureau.summary.question import ASKED, Question
from bureau.summary.summarise import summarise
from veterans.models import Region

ROWS_A_PAGE = 50


@require_safe
@login_required
def home(request):
    """The latest year that the bureau stands by; before any is, the present one."""
    return redirect("year", ReportYear.latest())


@require_safe
@login_required
def year_page(request, year):
    ask_only(request.GET, *ASKED)
    try:
        asked = Question.read(year, request.GET)
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
    seen = look(asked)
    summary = seen.summary
    context = {
        "asked": asked,
        "summary": summary,
        "figure": summary[asked.code],
        "map": drawing.choropleth(seen),
        "circles": drawing.circles(seen),
        "sides": drawing.sides(seen),
        "chosen": drawing.chosen(seen),
        "compared": compared(seen),
        "offered": choices(seen),
        "chapters": _chapters(summary),
        "followed": {
            each.code for each in summary.figures if each.indicator.is_followed_by(request.user)
        },
        "verdicts": {verdict.figure.code: verdict for verdict in check(summary)},
        "notices": notices(request.user, timezone.localdate(), app="years"),
    }
    return render(request, "summary/year.html", context)


@require_safe
@login_required
def figure_page(request, year, code):
    """The very records behind a figure, for whoever may see such; of those, the ones in the
    reader's own scope."""
    listed = behind(request.user, year, code, request.GET)
    columns = records.columns(listed.figure.indicator)
    rows = listed.rows.select_related(*records.linked(columns))
    page = page_of(Paginator(rows, ROWS_A_PAGE), request.GET.get("page"))
    within, everywhere = listed.counted
    context = {
        "summary": listed.summary,
        "figure": listed.figure,
        "filter": listed.found,
        "columns": columns,
        "rows": [[read(row) for read in columns.values()] for row in page],
        "page": page,
        "all": everywhere,
        "within": within,
        "others": records.without_page(request.GET),
        "places": Region.objects.all(),
    }
    status = 200 if listed.found.is_valid() else 400
    return render(request, "summary/figure.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def figure_take(request, year, code):
    """Has the records behind a figure written into a file."""
    listed = behind(request.user, year, code, request.GET)
    query = records.without_page(request.GET)
    back = f"{reverse('figure', args=[year, code])}?{query}"
    if not listed.found.is_valid():
        return redirect(back)  # where it is said what is wrong
    model = listed.figure.indicator.records.model
    file = taking.of_figure(code, year, model, query, offered.title(listed))
    return taking.page(request, file, offered.facts(listed), back)


def _asked(request, year):
    """The summary of the year and place that the address names."""
    try:
        return summarise(asking.year(str(year)), asking.place(request.GET.get("region") or "37"))
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None


def _chapters(summary):
    """[(chapter, [(line, [figure, ...]), ...]), ...] in the order of the report."""
    lines = [(line, list(figures)) for line, figures in groupby(summary.figures, _line_of)]
    return [
        (chapter, list(group)) for chapter, group in groupby(lines, lambda pair: pair[0].chapter)
    ]


def _line_of(figure):
    return figure.line
