"""The workbook that offices fill in: made from the columns that a ledger declares."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

ROWS = 2000  # that are prepared for text, days and choices
LONGEST_LIST = 255  # characters of choices that Excel keeps within the cell
WIDEST = 40
PLAIN_WIDTH = 14


def template(ledger):
    """The bytes of an xlsx: the empty ledger, and beside it what each column takes."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("ledger"))
    about = book.add_worksheet(_("how to fill it in"))
    choices = book.add_worksheet(_("choices"))
    choices.hide()
    _fill_sheet(book, sheet, choices, ledger)
    _fill_about(book, about, ledger)
    book.close()
    return written.getvalue()


def _fill_sheet(book, sheet, choices, ledger):
    looks = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    needed = book.add_format({**looks, "bg_color": "#FCE4D6"})
    optional = book.add_format({**looks, "bg_color": "#EDEDED"})
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, box in enumerate(ledger.boxes):
        heading = f"{box.label}{'*' if box.required else ''}"
        sheet.write_string(0, column, heading, needed if box.required else optional)
        sheet.write_comment(0, column, _note(box), {"x_scale": 2, "y_scale": 1.5})
        kind = text if box.is_text else day if box.is_day else None
        sheet.set_column(column, column, max(PLAIN_WIDTH, 2 * len(heading) + 2), kind)
        if box.choices:
            _offer(sheet, choices, column, [str(label) for label in box.choices])
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)


def _offer(sheet, choices, column, labels):
    """A drop-down; long ones are kept on a sheet of their own."""
    source = labels
    if len(",".join(labels)) > LONGEST_LIST:
        choices.write_column(0, column, labels)
        letter = xlsxwriter.utility.xl_col_to_name(column)
        source = f"='{choices.name}'!${letter}$1:${letter}${len(labels)}"
    sheet.data_validation(
        1, column, ROWS, column, {"validate": "list", "source": source, "error_type": "warning"}
    )


def _note(box):
    told = [str(box.hint)] if box.hint else []
    if box.example:
        told.append(_("Example: %(example)s") % {"example": box.example})
    if box.choices:
        told.append(_("One of: %(choices)s") % {"choices": _listed(box)})
    return "\n".join(told) or str(box.label)


def _listed(box):
    return ", ".join(str(label) for label in box.choices)


def _fill_about(book, about, ledger):
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    about.write_row(0, 0, [_("heading"), _("needed"), _("what it takes"), _("also read")], bold)
    for row, box in enumerate(ledger.boxes, start=1):
        cells = [str(box.label), _("yes") if box.required else "", _note(box), ", ".join(box.also)]
        for column, cell in enumerate(cells):
            about.write_string(row, column, cell, wrapped)
    told = [
        _("Keep the first row; fill in one record a row below it. The order of columns is free."),
        _("A row whose record is known corrects it; an empty cell leaves what is known."),
        _("Numbers of cards and accounts are text: Excel loses the last digits of long numbers."),
    ]
    for row, sentence in enumerate(told, start=len(ledger.boxes) + 2):
        about.write_string(row, 0, sentence)
    about.set_column(0, 1, PLAIN_WIDTH)
    about.set_column(2, 3, WIDEST)
