"""The cells of a file that comes from outside, or why it is no CSV."""

import csv
import io
from contextlib import suppress

from django.utils.translation import gettext_lazy as _

from bureau.base.refusals import refusal
from bureau.base.validators import BLANKS, UNPRINTABLE

MOST_MEGABYTES = 5
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and every zip; xls


def read_rows(content):
    """(line, cells) of every line that says something. No cell goes over several lines, or a
    quotation mark that is not closed would swallow payments."""
    reader = csv.reader(io.StringIO(_text(content)), strict=True)
    rows, row = [], 1
    try:
        for cells in reader:
            if reader.line_num > row:
                raise csv.Error
            cells = [_plain(cell) for cell in cells]
            if any(cells):
                rows.append((row, cells))
            row += 1
    except csv.Error:
        raise refusal(
            _("A quotation mark is missing or too many in line %(row)d: correct it there."),
            "quote",
            params={"row": row},
        ) from None
    return rows


def _plain(cell):
    """What a cell says, without what keeps a spreadsheet from taking it for something else."""
    return cell.strip(f"{BLANKS}\t").removeprefix("'")


def _text(content):
    """The file's text with one kind of line end."""
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise refusal(
            _("The file is larger than %(most)d MB: ask the bank for one file a batch."),
            "large",
            params={"most": MOST_MEGABYTES},
        )
    if content.startswith(WORKBOOKS):
        raise refusal(
            _("This is a workbook or an archive: open it and save it as CSV."), "workbook"
        )
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    if odd := UNPRINTABLE.search(text):
        raise refusal(
            _(
                "Line %(row)d has a character that cannot be printed (U+%(code)04X): have the bank "
                "make the file again."
            ),
            "unprintable",
            params={"row": text.count("\n", 0, odd.start()) + 1, "code": ord(odd.group())},
        )
    return text


def _decoded(content):
    """UTF-8 first: GB18030 would make something of it as well."""
    for encoding in ["utf-8-sig", "gb18030"]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise refusal(
        _("The file's characters cannot be read: save it as CSV in UTF-8 or GB18030."), "encoding"
    )
