"""The page on which a report is asked for as a file."""

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bureau.desk import making, taking
from bureau.report.files.asked import asked_article
from bureau.report.files.basis import Basis
from bureau.summary import asking


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take(request, year):
    """Has the report of a year and place written into a file."""
    try:
        article = asked_article(year, request.GET)
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
    region = article.summary.region
    title = _("Report %(year)s %(place)s") % {"year": year, "place": region.name}
    file = taking.of_document("report", year, request.GET.urlencode(), title)
    facts = Basis(article=article, by=making.named(request.user)).facts
    return taking.page(request, file, facts, f"{reverse('year', args=[year])}?region={region.code}")


urlpatterns = [
    path(  # a page of the admin's look
        "admin/years/<int:year>/report/take/",
        admin.site.admin_view(take),
        name="report-take",
    ),
]
