"""The year and its figures as pages and files."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bureau.base.acts import Act, remember
from bureau.base.models import ReportYear
from bureau.base.requests import ask_only, page_of
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.years import Period
from bureau.summary import asking, records
from bureau.summary.check import check
from bureau.summary.summarise import summarise
from bureau.summary.table import FORMATS
from veterans.models import Region

ROWS_A_PAGE = 50


@require_safe
@login_required
def home(request):
    """The latest year that the bureau stands by; before any is, the present one."""
    latest = ReportYear.objects.order_by("-year").values_list("year", flat=True).first()
    return redirect("year", latest or timezone.localdate().year)


@require_safe
@login_required
def year_page(request, year):
    ask_only(request.GET, "region")
    summary = _asked(request, year)
    context = {
        "summary": summary,
        "chapters": _chapters(summary),
        "followed": {
            each.code for each in summary.figures if each.indicator.is_followed_by(request.user)
        },
        "verdicts": {verdict.figure.code: verdict for verdict in check(summary)},
        "formats": list(FORMATS),
        "places": Region.objects.all(),
        "years": ReportYear.objects.all(),
    }
    return render(request, "summary/year.html", context)


@require_safe
@login_required
def year_file(request, year, format):
    ask_only(request.GET, "region")
    if format not in FORMATS:
        raise Http404(
            _("There is no file of the kind %(format)s.") % {"format": asking.repeated(format)}
        )
    write, content_type = FORMATS[format]
    summary = _asked(request, year)
    about = {"list": "year", "year": year, "region": summary.region.code, "format": format}
    remember(Act.Kind.EXPORT, request, rows=len(summary.figures), **about)
    answer = HttpResponse(write(summary), content_type=content_type)
    name = f"{year}-{summary.region.code}.{format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@login_required
def figure_page(request, year, code):
    """The very records behind a figure, for whoever may see such; of those, the ones in the
    reader's own scope."""
    summary = _asked(request, year)
    figure = _figure(summary, code)
    if not figure.indicator.is_followed_by(request.user):
        raise PermissionDenied
    behind = figure.indicator.records_at(Period(year), summary.region)
    within = behind.visible_from(request.user.scope)
    offered = records.filters(figure.indicator)
    ask_only(request.GET, "region", "page", *offered.base_filters)
    found = offered(request.GET, queryset=within)
    columns = records.columns(figure.indicator)
    rows = found.qs.select_related(*records.linked(columns))
    page = page_of(Paginator(rows, ROWS_A_PAGE), request.GET.get("page"))
    context = {
        "summary": summary,
        "figure": figure,
        "filter": found,
        "columns": columns,
        "rows": [[read(row) for read in columns.values()] for row in page],
        "page": page,
        "all": _count_everywhere(behind),
        "within": within.count(),
        "others": records.without_page(request.GET),
        "places": Region.objects.all(),
    }
    status = 200 if found.is_valid() else 400
    return render(request, "summary/figure.html", context, status=status)


def _count_everywhere(records):
    """A figure is everybody's to read, and so is how many records are behind it."""
    with scope(EVERYWHERE):
        return records.count()


def _asked(request, year):
    """The summary of the year and place that the address names."""
    try:
        return summarise(asking.year(str(year)), asking.place(request.GET.get("region") or "37"))
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None


def _figure(summary, code):
    try:
        return summary[code]
    except KeyError:
        raise Http404(_("There is no figure %(code)s.") % {"code": asking.repeated(code)}) from None


def _chapters(summary):
    """[(chapter, [(line, [figure, ...]), ...]), ...] in the order of the report."""
    lines = [(line, list(figures)) for line, figures in groupby(summary.figures, _line_of)]
    return [
        (chapter, list(group)) for chapter, group in groupby(lines, lambda pair: pair[0].chapter)
    ]


def _line_of(figure):
    return figure.line
