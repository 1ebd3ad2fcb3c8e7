import csv
import re
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from programs.wording import Style, UnreadableFigure, read_figure, render
from programs.wording.numerals import LIMIT, numeral, worth
from programs.wording.vocabulary import HEDGES, Sense

PUBLISHED = Path(__file__).parents[2] / "fixtures" / "published" / "2021.csv"


def cases(table):
    """A case a line: the claim is the id."""
    return [pytest.param(*values, id=claim.replace(" ", "-")) for claim, values in table.items()]


def number(text):
    return None if text is None else Decimal(text)


EXACT = {
    "a plain integer": ("20869人次", 20869, "人次"),
    "an integer in full beyond ten thousand": ("13610笔", 13610, "笔"),
    "zero": ("0名", 0, "名"),
    "a percentage without decimals": ("90%", 90, "%"),
    "percentage points": ("3个百分点", 3, "个百分点"),
    "words after it": ("20869人次退役军人", 20869, "人次"),
    "words before it": ("硕士研究生320人", 320, "人"),
    "words on both sides": ("全年6183家企业", 6183, "家"),
    "a bracket before it": ("高职(专科)9600人", 9600, "人"),
    "the report's bullets": ("◆云端求职◆5家企业", 5, "家"),
    "a sentence with a figure": ("推出视频68个，开展直播", 68, "个"),
    "no classifier": ("3基地", 3, ""),
    "no classifier either": ("3指导站", 3, ""),
    "a noun that begins like a classifier": ("7部门联合印发", 7, ""),
    "a person who is no person": ("320人员", 320, ""),
    "working days, not things": ("1个工作日", 1, "工作日"),
    "working days within a term": ("1个工作日内申请领取到位", 1, "工作日"),
    "months": ("6个月", 6, "月"),
    "years as a length": ("3年", 3, "年"),
    "times": ("13次", 13, "次"),
    "items": ("48件", 48, "件"),
    "teams": ("604支队伍", 604, "支"),
    "thousands with commas": ("13,610笔", 13610, "笔"),
    "millions with commas": ("1,234,567人", 1234567, "人"),
    "full-width digits and comma": ("１３，６１０笔", 13610, "笔"),
    "full-width percent": ("９０％", 90, "%"),
    "thousands with a space": ("13 610 笔", 13610, "笔"),
    "traditional characters": ("13610筆", 13610, "笔"),
    "a prize is not its rank": ("一等奖4名", 4, "名"),
    "an edition is not a figure": ("第二届大赛604支队伍", 604, "支"),
    "an edition in digits is not a figure": ("第2届大赛604支队伍", 604, "支"),
    "the first edition": ("首届48名就业之星", 48, "名"),
    "the year is not a figure": ("2021年全省退役军人考取硕士研究生320人", 320, "人"),
    "a span of years is not a figure": ("2019-2021年考取320人", 320, "人"),
    "a year in numerals is not a figure": ("二〇二一年考取320人", 320, "人"),
    "a month is not a figure": ("10月举办招聘会6场", 6, "场"),
    "a date is not a figure": ("截至2021年12月31日共278家", 278, "家"),
    "a quoted name is not a figure": ("以“三个结合”推动培训20869人次", 20869, "人次"),
    "a once-only payment is no figure": ("一次性补助4500元", 4500, "元"),
    "enlisting holds no five": ("退伍人数320人", 320, "人"),
    "a signed contract is no hedge": ("签约357家", 357, "家"),
    "a neighbourhood is no hedge": ("附近20家", 20, "家"),
    "reaching is no hedge": ("阅读量达到3860人次", 3860, "人次"),
    "a line of the report": (
        "◆适应培训◆20869人次——以“三个结合”推动培训,帮助20869人次退役军人,系好“第一粒扣子”。",
        20869,
        "人次",
    ),
    "the same figure twice": ("◆278家◆孵化基地278家", 278, "家"),
    "two before a classifier": ("两期", 2, "期"),
    "seven cities": ("七市", 7, "市"),
    "three tracks": ("三个赛道", 3, "个"),
    "three circles": ("三大经济圈", 3, "圈"),
    "three circles in quotation marks": ("“三大经济圈”", 3, "圈"),
    "two classes amid a sentence": ("开展两期退役军人电商创业专题培训班", 2, "期"),
    "a numeral alone": ("十二", 12, ""),
    "a hundred and twenty": ("一百二十", 120, ""),
    "an old twenty": ("廿三名", 23, "名"),
    "two thousand in numerals is an integer": ("两千名", 2000, "名"),
    "ten thousands and thousands": ("两万三千人", 23000, "人"),
    "a gap": ("一千零五十人", 1050, "人"),
    "another zero": ("一千〇五十人", 1050, "人"),
    "digits in a row": ("一二〇名", 120, "名"),
    "financial forms": ("壹仟贰佰叁拾肆元", 1234, "元"),
    "traditional numerals": ("兩千名", 2000, "名"),
    "a share in words": ("百分之九十", 90, "%"),
    "all of a hundred": ("百分之百", 100, "%"),
}

