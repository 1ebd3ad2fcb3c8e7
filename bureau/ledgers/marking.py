"""Gives an office its own workbook back, with what is wrong marked where it stands."""

import io
from collections import defaultdict

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from bureau.ledgers.columns import plain
from bureau.ledgers.headings import OURS

AUTHOR = "bureau"
RED = PatternFill("solid", fgColor="FFFFC7CE")
YELLOW = PatternFill("solid", fgColor="FFFFEB9C")
GREEN = PatternFill("solid", fgColor="FFC6EFCE")
OUR_COLOURS = {each.fgColor.rgb for each in (RED, YELLOW, GREEN)}
WIDTH, HEIGHT = 320, 120  # of a comment, in pixels
STATUS_WIDTH = 48


def marked(data, found, problems, doubts, standings):
    """An xlsx. `problems` and `doubts` are told as {"row", "box", "message"}; `standings` says of
    each other row, in words, what becomes of it."""
    book, sheet = _opened(data, found)
    _unmark(sheet)
    status = _status_column(sheet, found)
    said = defaultdict(list)
    for colour, told in ((YELLOW, doubts), (RED, problems)):
        for (row, box), messages in _by_cell(told).items():
            said[row] += messages
            _mark(sheet.cell(max(row, 1), _column(found, box)), colour, messages)
    for row, words in standings.items():
        cell = sheet.cell(row, status)
        cell.value = " ".join(said[row]) if row in said else words
        cell.data_type = "s"
        cell.fill = RED if row in said else GREEN
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _opened(data, found):
    if found.sheet.name:
        book = load_workbook(io.BytesIO(data), keep_links=False, rich_text=True)
        return book, book[found.sheet.name]
    book = Workbook()
    sheet = book.active
    for row, cells in found.sheet.rows():
        for column, text in enumerate(cells, start=1):
            if text:
                cell = sheet.cell(row, column, text)
                cell.data_type = "s"  # whatever it begins with
                cell.number_format = "@"
    return book, sheet


def _unmark(sheet):
    """What was marked in an earlier round has been seen."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                if cell.fill.fgColor.rgb in OUR_COLOURS:
                    cell.fill = PatternFill()


def _status_column(sheet, found):
    """Behind the last one, or where it stood before."""
    for cell in sheet[found.row]:
        if cell.value and plain(str(cell.value)) in OURS:
            return cell.column
    column = sheet.max_column + 1
    heading = sheet.cell(found.row, column, _("import result"))
    heading.style = sheet.cell(found.row, 1).style
    sheet.column_dimensions[get_column_letter(column)].width = STATUS_WIDTH
    return column


def _by_cell(told):
    by_cell = defaultdict(list)
    for each in told:
        by_cell[each["row"], each["box"]].append(each["message"])
    return by_cell


def _column(found, box):
    """Of a row as such, its first column that is read."""
    return found.places.get(box, min(found.places.values())) + 1


def _mark(cell, colour, messages):
    cell.fill = colour
    before = [cell.comment.text] if cell.comment and cell.comment.author == AUTHOR else []
    cell.comment = Comment("\n".join([*before, *messages]), AUTHOR, HEIGHT, WIDTH)
