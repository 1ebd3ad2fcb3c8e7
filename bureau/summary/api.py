"""The summary for other systems: the same figures as the page and the files, as JSON."""

from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.views import APIView

from bureau.summary.asking import Unknown, place, year
from bureau.summary.summarise import summarise
from bureau.summary.table import as_json


class SummaryView(APIView):
    """Every figure of a year and place; whoever is staff may read all places' figures."""

    def get(self, request, asked):
        try:
            code = request.query_params.get("region", "37")
            summary = summarise(year(asked), place(code))
        except Unknown as refusal:
            raise NotFound(str(refusal)) from None
        return Response(as_json(summary))
