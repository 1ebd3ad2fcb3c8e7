"""The records behind a figure, as they can be taken away."""

from django.core.exceptions import BadRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.desk.listing import Column, Table, entered, of_field
from bureau.desk.making import request_of
from bureau.summary import records
from bureau.summary.behind import behind

KINDS = {
    "flow": gettext_lazy("what happened in the period"),
    "stock": gettext_lazy("what stood on its last day"),
    "reading": gettext_lazy("what counters showed last"),
    "standard": gettext_lazy("what the rule in force says"),
    "ratio": gettext_lazy("a share or an average of what happened"),
}


def table(request, file):
    """The very rows of the figure's page, with what it was filtered by."""
    return table_behind(behind(request.user, file.year, file.figure, request.GET), request)


def table_behind(listed, request):
    if not listed.found.is_valid():
        raise BadRequest(_("The filters cannot be read: correct them on the page of the figure."))
    return Table(
        title=title(listed),
        records=listed.rows,
        columns=columns(listed.figure.indicator, request),
        facts=list(facts(listed)),
    )


def rows_behind(user, year, code, region="37", month=None):
    """Yield (key of the record, its cells) of all rows behind a figure, as its file has them; to be
    asked within the scope of the user."""
    query = f"region={region}" + (f"&month={month}" if month else "")
    request = request_of(user, query)
    return table_behind(behind(user, year, code, request.GET), request).rows()


def columns(indicator, request):
    """Those of the page, then what else is entered into such a record."""
    shown = [of_field(field) for field in records.fields(indicator)]
    if mark := records.mark_of(indicator):
        shown.append(Column(heading=str(capfirst(records.MARKS[mark])), path=mark, cells=_in_words))
    without = {column.path for column in shown}
    return [*shown, *entered(indicator.records.model, request, without)]


def _in_words(marks):
    words = {True: _("yes"), False: _("no")}
    return [words.get(mark, mark) if isinstance(mark, bool) else mark for mark in marks]


def title(listed):
    summary = listed.summary
    return f"{listed.figure.label} {asked_for(summary.period)} {summary.region.name}"


def asked_for(period):
    return f"{period.year}-{period.month:02}" if period.month else str(period.year)


def facts(listed):
    """Which figure it is and how it is counted; how many of its records the reader sees."""
    summary, figure = listed.summary, listed.figure
    within, everywhere = listed.counted
    yield _("indicator"), f"{figure.label} ({figure.code})"
    yield _("year"), asked_for(summary.period)
    yield _("place"), f"{summary.region.name} ({summary.region.code})"
    yield _("exact value"), _("no data") if figure.empty else f"{figure.value} {figure.unit}"
    yield _("counting rule"), str(figure.indicator.rule)
    yield _("kind of figure"), str(KINDS[figure.kind])
    if figure.indicator.quote:
        yield _("sentence of the report"), figure.indicator.quote
    yield (
        _("records behind it"),
        _("%(within)s in your scope of %(all)s")
        % {
            "within": within,
            "all": everywhere,
        },
    )
    yield from records.said(listed.found) or [(_("narrowed to"), _("nothing: all records"))]
