"""The article of a year and place as a page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bureau.base.models import ReportYear
from bureau.base.requests import ask_only
from bureau.base.scope import EVERYWHERE
from bureau.report.changes import last_changes
from bureau.report.models import ReportTemplate
from bureau.summary import asking
from bureau.summary.summarise import summarise
from veterans.models import Region


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
        place = asking.place(request.GET.get("region") or EVERYWHERE)
        template = ReportTemplate.objects.asked_for(wanted, request.GET.get("style"))
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
    article = template.article(summarise(wanted, place))
    context = shown(request, article) | {
        "template": template,
        "may_edit": template.may_be_changed_by(request.user),
        "styles": ReportTemplate.Style.choices,
        "places": Region.objects.all(),
        "years": ReportYear.objects.opened(),
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
