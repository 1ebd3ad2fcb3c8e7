"""Prints a value as a report does, in words that read back to an interval that holds it."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from programs.wording.numerals import LIMIT, numeral
from programs.wording.reading import FACTORS, interval, read_figure
from programs.wording.vocabulary import CLASSIFIER, HEDGES, INFIXED, TRAILING, Sense

SCALES = {"万亿": 12, "亿": 8, "万": 4, "": 0}  # powers of ten
MONEY = "元"
TEN = 10  # larger exact numbers are printed in digits (GB/T 15835): 两期, 近两千名, but 199名
FEN = 2  # decimals of yuan, and the most that a smaller scale than the style's is given


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one slot of the report words its value.

    The scale is for values that fill one unit of it; `decimals` are the most that are printed.
    A hedge is printed where it is true of the value rounded to `round_to`, or to the last printed
    digit if that is coarser; 余 and 多 stand before the scale (5000余万元) or after it (10万多名).

    Without scale and hedge, `round_to` gives the only words that do not read back: a heading may
    print 11000人次 for 1.1万人次, an integer that looks exact.
    """

    scale: str = ""
    decimals: int = 0
    classifier: str = ""
    hedge: str = ""
    hedge_place: str = "after"
    round_to: int = 0
    numerals: str = "arabic"

    def __post_init__(self):
        assert self.scale in SCALES, f"No report prints the scale {self.scale}."
        assert 0 <= self.decimals <= 6, "A report prints at most six decimals."
        assert not self.hedge or self.sense in FACTORS, f"{self.hedge} is no hedge to print."
        assert self.hedge_place in ["before", "after"], "A hedge is before the scale or after it."
        assert self.numerals in ["arabic", "chinese"], "Numerals are arabic or chinese."
        assert read_figure(f"3{self.classifier}").low == 3, f"3{self.classifier} is not three."

    @property
    def sense(self):
        return HEDGES.get(self.hedge)

    @property
    def counted(self):
        """The part of the classifier that the reader knows: 个 of 个赛道, nothing of 基地."""
        match = CLASSIFIER.match(self.classifier)
        return match.group() if match else ""

    @property
    def noun(self):
        return self.classifier.removeprefix(self.counted)


def render(value, style):
    """The value in the style's words, rounded once and half up.

    A sum below zero (payments recovered) gets a minus sign and no hedge; no report prints one.
    """
    if not isinstance(value, int | Decimal):
        raise TypeError(f"A figure is an int or a Decimal, not {value!r}.")
    value = Decimal(value)
    assert abs(value) < LIMIT, f"{value} is more than a report can print."
    if value < 0:
        return "-" + render(value.copy_abs(), replace(style, hedge=""))
    return _hedged(value, style) or _unhedged(value, style)


def _hedged(value, style):
    """The value by a round number beside it, if that is honest: on the side the hedge says, and
    no further than a tenth. A number that is met exactly needs no hedge."""
    if not style.hedge:
        return ""
    scale = _scale(value, style)
    unit = max(style.round_to, _last_digit(scale, style))
    printed = _round(value, unit, style.sense)
    _, high = interval(printed, 0, style.sense)
    near = value != printed and abs(value - printed) * 10 <= printed
    honest = near and (high is None or value < high)
    return _words(printed, scale, style, style.hedge) if honest else ""


def _unhedged(value, style):
    scale = _scale(value, style)
    if not style.scale and not style.hedge and value >= style.round_to > 1:
        return _words(_round(value, style.round_to), scale, style)
    unit = _last_digit(scale, style)
    printed = _round(value, unit)
    if not scale and printed != value:
        # With its zeros: 62% would claim to be exact, which 62.00% does not.
        printed = value.quantize(min(unit, Decimal("0.1")), ROUND_HALF_UP)
    return _words(printed, scale, style)


def _scale(value, style):
    """The scale that the value fills: money steps down (亿 万 元), counts have their own or none."""
    steps = [style.scale, ""]
    if style.counted == MONEY:
        steps = list(SCALES)[list(SCALES).index(style.scale) :]
    return next(scale for scale in steps if not scale or value >= 10 ** SCALES[scale])


def _last_digit(scale, style):
    """The unit of the last digit that the style prints on a scale."""
    decimals = style.decimals if scale == style.scale else min(style.decimals, FEN)
    if style.counted == MONEY and not scale:
        decimals = FEN
    return Decimal(1).scaleb(SCALES[scale] - decimals)


def _round(value, unit, sense=None):
    """To the multiple of the unit that the hedge looks at, or without one to the nearest, half up."""
    below = value // unit * unit
    up = value >= below + Decimal(unit) / 2
    if sense in (Sense.ABOVE, Sense.BELOW):
        up = sense is Sense.BELOW and value > below
    return (below + unit if up else below).normalize()


def _words(printed, scale, style, hedge=""):
    small = printed.scaleb(-SCALES[scale]) <= TEN
    in_chinese = (hedge or small) and _is_chinese(printed, scale, style)
    number, scale = (_chinese if in_chinese else _arabic)(printed, scale)
    if number == "二" and style.counted:
        number = "两"
    slots = dict.fromkeys(["before", "inside", "beside", "after"], "") | {_slot(style): hedge}
    return "{before}{number}{inside}{scale}{beside}{counted}{after}{noun}".format(
        number=number, scale=scale, counted=style.counted, noun=style.noun, **slots
    )


def _arabic(printed, scale):
    return f"{printed.scaleb(-SCALES[scale]):f}", scale


def _chinese(printed, scale):
    """The numeral, split before a scale at its end: 三千 and 万."""
    return re.fullmatch("(.*?)([万亿]*)", numeral(int(printed))).groups()


def _is_chinese(printed, scale, style):
    """Whether numerals are wanted and can say it: without decimals, and before a known classifier."""
    whole = 0 < printed < LIMIT and printed.as_tuple().exponent >= SCALES[scale]
    known = style.counted != "%" if style.counted else not style.noun
    return style.numerals == "chinese" and whole and known


def _slot(style):
    """Where a hedge stands, in the reader's names."""
    if style.hedge in INFIXED:
        return {"before": "inside", "after": "beside"}[style.hedge_place]
    return "after" if style.hedge in TRAILING else "before"
