"""Lines of work against another year: each with its leading figure, and how far it rose or fell."""

from dataclasses import KW_ONLY, dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from bureau.summary.charts.plots import exact, short
from bureau.summary.charts.svg import SMALL, WIDTH, chart, element, shortened, text, tip, width_of

ROW = 42
ZERO = 304  # where nothing changed
REACH = 74  # of a bar: what doubled, or fell to nothing; what rose further is cut off there
ROOM = 220  # of the words


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure in two years."""

    label: str
    figure: str
    unit: str
    value: int | Decimal | None
    before: int | Decimal | None

    @property
    def percent(self):
        """By how many percent it rose; None where that says nothing."""
        if self.value is None or not self.before:
            return None
        share = Decimal(self.value - self.before) * 100 / abs(self.before)
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def word(self):
        """The change in words: 无数据 where one is unknown, 新增 where there was nothing before."""
        if self.value is None or self.before is None:
            return _("no data")
        if self.value == self.before:
            return _("unchanged")
        return _("new") if self.percent is None else f"{_arrow(self.percent)} {abs(self.percent)}%"


def _arrow(percent):
    return "↑" if percent >= 0 else "↓"


@dataclass(frozen=True)
class Changes:
    """What the chart and its table are made of."""

    _: KW_ONLY
    name: str
    title: str
    description: str
    years: tuple  # this one and the one it is compared with
    lines: list
    links: list

    @property
    def headings(self):
        return [_("line"), _("indicator"), _("unit"), *map(str, self.years), _("rise or fall")]

    @property
    def rows(self):
        return [
            [row.label, row.figure, row.unit, exact(row.value), exact(row.before), row.word]
            for row in self.lines
        ]


def draw(changes):
    height = ROW * len(changes.lines)
    rows = [_row(changes, number, row) for number, row in enumerate(changes.lines)]
    return chart(changes, height, *rows, linked=True)


def _row(changes, number, row):
    top = ROW * number
    now, before = (_with_unit(value, row.unit) for value in (row.value, row.before))
    said = f"{exact(row.value)} {row.unit}, {row.word}"
    room = ROOM - width_of(before, SMALL) - 8
    return element(
        "a",
        tip(row.label, said),
        element("rect", x=0, y=top, width=WIDTH, height=ROW - 2, fill="transparent"),
        text(row.label, 0, top + 16, font_weight="bold"),
        text(now, ROOM, top + 16, anchor="end", font_weight="bold"),
        text(shortened(row.figure, room, SMALL), 0, top + 33, size=SMALL, paint="soft"),
        text(before, ROOM, top + 33, size=SMALL, anchor="end", paint="soft"),
        *_bar(row, top),
        href=changes.links[number],
        aria_label=f"{row.label}: {row.figure} {said}",
    )


def _with_unit(value, unit):
    return short(value) if value is None else f"{short(value)}{unit}"


def _bar(row, top):
    """The bar, and its words above it."""
    rose = row.percent is None or row.percent >= 0
    yield text(row.word, ZERO, top + 15, size=SMALL, anchor="middle")
    yield element("path", paint="axis", d=f"M{ZERO},{top + 19} V{top + 36}")
    if not row.percent:
        return
    length = float(min(abs(row.percent), 100)) * REACH / 100
    bar = {"x": ZERO if rose else ZERO - length, "y": top + 21, "width": length, "height": 13}
    yield element("rect", paint="up" if rose else "down", **bar)