RANGES = {
    "two decimals": ("2.26万", 22550, 22650, ""),
    "one decimal": ("1.1万人次", 10500, 11500, "人次"),
    "a scale without decimals": ("14万名退役军人", 135000, 145000, "名"),
    "tens of thousands of things": ("12.3万个岗位", 122500, 123500, "个"),
    "a reading": ("专题阅读量达到244.4万人次", 2443500, 2444500, "人次"),
    "sessions": ("1.15万场", 11450, 11550, "场"),
    "no classifier after the scale": ("4.2万自主就业退役士兵", 41500, 42500, ""),
    "staff are no classifier": ("4.2万人员", 41500, 42500, ""),
    "a zero is precision": ("3.0万", 29500, 30500, ""),
    "yuan by the ten thousand": ("100万元", 995000, 1005000, "元"),
    "yuan by the hundred million": ("4.26亿元", 425500000, 426500000, "元"),
    "yuan by the million million": ("1.2万亿元", 1150000000000, 1250000000000, "元"),
    "yuan and fen": ("8500.55元", "8500.545", "8500.555", "元"),
    "a percentage with decimals": ("61.57%", "61.565", "61.575", "%"),
    "a full-width percentage": ("６１．５７％", "61.565", "61.575", "%"),
    "points with decimals": ("2.5个百分点", "2.45", "2.55", "个百分点"),
    "full-width digits": ("２．２６万名", 22550, 22650, "名"),
    "traditional characters": ("2.26萬名", 22550, 22650, "名"),
    "traditional money": ("4.26億圓", 425500000, 426500000, "元"),
    "spaces anywhere": (" 2 .26 万　名 ", 22550, 22650, "名"),
    "invisible signs of web pages": ("2.26\u200b万名", 22550, 22650, "名"),
    "a once-only payment": ("发放一次性经济补助4.26亿元", 425500000, 426500000, "元"),
    "a numeral with a scale": ("三万名", 25000, 35000, "名"),
    "thousands before a scale": ("两千万元", 19995000, 20005000, "元"),
    "both scales": ("一亿两千万元", 119995000, 120005000, "元"),
    "a thousand as a scale": ("3千万元", 25000000, 35000000, "元"),
    "a numeral with decimals": ("三点五万名", 34500, 35500, "名"),
    "tenths": ("九成", 85, 95, "%"),
    "tenths in digits": ("9成", 85, 95, "%"),
    "tenths and a half": ("三成半", "34.5", "35.5", "%"),
    "tenths and hundredths": ("七成五", "74.5", "75.5", "%"),
    "a share in words": ("百分之六十一点五七", "61.565", "61.575", "%"),
}

