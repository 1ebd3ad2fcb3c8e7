"""The article of a year and place as a page."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bureau.base.models import ReportYear
from bureau.base.requests import ask_only
from bureau.base.scope import EVERYWHERE
from bureau.base.years import Period
from bureau.report.changes import last_changes
from bureau.report.models import ReportTemplate
from bureau.summary import asking
from bureau.summary.places import Places
from bureau.summary.summarise import Known
from programs.lines import program_lines


@require_safe
@login_required
def latest_report(request):
    return redirect("report", ReportYear.latest())


@require_safe
@login_required
def report_page(request, year):
    ask_only(request.GET, "region", "style")
    try:
        wanted = asking.year(str(year))
        places = Places(date(wanted, 12, 31))
        place = asking.place(request.GET.get("region") or EVERYWHERE, places)
        template = ReportTemplate.objects.asked_for(wanted, request.GET.get("style"))
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
    parts = places.parts(place)
    known = Known.of_place(wanted, place, parts)
    article = template.article(known.summary(Period(wanted), place, parts, program_lines()))
    context = shown(request, article) | {
        "template": template,
        "may_edit": template.may_be_changed_by(request.user),
        "styles": ReportTemplate.Style.choices,
        "places": places.all,
        "years": sorted(known.years, reverse=True),
        "is_published": known.years.get(wanted) == ReportYear.State.PUBLISHED,
    }
    return render(request, "report/article.html", context)


def shown(request, article):
    """What a page shows of an article: the way to the records for whoever may go it."""
    followed = [each for each in article.figures if each.indicator.is_followed_by(request.user)]
    return {
        "article": article,
        "summary": article.summary,
        "followed": {each.code for each in followed},
        "changes": last_changes(article.summary, followed),
    }
