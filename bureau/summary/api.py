"""The summary for other systems: the same figures as the page and the files, as JSON."""

from django.core.exceptions import BadRequest
from rest_framework.exceptions import NotFound, ParseError
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from bureau.base.requests import ask_only
from bureau.summary.asking import Unknown, place, year
from bureau.summary.summarise import summarise
from bureau.summary.table import as_json


class SummaryView(APIView):
    """Every figure of a year and place; whoever is staff may read all places' figures."""

    def get(self, request, asked):
        ask_only(request.query_params, "region")
        wanted = _known(year, asked, "year")
        where = _known(place, request.query_params.get("region", "37"), "region")
        return Response(as_json(summarise(wanted, where)))


def _known(read, text, code):
    try:
        return read(text)
    except Unknown as refusal:
        raise NotFound(str(refusal), code=code) from None


def refused(error, context):
    """A refusal in a sentence, with the code that the same input has in every other way in."""
    if isinstance(error, BadRequest):
        error = ParseError(str(error), code="query")
    answer = exception_handler(error, context)
    if answer is not None and (detail := answer.data.get("detail")):
        answer.data["code"] = detail.code
    return answer
