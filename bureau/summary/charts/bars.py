"""A ranking: a bar for each, the longest first."""

from bureau.summary.charts.plots import short
from bureau.summary.charts.svg import (
    WIDTH,
    Scale,
    chart,
    element,
    shortened,
    text,
    tip,
    width_of,
)

ROW = 25
BAR = 15
LONGEST_LABEL = 150


def draw(plot):
    """The plot's first series, in the order in which it is listed."""
    values = plot.series[0].values
    labels = [shortened(label, LONGEST_LABEL) for label in plot.labels]
    left = max(map(width_of, labels), default=0) + 8
    right = WIDTH - max((width_of(short(value)) for value in values), default=0) - 8
    across = Scale(values, left, right)
    rows = [_row(plot, number, label, across) for number, label in enumerate(labels)]
    below = ROW * len(rows)
    totals = [_total(number, total, below) for number, total in enumerate(plot.totals)]
    rule = element("path", paint="axis", d=f"M0,{below + 4} H{WIDTH}")
    height = below + ROW * len(totals) + 8
    return chart(plot, height, *rows, *([rule] if totals else []), *totals, linked=bool(plot.links))


def _row(plot, number, label, across):
    value = plot.series[0].values[number]
    name = plot.labels[number]
    base = ROW * number + 17
    shapes = [
        tip(name, plot.said(value)),
        text(label, across.start - 8, base, anchor="end", **_weight(name in plot.marked)),
        *_bar(value, base, across, "up" if name in plot.marked else "now"),
    ]
    if not plot.links:
        return element("g", *shapes)
    return element("a", *shapes, href=plot.links[number], aria_label=f"{name}: {plot.said(value)}")


def _bar(value, base, across, paint):
    if value is None:
        return [text(short(value), across(0) + 4, base, paint="soft")]
    left, right = sorted([across(0), across(value)])
    bar = {"x": left, "y": base - 13, "width": right - left, "height": BAR}
    return [element("rect", paint=paint, **bar), text(short(value), right + 5, base)]


def _total(number, total, below):
    label, value = total
    base = below + ROW * number + 22
    return element(
        "g",
        text(label, 0, base, font_weight="bold"),
        text(short(value), WIDTH, base, anchor="end", font_weight="bold"),
    )


def _weight(bold):
    return {"font_weight": "bold"} if bold else {}
