"""Months of a year beside those of another: two columns each."""

from django.utils.translation import gettext as _

from bureau.summary.charts.plots import short
from bureau.summary.charts.svg import SMALL, WIDTH, Scale, chart, element, text, tip, width_of

PAINTS = ["now", "then"]
TOP, BOTTOM, HEIGHT = 34, 206, 228


def draw(plot):
    up = Scale(plot.values, BOTTOM, TOP)
    ticks = up.ticks()
    left = max(width_of(short(tick), SMALL) for tick in ticks) + 8
    step = (WIDTH - left) / len(plot.labels)
    columns = [
        _columns(plot, number, left + step * number, step, up) for number in range(len(plot.labels))
    ]
    return chart(plot, HEIGHT, *_legend(plot), *(_tick(tick, left, up) for tick in ticks), *columns)


def _legend(plot):
    at = 0
    for series, paint in zip(plot.series, PAINTS, strict=False):
        known = any(value is not None for value in series.values)
        label = series.label if known else f"{series.label}: {_('no data')}"
        yield element("rect", paint=paint, x=at, y=4, width=12, height=12)
        yield text(label, at + 17, 15)
        at += width_of(label) + 38


def _tick(tick, left, up):
    return element(
        "g",
        element("path", paint="grid" if tick else "axis", d=f"M{left:.1f},{up(tick):.1f} H{WIDTH}"),
        text(short(tick), left - 6, up(tick) + 4, size=SMALL, anchor="end", paint="soft"),
    )


def _columns(plot, number, at, step, up):
    label = plot.labels[number]
    width = step * 0.8 / len(plot.series)
    drawn = [
        _column(f"{label} {series.label}", plot, series.values[number], paint, up, x, width)
        for series, paint, x in zip(
            plot.series, PAINTS, (at + step * 0.1, at + step * 0.1 + width), strict=False
        )
    ]
    name = text(label, at + step / 2, HEIGHT - 6, size=SMALL, anchor="middle", paint="soft")
    return element("g", *drawn, name)


def _column(label, plot, value, paint, up, x, width):
    """What is not known has a dash instead, for no column at all is zero."""
    said = tip(label, plot.said(value))
    if value is None:
        dash = text("–", x + width / 2, BOTTOM - 3, size=SMALL, anchor="middle", paint="soft")
        return element("g", said, dash)
    top, bottom = sorted([up(0), up(value)])
    column = {"x": x, "y": top, "width": width - 0.8, "height": bottom - top}
    return element("rect", said, paint=paint, **column)
