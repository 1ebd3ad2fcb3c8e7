"""The article for other systems: its paragraphs, and which figure each of its words is."""

from http import HTTPStatus

from rest_framework.response import Response

from bureau.api.errors import Problem
from bureau.report import described
from bureau.report.models import ReportTemplate
from bureau.summary import asking
from bureau.summary.api import PLACE, FigureView
from bureau.summary.summarise import summarise
from bureau.summary.table import plain

STYLE = "style"


class ReportView(FigureView):
    """What the page of a year and place says."""

    asked = [PLACE, STYLE]

    def described(self, method):
        return described.report()

    def get(self, request, year):
        period, place = self.asked_for(year)
        try:
            template = ReportTemplate.objects.asked_for(
                period.year, request.query_params.get(STYLE)
            )
        except asking.Unknown as refusal:
            raise Problem(HTTPStatus.NOT_FOUND, STYLE, str(refusal)) from None
        return Response(as_json(template.article(summarise(period.year, place)), template.style))


def as_json(article, style):
    return {
        "year": article.summary.year,
        PLACE: article.summary.region.code,
        STYLE: str(style),
        "title": article.title,
        "blocks": [_block(block) for block in article.blocks],
    }


def _block(block):
    element = {"kind": block.kind.name.lower(), "spans": [_span(each) for each in block.spans]}
    if block.name:
        element |= {"name": block.name, "heading": [_span(each) for each in block.heading]}
    return element


def _span(span):
    """Of a figure, which it is and the value that its words stand for."""
    if span.figure is None:
        return {"text": span.text}
    return {
        "text": span.text,
        "code": span.figure.code,
        "value": plain(span.figure.value),
        "unit": span.figure.unit,
    }