HEDGED = {
    "nearly": ("近2000家", None, 2000, "家", "近"),
    "nearly, in numerals": ("近两千名联络员", None, 2000, "名", "近"),
    "nearly, without classifier": ("近300万退役军人", None, 3000000, "", "近"),
    "nearly a thousand": ("近千名", None, 1000, "名", "近"),
    "nearly nine tenths": ("近九成", None, 90, "%", "近"),
    "short of": ("不足500人", None, 500, "人", "不足"),
    "not reaching": ("不到500人", None, 500, "人", "不到"),
    "more, after the scale": ("10万多名", 100000, None, "名", "多"),
    "more, after the scale, again": ("49万多人", 490000, None, "人", "多"),
    "more, without scale": ("40000多名", 40000, None, "名", "多"),
    "more, before the scale": ("3000多亿元", 300000000000, None, "元", "多"),
    "over, before the scale": ("5000余万元", 50000000, None, "元", "余"),
    "over, after the scale": ("2.5万余场", 25000, None, "场", "余"),
    "over, in numerals": ("三千五百余", 3500, None, "", "余"),
    "over, in numerals before the scale": ("三千余万元", 30000000, None, "元", "余"),
    "over a hundred": ("百余家", 100, None, "家", "余"),
    "over, traditional": ("5000餘萬元", 50000000, None, "元", "余"),
    "above": ("超2000家", 2000, None, "家", "超"),
    "exceeding": ("超过2000家", 2000, None, "家", "超过"),
    "exceeding, traditional": ("超過2000家", 2000, None, "家", "超过"),
    "more, as a sign": ("10万+人次", 100000, None, "人次", "+"),
    "exceeding a hundred million": ("超亿元", 100000000, None, "元", "超"),
    "breaking through": ("突破20万人次", 200000, None, "人次", "突破"),
    "having broken through": ("突破了20万人次", 200000, None, "人次", "突破"),
    "past": ("逾百家", 100, None, "家", "逾"),
    "and up": ("90%以上", 90, None, "%", "以上"),
    "and up, of people": ("5000人以上", 5000, None, "人", "以上"),
    "and up, of tenths": ("九成以上", 90, None, "%", "以上"),
    "at least": ("至少20场", 20, None, "场", "至少"),
    "no fewer than": ("不少于20场", 20, None, "场", "不少于"),
    "two hedges that agree": ("超过5000余家", 5000, None, "家", "超过"),
    "months and more": ("三个多月", 3, None, "个", "多"),
    "about": ("约2000家", 1800, 2200, "家", "约"),
    "about, at length": ("大约有2000家", 1800, 2200, "家", "大约"),
    "about, behind": ("2000家左右", 1800, 2200, "家", "左右"),
    "about, behind the scale": ("300万上下", 2700000, 3300000, "", "上下"),
}

REFUSED = {
    "nothing": ("", "no figure"),
    "spaces": ("  ", "no figure"),
    "a hedge alone": ("近", "no figure"),
    "a scale alone": ("万", "no figure"),
    "two scales alone": ("万万", "no figure"),
    "a hedge and a scale alone": ("近万", "no figure"),
    "words": ("退役军人", "no figure"),
    "a year": ("2021年", "no figure"),
    "an edition": ("第二届", "no figure"),
    "a word with a numeral": ("十分重视", "no figure"),
    "thousands of whatever": ("千名", "no figure"),
    "a proverb": ("千方百计", "no figure"),
    "hundreds": ("几百名", "no figure"),
    "a fraction": ("三分之一", "not a number"),
    "tens": ("几十名", "not a number"),
    "twenty-odd": ("二十几名", "not a number"),
    "seven or eight": ("七八个", "not a number"),
    "two points": ("1.2.3万", "not a number"),
    "two points together": ("2..5", "not a number"),
    "a point first": (".5万", "not a number"),
    "a point last": ("5.万", "not a number"),
    "an exponent": ("1e3", "not a number"),
    "misplaced commas": ("1,3610笔", "not a number"),
    "ten tens": ("十十", "not a number"),
    "two scales": ("2万万", "not a number"),
    "per mille": ("3‰", "not a number"),
    "a fraction of digits": ("5分之一", "not a number"),
    "years and a half": ("两年半", "not a number"),
    "more digits than anything counted": ("12345678901234567890", "not a number"),
    "Arabic-Indic digits": ("٣", "digits other"),
    "a circled digit": ("①", "digits other"),
    "two figures": ("4名、8名", "several"),
    "two figures, one in numerals": ("4名、八名", "several"),
    "a heading of three": ("320人、822人、9600人", "several"),
    "number and amount": ("13610笔、34.09亿元", "several"),
    "one value in two renderings": ("11000人次——1.1万人次", "several"),
    "batches and attendances": ("762批1368人次", "several"),
    "a range": ("26.5万-30万", "several"),
    "a range in words": ("3至5名", "several"),
    "a range in numerals": ("三至五名", "several"),
    "below zero": ("-5名", "negative"),
    "below zero, full width": ("－５名", "negative"),
    "below zero in words": ("负5%", "negative"),
    "nearly and over": ("近2000余家", "contradict"),
    "nearly and up": ("近2000家以上", "contradict"),
    "about and over": ("约2000多家", "contradict"),
    "at most": ("不超过500人", "limit"),
    "within": ("500人以内", "limit"),
    "a page": ("320人" * 100, "longer than 200"),
}


