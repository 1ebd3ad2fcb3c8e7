"""Ledgers as offices would send them: records typed into the cells of a workbook, and read."""

import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module

import xlsxwriter
from django.conf import settings
from django.utils.translation import override

from bureau.base import stored
from bureau.base.encryption import Sealed
from bureau.base.scope import scope
from bureau.ledgers.headings import find
from bureau.ledgers.judging import Judge
from bureau.ledgers.naming import Held
from bureau.ledgers.sheets import opened
from bureau.ledgers.writing import Spool, Table, Writer, give_keys
from tests.factories import factory_of
from veterans.models import Region

HEADING = 1  # the row of the headings; records begin in the next
AS_FIRST = object()  # of a cell: what stands in the first of the rows
PLACES = {
    "province": "37",
    "city": "3701",
}  # by the level that enters; counties where none is named


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a ledger came to."""

    lines: list
    problems: list
    written: int

    @property
    def standings(self):
        return [line.standing for line in self.lines]

    def told_at(self, row):
        return {(problem.box, problem.code): problem.sentence for problem in self.told(row)}

    def told(self, row):
        return [problem for problem in self.problems if problem.row == row]


def place_of(ledger):
    """The code of the place whose clerk enters such records."""
    return PLACES.get(ledger.levels[-1] if ledger.levels else "", "370102")


def made(ledger, number=3):
    """Records that a place could have entered, as the factories make them."""
    factory = factory_of(ledger.model)
    return [factory.create(**_at_home(ledger), **variant(ledger)) for _each in range(number)]


def _at_home(ledger):
    """Where records of the ledger are made: themselves, or the whole they are a part of."""
    follows = getattr(ledger.model, "follows", {})
    whole = next((name for name, taken in follows.items() if "region" in taken), None)
    return {f"{whole}__region_id" if whole else "region_id": place_of(ledger)}


def variant(ledger):
    """What the records of a ledger have to be like so that figures count them: as the `ledgers.py`
    beside the line's factories says."""
    return _companion(ledger, "MADE")


def broken(ledger):
    """[({box: cell}, name of the rule that such a row breaks)], as the same module says."""
    return _companion(ledger, "BROKEN") or []


def _companion(ledger, name):
    app = ledger.model._meta.app_config.name
    with suppress(ModuleNotFoundError):
        module = import_module(f"tests.{app}.ledgers")
        return getattr(module, name).get(ledger.model.__name__, {})
    return {}


def typed(ledger, record):
    """{name of a box: cell} of a record, as a clerk types it."""
    with override("zh-hans"):
        return {
            box.name: _cell(*_owner(record, column, box), box)
            for column in ledger.declared
            for box in column.boxes(ledger.model)
        }


def _owner(record, column, box):
    """The record that a box shows a field of, and the field's name."""
    *links, name = box.name.split(".")
    if isinstance(column, Held):
        links.append(column.through)
    for link in links:
        record = getattr(record, link, None)
    return record, name


def _cell(owner, name, box):
    value = getattr(owner, name, None)
    if value is None:
        return ""
    if name == "region":
        return value.full_code
    if isinstance(value, bool):
        return "是" if value else "否"
    if box.choices:
        return str(getattr(owner, f"get_{name}_display")())
    return value.reveal() if isinstance(value, Sealed) else value


def workbook(ledger, rows):
    """The bytes of an xlsx that holds {name of a box: cell} in each row."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    with override("zh-hans"):
        sheet.write_row(0, 0, [str(box.label) for box in ledger.boxes])
    for index, row in enumerate(rows, start=HEADING):
        for column, box in enumerate(ledger.boxes):
            _write(sheet, index, column, row.get(box.name, ""), day, as_text=index % 2 == 0)
    book.close()
    return written.getvalue()


def _write(sheet, row, column, value, day, *, as_text):
    """Days as Excel keeps them and, in every other row, as text."""
    if isinstance(value, date) and not as_text:
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))


def a_spool():
    return Spool(stored.path_of(stored.new(settings.LEDGER_FILES), settings.LEDGER_FILES))


def read(ledger, rows, place=None):
    """Judge rows as a clerk of a place, and write those that are right."""
    place = place or place_of(ledger)
    clerk = {"user": 1, "username": "clerk", "region": place}
    found = find(opened(workbook(ledger, rows), "台账.xlsx"), ledger)
    with scope(place, by=clerk):
        judge = Judge(ledger, found, Region.objects.get(pk=place))
        spool, table, lines = a_spool(), Table(ledger), []
        for some in judge.lines():
            give_keys(some)
            spool.add(table.rows(some))
            lines += some
        writer = Writer(ledger, spool)
        written = writer.write()
        spool.close()
    problems = [problem for line in lines for problem in line.problems]
    return Read(lines=lines, problems=problems + writer.problems, written=written)
