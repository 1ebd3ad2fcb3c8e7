"""The figures for other systems: the same as on the pages and in the files, as JSON, and each with
the very records behind it."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from rest_framework.response import Response
from rest_framework.views import APIView

from bureau.api import paging, representation
from bureau.api.description import Described
from bureau.api.errors import Problem
from bureau.base.requests import ask_only
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.years import Period
from bureau.summary import asking, described
from bureau.summary.check import check
from bureau.summary.records import MARKS
from bureau.summary.summarise import summarise
from bureau.summary.table import as_element, as_json
from programs.lines import indicators

PLACE, MONTH = "region", "month"


class FigureView(APIView):
    """A view of figures; whoever is staff may read all places'."""

    schema = Described()
    http_method_names = ["get", "head"]
    asked = [PLACE, MONTH]

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        ask_only(request.query_params, *self.asked)

    def described(self, method):
        return described.OPERATIONS[type(self).__name__]()

    def asked_for(self, year):
        """(the period, the place) that a request names."""
        query = self.request.query_params
        wanted = _known(asking.year, year, "year")
        where = _known(asking.place, query.get(PLACE, EVERYWHERE), "region")
        month = _known(asking.month, query[MONTH], "query") if MONTH in query else None
        return Period(wanted, month), where

    def summary(self, year):
        period, where = self.asked_for(year)
        return summarise(period.year, where, month=period.month)


class SummaryView(FigureView):
    """Every figure of a year and place."""

    def get(self, request, asked):
        return Response(as_json(self.summary(asked)))


class OneFigureView(FigureView):
    """One figure, what was printed of it, and the way to the records behind it."""

    def get(self, request, year, code):
        _indicator(code)
        summary = self.summary(year)
        figure = summary[code]
        answer = {"year": summary.year, PLACE: summary.region.code, **as_element(figure)}
        if summary.period.month:
            answer[MONTH] = summary.period.month
        else:
            printed = {verdict.figure.code: verdict for verdict in check(summary)}
            if code in printed:
                answer["published"] = _printed(printed[code])
        address = reverse("api-figure-records", args=[summary.year, code])
        others = {PLACE: summary.region.code} | ({MONTH: answer[MONTH]} if MONTH in answer else {})
        answer["records"] = request.build_absolute_uri(f"{address}?{urlencode(others)}")
        return Response(answer)


class FigureRecordsView(FigureView):
    """The very records behind a figure, for whoever may see such; of those, the ones in the
    reader's own scope."""

    asked = [PLACE, MONTH, paging.CURSOR, paging.SIZE]

    def get(self, request, year, code):
        period, where = self.asked_for(year)
        indicator = _indicator(code)
        if not indicator.is_followed_by(request.user):
            raise PermissionDenied
        behind = indicator.records_at(period, where)
        within = behind.visible_from(request.user.scope)
        page = paging.Page(within, request._request)
        with scope(EVERYWHERE):
            number = behind.count()
        counts = {"within": within.count(), "all": number}
        rows = [_row(record, indicator) for record in page.rows]
        return Response({"count": counts, **page.links, "results": rows})


class PublishedView(FigureView):
    """What a year's report printed, as the intervals it stands for, beside what the records say."""

    asked = []

    def get(self, request, year):
        summary = summarise(_known(asking.year, year, "year"), EVERYWHERE)
        verdicts = [verdict.element() for verdict in check(summary)]
        return Response({"year": summary.year, "figures": verdicts})


def _indicator(code):
    try:
        return indicators()[code]
    except KeyError:
        said = _("There is no figure %(code)s.") % {"code": asking.repeated(code)}
        raise Problem(HTTPStatus.NOT_FOUND, "figure", said) from None


def _printed(verdict):
    element = verdict.element()
    return {name: element[name] for name in ("published", "low", "high", "ok")}


def _row(record, indicator):
    """With what the figure reads of it, where that is no column of its own."""
    row = representation.represent(record)
    field = indicator.measure.field
    return row | ({field: representation.plain(getattr(record, field))} if field in MARKS else {})


def _known(read, text, code):
    try:
        return read(text)
    except asking.Unknown as refusal:
        status = HTTPStatus.BAD_REQUEST if code == "query" else HTTPStatus.NOT_FOUND
        raise Problem(status, code, str(refusal)) from None
