"""Whatever stands in records is printed as it is, in letters that everybody has."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from bureau.report.article import Article, Block, Kind
from bureau.report.files import fonts, word
from bureau.report.files.basis import Basis, rules, version
from bureau.report.files.kinds import KINDS
from bureau.report.placeholders import Span
from bureau.summary.summarise import summarise
from tests.bureau.report.reading import READERS, squeezed

pytestmark = pytest.mark.django_db

RARE = (Path(__file__).parents[2] / "data" / "rare_names.txt").read_text("utf-8").replace("\n", "")
# Beyond the national table: in names all the same, and in no font that comes with the site.
UNCOVERED = "𠮷𤭢𡿺𪚥𪚱𫜴𭗅𱉼"
HOSTILE = [
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "#let x = 1 #panic() $a$ *b* _c_ `d` @e <f> \\ // g ~ [h] = -- \"i\" 'j'",
    "A&B <b>bold</b> &amp; ]]> </w:t>",
    "=SUM(A1:A9)",
    "+1 -1 @x ＝y",
    "http://example.org/ mailto:x",
]


def report(*texts, by="wang"):
    """Of a template that says no more than these."""
    summary = summarise(2021, "37")
    blocks = tuple(Block(kind=Kind.TEXT, spans=(Span(text),)) for text in texts)
    article = Article(summary=summary, blocks=blocks, problems=())
    return article, Basis(article=article, by=by)


def read(format, *texts, **basis):
    return READERS[format](KINDS[format](*report(*texts, **basis)))


# --- text stays text ------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_word_says_what_the_records_say(text):
    assert text in read("docx", text).paragraphs


@pytest.mark.parametrize("text", HOSTILE)
def test_print_says_what_the_records_say(text):
    assert squeezed(text) in read("pdf", text).text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_says_what_the_records_say(text):
    assert text in read("html", text).text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_becomes_a_formula_or_a_link(text):
    sheet = read("xlsx", by=text).book["basis"]

    [cell] = [row[1] for row in sheet.iter_rows() if row[1].value == text]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_what_no_document_can_hold_is_left_out(format):
    said = read(format, "a\x00b\x08c\x1bd")

    text = said.text if format != "docx" else "".join(said.paragraphs)
    assert "abcd" in text


# --- letters --------------------------------------------------------------------------------


def test_print_has_letters_for_three_hundred_rare_names():
    """They are read back from the letters themselves: each has its own, and none is missing."""
    assert len(set(RARE)) == 300

    print_ = read("pdf", *RARE)

    assert "".join(RARE) in print_.text
    assert "〔" not in print_.text


def test_print_carries_its_letters_with_it():
    for page in read("pdf", RARE).reader.pages:
        for font in page["/Resources"]["/Font"].values():
            [described] = font.get_object()["/DescendantFonts"]
            assert {"/FontFile2", "/FontFile3"} & set(described["/FontDescriptor"])


@pytest.mark.parametrize("character", UNCOVERED)
def test_a_character_without_a_letter_is_named_and_no_empty_box(character):
    assert f"王〔U+{ord(character):X}〕" in read("pdf", f"王{character}").text


def test_a_font_that_the_bureau_puts_beside_them_is_used(settings, tmp_path):
    settings.REPORT_FONTS = tmp_path
    font_of("𠮷").save(tmp_path / "own.ttf")

    print_ = read("pdf", "王𠮷")

    assert "王𠮷" in print_.text
    assert fonts.spelled("𤭢") == "〔U+24B62〕"


def font_of(character):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in [(0, 700), (700, 700), (700, 0)]:
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "one"])
    font.setupCharacterMap({ord(character): "one"})
    font.setupGlyf({".notdef": square, "one": square})
    font.setupHorizontalMetrics({".notdef": (800, 0), "one": (800, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    font.setupOS2()
    font.setupPost()
    return font


def test_print_says_what_it_is_and_in_which_language():
    print_ = read("pdf", "一")

    root = print_.reader.trailer["/Root"]
    assert print_.reader.metadata.author == "wang"
    assert print_.reader.metadata.title
    assert root["/Lang"].lower().startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfaid" in root["/Metadata"].get_data()


# --- the Word template ----------------------------------------------------------------------


def test_the_first_template_is_laid_out_as_official_documents_are():
    document = Document(word.OURS)
    [section] = document.sections
    body, title, chapter = (document.styles[name] for name in ["公文正文", "公文标题", "一级标题"])

    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]
    assert (title.font.size.pt, body.font.size.pt, chapter.font.size.pt) == (22, 16, 16)
    assert body.paragraph_format.line_spacing.pt == 28
    assert 'w:firstLineChars="200"' in body.element.xml
    assert 'w:eastAsia="仿宋_GB2312"' in body.element.xml
    assert 'w:eastAsia="黑体"' in chapter.element.xml
    assert 'w:eastAsia="方正小标宋简体"' in title.element.xml


def test_the_first_template_uses_what_a_report_gives():
    text = zipfile.ZipFile(word.OURS).read("word/document.xml").decode()

    for placeholder in ["{{ block.text }}", "{{ block.heading }}", "{{ figure.rule }}"]:
        assert placeholder in text


def test_the_bureaus_own_template_is_taken_where_there_is_one(settings, tmp_path):
    settings.REPORT_TEMPLATE = own("{{ title }} 于 {{ place }}", tmp_path)

    assert read("docx", "一").paragraphs[0].endswith(" 于 山东省")


@pytest.mark.parametrize(
    "text", ["{{ nothing.here }}", "{% if %}", "{{ title", "{{ ''.__class__.mro() }}"]
)
def test_a_template_that_cannot_be_filled_is_told_in_a_sentence(text, settings, tmp_path):
    settings.REPORT_TEMPLATE = own(text, tmp_path)

    with pytest.raises(word.BadTemplate, match=r"report\.docx cannot be filled: .+") as refusal:
        KINDS["docx"](*report("一"))

    assert "\n" not in str(refusal.value)


def test_nor_is_what_is_no_word_file(settings, tmp_path):
    settings.REPORT_TEMPLATE = tmp_path / "report.docx"
    settings.REPORT_TEMPLATE.write_text("hello")

    with pytest.raises(word.BadTemplate):
        KINDS["docx"](*report("一"))


def own(text, folder):
    document = Document()
    document.add_paragraph(text)
    document.save(folder / "report.docx")
    return folder / "report.docx"


# --- what they rest on ----------------------------------------------------------------------


def test_version_and_rules_are_told():
    assert version()
    assert len(rules()) == 9


def test_the_page_needs_nothing_else():
    page = KINDS["html"](*report("一")).decode()

    assert '<html lang="zh-Hans">' in page
    assert not any(sign in page for sign in ["<link", "<script", "src=", "http", "url("])


def test_sheets_are_fit_to_be_read_and_printed():
    book = read("xlsx", "一").book

    assert book.sheetnames == [
        *["summary", "by place", "by month", "charts", "counting rules", "basis"],
    ]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        if sheet.title != "charts":
            assert sheet.freeze_panes
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
