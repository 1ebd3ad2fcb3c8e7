"""The acceptance: the article of the synthetic year words all figures as the printed one did."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from bureau.report.article import Kind
from bureau.report.models import ReportTemplate
from bureau.summary.summarise import summarise

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("in_full_year"),
    pytest.mark.django_db,
]

PRINTED = Path(settings.BASE_DIR) / "fixtures" / "published" / "2021.csv"
SLOTS = list(csv.DictReader(PRINTED.read_text("utf-8").splitlines()))
HEADINGS = [
    "适应培训",
    "20869人次",
    "学历赋能",
    "320人、822人、9600人",
    "技能提升",
    "357家、11000人次",
    "优质资源",
    "48件、158个、260人、63家",
    "高端研修",
    "162人次",
    "经济补助",
    "2.26万名、4.26亿元",
    "创业贷款",
    "13610笔、34.09亿元、2.51亿元",
    "军创服务",
    "2.48万次、7.37万家、10万多名",
    "政策直播",
    "68个、13次、244.4万人次",
    "援疆援藏",
    "3860人、100万元",
    "“军岗”招聘",
    "6183家、12.3万个、5.19万名",
    "云端求职",
    "19万人次",
    "聚焦战略",
    "三大经济圈、278家、2000家",
    "创新探索",
    "3基地、3指导站",
    "创业大赛",
    "604支、4名、8名、11名",
    "“双星”选树",
    "48名、39名",
    "专岗兜底",
    "14万名",
]


@pytest.fixture(scope="module")
def article(in_full_year, django_db_blocker):
    with django_db_blocker.unblock():
        template = ReportTemplate.objects.for_year(2021, "article")
        return template.article(summarise(2021, "37"))


def test_nothing_in_it_is_unresolved_or_untrue(article):
    assert article.problems == ()


def test_the_headings_are_those_that_were_printed(article):
    lines = [block for block in article.blocks if block.kind is Kind.LINE]

    written = [(block.name, "".join(span.text for span in block.heading)) for block in lines]

    assert [word for heading in written for word in heading] == HEADINGS


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot["indicator"])
def test_each_figure_is_worded_as_it_was_printed(slot, article):
    spans = [
        (span.text, block)
        for block in article.blocks
        for span in block.spans
        if span.figure and span.figure.code == slot["indicator"]
    ]
    printed = slot["text_form"]

    if printed:
        assert any(text in printed for text, _block in spans), spans
    else:  # it stands in the heading alone
        assert slot["heading_form"] in article.text