@pytest.mark.parametrize(("phrase", "value", "classifier"), cases(EXACT))
def test_an_integer_without_scale_is_exact(phrase, value, classifier):
    read = read_figure(phrase)

    assert (read.low, read.high, read.classifier, read.hedge) == (value, value, classifier, "")


@pytest.mark.parametrize(("phrase", "low", "high", "classifier"), cases(RANGES))
def test_scale_or_decimals_mean_half_a_unit_either_way(phrase, low, high, classifier):
    read = read_figure(phrase)

    assert (read.low, read.high) == (number(low), number(high))
    assert (read.classifier, read.hedge) == (classifier, "")


@pytest.mark.parametrize(("phrase", "low", "high", "classifier", "hedge"), cases(HEDGED))
def test_a_hedge_opens_or_widens_the_interval(phrase, low, high, classifier, hedge):
    read = read_figure(phrase)

    assert (read.low, read.high, read.classifier, read.hedge) == (low, high, classifier, hedge)


@pytest.mark.parametrize(("phrase", "reason"), cases(REFUSED))
def test_what_is_not_one_figure_is_refused_in_a_sentence(phrase, reason):
    with pytest.raises(UnreadableFigure, match=rf"^[“A-Z].*{reason}.*\.$"):
        read_figure(phrase)


@pytest.mark.parametrize(
    ("phrase", "value", "inside"),
    cases(
        {
            "the first value of a range": ("2.26万", 22550, True),
            "short of a range": ("2.26万", Decimal("22549.99"), False),
            "the last value of a range": ("2.26万", 22649, True),
            "the end of a range": ("2.26万", 22650, False),
            "an integer itself": ("320人", 320, True),
            "beside an integer": ("320人", 321, False),
            "just below nearly": ("近2000家", 1999, True),
            "no longer nearly": ("近2000家", 2000, False),
            "more begins at the number": ("10万多名", 100000, True),
            "more is not less": ("10万多名", 99999, False),
            "the first that is about": ("约2000家", 1800, True),
            "no longer about": ("约2000家", 2200, False),
        }
    ),
)
def test_an_interval_holds_its_low_end_and_not_its_high_one(phrase, value, inside):
    assert read_figure(phrase).contains(value) is inside


with PUBLISHED.open(encoding="utf-8") as file:
    FORMS = [
        pytest.param(row, row[form], id=f"{row['indicator']}-{form}")
        for row in csv.DictReader(file)
        for form in ["heading_form", "text_form"]
        if row[form]
    ]


@pytest.mark.parametrize(("row", "phrase"), FORMS)
def test_every_figure_published_in_2021_reads_as_its_value(row, phrase):
    value = Decimal(row["value"])

    read = read_figure(phrase)

    assert read.contains(value) or (read.low is None and read.high == value)
    assert read.classifier == (row["classifier"] if row["line_zh"] != "创新探索" else "")


def test_the_phrase_is_kept_as_it_was_given():
    assert read_figure(" ２．２６萬名 ").phrase == " ２．２６萬名 "


PIECES = [
    *"0123456789.,%-、 零一二三四五六七八九十百千万亿两半成点几数第年月日余多来近约超名人次个元圈大“”"
]
PIECES += [
    "百分之",
    "以上",
    "左右",
    "不超过",
    "个月",
    "工作日",
    "萬",
    "２",
    "٣",
    "½",
    "e",
    "\ud800",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text())
@example("零名")
@example("百分之万")
def test_any_string_is_read_or_refused(phrase):
    with suppress(UnreadableFigure):
        read = read_figure(phrase)

        assert read.phrase == phrase
        assert None in (read.low, read.high) or read.low <= read.high


