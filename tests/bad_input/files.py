"""The files that the cases of ledgers describe, each made anew; `file(case)` is (name, bytes)."""

import io
import struct
import zipfile

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bureau.ledgers.archives import LARGEST_FILE
from tests.workbooks import VETERANS, reopened, saved, text, veteran, veterans, workbook

ROWS = veterans(2)
SHEET = "xl/worksheets/sheet1.xml"
BLANKS = 10_000
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 50_000, 50_000, 8, 6, 0, 0, 0)


def file(case):
    made = FILES[case.id]()
    return made if isinstance(made, tuple) else (f"台账{KIND[case.kind]}", made)


KIND = {"file-shape": ".xlsx", "file-hostile": ".xlsx", "csv-encoding": ".csv"}


def changed(change, rows=ROWS):
    """A right workbook after something was done to its sheet."""
    book = reopened(workbook(*rows))
    change(book.active)
    return saved(book)


def setting(address, value):
    return lambda: changed(lambda sheet: sheet.__setitem__(address, value))


def hide(sheet):
    sheet.row_dimensions[3].hidden = True


def comment(sheet):
    sheet["B2"].comment = Comment("已核", "经办人")


def colour_blank_rows(sheet):
    for row in range(10, 10 + BLANKS):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFFFFF00")


def rich(sheet):
    sheet["B2"] = CellRichText("王", TextBlock(InlineFont(b=True), "建国"))


def since_1904():
    book = reopened(workbook(*ROWS))
    book.epoch = CALENDAR_MAC_1904
    return saved(book)


def two_sheets():
    book = reopened(workbook(*ROWS))
    book.copy_worksheet(book.active)
    return saved(book)


def with_members(*others, **replaced):
    """A right workbook with further members, or with others in the place of its own."""
    made = io.BytesIO()
    right = zipfile.ZipFile(io.BytesIO(workbook(*ROWS)))
    with right, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in right.namelist():
            archive.writestr(member, replaced.pop(member, right.read(member)))
        for name, data in others:
            archive.writestr(name, data)
    return made.getvalue()


def with_sheet(change):
    with zipfile.ZipFile(io.BytesIO(workbook(*ROWS))) as right:
        return with_members(**{SHEET: change(right.read(SHEET))})


def declared(doctype):
    """Before the first element of the sheet."""
    return lambda: with_sheet(lambda xml: doctype.encode() + xml[xml.index(b"<worksheet") :])


LAUGHS = "<!DOCTYPE worksheet [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)


def bomb():
    return with_sheet(
        lambda xml: xml.replace(b"<sheetData>", b" " * (112 * 2**20) + b"<sheetData>")
    )


def lying_directory():
    """Says that the sheet is a tenth of what it is."""
    data = bytearray(with_sheet(lambda xml: xml + b" " * 100_000))
    position = 0
    while (at := data.find(b"PK\x01\x02", position)) >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == SHEET.encode():
            struct.pack_into("<I", data, at + 24, 1_000)
        position = at + 4
    return bytes(data)


def symlink():
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    return with_members((link, "/etc/passwd"))


def same_name_twice():
    made = with_members(("xl/other.xml", b"<a/>"), ("xl/othes.xml", b"<a/>"))
    return made.replace(b"xl/othes.xml", b"xl/other.xml")


def many_styles():
    with zipfile.ZipFile(io.BytesIO(workbook(*ROWS))) as right:
        styles = right.read("xl/styles.xml")
    xf = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return with_members(
        **{
            "xl/styles.xml": styles.replace(
                b"<cellXfs", b"<cellXfs>" + xf * 100_000 + b"<cellXfs", 1
            )
        }
    )


def addressed(old, new):
    return lambda: with_sheet(lambda xml: xml.replace(old, new, 1))


def utf_16(xml):
    return xml.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16-le")


def large():
    """As many bytes as are too many, that shrink to nothing and grow back."""
    return b"PK\x03\x04" + b"0" * LARGEST_FILE


def csv_of(*rows, **options):
    return lambda: text(*rows, **options)


def damaged_byte():
    data = bytearray(text(*veterans(10_000), encoding="utf-8"))
    lines = data.split(b"\r\n")
    lines[9_998] = lines[9_998][:10] + b"\xff\xfe" + lines[9_998][10:]
    return b"\r\n".join(lines)


def written(change):
    return lambda: change(text(*ROWS, encoding="utf-8").decode()).encode()


def tall():
    """One row more than Excel has."""
    row = ",".join(veteran(0)).encode() + b"\r\n"
    return "台账.csv", text(VETERANS) + row * 1_048_577


