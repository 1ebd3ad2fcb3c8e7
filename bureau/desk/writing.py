"""Writes long tables into files, row by row: a file of a million rows takes no more memory than one of a thousand.

What a file holds is said in the file itself; one without its last line is cut.
"""

from itertools import count

from django.utils.translation import gettext as _
from rustpy_xlsxwriter import Format, write_worksheets

from bureau.base.cells import write_csv

DAY, MOMENT, AMOUNT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "#,##0.00"
NUMBERS = {"day": DAY, "moment": MOMENT, "amount": AMOUNT}
WIDTHS = {"text": 18.0, "day": 12.0, "moment": 20.0, "amount": 16.0}
BAND = "#7c1f1f"


class Counted:
    """Rows on their way into a file: how many passed, and whether there were more than it takes."""

    def __init__(self, table, most, tell):
        self.table = table
        self.most = most
        self.tell = tell  # called with the number of rows every now and then
        self.number = 0
        self.truncated = False

    def __iter__(self):
        for _key, row in self.table.rows(self.most + 1):
            if self.number == self.most:
                self.truncated = True
                break
            yield row
            self.number += 1
            if self.number % 5000 == 0:
                self.tell(self.number)

    @property
    def end(self):
        """[(name, value)]: whether this is all, as the last lines of a file say it."""
        if self.truncated:
            yield (
                _("complete"),
                _("no: cut after %d rows; narrow the list and take it anew") % (self.number),
            )
        else:
            yield _("complete"), _("yes")
        yield _("end of the list"), _("%d rows") % self.number


def write(file, path, rows, facts):
    """Facts are asked for when the rows are written: then it is known how many there were."""
    WRITERS[file.format](path, rows, facts)


def _write_csv(path, rows, facts):
    with open(path, "w", encoding="utf-8", newline="") as out:
        write_csv(out, _lines(rows, facts))


def _lines(rows, facts):
    yield rows.table.headings
    yield from rows
    yield []
    yield from facts()
    yield from rows.end


def _write_xlsx(path, rows, facts):
    """The rows on one sheet, what they rest on upon another: written one after the other."""
    headings = _unlike(rows.table.headings)
    columns = rows.table.columns
    name, basis = _("list"), _("basis")
    formats = {
        heading: Format().set_num_format(NUMBERS[column.form])
        for heading, column in zip(headings, columns, strict=True)
        if column.form in NUMBERS
    }
    sheets = [(name, _records(headings, rows)), (basis, _basis(rows, facts))]
    write_worksheets(
        sheets,
        str(path),
        freeze_panes={name: {"row": 1, "col": 0}},
        header_format={
            name: Format().set_bold().set_background_color(BAND).set_font_color("white")
        },
        column_formats={name: formats},
        column_widths={
            name: [WIDTHS[column.form] for column in columns],
            basis: [24.0, 80.0],
        },
        datetime_format=MOMENT,
        autofilter={name: True},
    )


def _records(headings, rows):
    """A sheet without a row has its headings all the same."""
    empty = True
    for row in rows:
        empty = False
        yield dict(zip(headings, row, strict=True))
    if empty:
        yield dict.fromkeys(headings)


def _basis(rows, facts):
    names = [_("what"), _("as it is")]
    for each in [*facts(), *rows.end]:
        yield dict(zip(names, each, strict=True))


def _unlike(headings):
    """Two columns of one name would be one."""
    taken, unlike = set(), []
    for heading in headings:
        names = (heading if number == 1 else f"{heading} ({number})" for number in count(1))
        unlike.append(next(name for name in names if name not in taken))
        taken.add(unlike[-1])
    return unlike


WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx}