@pytest.mark.parametrize("piece", [*"1.,万千近“大第一", "10,", "百分之", "三点", "超过了"])
def test_no_string_takes_long(piece):
    begun = perf_counter()

    for phrase in [piece * (200 // len(piece)), piece * 100_000]:
        with suppress(UnreadableFigure):
            read_figure(phrase)

    assert perf_counter() - begun < 2


@given(st.integers(0, LIMIT - 1))
def test_a_numeral_is_worth_the_number_it_was_made_of(value):
    assert worth(numeral(value)) == value


PRINTED = {
    "a scale and two decimals": (
        22587,
        {"scale": "万", "decimals": 2, "classifier": "名"},
        "2.26万名",
    ),
    "money": ("425987000.00", {"scale": "亿", "decimals": 2, "classifier": "元"}, "4.26亿元"),
    "one decimal": (2443871, {"scale": "万", "decimals": 1, "classifier": "人次"}, "244.4万人次"),
    "no decimals": (140211, {"scale": "万", "classifier": "名"}, "14万名"),
    "zeros are dropped": (140211, {"scale": "万", "decimals": 1, "classifier": "名"}, "14万名"),
    "round money": ("1000000.00", {"scale": "万", "decimals": 2, "classifier": "元"}, "100万元"),
    "a plain integer": (20869, {"classifier": "人次"}, "20869人次"),
    "no classifier of its own": (3, {"classifier": "基地"}, "3基地"),
    "nothing but the number": (320, {}, "320"),
    "a percentage": ("61.57", {"classifier": "%", "decimals": 2}, "61.57%"),
    "a percentage from a division": (
        Decimal(923600) / 15000,
        {"classifier": "%", "decimals": 2},
        "61.57%",
    ),
    "a whole percentage": ("50.00", {"classifier": "%", "decimals": 2}, "50%"),
    "a percentage that is nearly whole": ("61.999", {"classifier": "%", "decimals": 2}, "62.00%"),
    "a percentage with too few decimals": ("61.57", {"classifier": "%"}, "61.6%"),
    "half goes up": (22550, {"scale": "万", "decimals": 2}, "2.26万"),
    "less than half goes down": (22549, {"scale": "万", "decimals": 2}, "2.25万"),
    "rounded once": ("22549.99", {"scale": "万", "decimals": 2}, "2.25万"),
    "rounded into more": (99996, {"scale": "万", "classifier": "名"}, "10万名"),
    "a count below its scale": (312, {"scale": "万", "decimals": 2, "classifier": "名"}, "312名"),
    "a count just below its scale": (9999, {"scale": "万", "classifier": "名"}, "9999名"),
    "a count that fills its scale": (10000, {"scale": "万", "classifier": "名"}, "1万名"),
    "a count far below its scale": (5000000, {"scale": "亿", "classifier": "名"}, "5000000名"),
    "zero": (0, {"scale": "万", "decimals": 2, "classifier": "名"}, "0名"),
    "zero in numerals": (0, {"classifier": "名", "numerals": "chinese"}, "0名"),
    "money below its scale": (
        "4259870.00",
        {"scale": "亿", "decimals": 2, "classifier": "元"},
        "425.99万元",
    ),
    "money far below its scale": (
        "8500.50",
        {"scale": "亿", "decimals": 2, "classifier": "元"},
        "8500.5元",
    ),
    "fen are exact": ("8500.55", {"scale": "万", "classifier": "元"}, "8500.55元"),
    "money from the top": (
        "99999999.99",
        {"scale": "万亿", "decimals": 1, "classifier": "元"},
        "10000万元",
    ),
    "money given back": (
        "-15000.00",
        {"scale": "万", "decimals": 2, "classifier": "元"},
        "-1.5万元",
    ),
    "a heading": (11049, {"classifier": "人次", "round_to": 1000}, "11000人次"),
    "a heading that would be nothing": (300, {"classifier": "人次", "round_to": 1000}, "300人次"),
    "nearly": (1987, {"classifier": "家", "hedge": "近", "round_to": 1000}, "近2000家"),
    "nearly from a tenth away": (
        1800,
        {"classifier": "家", "hedge": "近", "round_to": 1000},
        "近2000家",
    ),
    "not nearly enough": (1799, {"classifier": "家", "hedge": "近", "round_to": 1000}, "1799家"),
    "already past nearly": (2004, {"classifier": "家", "hedge": "近", "round_to": 1000}, "2004家"),
    "exactly the round number": (
        2000,
        {"classifier": "家", "hedge": "近", "round_to": 1000},
        "2000家",
    ),
    "more": (
        104312,
        {"scale": "万", "classifier": "名", "hedge": "多", "round_to": 100000},
        "10万多名",
    ),
    "more by a tenth": (
        110000,
        {"scale": "万", "classifier": "名", "hedge": "多", "round_to": 100000},
        "10万多名",
    ),
    "more by too much": (
        110001,
        {"scale": "万", "classifier": "名", "hedge": "多", "round_to": 100000},
        "11万名",
    ),
    "more of nothing": (
        99000,
        {"scale": "万", "classifier": "名", "hedge": "多", "round_to": 100000},
        "10万名",
    ),
    "more by the last digit": (
        25380,
        {"scale": "万", "decimals": 1, "classifier": "场", "hedge": "余"},
        "2.5万余场",
    ),
    "over before the scale": (
        52345678,
        {
            "scale": "万",
            "classifier": "元",
            "hedge": "余",
            "hedge_place": "before",
            "round_to": 10**7,
        },
        "5000余万元",
    ),
    "more below the scale": (
        4120,
        {"scale": "万", "classifier": "人", "hedge": "多", "round_to": 1000},
        "4000多人",
    ),
    "above": (2041, {"classifier": "家", "hedge": "超过", "round_to": 1000}, "超过2000家"),
    "about, from below": (1987, {"classifier": "家", "hedge": "约", "round_to": 1000}, "约2000家"),
    "about, from above": (2041, {"classifier": "家", "hedge": "约", "round_to": 1000}, "约2000家"),
    "not even about": (11, {"classifier": "家", "hedge": "约", "round_to": 10}, "11家"),
    "and up": ("90.40", {"classifier": "%", "hedge": "以上", "round_to": 10}, "90%以上"),
    "and up before the noun": (
        5012,
        {"classifier": "个岗位", "hedge": "以上", "round_to": 1000},
        "5000个以上岗位",
    ),
    "two classes": (2, {"classifier": "期", "numerals": "chinese"}, "两期"),
    "seven cities": (7, {"classifier": "市", "numerals": "chinese"}, "七市"),
    "three tracks": (3, {"classifier": "个赛道", "numerals": "chinese"}, "三个赛道"),
    "three circles": (3, {"classifier": "大经济圈", "numerals": "chinese"}, "三大经济圈"),
    "numerals nearly": (
        1974,
        {"classifier": "名", "hedge": "近", "round_to": 1000, "numerals": "chinese"},
        "近两千名",
    ),
    "numerals over before the scale": (
        32345678,
        {
            "scale": "万",
            "classifier": "元",
            "hedge": "余",
            "hedge_place": "before",
            "round_to": 10**7,
            "numerals": "chinese",
        },
        "三千余万元",
    ),
    "numerals of a scale": (
        31234,
        {"scale": "万", "classifier": "名", "numerals": "chinese"},
        "三万名",
    ),
    "numerals have no decimals": (
        31234,
        {"scale": "万", "decimals": 1, "classifier": "名", "numerals": "chinese"},
        "3.1万名",
    ),
    "numerals want a classifier": (3, {"classifier": "基地", "numerals": "chinese"}, "3基地"),
    "percentages have no numerals": (90, {"classifier": "%", "numerals": "chinese"}, "90%"),
}


@pytest.mark.parametrize(("value", "style", "words"), cases(PRINTED))
def test_a_value_is_printed_in_its_style(value, style, words):
    value = Decimal(value) if isinstance(value, str) else value

    assert render(value, Style(**style)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    cases(
        {
            "one": (1, "一"),
            "ten": (10, "十"),
            "twelve": (12, "十二"),
            "twenty": (20, "二十"),
            "twenty-two": (22, "二十二"),
            "a hundred and two": (102, "一百零二"),
            "a hundred and ten": (110, "一百一十"),
            "two hundred": (200, "两百"),
            "two thousand": (2000, "两千"),
            "a gap of one": (2050, "两千零五十"),
            "ten thousand": (10000, "一万"),
            "twenty-three thousand": (23000, "两万三千"),
            "a hundred and twenty thousand": (120000, "十二万"),
            "a gap below the scale": (200500, "二十万零五百"),
            "a hundred million": (10**8, "一亿"),
            "both scales": (120000000, "一亿两千万"),
            "the largest scale": (10**12, "一万亿"),
        }
    ),
)
def test_numerals_are_spelt_as_they_are_printed(value, words):
    assert numeral(value) == words


@pytest.mark.parametrize("value", [1.5, "320", None])
def test_only_exact_numbers_are_printed(value):
    with pytest.raises(TypeError, match="int or a Decimal"):
        render(value, Style())


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"scale": "千"}, id="scale"),
        pytest.param({"decimals": -1}, id="decimals"),
        pytest.param({"hedge": "大"}, id="hedge"),
        pytest.param({"hedge": "不超过"}, id="limit"),
        pytest.param({"hedge_place": "behind"}, id="place"),
        pytest.param({"numerals": "roman"}, id="numerals"),
        pytest.param({"classifier": "万名"}, id="classifier-with-a-scale"),
    ],
)
def test_a_style_that_cannot_be_printed_is_a_mistake(wrong):
    with pytest.raises(AssertionError, match=r"\.$"):
        Style(**wrong)


