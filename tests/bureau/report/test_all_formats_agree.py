"""One report in every format, read back: the same figures, in the same words, as in the API."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from bureau.report.files.asked import article_of
from bureau.report.files.basis import Basis
from bureau.report.files.kinds import KINDS
from bureau.report.files.months import months_of
from bureau.staff.models import User
from bureau.summary.table import plain
from bureau.summary.templatetags.figures import number
from tests.bureau.report import reading
from tests.signing_in import sign_in
from veterans.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

PLACES = ["37", "3702", "370102"]
BY = "王芳 (wang)"


@pytest.fixture(scope="module", params=PLACES)
def article(request, in_small_year, django_db_blocker):
    with django_db_blocker.unblock(), translation.override("zh-hans"):
        return article_of(2021, Region.objects.by_code(request.param), "article")


@pytest.fixture(scope="module")
def files(article, django_db_blocker):
    with django_db_blocker.unblock(), translation.override("zh-hans"):
        basis = Basis(article=article, by=BY)
        return {
            format: reading.READERS[format](write(article, basis))
            for format, write in KINDS.items()
        }


@pytest.fixture(autouse=True)
def _in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def told(article):
    """[(name, in words, exactly)] of every figure, as people are told it."""
    return [
        (str(each.label), each.text, f"{number(each.value)} {each.unit}")
        for each in article.summary.figures
    ]


def test_word_has_every_figure(files, told):
    word = files["docx"]

    assert [tuple(row[:3]) for row in word.rows] == told


def test_print_has_every_figure(files, article):
    text = files["pdf"].text

    for each in article.summary.figures:
        said = f"{each.label}{each.text}{number(each.value)}{each.unit}{number(each.previous)}"
        assert reading.squeezed(f"{said}{each.indicator.rule}") in text


def test_the_page_has_every_figure(files, told):
    rows = files["html"].rows["figures"]

    assert [tuple(row[:3]) for row in rows if len(row) == 5][1:] == told


def test_the_workbook_has_every_figure(files, article):
    sheet = files["xlsx"].rows(_("summary"))

    read = {row[_("code")]: (row[_("as printed")], as_kept(row[_("exact value")])) for row in sheet}
    assert read == {each.code: (each.text, in_a_cell(each)) for each in article.summary.figures}


def test_csv_has_every_figure(files, article):
    rows = files["csv"]

    read = {row[_("code")]: (row[_("as printed")], row[_("value")]) for row in rows}
    assert read == {
        each.code: (each.text, _("no data") if each.empty else str(each.value))
        for each in article.summary.figures
    }


def test_json_has_every_figure_as_the_api_answers_it(files, article):
    document = files["json"]

    region = article.summary.region.code
    answer = reader().get("/api/v1/summary/2021/", {"region": region}).json()
    assert document["figures"] == answer["figures"]
    assert [(each["code"], each.get("value"), each["text"]) for each in answer["figures"]] == [
        (each.code, plain(each.value), each.text) for each in article.summary.figures
    ]


# --- by place and by month ---------------------------------------------------------------------


def test_the_parts_are_the_same_in_all_that_have_them(files, article):
    figures = article.summary.figures
    parts = list(figures[0].parts)
    if not parts:
        assert _("by place") not in files["xlsx"].book.sheetnames
        return
    sheet = files["xlsx"].rows(_("by place"))
    rows = files["csv"]
    page = files["html"].rows["parts"]
    text = files["pdf"].text

    for part in parts:
        kept = [in_cell(each.parts[part]) for each in figures]
        assert [as_kept(row[part.short_name]) for row in sheet] == kept
        assert [row[part.name] for row in rows] == [str(in_cell(v.parts[part])) for v in figures]
        shown = [number(each.parts[part]) for each in figures]
        assert [cell for row in page if row[0] == part.name for cell in row[1:]] == shown
        assert part.name in text
    for line in {each.line for each in figures}:
        values = [number(each.parts[parts[0]]) for each in figures if each.line == line]
        assert reading.squeezed(parts[0].name + "".join(values)) in text


def test_the_workbook_has_sums_of_the_parts_beside_wholes(files, article):
    if not article.summary.figures[0].parts:
        return
    sheet = files["xlsx"].rows(_("by place"))

    for row, figure in zip(sheet, article.summary.figures, strict=True):
        assert as_kept(row[_("sum of the parts")]) == in_cell(figure.sum_of_parts)
        assert as_kept(row[_("own work")]) == in_cell(figure.own)


def test_the_workbook_has_every_month(files, article):
    months = months_of(article.summary)

    sheet = files["xlsx"].rows(_("by month"))

    read = [[as_kept(row[str(month)]) for month in range(1, 13)] for row in sheet]
    assert read == [[in_cell(value) for value in values] for values in months.values()]


def test_the_months_of_a_flow_that_adds_up_make_its_year(article):
    months = months_of(article.summary)

    for figure in article.summary.figures:
        if figure.kind == "flow" and figure.indicator.measure.additive:
            assert sum(months[figure.code]) == figure.value, figure.code


# --- the article, and what the figures rest on -------------------------------------------------


def test_word_print_page_and_json_have_the_same_article(files, article):
    blocks = [block.text for block in article.blocks]

    word = files["docx"].paragraphs
    assert word[: len(blocks)] == blocks
    assert files["html"].paragraphs == blocks
    assert files["json"]["article"] == blocks
    assert reading.squeezed("".join(blocks)) in files["pdf"].text


@pytest.mark.parametrize("format", KINDS)
def test_each_says_what_it_rests_on_and_by_which_rules(format, files, article):
    basis = Basis(article=article, by=BY)
    read = files[format]
    said = {
        "docx": lambda: "".join(read.paragraphs),
        "pdf": lambda: read.text,
        "html": lambda: read.text,
        "xlsx": lambda: "".join(f"{row}" for row in read.rows(_("basis"))),
        "csv": lambda: "".join(f"{row}" for row in read[:1]),
        "json": lambda: "".join(map(str, read["basis"].values())),
    }[format]()
    facts = basis.element.values() if format == "json" else [value for _name, value in basis.facts]
    if format in ("docx", "pdf", "html"):
        facts += [value for _name, value in basis.doubts]

    for value in facts:
        assert reading.squeezed(str(value)) in reading.squeezed(said)


def reader():
    user = User.objects.create_user("reader", region_id="37", is_staff=True)
    user.groups.add(Group.objects.get(name="manager"))
    sign_in(client := Client(), user)
    client.cookies.load({"django_language": "zh-hans"})
    return client


def in_a_cell(figure):
    return in_cell(figure.value)


def in_cell(value):
    return _("no data") if value is None else value


def as_kept(cell):
    """A spreadsheet knows no decimals: what it has is the same to the fen."""
    return round(Decimal(repr(cell)), 2) if isinstance(cell, float) else cell
