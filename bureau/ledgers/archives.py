"""What a workbook has to be before anybody reads it: a zip of a few honest XML files.

Whoever reads XML without asking first can be made to fill the memory (zip bombs, entities that
repeat themselves, a cell a million rows below the others) or to open addresses. So each member is
unpacked here, a piece at a time and no further than it may go, and looked through; what is
dangerous or broken is refused before a workbook's own reader sees any of it.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from zlib import error as BadDeflate

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 100 * 2**20
LARGEST_MEMBER = 900 * 2**20  # a million rows of twenty columns
MOST_MEMBERS = 1000
STEEPEST = 200  # times as large unpacked; sheets of real ledgers are ten to thirty times
UNSUSPECTED = 20 * 2**20  # what is no larger than this unpacked harms nobody
MOST_STYLES = 20_000
NARROW, WIDE = 26, 104  # columns: as far as Z, and as far as a ledger may go
TALLEST = 2**20  # rows, as Excel has
ROOMY = 2_000_000  # cells that a reader makes room for without a second look
SPARSE = 8  # times as much room as there are cells: that is no ledger
PIECE = 2**20
LARGEST_INDEX = 2**20  # bytes of the list of sheets

BROKEN = (
    zipfile.BadZipFile,
    BadDeflate,
    ElementTree.ParseError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
)

MARKUP = (b"<!DOCTYPE", b"<!ENTITY", b"XInclude")
# Nearly every cell and row is written so; what is not is looked at more closely.
UNUSUAL_CELL = re.compile(rb'<c (?!r="[A-Z][1-9][0-9]{0,4}")')
UNUSUAL_ROW = re.compile(rb'<row (?!r="[1-9][0-9]{0,6}")')
PREFIXED = (b":c ", b":row ")
USUAL_ROW = re.compile(rb'<row r="([0-9]+)"')
# An address that is none, or beyond the columns that a ledger can have (CV is the hundredth).
ODD_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\sr="(?!(?:[A-Z]|[A-C][A-Z])[1-9][0-9]{0,6}")')
ODD_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\sr="(?![1-9][0-9]{0,6}")')
ROW = re.compile(rb'<(?:\w+:)?(?:row|c)\b[^<>]*?\sr="[A-Z]*([0-9]+)"')
WIDE_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\sr="[A-Z][A-Z][0-9]')
HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\sr="([0-9]+)"[^<>]*?\shidden="(?:1|true)"')
HIDDEN_FIRST = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\shidden="(?:1|true)"[^<>]*?\sr="([0-9]+)"')
UNFILLED = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]+[0-9]+)"[^<>]*>'
    rb"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*?\sref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
LONGEST_REST = 4 * PIECE  # of a row that is wider than any


class Unsafe(ValidationError):
    """The file was not read."""


def unsafe(sentence=None, **params):
    said = sentence or _(
        "The file is not safe or is damaged, and was not read: save it anew with Excel or WPS "
        "as a workbook (.xlsx)."
    )
    return Unsafe(said, code="file_unsafe", params=params)


@dataclass
class SheetFacts:
    """What a sheet's own reader does not tell."""

    hidden: list = field(default_factory=list)  # rows
    unfilled: list = field(default_factory=list)  # cells whose formula was never reckoned
    merged: list = field(default_factory=list)  # (first row, last row, first column, last column)
    cells: int = 0
    width: int = NARROW
    height: int = 1

    @property
    def is_sparse(self):
        room = self.width * self.height
        return room > ROOMY and room > SPARSE * self.cells


@dataclass
class Facts:
    since_1904: bool = False
    asks_outside: bool = False  # links to other files or programs (DDE)
    styles: int = 0
    sheets: dict = field(default_factory=dict)  # {name of the sheet: SheetFacts}


