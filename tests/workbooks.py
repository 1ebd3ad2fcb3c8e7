"""Workbooks as offices make them."""

import csv
import io

from openpyxl import Workbook, load_workbook

from bureau.base.identity import check_character

VETERANS = ["县区", "姓名", "身份证号", "人员类别", "入伍时间", "退役时间", "安置方式", "手机号"]


def workbook(*rows, name="台账"):
    """The bytes of an xlsx: a list of cells a row; dates and numbers as they are."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it begins with
    return saved(book)


def saved(book):
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def reopened(data):
    return load_workbook(io.BytesIO(data))


def text(*rows, encoding="utf-8-sig"):
    """The bytes of a csv."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode(encoding)


def number(serial):
    """A synthetic ID number of 历下区: the serial is its order among those born on a day."""
    day, order = divmod(serial, 1000)
    body = (
        f"370102{1988 + day // 28 // 12 % 5}{1 + day // 28 % 12:02d}{1 + day % 28:02d}{order:03d}"
    )
    return body + check_character(body)


def veteran(serial=0, **cells):
    """A row of the register, right but for what is said."""
    row = {
        "县区": "370102",
        "姓名": "王建国",
        "身份证号": number(serial),
        "人员类别": "义务兵",
        "入伍时间": "2008-12-01",
        "退役时间": "2010-12-01",
        "安置方式": "自主就业",
        "手机号": f"138{serial:08d}",
    }
    return [{**row, **cells}[name] for name in VETERANS]


def veterans(count, **cells):
    return [VETERANS, *(veteran(serial, **cells) for serial in range(count))]
