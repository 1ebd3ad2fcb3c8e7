"""What files hold that people open in a spreadsheet: no text of ours becomes a formula there."""

import csv

# What a spreadsheet takes for the beginning of a formula, as typed in Chinese as well.
FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads no Chinese


def no_formula(text):
    """Text for a cell, that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA_SIGNS else text


def write_csv(out, rows):
    """After RFC 4180, into a text file opened with newline="". Numbers may begin with a minus."""
    out.write(BYTE_ORDER_MARK)
    csv.writer(out).writerows(
        [
            f"'{cell}" if cell.__class__ is str and cell[:1] in FORMULA_SIGNS else cell
            for cell in row
        ]
        for row in rows
    )
