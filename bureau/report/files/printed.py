"""A report as plain data, from which a Word template, typst and a page of HTML are filled.

It is text, numbers in their words and nothing else: what is in it is never read as a template.
"""

import re
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from bureau.summary.templatetags.figures import number

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # XML holds none


def printed(article, basis):
    summary = article.summary
    parts = [*summary.figures[0].parts]
    return _clean(
        {
            "title": article.title or f"{summary.region.name} {summary.year}",
            "place": summary.region.name,
            "year": str(summary.year),
            "blocks": [_block(block) for block in article.blocks],
            "lines": [
                _line(line, list(figures), parts)
                for line, figures in groupby(summary.figures, attrgetter("line"))
            ],
            "has_parts": bool(parts),
            "basis": [
                {"name": name, "value": value} for name, value in [*basis.facts, *basis.doubts]
            ],
            "words": _words(),
        }
    )


def _block(block):
    return {
        "kind": block.kind.name.lower(),
        "name": block.name,
        "heading": "".join(span.text for span in block.heading),
        "text": "".join(span.text for span in block.spans),
    }


def _line(line, figures, parts):
    places = [(part.name, [number(each.parts[part]) for each in figures]) for part in parts]
    region = [
        (_("sum of the parts"), [_sum(each) for each in figures]),
        (_("own work"), [number(each.own) for each in figures]),
        (_("counted as a whole"), [number(each.value) for each in figures]),
    ]
    return {
        "name": line.verbose_name,
        "figures": [_figure(figure) for figure in figures],
        "parts": [{"name": name, "values": values} for name, values in [*places, *region]],
    }


def _figure(figure):
    return {
        "label": figure.label,
        "text": figure.text,
        "value": number(figure.value),
        "unit": figure.unit,
        "previous": number(figure.previous),
        "rule": figure.indicator.rule,
    }


def _sum(figure):
    """Where adding says nothing, there is nothing."""
    return "–" if figure.sum_of_parts is None else number(figure.sum_of_parts)


def _words():
    """Of headings, in the language of whoever asked."""
    return {
        "figures": _("Figures and counting rules"),
        "parts": _("Figures by place"),
        "basis": _("What the figures rest on"),
        "indicator": _("indicator"),
        "text": _("as printed"),
        "value": _("exact value"),
        "unit": _("unit"),
        "previous": _("last year"),
        "rule": _("counting rule"),
        "place": _("place"),
        "note": _(
            "Different people and firms are not added up over places: the sum of the parts may be"
            " larger than the whole."
        ),
    }


def _clean(data):
    match data:
        case dict():
            return {key: _clean(value) for key, value in data.items()}
        case list():
            return [_clean(value) for value in data]
        case bool():
            return data
    return UNPRINTABLE.sub("", str(data))
