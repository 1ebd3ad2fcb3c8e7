"""A number over some years: points joined where both are known, so that what is missing is a gap."""

from bureau.summary.charts.plots import short
from bureau.summary.charts.svg import SMALL, WIDTH, Scale, chart, element, text, text_over, tip

TOP, BOTTOM, HEIGHT = 30, 150, 176
EDGE = 34  # so that the first and the last number have room


def draw(plot):
    values = plot.series[0].values
    up = Scale(values, BOTTOM, TOP)
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    points = [(EDGE + step * number, value) for number, value in enumerate(values)]
    axis = element("path", paint="axis", d=f"M0,{BOTTOM} H{WIDTH}")
    return chart(plot, HEIGHT, axis, *_curve(points, up), *_points(plot, points, up))


def _curve(points, up):
    for (x, value), (next_x, next_value) in zip(points, points[1:], strict=False):
        if value is not None and next_value is not None:
            d = f"M{x:.1f},{up(value):.1f} L{next_x:.1f},{up(next_value):.1f}"
            yield element("path", paint="curve", d=d)


def _points(plot, points, up):
    for label, (x, value) in zip(plot.labels, points, strict=True):
        strong = {"font_weight": "bold"} if label in plot.marked else {}
        yield text(label, x, HEIGHT - 8, anchor="middle", size=SMALL, paint="soft", **strong)
        if value is None:
            yield text(short(value), x, BOTTOM - 8, anchor="middle", size=SMALL, paint="soft")
            continue
        dot = {"cx": x, "cy": up(value), "r": 5 if strong else 4}
        yield element("circle", tip(label, plot.said(value)), paint="now", **dot)
        yield text_over(short(value), x, up(value) - 10, **strong)
