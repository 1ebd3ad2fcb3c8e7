"""Reads the printed figure of a report back into the values it can stand for.

The rules come from 294 figures that veterans bureaux printed (DOMAIN.md, section c) and from
GB/T 15835-2011, the standard for digits in print. What the rules do not cover is refused: a
figure misread in silence is worse than one to be typed again.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from django.utils.translation import gettext as _

from programs.wording import vocabulary
from programs.wording.numerals import MULTIPLIERS, worth
from programs.wording.vocabulary import FIGURE, HEDGES, Sense

LONGEST = 200  # characters: the slot of a report, not a page of it
NUMBER = re.compile(r"(?:[0-9]{1,17}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,8})?")
UNITS = MULTIPLIERS | {"成": 10}
FACTORS = {  # of the printed value, for the interval's ends
    Sense.ABOVE: (Decimal(1), None),
    Sense.BELOW: (None, Decimal(1)),
    Sense.AROUND: (Decimal("0.9"), Decimal("1.1")),
}


class UnreadableFigure(ValueError):
    """Says in one sentence why a phrase is not one readable figure."""


@dataclass(frozen=True, kw_only=True)
class PrintedFigure:
    """The values a printed phrase can stand for, in base units (元, 个, 人次).

    `low` is included and `high` is not, unless they are equal; None is an open end.
    """

    phrase: str
    low: Decimal | None
    high: Decimal | None
    classifier: str
    hedge: str

    def contains(self, value):
        if self.low is not None and self.low == self.high:
            return value == self.low
        above = self.low is None or self.low <= value
        return above and (self.high is None or value < self.high)


def read_figure(phrase):
    """The one figure in a phrase; words around it, and numerals that are only words, are skipped."""
    match = _find(phrase)
    hedge = _hedge(match)
    low, high = interval(*_amount(match), HEDGES.get(hedge))
    in_percent = match["percent"] or match["scale"] == "成"
    return PrintedFigure(
        phrase=phrase,
        low=_tidy(low),
        high=_tidy(high),
        classifier="%" if in_percent else match["classifier"] or "",
        hedge=hedge,
    )


def interval(value, step, sense=None):
    """What a value stands for: half a step either way, or what its hedge says."""
    if sense is None:
        return value - step / 2, value + step / 2
    low, high = FACTORS[sense]
    return low and value * low, high and value * high


def _find(phrase):
    """The figure of a phrase; printed twice (heading and text) it is still one."""
    found = {match.group(): match for match in FIGURE.finditer(_plain(phrase)) if _counts(match)}
    if not found:
        raise UnreadableFigure(_("There is no figure in “%s”.") % phrase)
    if len(found) > 1:
        raise UnreadableFigure(_("There are several figures in “%s”; give one at a time.") % phrase)
    return found.popitem()[1]


def _tidy(end):
    return None if end is None else Decimal(f"{end.normalize():f}")


def _plain(phrase):
    """The phrase in simplified characters and plain digits, without spaces and proper names."""
    if len(phrase) > LONGEST:
        raise UnreadableFigure(_("The phrase is longer than %s characters.") % LONGEST)
    text = "".join(phrase.split()).translate(vocabulary.SIMPLIFIED)
    kinds = {sign: unicodedata.category(sign) for sign in text}
    if any(kind[0] == "N" and not sign.isascii() for sign, kind in kinds.items()):
        raise UnreadableFigure(_("“%s” has digits other than 0-9 and 一二三.") % phrase)
    text = "".join(sign for sign in text if kinds[sign] != "Cf")  # the invisible ones of web pages
    text = vocabulary.NAMES.sub(" ", text).translate(vocabulary.FINANCIAL)
    text = vocabulary.TENTHS.sub(r"\1点\2成", text)
    return vocabulary.POINT.sub(_decimal, text)


def _decimal(match):
    """六十一点五七 as 61.57."""
    whole = worth(match["whole"])
    if whole is None:
        raise UnreadableFigure(_("“%s” is not a number.") % match.group())
    return f"{whole}.{match['decimals'].translate(vocabulary.DECIMALS)}"


def _counts(match):
    """Whether a match prints a figure, or is only a word with a numeral in it (一等奖, 十分, 百姓)."""
    if match["digits"] or match["percent"] or match["range"] or match["scale"] == "成":
        return True
    written = match["numeral"] + match["scale"]
    if written[0] in "百千万亿":  # 近千名 is about a thousand, 千名 is not a figure
        return bool(match["classifier"] and _hedges(match))
    stands_alone = match.group() == match.string.strip()
    return bool(match["classifier"] or stands_alone or (len(written) > 1 and worth(written)))


def _hedges(match):
    words = match.group("before", "inside", "beside", "after")
    return vocabulary.HEDGE.findall(" ".join(words))


def _hedge(match):
    """The first hedge as printed; another may only say the same again (超过…余, never 近…余)."""
    hedges = _hedges(match)
    senses = {HEDGES[hedge] for hedge in hedges}
    if len(senses) > 1:
        raise UnreadableFigure(_("The hedges of “%s” contradict each other.") % match.group())
    if Sense.LIMITED in senses:
        raise UnreadableFigure(_("“%s” states a limit, not a figure.") % match.group())
    return hedges[0] if hedges else ""


def _amount(match):
    """The printed value and the unit of its last digit; 0 for a plain integer, which is exact."""
    if match["minus"]:
        raise UnreadableFigure(_("“%s” is negative, as no counted figure is.") % match.group())
    number, unit = _number(match), _unit(match["scale"])
    if number is None or match["vague"] or match["stray"] or match["half"]:
        raise UnreadableFigure(_("“%s” is not a number.") % match.group())
    exponent = number.as_tuple().exponent
    exact = exponent == 0 and not match["scale"]
    return number * unit, Decimal(0 if exact else unit).scaleb(exponent)


def _unit(scale):
    return prod(UNITS[word] for word in scale)


def _number(match):
    """What stands before the scale: 2.26 of 2.26万, 2000 of 两千万."""
    if match["digits"]:
        written = match["digits"]
        return Decimal(written.replace(",", "")) if NUMBER.fullmatch(written) else None
    whole = worth(match["numeral"] + match["scale"].replace("成", "十"))
    return None if whole is None else Decimal(whole) / _unit(match["scale"])
