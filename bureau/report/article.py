"""The annual article as data: what a page, a Word file and a PDF are made from.

It is what a template (bureau.report.reading) says of a summary; what stands in its braces comes
from the records (bureau.report.placeholders).
"""

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from bureau.report.names import names_behind
from bureau.report.placeholders import Listed, Span
from bureau.report.reading import Kind, Problem, read_template
from bureau.summary.summarise import Summary

__all__ = ["Article", "Block", "Kind", "Problem", "Span", "write"]


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

    @property
    def figures(self):
        """Every figure that it is written with, once, in the order of the report."""
        written = {figure.code for block in self.blocks for figure in block.figures}
        return [figure for figure in self.summary.figures if figure.code in written]


def write(template, summary, *, brief=False):
    """The article of a summary. Of a brief, what has nothing to tell is left out."""
    reading = read_template(template)
    writer = _Writer(summary, reading.paragraphs)
    blocks = [writer.block(each) for each in reading.paragraphs]
    if brief:
        blocks = [block for block in blocks if _tells_something(block)]
    problems = sorted([*reading.faults, *writer.problems], key=attrgetter("line"))
    return Article(summary=summary, blocks=tuple(blocks), problems=tuple(problems))


class _Writer:
    """Writes paragraphs from what is known of a year and place, and notes what does not hold."""

    def __init__(self, summary, paragraphs):
        self.summary = summary
        self.paragraphs = paragraphs
        self.problems = []

    def block(self, paragraph):
        return Block(
            kind=paragraph.kind,
            name=paragraph.name,
            heading=self._spans(paragraph.heading, paragraph),
            spans=self._spans(paragraph.parts, paragraph),
        )

    def names(self, code):
        return self._names[code]

    @cached_property
    def _names(self):
        """Of every list of the template, read at once."""
        parts = [part for each in self.paragraphs for part in (*each.heading, *each.parts)]
        asked = [part.placeholder for part in parts if isinstance(part.placeholder, Listed)]
        return names_behind(self.summary, list(dict.fromkeys(each.code for each in asked)))

    def _spans(self, parts, paragraph):
        spans = (self._span(part, paragraph) for part in parts)
        return tuple(span for span in spans if span.text)

    def _span(self, part, paragraph):
        if part.placeholder is None:
            return Span(part.words)

        def note(sentence):
            problem = Problem(line=paragraph.number, placeholder=part.words, sentence=sentence)
            self.problems.append(problem)

        return part.placeholder.span(self, note)


def _tells_something(block):
    return not block.figures or any(figure.value for figure in block.figures)
