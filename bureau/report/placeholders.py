"""What stands in the braces of a template.

    {subsidies.persons}                    the figure as the text words it: 2.26万名
    {skills_training.attendances:标题}      as the heading words it: 11000人次
    {border_aid.cities:名单}                what is counted, by name: 济南、青岛、淄博
    {incubators.tenants:近2000家}           in these very words, for as long as they hold
    {border_aid.cities:名单 济南、青岛}       in this very order, for as long as it names the same
    {年份} {地区}                           the year and the place
    {?contests.prize_1 + contests.prize_2 = contests.prizes}    prints nothing, and has to hold

What does not hold is printed as the records have it, and noted as a problem: an article is never
wrong in silence.
"""

import re
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt

from django.utils.translation import gettext as _

from bureau.report.names import names_behind
from bureau.summary.summarise import Figure
from programs.wording import UnreadableFigure, read_figure

BRACES = re.compile(r"\{([^{}]*)\}")
CLAIM = re.compile(r"(?P<left>[^<>=]+)(?P<sign><=|>=|=|<|>)(?P<right>[^<>=]+)")
SIGNS = {"=": eq, "<": lt, ">": gt, "<=": le, ">=": ge}
NUMBER = re.compile("[0-9]{1,15}")
HEADING, NAMES = "标题", "名单"
FACTS = {
    "年份": lambda summary: str(summary.year),
    "地区": lambda summary: summary.region.name,
}
BETWEEN_NAMES = "、"


@dataclass(frozen=True)
class Span:
    """A run of words; where records say them, those of a figure."""

    text: str
    figure: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What in a template does not resolve, or no longer holds."""

    line: int  # of the template
    placeholder: str
    sentence: str


class Unresolved(Exception):
    """Says in one sentence what is wrong with a placeholder."""


class Writer:
    """Writes what stands in braces from a summary, and notes what is wrong with it."""

    def __init__(self, summary):
        self.summary = summary
        self.problems = []

    def at(self, line):
        """A function that writes a text of that line of the template."""

        def spans(text):
            return tuple(span for span in self._spans(text, line) if span.text)

        return spans

    def _spans(self, text, line):
        end = 0
        for found in BRACES.finditer(text):
            yield Span(text[end : found.start()])
            yield self._written(found, line)
            end = found.end()
        yield Span(text[end:])

    def _written(self, found, line):
        def note(sentence):
            self.problems.append(
                Problem(line=line, placeholder=found.group(), sentence=str(sentence))
            )

        try:
            return self._resolved(found.group(1).strip(), note)
        except Unresolved as refusal:
            note(refusal)
            return Span(found.group())

    def _resolved(self, asked, note):
        if asked.startswith("?"):
            self._check(asked.removeprefix("?"))
            return Span("")
        if asked in FACTS:
            return Span(FACTS[asked](self.summary))
        code, _colon, wanted = (part.strip() for part in asked.partition(":"))
        figure = self._figure(code)
        if figure.empty:
            note(_("Nothing is known of this figure."))
            return Span(figure.text, figure)
        if not wanted:
            return Span(figure.text, figure)
        if wanted == HEADING:
            return Span(figure.heading, figure)
        if wanted.partition(" ")[0] == NAMES:
            return Span(self._names(figure, wanted.removeprefix(NAMES).strip(), note), figure)
        return Span(_in_these_words(figure, wanted, note), figure)

    def _figure(self, code):
        try:
            return self.summary[code]
        except KeyError:
            raise Unresolved(_("There is no figure %(code)s.") % {"code": code}) from None

    def _names(self, figure, wanted, note):
        if not figure.indicator.named_by:
            raise Unresolved(_("What this figure counts is not listed by name."))
        names = names_behind(figure, self.summary)
        if len(names) != figure.value:
            note(
                _("The figure is %(value)s, but %(number)d are named.")
                % {"value": figure.text, "number": len(names)}
            )
        if not wanted:
            return BETWEEN_NAMES.join(names)
        ordered = re.split("[、和]", wanted)
        if _name_the_same(ordered, names):
            return wanted
        note(_("The records name others: %(names)s.") % {"names": BETWEEN_NAMES.join(names)})
        return BETWEEN_NAMES.join(names)

    def _check(self, claim):
        found = CLAIM.fullmatch(claim)
        if not found:
            raise Unresolved(_("A claim compares two sides, as in {?a.b + a.c = a.d}."))
        left, right = (self._sum(found[side]) for side in ("left", "right"))
        if not SIGNS[found["sign"]](left, right):
            raise Unresolved(
                _("This does not hold: %(left)s and %(right)s.") % {"left": left, "right": right}
            )

    def _sum(self, side):
        return sum(self._term(term.strip()) for term in side.split("+"))

    def _term(self, term):
        return int(term) if NUMBER.fullmatch(term) else self._figure(term).value or 0


def _in_these_words(figure, wanted, note):
    """The wording that somebody wants, if the value is within what it stands for."""
    try:
        holds = read_figure(wanted).contains(figure.value)
    except UnreadableFigure as error:
        raise Unresolved(str(error)) from None
    if holds:
        return wanted
    note(
        _("“%(wanted)s” does not hold any longer: it is %(text)s.")
        % {"wanted": wanted, "text": figure.text}
    )
    return figure.text


def _name_the_same(ordered, names):
    """Whether each name stands for one record, as 碧桂园 does for 碧桂园生活服务有限公司."""
    left = list(names)
    for short in sorted(ordered, key=len, reverse=True):
        meant = next((name for name in left if short and short in name), None)
        if meant is None:
            return False
        left.remove(meant)
    return not left
