"""The bricks of every chart: escaped elements, and colours that also hold without a style sheet.

A page cannot style an element in place (its policy forbids that), and a file has no style sheet at
all. So an element carries a class, which charts.css colours for light, dark and print, and beside it
the attributes that hold where no style sheet reaches.
"""

from decimal import Decimal
from itertools import count
from unicodedata import east_asian_width

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

WIDTH = 380  # of every chart, in its own units: on a phone a unit is little less than a pixel
SIZE = 13  # of its letters
SMALL = 12

PAINTS = {  # for white paper; charts.css says the same for a screen in the dark
    "ink": {"fill": "#23201c"},
    "soft": {"fill": "#6b655c"},
    "now": {"fill": "#8c1c1c"},
    "then": {"fill": "#8a8378"},
    "up": {"fill": "#1f5f99"},
    "down": {"fill": "#a35200"},
    "marked": {"fill": "none", "stroke": "#23201c", "stroke-width": "2.5"},
    "halo": {"fill": "none", "stroke": "#ffffff", "stroke-width": "5"},  # under it, on any ground
    "border": {"fill": "none", "stroke": "#6b655c", "stroke-width": "0.8"},
    "axis": {"fill": "none", "stroke": "#6b655c"},
    "grid": {"fill": "none", "stroke": "#e4dfd5"},
    "curve": {"fill": "none", "stroke": "#8c1c1c", "stroke-width": "2.5"},
    "hatch": {"fill": "none", "stroke": "#6b655c"},
    "class1": {"fill": "#fbeae4"},
    "class2": {"fill": "#efbfae"},
    "class3": {"fill": "#db8c76"},
    "class4": {"fill": "#b84c42"},
    "class5": {"fill": "#7a1515"},
    "over": {"fill": "#23201c", "stroke": "#ffffff"},
    "on1": {"fill": "#23201c", "stroke": "#fbeae4"},
    "on2": {"fill": "#23201c", "stroke": "#efbfae"},
    "on3": {"fill": "#23201c", "stroke": "#db8c76"},
    "on4": {"fill": "#ffffff", "stroke": "#b84c42"},
    "on5": {"fill": "#ffffff", "stroke": "#7a1515"},
}


def element(tag, *children, paint=None, **attributes):
    """An element of SVG. Text is escaped, what an element gave is not escaped again."""
    given = {"class": paint} | PAINTS[paint] if paint else {}
    given |= {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
    written = "".join(f' {name}="{_written(value)}"' for name, value in given.items())
    inside = "".join(conditional_escape(child) for child in children)
    return mark_safe(f"<{tag}{written}>{inside}</{tag}>")  # noqa: S308: all of it was escaped


def _written(value):
    if isinstance(value, float | Decimal):
        return f"{float(value):.2f}".rstrip("0").rstrip(".")
    return conditional_escape(value)


def text(content, x, y, *, size=SIZE, anchor="start", paint="ink", **attributes):
    place = {"x": x, "y": y, "font_size": size, "text_anchor": anchor}
    return element("text", content, paint=paint, **place, **attributes)


def text_over(content, x, y, *, paint="over", **given):
    """Text that lies over shapes: with a rim of its own ground it is read on any."""
    rim = {"stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
    return text(content, x, y, paint=paint, anchor="middle", pointer_events="none", **rim, **given)


def chart(plot, height, *children, linked=False):
    """The whole picture, named and described for whoever does not see it.

    One with links in it is a group: what is within an image is not offered to the keyboard.
    """
    title, description = f"{plot.name}-title", f"{plot.name}-desc"
    return element(
        "svg",
        element("title", plot.title, id=title),
        element("desc", plot.description, id=description),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        viewBox=f"0 0 {WIDTH} {_written(float(height))}",
        width="100%",
        role="group" if linked else "img",
        aria_labelledby=title,
        aria_describedby=description,
        font_family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
    )


def tip(label, value):
    """What the pointer is told over a shape."""
    return element("title", f"{label}: {value}")


def hatching(plot):
    """(what defines it, how to fill with it): the sign for no data."""
    name = f"{plot.name}-hatch"
    stripe = element("path", paint="hatch", d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2")
    pattern = element("pattern", stripe, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
    return element("defs", pattern), f"url(#{name})"


def width_of(content, size=SIZE):
    """About how wide a text is: a Chinese character is as wide as it is high."""
    return sum(size if east_asian_width(each) in "WF" else size * 0.58 for each in str(content))


def shortened(content, room, size=SIZE):
    """As much of a text as there is room for; what it leaves out, the tip and the table say."""
    content = str(content)
    if width_of(content, size) <= room:
        return content
    while content and width_of(content, size) + size > room:
        content = content[:-1]
    return f"{content}…"


class Scale:
    """Where values lie: zero always among them, and all zeros in one place."""

    def __init__(self, values, start, end):
        known = [float(value) for value in values if value is not None]
        self.low, self.high = min([0.0, *known]), max([0.0, *known])
        self.start, self.end = start, end

    def __call__(self, value):
        share = (float(value) - self.low) / (self.high - self.low or 1)
        return self.start + share * (self.end - self.start)

    def ticks(self, most=4):
        """Round numbers from end to end of the scale."""
        step = _round_step((self.high - self.low) / most)
        first = int(self.low // step)
        return [
            n * step for n in range(first, first + 3 * most) if self.low <= n * step <= self.high
        ]


def _round_step(rough):
    """The next of 1, 2, 5, 10, 20 ... that is not below; counts have no smaller."""
    for power in count():
        for step in (1, 2, 5):
            if step * 10**power >= rough:
                return step * 10**power
