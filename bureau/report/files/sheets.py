"""Sheets that one would print: frozen headings, filters, numbers as such, wide pages."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

BAND = "#7c1f1f"
A4 = 9
FORMATS = {
    "heading": {"bold": True, "bg_color": BAND, "font_color": "#ffffff", "text_wrap": True}
    | {"valign": "vcenter", "border": 1, "border_color": "#bfbfbf"},
    "text": {"valign": "top"},
    "words": {"valign": "top", "text_wrap": True},
    "count": {"valign": "top", "num_format": "#,##0"},
    "amount": {"valign": "top", "num_format": "#,##0.00"},
    "unknown": {"valign": "top", "align": "right", "font_color": "#7f7f7f"},
}


class Words(str):
    """Text of some length, which is wrapped."""


@dataclass(frozen=True)
class Column:
    heading: str
    width: int  # in characters
    read: Callable  # the cell, of what a row is about


@dataclass(frozen=True)
class Sheet:
    """One that is written, for charts of it."""

    name: str
    subjects: list  # of its rows
    columns: int


class Book:
    """A workbook, all of whose sheets look alike; every printed page says the footer."""

    def __init__(self, workbook, footer):
        self.workbook = workbook
        self.footer = footer.replace("&", "&&")
        self.formats = {name: workbook.add_format(each) for name, each in FORMATS.items()}

    def sheet(self, name, columns, subjects, *, fixed=0):
        """A table with a row for each subject; `fixed` columns stay in sight."""
        sheet = self.for_print(name)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, str(column.heading), self.formats["heading"])
        for row, subject in enumerate(subjects, 1):
            for number, column in enumerate(columns):
                self._write(sheet, row, number, column.read(subject))
        sheet.freeze_panes(1, fixed)
        sheet.autofilter(0, 0, len(subjects), len(columns) - 1)
        sheet.repeat_rows(0)
        return Sheet(name, subjects, len(columns))

    def for_print(self, name):
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self.footer}&R&P / &N")
        return sheet

    def _write(self, sheet, row, column, value):
        if value is None:
            sheet.write_string(row, column, _("no data"), self.formats["unknown"])
        elif isinstance(value, int | Decimal):
            form = "amount" if isinstance(value, Decimal) else "count"
            sheet.write_number(row, column, value, self.formats[form])
        else:
            form = "words" if isinstance(value, Words) else "text"
            sheet.write_string(row, column, str(value), self.formats[form])