FILES = {
    "file-shape-001": lambda: b"",
    "file-shape-003": lambda: workbook(*ROWS[1:]),
    "file-shape-005": lambda: workbook(*(row[::-1] for row in ROWS)),
    "file-shape-007": lambda: workbook(*([row[0], *row[2:]] for row in ROWS)),
    "file-shape-009": lambda: changed(lambda sheet: sheet.merge_cells("G1:H1")),
    "file-shape-011": lambda: changed(hide),
    "file-shape-013": two_sheets,
    "file-shape-015": lambda: changed(colour_blank_rows),
    "file-shape-017": setting("B2", '="王"&"建国"'),
    "file-shape-019": lambda: changed(comment),
    "file-shape-021": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "file-shape-023": lambda: ("台账.xlsb", workbook(*ROWS)),
    "file-shape-025": lambda: ("台账.ods", workbook(*ROWS)),
    "file-shape-027": lambda: text(*ROWS),
    "file-shape-029": lambda: ("台账.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
    "file-shape-031": lambda: zipped({"a.txt": b"a"}),
    "file-shape-033": lambda: with_members(
        ("xl/externalLinks/externalLink1.xml", b"<externalLink><ddeLink/></externalLink>")
    ),
    "file-shape-035": since_1904,
    "file-shape-037": setting("C2", 370102199001011231),
    "file-shape-039": lambda: changed(rich),
    "file-shape-041": lambda: workbook([*VETERANS, "备注"], [*veteran(0), "#N/A"]),
    "file-shape-043": tall,
    "file-shape-047": lambda: workbook(
        *veterans(9_999), veteran(9_999, 身份证号="370102199001011239")
    ),
    "file-hostile-001": bomb,
    "file-hostile-003": lambda: with_members(("xl/inner.zip", zipped({"a": b"a"}))),
    "file-hostile-005": lying_directory,
    "file-hostile-007": lambda: with_members(("../../x", b"x")),
    "file-hostile-009": symlink,
    "file-hostile-011": declared(f"{LAUGHS}]>"),
    "file-hostile-013": declared(f"<!DOCTYPE worksheet [<!ENTITY a '{'a' * 100_000}'>]>"),
    "file-hostile-015": declared("<!DOCTYPE worksheet [<!ENTITY a SYSTEM 'http://127.0.0.1/'>]>"),
    "file-hostile-017": lambda: with_sheet(
        lambda xml: xml.replace(
            b"<worksheet", b'<worksheet xmlns:xi="http://www.w3.org/2001/XInclude"', 1
        ).replace(b"</worksheet>", b'<xi:include href="/etc/passwd"/></worksheet>')
    ),
    "file-hostile-019": lambda: with_sheet(utf_16),
    "file-hostile-021": many_styles,
    "file-hostile-023": addressed(b'r="A2"', b'r="ZZZZZ99999999"'),
    "file-hostile-025": addressed(b'<row r="2"', b'<row r="-2"'),
    "file-hostile-027": lambda: workbook(*ROWS)[:-200],
    "file-hostile-029": lambda: b"%PDF-1.7\n" + workbook(*ROWS),
    "file-hostile-031": lambda: PNG,
    "file-hostile-033": lambda: with_members(("word/vbaProject.bin", b"macro")),
    "file-hostile-035": lambda: b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>>",
    "file-hostile-037": lambda: ("台" * 100 + ".xlsx" * 20, workbook(*ROWS)),
    "file-hostile-039": lambda: ("台账\u202excod.exe.xlsx", workbook(*ROWS)),
    "file-hostile-041": same_name_twice,
    "file-hostile-043": large,
    "csv-encoding-001": csv_of(*ROWS, encoding="utf-8"),
    "csv-encoding-003": csv_of(*ROWS, encoding="gb18030"),
    "csv-encoding-005": lambda: text(VETERANS, veteran(0, 姓名="王?"), encoding="gbk"),
    "csv-encoding-007": lambda: b"\xfe\xff" + text(*ROWS, encoding="utf-16-be"),
    "csv-encoding-009": csv_of(
        ["縣區", "姓名", "身份證號"], ["370102", "王建國", "37010219900101001X"], encoding="big5"
    ),
    "csv-encoding-011": lambda: text(*ROWS, encoding="utf-8").decode("latin-1").encode(),
    "csv-encoding-013": damaged_byte,
    "csv-encoding-015": written(lambda csv: csv.replace("王建国", "王\0建国", 1)),
    "csv-encoding-017": written(lambda csv: csv.replace("\r\n", "\n")),
    "csv-encoding-019": written(lambda csv: csv.replace("\r\n", "\n", 1)),
    "csv-encoding-021": written(lambda csv: csv.replace("王建国", '"王建国', 1)),
    "csv-encoding-023": written(lambda csv: csv.replace(",", ";")),
    "csv-encoding-025": written(lambda csv: csv.replace("\r\n", ",,\r\n")),
    "csv-encoding-027": written(lambda csv: csv.replace("王建国", "王" * 10_000_000, 1)),
    "csv-encoding-029": written(lambda csv: csv.replace(",3701", ",'3701")),
    "csv-encoding-031": written(lambda csv: csv.replace("王建国", "王\ufeff建国", 1)),
}


def zipped(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()
