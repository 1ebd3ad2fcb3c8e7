"""What stands in the braces of a template.

    {subsidies.persons}                    the figure as the text words it: 2.26万名
    {skills_training.attendances:标题}      as the heading words it: 11000人次
    {border_aid.cities:名单}                what is counted, by name: 济南、青岛、淄博
    {incubators.tenants:近2000家}           in these very words, for as long as they hold
    {border_aid.cities:名单 济南、青岛}       in this very order, for as long as it names the same
    {年份} {地区}                           the year and the place
    {?contests.prize_1 + contests.prize_2 = contests.prizes}    prints nothing, and has to hold

What these words can never mean is said when they are read, whatever the records (`read`). What
does not hold is printed as the records have it, and noted: an article is never wrong in silence.
"""

import re
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt

from django.utils.translation import gettext as _
from django.utils.translation import override

from bureau.report.names import BETWEEN, LANGUAGE, name_the_same
from bureau.summary.summarise import Figure
from programs.indicators import Indicator
from programs.wording import PrintedFigure, UnreadableFigure, read_figure

CLAIM = re.compile(r"(?P<left>[^<>=]+)(?P<sign><=|>=|=|<|>)(?P<right>[^<>=]+)")
SIGNS = {"=": eq, "<": lt, ">": gt, "<=": le, ">=": ge}
NUMBER = re.compile("[0-9]{1,15}")
COLON = re.compile("[:：]")  # as either keyboard types it
HEADING, NAMES = "标题", "名单"
NEAR = 10  # who writes 近2000 means no less than a tenth below it
FACTS = {
    "年份": lambda summary: str(summary.year),
    "地区": lambda summary: summary.region.name,
}


@dataclass(frozen=True)
class Span:
    """A run of words; where records say them, those of a figure."""

    text: str
    figure: Figure | None = None


class Unresolved(Exception):
    """Says in one sentence why a placeholder means nothing."""


@dataclass(frozen=True)
class Fact:
    """{年份}"""

    name: str

    def span(self, known, note):
        return Span(FACTS[self.name](known.summary))


@dataclass(frozen=True)
class Claim:
    """{?a.b + a.c = a.d}"""

    left: tuple  # of codes and numbers, to be added up
    sign: str
    right: tuple

    def span(self, known, note):
        left, right = _sum(self.left, known.summary), _sum(self.right, known.summary)
        if left is None or right is None:
            note(_("Nothing is known of this figure."))
        elif not SIGNS[self.sign](left, right):
            note(
                _("This does not hold: %(left)s %(sign)s %(right)s.")
                % {"left": left, "sign": self.sign, "right": right}
            )
        return Span("")


@dataclass(frozen=True)
class Worded:
    """{a.b}, as text or heading word it."""

    code: str
    in_heading: bool = False

    def span(self, known, note):
        figure = known.summary[self.code]
        if figure.empty:
            note(_("Nothing is known of this figure."))
        return Span(_words(figure, self.in_heading), figure)


@dataclass(frozen=True)
class Pinned:
    """{a.b:近2000家}"""

    code: str
    wanted: PrintedFigure

    def span(self, known, note):
        figure = known.summary[self.code]
        if figure.empty or not _means(self.wanted, figure.value):
            note(
                _("“%(wanted)s” does not hold any longer: it is %(text)s.")
                % {"wanted": self.wanted.phrase, "text": figure.text}
            )
            return Span(_words(figure), figure)
        return Span(self.wanted.phrase, figure)


@dataclass(frozen=True)
class Listed:
    """{a.b:名单}"""

    code: str
    wanted: str = ""

    def span(self, known, note):
        figure, names = known.summary[self.code], known.names(self.code)
        if figure.empty or len(names) != figure.value:
            note(
                _("The figure is %(value)s, but %(number)d are named.")
                % {"value": figure.text, "number": len(names)}
            )
        listed = BETWEEN.join(names)
        if self.wanted and name_the_same(self.wanted, names):
            return Span(self.wanted, figure)
        if self.wanted:
            note(_("The records name others: %(names)s.") % {"names": listed})
        return Span(listed, figure)


def read(asked, indicators):
    """What is asked for between two braces; `indicators` are those that there are, by code."""
    asked = asked.strip()
    if not asked:
        raise Unresolved(_("Nothing is asked for between these braces."))
    if asked.startswith(("?", "？")):
        return _claim(asked[1:], indicators)
    if asked in FACTS:
        return Fact(asked)
    code, wanted = (part.strip() for part in [*COLON.split(asked, maxsplit=1), ""][:2])
    indicator = _known(code, indicators)
    how, _blank, names = wanted.partition(" ")
    if how == NAMES:
        return _listed(code, indicator, names.strip())
    if wanted in ("", HEADING):
        return Worded(code, wanted == HEADING)
    return Pinned(code, _wording(wanted, indicator))


def _known(code, indicators) -> Indicator:
    if code not in indicators:
        raise Unresolved(_("There is no figure %(code)s.") % {"code": code})
    return indicators[code]


def _listed(code, indicator, wanted):
    if not indicator.named_by:
        raise Unresolved(_("What this figure counts is not listed by name."))
    return Listed(code, wanted)


def _wording(wanted, indicator):
    """A wanted wording as what it stands for; 人 is not wanted of what counts 人次."""
    try:
        printed = read_figure(wanted)
    except UnreadableFigure as error:
        raise Unresolved(str(error)) from None
    counted = [indicator.style.classifier, indicator.measure.unit]
    if printed.classifier and printed.classifier not in [
        read_figure(f"3{each}").classifier for each in counted
    ]:
        raise Unresolved(
            _("“%(wanted)s” counts %(classifier)s, and the figure %(unit)s.")
            % {"wanted": wanted, "classifier": printed.classifier, "unit": counted[-1]}
        )
    return printed


def _claim(claim, indicators):
    found = CLAIM.fullmatch(claim)
    if not found:
        raise Unresolved(_("A claim compares two sides, as in {?a.b + a.c = a.d}."))
    left, right = (
        tuple(_term(each.strip(), indicators) for each in found[side].split("+"))
        for side in ("left", "right")
    )
    return Claim(left, found["sign"], right)


def _term(term, indicators):
    if NUMBER.fullmatch(term):
        return int(term)
    _known(term, indicators)
    return term


def _sum(terms, summary):
    """None where nothing is known of one of them."""
    values = [term if isinstance(term, int) else summary[term].value for term in terms]
    return None if None in values else sum(values)


def _means(printed, value):
    """Whether somebody would print a value so: 近2000 is open downward, yet nobody means 3 by it."""
    if None in (printed.low, printed.high):
        end = printed.high if printed.low is None else printed.low
        return printed.contains(value) and abs(value - end) * NEAR <= end
    return printed.contains(value)


def _words(figure, in_heading=False):
    """In the language of the article."""
    with override(LANGUAGE):
        return figure.heading if in_heading else figure.text