CLASSIFIERS = [
    "",
    "名",
    "人次",
    "家",
    "个",
    "个赛道",
    "大经济圈",
    "基地",
    "期",
    "元",
    "元补助",
    "%",
    "个百分点",
    "工作日",
]
STYLES = st.builds(
    Style,
    scale=st.sampled_from(["", "万", "亿", "万亿"]),
    decimals=st.integers(0, 4),
    classifier=st.sampled_from(CLASSIFIERS),
    hedge=st.sampled_from(["", *(word for word in HEDGES if HEDGES[word] is not Sense.LIMITED)]),
    hedge_place=st.sampled_from(["before", "after"]),
    round_to=st.sampled_from([0, 1, 7, 10, 1000, 2500, 10**4, 10**5, 10**7, 10**8, 10**12]),
    numerals=st.sampled_from(["arabic", "chinese"]),
)
ROUND = st.builds(lambda digit, power: digit * 10**power, st.integers(1, 99), st.integers(0, 13))
NEAR_ROUND = st.builds(
    lambda value, tenths, step: max(value * tenths / 10 + step, Decimal(0)),
    ROUND.map(Decimal),
    st.sampled_from([9, 10, 11]),
    st.sampled_from([Decimal(step) for step in ["-1", "-0.01", "0", "0.01", "1", "5000"]]),
)
VALUES = (
    st.integers(0, LIMIT - 1)
    | st.integers(0, 20000)
    | st.decimals(0, LIMIT - 1, places=2)
    | st.decimals(0, 100)
    | NEAR_ROUND
)


@settings(max_examples=800, deadline=None)
@given(VALUES, STYLES)
def test_what_is_printed_reads_back_to_an_interval_that_holds_the_value(value, style):
    assume(style.scale or style.hedge or style.round_to <= 1)  # else a heading that looks exact

    assert read_figure(render(value, style)).contains(value)


@settings(max_examples=400, deadline=None)
@given(VALUES, STYLES)
def test_a_printed_hedge_is_within_a_tenth_of_a_value_it_does_not_equal(value, style):
    read = read_figure(render(value, style))

    assert read.hedge in ["", style.hedge]
    if read.hedge:
        ends = [end for end in [read.low, read.high] if end is not None]
        printed = sum(ends) / len(ends)
        assert 0 < abs(value - printed) <= printed / 10


@given(VALUES, STYLES)
def test_no_more_decimals_are_printed_than_asked_for(value, style):
    assume(not style.hedge)
    most = max(style.decimals, 2 if style.classifier.startswith("元") else 1)

    decimals = re.search(r"\.(\d*)", render(value, style))

    assert decimals is None or len(decimals[1]) <= most
