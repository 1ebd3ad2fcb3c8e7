"""A ledger of ten thousand rows, as dirty as ledgers are: marked, corrected, taken over once."""

import subprocess
from random import Random

import pytest
from openpyxl import load_workbook

from bureau.imports import importing
from bureau.imports.models import LedgerImport
from bureau.ledgers.ledger import named
from tests.veterans.factories import VeteranFactory
from tests.workbooks import VETERANS, number, reopened, saved, veteran, workbook
from veterans.models import Veteran

pytestmark = [pytest.mark.django_db, pytest.mark.heavy]
ROWS = 10_000
ELSEWHERE = 777  # the row of somebody whom another county registered
# What is typed wrongly into a column, and the codes that tell it; "" is told of the row as such.
DIRT = {
    "县区": [("370202", "region"), ("历下", "region"), ("济南市历城区", "region")],
    "姓名": [("", "name_chars"), ("Wang", "name_chars"), ("王 建国", "name_chars")],
    "身份证号": [
        ("370102199001011239", "id_checksum"),
        ("37010219900101123", "id_format"),
        (370102199001011231, "file"),
        ("370102********1231", "masked"),
    ],
    "人员类别": [("士兵们", "choice"), ("", "choice")],
    "入伍时间": [("2008-02-30", "date"), ("39783", "date"), ("2099-01-01", "date")],
    "退役时间": [("2007-12-01", "inconsistent"), ("去年", "date")],
    "手机号": [("123", "phone"), ("1380000000O", "phone")],
}
SHOWN_AT = {"inconsistent": "入伍时间"}  # of two days that contradict each other, the first


def dirty(random):
    """The rows, and {(row, column, code)} of what is wrong in them."""
    rows = [VETERANS, *(veteran(serial) for serial in range(ROWS))]
    wrong = set()
    for row in random.sample(range(2, ROWS + 2), 1_500):
        if row == ELSEWHERE:
            continue
        column = random.choice(list(DIRT))
        typed, code = random.choice(DIRT[column])
        rows[row - 1][VETERANS.index(column)] = typed
        wrong.add((row, SHOWN_AT.get(code, column), code))
    return rows, wrong | {(ELSEWHERE, "", "id_duplicate")}


def sent(clerk, data):
    imported = importing.receive(clerk, named("veterans"), "台账.xlsx", data)
    for _step in importing.check(imported):
        pass
    return imported


def taken_over(imported):
    imported.state = LedgerImport.State.WRITING
    imported.save()
    for _step in importing.take_over(imported):
        pass
    return imported


def test_a_dirty_ledger_is_marked_corrected_and_taken_over_once(clerk, tmp_path):
    VeteranFactory(region_id="370202", id_number=number(ELSEWHERE - 2))
    rows, wrong = dirty(Random(10))

    imported = sent(clerk, workbook(*rows))

    told = [(each["row"], each["column"], each["code"]) for each in imported.found["problems"]]
    assert sorted(told) == sorted(wrong)
    assert all(len(each["message"]) > 10 for each in imported.found["problems"])
    assert marks(through_libreoffice(imported.marked, tmp_path)) == {
        (row, VETERANS.index(column or "县区") + 1) for row, column, _code in wrong
    }

    again = taken_over(sent(clerk, corrected(imported.marked, wrong)))

    assert (again.state, again.created, again.updated) == ("done", ROWS - 1, 0)
    assert Veteran.objects.filter(region_id="370102").count() == ROWS - 1
    third = sent(
        clerk, workbook(VETERANS, *(veteran(n) for n in range(ROWS) if n != ELSEWHERE - 2))
    )
    assert (third.found["same"], third.found["new"]) == (ROWS - 1, 0)


def through_libreoffice(data, folder):
    """What an office sees that opens the workbook and saves it anew."""
    (folder / "marked.xlsx").write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        + ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "seen"]
        + [folder / "marked.xlsx"],
        check=True,
        capture_output=True,
    )
    return load_workbook(folder / "seen" / "marked.xlsx").active


def marks(sheet):
    """{(row, column)} of the cells that are red and have a comment."""
    return {
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == "FFFFC7CE"
    }


def corrected(data, wrong):
    """What the office does about it: in their own workbook, as the comments say."""
    book = reopened(data)
    sheet = book["台账"]
    for row in sorted({row for row, *_where in wrong} - {ELSEWHERE}):
        for column, value in enumerate(veteran(row - 2), start=1):
            sheet.cell(row, column, value)
    sheet.delete_rows(ELSEWHERE)
    return saved(book)
