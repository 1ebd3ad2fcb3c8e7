"""The annual article as data: what a page, a Word file and a PDF are made from.

A template is plain text that staff edit. A paragraph is a line of it, and its first sign says what
it is:

    # 数说2021                                  the title
    ## 抓好能力提升                              a chapter, and below it
    ### 为退役军人发展注入动力                    its second line
    ◆技能提升◆{skills_training.institutions:标题}——广泛开展……    a program line
    anything else                               a paragraph

What stands in braces comes from the records (bureau.report.placeholders).
"""

import re
from dataclasses import dataclass
from enum import Enum

from bureau.report.placeholders import Problem, Span, Writer
from bureau.summary.summarise import Summary

LINE = re.compile(r"◆(?P<name>[^◆]+)◆(?P<heading>.*?)——(?P<text>.*)")


class Kind(Enum):
    """What a paragraph is."""

    TITLE = "# "
    CHAPTER = "## "
    SUBTITLE = "### "
    LINE = "◆"
    TEXT = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One paragraph. Of a program line, its name and the figures of its heading stand apart."""

    kind: Kind
    spans: tuple[Span, ...]
    name: str = ""
    heading: tuple[Span, ...] = ()

    @property
    def text(self):
        """The paragraph as it is printed."""
        words = "".join(span.text for span in self.spans)
        if self.kind is not Kind.LINE:
            return words
        return f"◆{self.name}◆{''.join(span.text for span in self.heading)}——{words}"

    @property
    def figures(self):
        """The figures it is written with, in their order."""
        return [span.figure for span in (*self.heading, *self.spans) if span.figure]


@dataclass(frozen=True, kw_only=True)
class Article:
    """What a template says of a year and place, and what does not hold in it."""

    summary: Summary
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]

    @property
    def title(self):
        return next((block.text for block in self.blocks if block.kind is Kind.TITLE), "")

    @property
    def text(self):
        return "\n\n".join(block.text for block in self.blocks)


def write(template, summary, *, brief=False):
    """The article of a summary. Of a brief, what has nothing to tell is left out."""
    writer = Writer(summary)
    blocks = [
        _block(line.strip(), writer.at(number))
        for number, line in enumerate(template.splitlines(), 1)
        if line.strip()
    ]
    if brief:
        blocks = [block for block in blocks if _tells_something(block)]
    return Article(summary=summary, blocks=tuple(blocks), problems=tuple(writer.problems))


def _block(line, write_spans):
    if found := LINE.fullmatch(line):
        return Block(
            kind=Kind.LINE,
            name=found["name"],
            heading=write_spans(found["heading"]),
            spans=write_spans(found["text"]),
        )
    kind = next(kind for kind in Kind if kind is not Kind.LINE and line.startswith(kind.value))
    return Block(kind=kind, spans=write_spans(line.removeprefix(kind.value)))


def _tells_something(block):
    return not block.figures or any(figure.value for figure in block.figures)
