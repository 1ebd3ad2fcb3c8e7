"""What was printed and published of a year, beside what its records say now."""

from dataclasses import dataclass, field

from bureau.base.scope import EVERYWHERE
from bureau.base.years import Period
from bureau.summary.check import Verdict, check
from bureau.summary.summarise import Figure, summarise
from bureau.years.differences import differences, told
from bureau.years.models import FrozenFigure, Mismatch, Publication, Restatement

MOST_TOLD = 50  # records of one figure on a page; the restatement keeps them all


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A figure as printed, as published, as restated, and as it is now."""

    figure: Figure
    verdict: Verdict | None  # of what was printed, if it was
    frozen: FrozenFigure | None  # as it was published, if it was
    restatements: list[Restatement] = field(default_factory=list)
    changes: list[dict] = field(default_factory=list)  # since, and not restated as yet
    is_mismatched: bool = False  # found by the nightly recount

    @property
    def differs(self):
        return bool(self.frozen and self.stood != self.figure.value) or self.is_mismatched

    @property
    def stood(self):
        """The value that holds: as published, or as last restated."""
        approved = [each for each in self.restatements if each.approved_at]
        return approved[-1].new if approved else self.frozen.value

    @property
    def was_printed(self):
        """The words that went out, whatever became of the figure."""
        if self.verdict:
            return self.verdict.published.phrase
        return self.frozen.text if self.frozen else ""


def compared(year):
    """Every figure that was printed or published, in the order of the report."""
    summary = summarise(year, EVERYWHERE)
    publication = Publication.objects.filter(year=year).first()
    verdicts = {verdict.figure.code: verdict for verdict in check(summary)}
    frozen = {each.code: each for each in publication.figures.all()} if publication else {}
    restated = _restatements(publication)
    found = {
        each.code: each for each in Mismatch.objects.filter(year=year, kind=Mismatch.Kind.PUBLISHED)
    }
    lines = [
        Compared(
            figure=figure,
            verdict=verdicts.get(figure.code),
            frozen=frozen.get(figure.code),
            restatements=restated.get(figure.code, []),
            is_mismatched=figure.code in found,
        )
        for figure in summary.figures
        if figure.code in verdicts or figure.code in frozen
    ]
    return [_with_changes(line, publication) if line.differs else line for line in lines]


def article(year):
    """The blocks of the article as it was published, each with the restatements of its figures."""
    publication = Publication.objects.filter(year=year).first()
    if publication is None:
        return []
    restated = _restatements(publication)
    return [
        block
        | {
            "restatements": [
                each
                for code in dict.fromkeys(
                    span["code"] for span in block["heading"] + block["spans"]
                )
                for each in restated.get(code, [])
                if each.approved_at
            ]
        }
        for block in publication.article
    ]


def _restatements(publication):
    if publication is None:
        return {}
    found = {}
    rows = publication.restatements.select_related("asked_by", "approved_by").order_by("asked_at")
    for each in rows:
        found.setdefault(each.code, []).append(each)
    return found


def _with_changes(line, publication):
    approved = [each for each in line.restatements if each.approved_at]
    since = approved[-1].approved_at if approved else publication.published_at
    changed = differences(
        line.figure.code, line.figure.indicator, Period(publication.year_id), since
    )
    line.changes.extend(told([each.as_data for each in changed[:MOST_TOLD]]))
    return line
