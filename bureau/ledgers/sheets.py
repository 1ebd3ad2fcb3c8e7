"""A ledger as rows of cells, whether it came as a workbook or as text."""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from functools import cached_property

import python_calamine
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bureau.ledgers import archives
from bureau.ledgers.archives import LARGEST_FILE, unsafe

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN, NUL, SAMPLE = (b"%PDF", b"\x89PNG"), b"\0", 1024
MOST_ROWS = 1_000_000
LONGEST_NAME = 150
LONGEST_CELL = 32_767  # characters, as in Excel
WESTERN = {chr(code) for code in range(0x80, 0x100)} - {
    "\u00b7",
    "\u00d7",
}  # what mojibake is made of
TURNED = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def refuse(sentence, row=0, column="", **params):
    """A refusal of the whole file; `row` and `column` tell where, if it is somewhere."""
    refused = ValidationError(sentence, code="file", params=params)
    refused.row, refused.column = row, column
    return refused


def opened(data, name):
    """The sheets of a ledger (bytes) that was called `name`."""
    check_name(name)
    if not data:
        raise refuse(_("The file is empty: choose the ledger itself."))
    if len(data) > LARGEST_FILE:
        raise unsafe(_("The file is larger than 100 MB: split the ledger."))
    if name.lower().endswith(".csv"):
        return [CsvSheet(data)]
    if name.lower().endswith(".xlsx"):
        return _of_workbook(data)
    raise refuse(_("Only .xlsx and .csv are read: save the ledger as one of them."))


def check_name(name):
    """What somebody is shown is what it is: no name that reads backwards or has no end."""
    if len(name) > LONGEST_NAME or TURNED & set(name) or any(ord(char) < 32 for char in name):
        raise unsafe(_("The name of the file is not safe: rename it, in a few words."))


def _of_workbook(data):
    if data.startswith(OLE):
        raise refuse(
            _(
                "The workbook is protected by a password, or is of an old kind: take the password "
                "away and save it as .xlsx."
            )
        )
    if not data.startswith(ZIP):
        if NUL in data[:SAMPLE] or data.startswith(FOREIGN):
            raise unsafe()
        raise refuse(_("This is no workbook, whatever its name says: save the ledger as .xlsx."))
    facts = archives.looked_through(io.BytesIO(data))
    if facts.since_1904:
        raise refuse(
            _(
                "The workbook counts its days from 1904, which moves them by four years: copy the "
                "rows into a new workbook."
            )
        )
    if facts.asks_outside:
        raise refuse(_("The workbook asks other files or programs: keep the values alone."))
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        return [
            BookSheet(book, name, facts.sheets[name])
            for name in book.sheet_names
            if facts.sheets.get(name)  # others are charts and macros
        ]
    except python_calamine.CalamineError:
        raise unsafe() from None


class Sheet:
    """`rows` yields (number of the row, its cells), blank ones left out."""

    name = ""
    height = 1  # rows, as far as it can be told beforehand
    is_doubtful = False
    hidden = ()
    unfilled = ()
    merged = ()

    def rows(self):
        for number, cells in self._numbered():
            if any(cell not in ("", None) for cell in cells):
                yield number, cells


class BookSheet(Sheet):
    def __init__(self, book, name, facts):
        self.name = name
        self._sheet = book.get_sheet_by_name(name)
        self.height = self._sheet.total_height
        self.hidden = facts.hidden
        self.unfilled = facts.unfilled
        self.merged = facts.merged

    def _numbered(self):
        """The reader leaves out empty columns before the first that holds something."""
        if self._sheet.start is None:
            return
        before = [""] * self._sheet.start[1]
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            yield number, before + cells


class CsvSheet(Sheet):
    """Text in UTF-8, in UTF-16 with its mark, or in GB18030, which Excel and WPS write by default."""

    def __init__(self, data):
        self._data = data
        self.height = data.count(b"\n") + (not data.endswith(b"\n"))

    @property
    def is_doubtful(self):
        """Whether it may have been read in another way than it was written."""
        head = self._data[:SAMPLE].decode(self.encoding, "ignore")
        return self.encoding == "gb18030" or "," not in head or bool(WESTERN & set(head))

    @cached_property
    def encoding(self):
        """Of two that fail, the row is told that the better one reaches."""
        if self._data.startswith(BOM_UTF8):
            tried = ["utf-8-sig"]
        elif self._data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
            tried = ["utf-16"]
        else:
            tried = ["utf-8", "gb18030"]
        failed = []
        for encoding in tried:
            try:
                self._data.decode(encoding)
            except UnicodeDecodeError as error:
                failed.append(self._data.count(b"\n", 0, error.start) + 1)
            else:
                return encoding
        raise _unreadable(max(failed))

    def _numbered(self):
        text = io.TextIOWrapper(io.BytesIO(self._data), self.encoding, newline="")
        reader = csv.reader(_without_nul(text), strict=True)
        csv.field_size_limit(LONGEST_CELL)
        row = 1
        try:
            for cells in reader:
                yield row, cells
                row = reader.line_num + 1
        except csv.Error:
            refused = refuse(
                _(
                    "Row %(at)d cannot be told from the next: a quotation mark is not closed, or a "
                    "cell is longer than 32,767 characters."
                ),
                row=row,
                at=row,
            )
            refused.code = "encoding"
            raise refused from None


def _without_nul(lines):
    for row, line in enumerate(lines, start=1):
        if "\0" in line:
            raise _unreadable(row)
        yield line


def _unreadable(row):
    refused = ValidationError(
        _("Row %(row)d cannot be read: save the file as CSV UTF-8, or as .xlsx."),
        code="encoding",
        params={"row": row},
    )
    refused.row, refused.column = row, ""
    return refused
