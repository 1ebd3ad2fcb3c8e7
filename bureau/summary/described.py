"""The endpoints of figures, described for programs (OpenAPI)."""

from django.utils.translation import gettext as _

from bureau.api.description import TEXT, WHOLE, answer, obj, operation, pages, parameter
from bureau.base.years import FIRST_YEAR

YES = {"type": "boolean"}
NUMBER = {"oneOf": [WHOLE, {"type": "string"}]}
BOUND = {"oneOf": [WHOLE, TEXT], "nullable": True}


def _element():
    names = dict.fromkeys(["code", "line", "label", "unit", "text", "kind"], TEXT)
    return names | {"chapter": WHOLE, "value": NUMBER, "empty": YES}


def _figure(**more):
    properties = _element() | more
    return obj(
        properties, [name for name in properties if name not in ("value", "empty", *OPTIONAL)]
    )


OPTIONAL = ["month", "published"]
PRINTED = {"published": TEXT, "low": BOUND, "high": BOUND, "ok": YES}


def _year(name="year"):
    return parameter(name, WHOLE | {"minimum": FIRST_YEAR}, "path")


def _code():
    return parameter("code", where="path", description=_("As in the summary: subsidies.persons."))


def _where():
    month = WHOLE | {"minimum": 1, "maximum": 12}
    return [
        parameter("region", description=_("A division code such as 37, 3701 or 370102.")),
        parameter("month", month, description=_("A month of the year, for that alone.")),
    ]


def _told(identity, summary, schema, *parameters):
    shown = {"200": answer(summary, schema)}
    return operation(identity, summary, parameters=parameters, answers=shown, tag=_("figures"))


def _summary():
    figures = {"type": "array", "items": _figure()}
    document = obj(
        {"year": WHOLE, "region": TEXT, "figures": figures, "month": WHOLE},
        ["year", "region", "figures"],
    )
    return _told(
        "summary", _("Every figure of a year and place"), document, _year("asked"), *_where()
    )


def _one():
    printed = obj(PRINTED)
    figure = _figure(year=WHOLE, region=TEXT, month=WHOLE, records=TEXT, published=printed)
    return _told("figure", _("One figure"), figure, _year(), _code(), *_where())


def _records():
    link = {"type": "string", "nullable": True}
    page = obj(
        {
            "count": obj({"within": WHOLE, "all": WHOLE}),
            "next": link,
            "previous": link,
            "results": {"type": "array", "items": {"type": "object"}},
        }
    )
    summary = _("The records behind a figure")
    return _told("figure_records", summary, page, _year(), _code(), *_where(), *pages())


def _published():
    verdict = obj({"code": TEXT, "value": NUMBER | {"nullable": True}, "text": TEXT, **PRINTED})
    document = obj({"year": WHOLE, "figures": {"type": "array", "items": verdict}})
    return _told("published", _("What a year's report printed"), document, _year())


OPERATIONS = {
    "SummaryView": _summary,
    "OneFigureView": _one,
    "FigureRecordsView": _records,
    "PublishedView": _published,
}
