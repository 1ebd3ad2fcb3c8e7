"""A summary as one table, and the files that are written from it: csv, json, xlsx."""

import io
import json
from decimal import Decimal

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.base.cells import write_csv as written_as_csv

COLUMNS = {
    gettext_lazy("chapter"): lambda figure: figure.line.chapter.label,
    gettext_lazy("line"): lambda figure: figure.line.verbose_name,
    gettext_lazy("code"): lambda figure: figure.code,
    gettext_lazy("indicator"): lambda figure: figure.label,
    gettext_lazy("as printed"): lambda figure: figure.text,
    gettext_lazy("value"): lambda figure: figure.value,
    gettext_lazy("unit"): lambda figure: figure.unit,
    gettext_lazy("last year"): lambda figure: figure.previous,
    gettext_lazy("sum of the parts"): lambda figure: figure.sum_of_parts,
    gettext_lazy("own work"): lambda figure: figure.own,
}
AFTER_PARTS = {gettext_lazy("counting rule"): lambda figure: figure.indicator.rule}


def table(summary):
    """Yield the heading row, then one row a figure, for page, csv and Excel alike."""
    parts = list(summary.figures[0].parts)
    yield [str(title) for title in (*COLUMNS, *(part.name for part in parts), *AFTER_PARTS)]
    for figure in summary.figures:
        yield [
            *(read(figure) for read in COLUMNS.values()),
            *(figure.parts[part] for part in parts),
            *(read(figure) for read in AFTER_PARTS.values()),
        ]


def basis(summary):
    """What the figures rest on: (name, value) of year, place, moment and completeness."""
    yield _("year"), str(summary.year)
    yield _("place"), f"{summary.region.name} ({summary.region.code})"
    yield _("made at"), timezone.localtime(summary.made_at).strftime("%Y-%m-%d %H:%M:%S")
    if not summary.known:
        yield _("data"), _("no data for this year")


def as_json(summary):
    """The contract's form: counts as integers, yuan and percentages as decimal strings."""
    document = {
        "year": summary.year,
        "region": summary.region.code,
        "figures": [as_element(figure) for figure in summary.figures],
    }
    if summary.period.month:
        document["month"] = summary.period.month
    return document


def as_element(figure):
    """One figure of it."""
    element = {
        "code": figure.code,
        "line": figure.line.label,
        "chapter": figure.line.chapter.number,
        "label": str(figure.label),
        "value": plain(figure.value),
        "unit": figure.unit,
        "text": figure.text,
        "kind": figure.kind,
    }
    if figure.empty:
        del element["value"]
        element["empty"] = True
    return element


def plain(value):
    """A number as JSON carries it without loss."""
    return str(value) if isinstance(value, Decimal) else value


def write_json(summary):
    return json.dumps(as_json(summary), ensure_ascii=False, indent=2).encode()


def write_csv(summary):
    """Every row says year, place and moment."""
    out = io.StringIO(newline="")
    facts = list(basis(summary))
    heading, *rows = table(summary)
    said = [[*heading, *(name for name, _value in facts)]]
    said += [[*map(_known, row), *(value for _name, value in facts)] for row in rows]
    written_as_csv(out, said)
    return out.getvalue().encode()


def write_xlsx(summary):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        _write_figures(book, summary)
        _write_basis(book, summary)
    return out.getvalue()


def _write_figures(book, summary):
    sheet = book.add_worksheet(_("figures"))
    bold = book.add_format({"bold": True, "bg_color": "#7c1f1f", "font_color": "#ffffff"})
    count, money = (
        book.add_format({"num_format": "#,##0"}),
        book.add_format({"num_format": "#,##0.00"}),
    )
    heading, *rows = table(summary)
    sheet.write_row(0, 0, heading, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int | Decimal):
                sheet.write_number(
                    number, column, value, count if isinstance(value, int) else money
                )
            else:
                sheet.write_string(number, column, _word(value))
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, len(rows), len(heading) - 1)
    sheet.autofit()


def _write_basis(book, summary):
    sheet = book.add_worksheet(_("basis"))
    for number, (name, value) in enumerate(basis(summary)):
        sheet.write_string(number, 0, str(name))
        sheet.write_string(number, 1, value)
    sheet.autofit()


def _word(value):
    return str(_known(value))


def _known(value):
    return _("no data") if value is None else value


FORMATS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "json": (write_json, "application/json"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
