"""Charts of a workbook, drawn by Excel from the tables beside them: of each line its main figure,
by place and by month."""

from django.utils.translation import gettext as _

from bureau.report.article import Kind
from bureau.report.files.sheets import BAND

GREY = {"color": "#d9d9d9"}
WIDTH, HEIGHT = 760, 300  # pixels
ROWS, COLUMNS = 16, 12  # of cells, that one takes with its margin
A_PAGE, SCALE = 3, 60  # rows of charts on a printed one, and the percentage it is shrunk to


def main_figures(article):
    """The first figure of each line's heading, as the article has them."""
    lines = [block for block in article.blocks if block.kind is Kind.LINE]
    return [block.figures[0] for block in lines if block.figures]


def draw(book, figures, tables):
    """A row of charts for each figure: of every (table, first column that is drawn) that has it."""
    sheet = book.for_print(_("charts"))
    sheet.hide_gridlines(2)
    sheet.set_print_scale(SCALE)
    sheet.set_h_pagebreaks(range(A_PAGE * ROWS, len(figures) * ROWS, A_PAGE * ROWS))
    for number, figure in enumerate(figures):
        having = [each for each in tables if figure in each[0].subjects]
        for place, (table, first) in enumerate(having):
            chart = _chart(book.workbook, figure, table, first)
            sheet.insert_chart(number * ROWS, place * COLUMNS, chart)


def _chart(workbook, figure, table, first):
    row, last = table.subjects.index(figure) + 1, table.columns - 1
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": f"{figure.label} ({figure.unit})",
            "categories": [table.name, 0, first, 0, last],
            "values": [table.name, row, first, row, last],
            "fill": {"color": BAND},
            "gap": 60,
        }
    )
    title = f"{figure.line.verbose_name} · {figure.label} ({figure.unit}) · {table.name}"
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": False}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": GREY}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart
