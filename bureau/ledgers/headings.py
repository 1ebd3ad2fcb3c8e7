"""Where the columns of a ledger stand in somebody's workbook."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.cells import text_of
from bureau.ledgers.columns import plain
from bureau.ledgers.sheets import MOST_ROWS, refuse

LOOKED_AT = 10  # rows: above the headings offices write a title, the unit, the day
LEAST = 2  # headings that make a row one of headings
OURS = {plain("导入结果"), plain("import result")}  # the column that we add to what we give back


@dataclass(frozen=True, kw_only=True)
class Found:
    """A sheet whose headings are known."""

    sheet: object
    row: int  # of the headings
    places: dict  # {name of a box: index of its column}
    headings: dict  # {name of a box: heading as it stands there}
    unknown: list = field(default_factory=list)  # headings that are nobody's, and not read

    def rows(self):
        return ((number, cells) for number, cells in self.sheet.rows() if number > self.row)


def find(sheets, ledger):
    """The one sheet of a workbook that is the ledger; a ValidationError says what is missing."""
    known = {heading: box for box in ledger.boxes for heading in box.headings()}
    found = [each for sheet in sheets if (each := _found(sheet, known))]
    if not found:
        raise _no_headings(sheets)
    if len(found) > 1:
        names = ", ".join(each.sheet.name for each in found)
        raise refuse(
            _("Several sheets are such a ledger (%(names)s): keep one of them."), names=names
        )
    _check(found[0], ledger)
    return found[0]


def _no_headings(sheets):
    if any(sheet.is_doubtful for sheet in sheets):
        refused = refuse(
            _(
                "No headings could be read: save the file as CSV UTF-8 with commas between the "
                "cells, or as .xlsx."
            )
        )
        refused.code = "encoding"
        return refused
    return refuse(
        _(
            "No row of headings was found in the first ten rows: begin with the headings of the "
            "template."
        )
    )


def _found(sheet, known):
    """The row that has most of the headings, if any row has some."""
    best = None
    for number, cells in sheet.rows():
        if number > LOOKED_AT:
            break
        places = {}
        for index, cell in enumerate(cells):
            if box := known.get(plain(text_of(cell))):
                places.setdefault(box.name, []).append(index)
        if len(places) >= LEAST and (best is None or len(places) > len(best[2])):
            best = number, cells, places
    return best and _described(sheet, *best)


def _described(sheet, row, cells, places):
    for indices in places.values():
        if len(indices) > 1:
            heading = text_of(cells[indices[0]])
            raise refuse(
                _("Two columns are called “%(heading)s”: keep one of them."),
                row=row,
                column=heading,
                heading=heading,
            )
    taken = {indices[0] for indices in places.values()}
    return Found(
        sheet=sheet,
        row=row,
        places={name: indices[0] for name, indices in places.items()},
        headings={name: text_of(cells[indices[0]]).strip() for name, indices in places.items()},
        unknown=[
            text_of(cell).strip()
            for index, cell in enumerate(cells)
            if index not in taken and cell not in ("", None) and plain(text_of(cell)) not in OURS
        ],
    )


def _check(found, ledger):
    """All that is needed is there, seen by whoever sent it, and reckoned."""
    missing = [box for box in ledger.boxes if box.required and box.name not in found.places]
    if missing:
        names = ", ".join(str(box.label) for box in missing)
        raise refuse(
            _("Columns are missing: %(names)s. Take their headings from the template."),
            row=found.row,
            names=names,
        )
    sheet = found.sheet
    if sheet.height - found.row > MOST_ROWS:
        raise refuse(_("A ledger has at most 1,000,000 rows: split it."))
    if any(bottom >= found.row for _top, bottom, *_columns in sheet.merged):
        raise refuse(
            _("Cells are merged: undo that, so that each row and each column stands for itself."),
            row=found.row,
        )
    if hidden := [row for row in sheet.hidden if row > found.row]:
        raise refuse(
            _("%(number)d rows are hidden, row %(at)d first: show them, or delete them."),
            row=hidden[0],
            number=len(hidden),
            at=hidden[0],
        )
    if sheet.unfilled:
        raise refuse(
            _("The formula in %(cell)s was never reckoned: type the value itself."),
            row=int("".join(filter(str.isdigit, sheet.unfilled[0]))),
            column="".join(filter(str.isalpha, sheet.unfilled[0])),
            cell=sheet.unfilled[0],
        )
