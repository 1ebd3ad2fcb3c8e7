"""The figures as a workbook: all of them, by place and by month, in charts, and by which rules."""

import io
from operator import itemgetter

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.base.years import MONTHS
from bureau.report.files import charts
from bureau.report.files.months import months_of
from bureau.report.files.sheets import Book, Column, Words
from bureau.summary.offered import KINDS

LINE = Column(gettext_lazy("line"), 14, lambda figure: figure.line.verbose_name)
INDICATOR = Column(gettext_lazy("indicator"), 26, lambda figure: Words(figure.label))
CODE = Column(gettext_lazy("code"), 32, lambda figure: figure.code)
UNIT = Column(gettext_lazy("unit"), 6, lambda figure: figure.unit)

SUMMARY = [
    Column(gettext_lazy("chapter"), 12, lambda figure: figure.line.chapter.label),
    LINE,
    INDICATOR,
    CODE,
    Column(gettext_lazy("as printed"), 18, lambda figure: figure.text),
    Column(gettext_lazy("exact value"), 18, lambda figure: figure.value),
    UNIT,
    Column(gettext_lazy("last year"), 18, lambda figure: figure.previous),
]
WHOLES = [
    Column(gettext_lazy("counted as a whole"), 17, lambda figure: figure.value),
    Column(gettext_lazy("sum of the parts"), 17, lambda figure: figure.sum_of_parts),
    Column(gettext_lazy("own work"), 14, lambda figure: figure.own),
]
RULES = [
    LINE,
    INDICATOR,
    CODE,
    Column(gettext_lazy("kind of figure"), 22, lambda figure: Words(KINDS[figure.kind])),
    UNIT,
    Column(gettext_lazy("counting rule"), 60, lambda figure: Words(figure.indicator.rule)),
    Column(
        gettext_lazy("sentence of the report"), 60, lambda figure: Words(figure.indicator.quote)
    ),
]
BASIS = [
    Column(gettext_lazy("what"), 24, itemgetter(0)),
    Column(gettext_lazy("as it is"), 90, lambda fact: Words(fact[1])),
]


def write(article, basis):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as workbook:
        workbook.set_properties({"title": article.title, "author": basis.by})
        book = Book(workbook, footer=" · ".join(value for _name, value in basis.facts[:3]))
        _write_figures(book, article)
        book.sheet(_("counting rules"), RULES, article.summary.figures, fixed=2)
        book.sheet(_("basis"), BASIS, basis.facts)
    return out.getvalue()


def _write_figures(book, article):
    summary, months = article.summary, months_of(article.summary)
    by_month = [each for each in summary.figures if each.code in months]
    book.sheet(_("summary"), SUMMARY, summary.figures, fixed=3)
    tables = []
    if parts := [_of_part(part) for part in summary.figures[0].parts]:
        before = [LINE, INDICATOR, UNIT, *WHOLES]
        sheet = book.sheet(_("by place"), [*before, *parts], summary.figures, fixed=2)
        tables.append((sheet, len(before)))
    before = [LINE, INDICATOR, UNIT]
    of_months = [_of_month(month, months) for month in MONTHS]
    sheet = book.sheet(_("by month"), [*before, *of_months], by_month, fixed=2)
    tables.append((sheet, len(before)))
    charts.draw(book, charts.main_figures(article), tables)


def _of_part(part):
    return Column(part.short_name, 14, lambda figure: figure.parts[part])


def _of_month(month, months):
    return Column(str(month), 14, lambda figure: months[figure.code][month - 1])