def looked_through(file):
    """The Facts of a workbook, or a refusal."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _look_through(archive, _size(file))
    except BROKEN:
        raise unsafe() from None


def _size(file):
    file.seek(0, 2)
    return file.tell()


def _look_through(archive, size):
    members = archive.infolist()
    _check_directory(archive, members, size)
    facts, sheets = Facts(), {}
    for member in members:
        if member.filename.startswith("xl/externalLinks/"):
            facts.asks_outside = True
        if member.filename.endswith((".xml", ".rels", ".vml")):
            sheets[member.filename] = _look_into(archive, member, facts)
        else:
            for _piece in _pieces(archive, member):
                pass
    if "xl/workbook.xml" not in sheets:
        said = _("This is no workbook: save the ledger as .xlsx, or as .csv.")
        raise ValidationError(said, code="file")
    facts.sheets = {name: sheets[member] for name, member in _sheets(archive)}
    return facts


def _sheets(archive):
    """[(name of a sheet, member)], after every member was looked through."""
    targets = {
        each.get("Id"): each.get("Target")
        for each in _index(archive, "xl/_rels/workbook.xml.rels").iter()
    }
    for sheet in _index(archive, "xl/workbook.xml").iter():
        if sheet.tag.endswith("}sheet"):
            target = targets[next(sheet.get(key) for key in sheet.attrib if key.endswith("}id"))]
            yield sheet.get("name"), f"xl/{target.removeprefix('/xl/')}"


def _index(archive, name):
    if archive.getinfo(name).file_size > LARGEST_INDEX:
        raise unsafe()
    return ElementTree.fromstring(archive.read(name))


def _check_directory(archive, members, size):
    names = [member.filename for member in members]
    first = min((member.header_offset for member in members), default=1)
    if first or not members or len(members) > MOST_MEMBERS or len(set(names)) < len(names):
        raise unsafe()
    if any(_is_odd(member) for member in members):
        raise unsafe()
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_MEMBER or (unpacked > UNSUSPECTED and unpacked > STEEPEST * size):
        raise unsafe()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise unsafe(_("The workbook holds macros: save it as .xlsx without them."))


def _is_odd(member):
    name = member.filename
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    leads_out = name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")
    is_nested = name.lower().endswith((".zip", ".xlsx", ".jar", ".7z", ".rar", ".gz"))
    return is_link or leads_out or is_nested or member.flag_bits & 1


def _pieces(archive, member):
    """What a member holds; never more of it than its directory says."""
    read = 0
    with archive.open(member) as unpacked:
        while piece := unpacked.read(PIECE):
            read += len(piece)
            if read > member.file_size:
                raise unsafe()
            yield piece
    if read != member.file_size:
        raise unsafe()


def _look_into(archive, member, facts):
    """What a sheet's cells tell, and into `facts` what the book's other members do."""
    is_sheet = member.filename.startswith("xl/worksheets/") and "/_rels/" not in member.filename
    sheet = SheetFacts() if is_sheet else None
    for number, text in enumerate(_whole_rows(_pieces(archive, member))):
        if number == 0:
            _check_encoding(text)
        if any(each in text for each in MARKUP):
            raise unsafe()
        if sheet:
            _look_at_cells(text, sheet)
        else:
            _look_at_book(member.filename, text, facts)
    if sheet and sheet.is_sparse:
        raise unsafe()
    return sheet


def _whole_rows(pieces):
    """The same pieces, ending where a row does, or at least a tag."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = text.rfind(b"row>")
        end = end + len(b"row>") if end >= 0 else text.rfind(b">") + 1
        if len(text) - end > LONGEST_REST:
            raise unsafe()
        rest = text[end:]
        yield text[:end]
    yield rest


def _check_encoding(piece):
    """XML in UTF-8, as every program writes it: other encodings hide what is looked for."""
    head = piece[:200].lower()
    declared = re.search(rb'encoding=["\']([^"\']+)', head)
    if b"\0" in head or piece[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise unsafe()
    if declared and declared.group(1) not in (b"utf-8", b"us-ascii"):
        raise unsafe()


def _look_at_cells(text, sheet):
    """What is searched for is mostly not there: then nothing is looked at one by one."""
    sheet.cells += text.count(b"<c ") + text.count(b":c ")
    if _is_unusual(text):
        _look_closely(text, sheet)
    else:
        sheet.height = max([sheet.height, *map(int, USUAL_ROW.findall(text))])
    if sheet.height > TALLEST:
        raise unsafe()
    if b"hidden=" in text:
        sheet.hidden += [int(row) for row in HIDDEN.findall(text) + HIDDEN_FIRST.findall(text)]
    if b"<f" in text or b":f" in text:
        sheet.unfilled += [address.decode() for address in UNFILLED.findall(text)]
    if b"mergeCell" in text:
        sheet.merged += [
            (int(top), int(bottom), column_number(left), column_number(right))
            for left, top, right, bottom in MERGED.findall(text)
        ]


def _is_unusual(text):
    """Each search by itself begins with what is looked for: together they take four times as long."""
    if any(each in text for each in PREFIXED):
        return True
    return bool(UNUSUAL_CELL.search(text) or UNUSUAL_ROW.search(text))


def _look_closely(text, sheet):
    if ODD_CELL.search(text) or ODD_ROW.search(text):
        raise unsafe()
    if WIDE_CELL.search(text):
        sheet.width = WIDE
    sheet.height = max([sheet.height, *map(int, ROW.findall(text))])


def column_number(letters):
    """1 of A, 27 of AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _look_at_book(name, text, facts):
    if name == "xl/workbook.xml" and re.search(rb'date1904="(?:1|true)"', text):
        facts.since_1904 = True
    if name == "xl/styles.xml":
        facts.styles += text.count(b"<xf ") + text.count(b"<xf/")
    if facts.styles > MOST_STYLES:
        raise unsafe()
    if b"ddeLink" in text:
        facts.asks_outside = True
