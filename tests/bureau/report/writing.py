"""Articles of figures that a test makes up, and of the records that it makes."""

from dataclasses import replace

from bureau.report.article import write
from bureau.summary.summarise import summarise

TITLE = "# 数说2021\n"


def summary_of(place="37", **values):
    """The summary of 2021 with some figures as a test wants them: incubators__tenants=1999."""
    summary = summarise(2021, place)
    wanted = {name.replace("__", "."): value for name, value in values.items()}
    figures = [replace(each, value=wanted.get(each.code, each.value)) for each in summary.figures]
    return replace(summary, figures=figures)


def written(words, place="37", **values):
    """(how a paragraph is printed, what is said to be wrong with it)."""
    article = write(TITLE + words, summary_of(place, **values))
    [_title, paragraph] = article.blocks
    return paragraph.text, [problem.sentence for problem in article.problems]
