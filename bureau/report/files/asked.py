"""Which report is asked for: of a year and place, in a style."""

from django.utils.translation import gettext as _

from bureau.base.requests import ask_only
from bureau.report.models import ReportTemplate
from bureau.summary import asking
from bureau.summary.summarise import summarise

STYLE, PLACE = "style", "region"


def asked_article(year, asked):
    """The article of the year, place and style that an address names."""
    ask_only(asked, PLACE, STYLE)
    style = asked.get(STYLE) or ReportTemplate.Style.ARTICLE
    return article_of(asking.year(str(year)), asking.place(asked.get(PLACE) or "37"), style)


def article_of(year, place, style):
    if style not in ReportTemplate.Style:
        raise asking.Unknown(_("There is no such style of report."))
    template = ReportTemplate.objects.for_year(year, style)
    if template is None:
        raise asking.Unknown(_("There is no template for this report: write one first."))
    return template.article(summarise(year, place))
