"""A template as its paragraphs, and what in it means nothing.

A template is plain text that staff edit. A paragraph is a line of it, and its first sign says what
it is:

    # 数说2021                                  the title
    ## 抓好能力提升                              a chapter, and below it
    ### 为退役军人发展注入动力                    its second line
    ◆技能提升◆{skills_training.institutions:标题}——广泛开展……    a program line
    anything else                               a paragraph
"""

import re
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from bureau.report.placeholders import Unresolved, read
from programs.lines import indicators

LINE = re.compile(r"◆(?P<name>[^◆{}]+)◆(?P<heading>.*?)——(?P<text>.*)")
BRACES = re.compile(r"\{[^{}]*\}")
ANY_BRACE = re.compile("[{}]")


class Kind(Enum):
    """What a paragraph is."""

    TITLE = "# "
    CHAPTER = "## "
    SUBTITLE = "### "
    LINE = "◆"
    TEXT = ""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What in a template means nothing, or no longer holds."""

    line: int  # of the template
    placeholder: str  # nothing where the whole line is meant
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """Words, or braces and what is asked for in them."""

    words: str
    placeholder: object = None


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One of the template: its parts; of a program line, those of its heading apart."""

    number: int  # of the line
    kind: Kind
    parts: tuple[Part, ...]
    name: str = ""
    heading: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a template says, and what in it can mean nothing, whatever the records."""

    paragraphs: tuple[Paragraph, ...]
    faults: tuple[Problem, ...]


def read_template(template):
    reader = _Reader()
    lines = ((number, line.strip()) for number, line in enumerate(template.splitlines(), 1))
    paragraphs = [reader.paragraph(number, line) for number, line in lines if line]
    if not any(each.kind is Kind.TITLE for each in paragraphs):
        reader.note(1, "", _("There is no title: begin with a line such as “# 数说2021”."))
    return Reading(paragraphs=tuple(paragraphs), faults=tuple(reader.faults))


class _Reader:
    """Reads line by line, and notes what it does not understand."""

    def __init__(self):
        self.indicators = indicators()
        self.faults = []

    def note(self, line, placeholder, sentence):
        self.faults.append(Problem(line=line, placeholder=placeholder, sentence=str(sentence)))

    def paragraph(self, number, line):
        if found := LINE.fullmatch(line):
            return Paragraph(
                number=number,
                kind=Kind.LINE,
                name=found["name"],
                heading=tuple(self._parts(found["heading"], number)),
                parts=tuple(self._parts(found["text"], number)),
            )
        if line.startswith(Kind.LINE.value):
            self.note(number, "", _("A program line is written ◆name◆figures——text."))
            return Paragraph(number=number, kind=Kind.TEXT, parts=(Part(words=line),))
        kind = next(kind for kind in Kind if line.startswith(kind.value))
        parts = self._parts(line.removeprefix(kind.value), number)
        return Paragraph(number=number, kind=kind, parts=tuple(parts))

    def _parts(self, text, number):
        end = 0
        for found in BRACES.finditer(text):
            yield self._words(text[end : found.start()], number)
            yield self._braces(found.group(), number)
            end = found.end()
        yield self._words(text[end:], number)

    def _words(self, words, number):
        if ANY_BRACE.search(words):
            self.note(number, "", _("A brace stands alone: each { needs its }, and none within."))
        return Part(words=words)

    def _braces(self, words, number):
        try:
            return Part(words=words, placeholder=read(words[1:-1], self.indicators))
        except Unresolved as refusal:
            self.note(number, words, refusal)
            return Part(words=words)
