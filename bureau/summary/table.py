"""A summary as one table, and what files and programs are given of it."""

import io
from decimal import Decimal

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
    yield (
        _("made at (Beijing time)"),
        timezone.localtime(summary.made_at).strftime("%Y-%m-%d %H:%M:%S"),
    )
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


def write_csv(summary, facts):
    """Every row says what the figures rest on."""
    out = io.StringIO(newline="")
    heading, *rows = table(summary)
    said = [[*heading, *(name for name, _value in facts)]]
    said += [[*map(_known, row), *(value for _name, value in facts)] for row in rows]
    written_as_csv(out, said)
    return out.getvalue().encode()


def _known(value):
    return _("no data") if value is None else value
