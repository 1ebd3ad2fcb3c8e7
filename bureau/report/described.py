"""The article, described for programs (OpenAPI)."""

from django.utils.translation import gettext as _

from bureau.api.description import TEXT, WHOLE, answer, obj, operation, parameter
from bureau.base.years import FIRST_YEAR
from bureau.report.models import ReportTemplate
from bureau.report.reading import Kind


def report():
    value = {"oneOf": [WHOLE, TEXT], "nullable": True}
    span = obj({"text": TEXT, "code": TEXT, "value": value, "unit": TEXT}, ["text"])
    spans = {"type": "array", "items": span}
    kind = TEXT | {"enum": [each.name.lower() for each in Kind]}
    block = obj({"kind": kind, "spans": spans, "name": TEXT, "heading": spans}, ["kind", "spans"])
    style = TEXT | {"enum": list(ReportTemplate.Style.values)}
    document = obj(
        {
            "year": WHOLE,
            "region": TEXT,
            "style": style,
            "title": TEXT,
            "blocks": {"type": "array", "items": block},
        }
    )
    summary = _("The article of a year and place, figure by figure")
    return operation(
        "report",
        summary,
        parameters=[
            parameter("year", WHOLE | {"minimum": FIRST_YEAR}, "path"),
            parameter("region", description=_("A division code such as 37, 3701 or 370102.")),
            parameter(
                "style", style, description=_("The annual article, or the brief of a place.")
            ),
        ],
        answers={"200": answer(summary, document)},
        tag=_("figures"),
    )
