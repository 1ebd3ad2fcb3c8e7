"""What a cell of a ledger holds, as whoever filled it in saw it.

A workbook keeps numbers as floats, of which Excel shows fifteen digits and changes the rest to
zeros: a longer number that is a name of something - an ID number, an account - is lost.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EXACT = 15  # digits of a number that a workbook keeps
ERRORS = {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}


def is_blank(cell):
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell):
    """What stands in a cell, in the letters and digits that Excel shows."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return _digits(cell)
    if isinstance(cell, datetime):
        return cell.isoformat()
    return str(cell)


def _digits(number):
    shown = f"{number:.{EXACT}g}"
    return f"{number:.0f}" if "e" in shown and abs(number) < 10**EXACT else shown


def code_of(cell):
    """A number that names something, such as that of a card: text, or short enough to be whole."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return text_of(cell)
    if cell != int(cell) or abs(cell) >= 10**EXACT:
        raise ValidationError(
            _(
                "Excel took this for a number and lost its last digits: set the whole column to "
                "text, then type the numbers anew."
            ),
            code="file",
        )
    return str(int(cell))


def day_of(cell):
    """A day as workbooks keep it, or as it was typed."""
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else text_of(cell)


def refuse_errors(cell):
    """The result of a formula that went wrong is nobody's entry."""
    if isinstance(cell, str) and cell.strip() in ERRORS:
        raise ValidationError(
            _("The formula of this cell went wrong: type the value itself."), code="file"
        )
