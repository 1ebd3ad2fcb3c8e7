"""Each form that a placeholder has: what it prints, and what it does not keep silent about."""

from time import perf_counter

import pytest

from bureau.base.scope import scope
from bureau.report.article import Kind, write
from bureau.report.reading import read_template
from tests.bureau.report.writing import TITLE, summary_of, written
from tests.programs.border_aid.factories import DonationFactory
from tests.programs.incubators.factories import ProvincialCentreFactory
from tests.programs.live_recruitment.factories import RecruiterFactory

pytestmark = pytest.mark.django_db

SEVEN = {  # in the order of the printed article, which is that of their codes
    "3701": "济南",
    "3702": "青岛",
    "3703": "淄博",
    "3706": "烟台",
    "3710": "威海",
    "3709": "泰安",
    "3713": "临沂",
}
LISTED = "、".join(SEVEN.values())


@pytest.fixture
def seven_cities():
    return [DonationFactory(region_id=city, paid=True) for city in reversed(SEVEN)]


@pytest.mark.parametrize(
    ("words", "values", "printed"),
    [
        ("{subsidies.persons}", {"subsidies__persons": 22_612}, "2.26万名"),
        ("{ subsidies.persons }", {"subsidies__persons": 22_612}, "2.26万名"),
        ("{skills_training.attendances}", {"skills_training__attendances": 11_000}, "1.1万人次"),
        (
            "{skills_training.attendances:标题}",
            {"skills_training__attendances": 11_000},
            "11000人次",
        ),
        (
            "{skills_training.attendances：标题}",
            {"skills_training__attendances": 11_000},
            "11000人次",
        ),
        ("{年份}年的{地区}", {}, "2021年的山东省"),
        ("{?1 + 1 = 2}加起来", {}, "加起来"),
        ("没有花括号", {}, "没有花括号"),
    ],
)
def test_what_holds_is_printed_and_nothing_is_said(words, values, printed):
    assert written(words, **values) == (printed, [])


def test_a_place_is_named_in_chinese_whatever_the_reader_reads():
    assert written("{地区}", place="3701") == ("济南市", [])


@pytest.mark.parametrize(
    ("wanted", "value", "holds"),
    [
        ("近2000家", 1999, True),
        ("近2000家", 1800, True),
        ("近2000家", 2000, False),  # 近 is below
        ("近2000家", 1799, False),  # nobody calls that near
        ("近2000家", 3, False),
        ("2000多家", 2001, True),
        ("2000多家", 1999, False),
        ("2000多家", 2300, False),
        ("2000家", 2000, True),
        ("2000家", 2001, False),
        ("0.2万家", 2499, True),
        ("0.2万家", 2500, False),
        ("近2000", 1999, True),
    ],
)
def test_pinned_words_are_printed_for_as_long_as_they_hold(wanted, value, holds):
    printed, said = written(f"{{incubators.tenants:{wanted}}}", incubators__tenants=value)

    if holds:
        assert (printed, said) == (wanted, [])
    else:
        assert wanted != printed
        [sentence] = said
        assert sentence == f"“{wanted}” does not hold any longer: it is {printed}."


def test_pinned_words_of_what_nobody_knows_do_not_hold():
    printed, [said] = written("{incubators.tenants:近2000家}", incubators__tenants=None)

    assert printed == "无数据"
    assert "does not hold" in said


def test_what_nobody_knows_is_said_to_be_unknown():
    assert written("{subsidies.persons}", subsidies__persons=None) == (
        "无数据",
        ["Nothing is known of this figure."],
    )


# --- lists ---------------------------------------------------------------------------------------


def test_seven_cities_name_seven_in_their_own_order(seven_cities):
    assert written("{border_aid.cities:名单}等{border_aid.cities}") == (
        "济南、青岛、淄博、烟台、泰安、威海、临沂等七市",
        [],
    )


def test_the_names_stand_in_the_order_that_is_wanted(seven_cities):
    assert written(f"{{border_aid.cities:名单 {LISTED}}}") == (LISTED, [])


def test_and_may_stand_before_the_last(seven_cities):
    wanted = "济南、青岛、淄博、烟台、威海、泰安和临沂"

    assert written(f"{{border_aid.cities:名单 {wanted}}}") == (wanted, [])


def test_seven_have_to_be_named_by_the_records(seven_cities):
    seven_cities[0].delete()

    printed, [said] = written(f"{{border_aid.cities:名单 {LISTED}}}等{{border_aid.cities}}")

    assert printed == "济南、青岛、淄博、烟台、泰安、威海等六市"
    assert said == "The records name others: 济南、青岛、淄博、烟台、泰安、威海."


def test_another_city_than_those_wanted_is_said(seven_cities):
    printed, [said] = written(f"{{border_aid.cities:名单 {LISTED.replace('临沂', '日照')}}}")

    assert printed == "济南、青岛、淄博、烟台、泰安、威海、临沂"
    assert said.startswith("The records name others:")


def test_more_names_than_the_figure_counts_are_said(seven_cities):
    printed, said = written("{border_aid.cities:名单}", border_aid__cities=6)

    assert said == ["The figure is 六市, but 7 are named."]


def test_a_short_name_stands_for_the_full_one_that_holds_it():
    for name in ["碧桂园生活服务有限公司", "信和物业集团"]:
        RecruiterFactory(enterprise_name=name)
    wanted = "信和、碧桂园"

    printed, said = written(f"{{live_recruitment.enterprises:名单 {wanted}}}")

    assert printed == wanted
    assert not said


def test_names_are_those_of_the_place_alone(seven_cities):
    assert written("{border_aid.cities:名单}", place="3702") == ("青岛", [])


@pytest.mark.parametrize(
    ("place", "name"), [("37", "济南"), ("3701", "历下区"), ("370102", "历下区")]
)
def test_of_what_a_county_did_the_province_is_told_its_city(place, name):
    ProvincialCentreFactory(incubator__region_id="370102")

    assert written("{incubators.circles:名单}", place=place) == (name, [])


def test_names_are_those_of_the_figure_whatever_place_the_reader_is_of(seven_cities):
    with scope("370202"):
        assert written("{border_aid.cities:名单}") == (
            "济南、青岛、淄博、烟台、泰安、威海、临沂",
            [],
        )


def test_all_lists_of_a_template_are_read_at_once(seven_cities, django_assert_max_num_queries):
    summary = summary_of()
    words = "{border_aid.cities:名单}{contests.tracks:名单}{pilot_sites.training_bases:名单}"

    with django_assert_max_num_queries(5):  # the names, and the scope with its savepoint
        article = write(TITLE + words * 1000, summary)

    assert article.text.count("济南") == 1000


# --- claims --------------------------------------------------------------------------------------

PRIZES = {"contests__prize_1": 4, "contests__prize_2": 8, "contests__prizes": 12}


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("contests.prize_1 + contests.prize_2 = contests.prizes", True),
        ("contests.prize_1 + contests.prize_2 = 13", False),
        ("contests.prize_1 < contests.prize_2", True),
        ("contests.prize_2 < contests.prize_1", False),
        ("contests.prize_2 > contests.prize_1", True),
        ("contests.prize_1 > contests.prize_2", False),
        ("contests.prize_1 <= 4", True),
        ("contests.prize_1 <= 3", False),
        ("contests.prize_1 >= 4", True),
        ("contests.prize_1 >= 5", False),
    ],
)
@pytest.mark.parametrize("sign", ["?", "？"])
def test_claims_print_nothing_and_have_to_hold(sign, claim, holds):
    printed, said = written(f"奖{{{sign}{claim}}}项", **PRIZES)

    assert printed == "奖项"
    assert [each.startswith("This does not hold:") for each in said] == ([] if holds else [True])


def test_prizes_that_do_not_add_up_are_said_with_both_sides():
    claim = "{?contests.prize_1 + contests.prize_2 = contests.prizes}"

    assert written(f"奖{claim}", **PRIZES | {"contests__prizes": 13})[1] == [
        "This does not hold: 12 = 13."
    ]


def test_a_claim_on_what_nobody_knows_does_not_hold():
    assert written("奖{?contests.prizes = 0}", contests__prizes=None)[1] == [
        "Nothing is known of this figure."
    ]


# --- what means nothing, whatever the records --------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("{nosuch.figure}", "There is no figure nosuch.figure."),
        ("{}", "Nothing is asked for between these braces."),
        ("{适应培训}", "There is no figure 适应培训."),
        ("{subsidies.persons:名单}", "What this figure counts is not listed by name."),
        ("{subsidies.persons:许多}", "There is no figure in “许多”."),
        ("{incubators.tenants:近2000人}", "“近2000人” counts 人, and the figure 家."),
        (
            "{adaptation_training.attendances:20869人}",
            "“20869人” counts 人, and the figure 人次.",
        ),
        ("{?contests.prizes}", "A claim compares two sides, as in {?a.b + a.c = a.d}."),
        ("{?contests.prizes = 1 = 1}", "A claim compares two sides, as in {?a.b + a.c = a.d}."),
        ("{?contests.prizes = contests.nosuch}", "There is no figure contests.nosuch."),
        ("{?contests.prizes = }", "A claim compares two sides, as in {?a.b + a.c = a.d}."),
        ("{?contests.prizes + = 1}", "There is no figure ."),
        ("一个{", "A brace stands alone: each { needs its }, and none within."),
        ("一个}", "A brace stands alone: each { needs its }, and none within."),
        ("◆没有横线◆x", "A program line is written ◆name◆figures——text."),
        ("◆{年份}◆x——y", "A program line is written ◆name◆figures——text."),
    ],
)
def test_what_means_nothing_is_printed_as_it_stands_and_said(words, sentence):
    assert written(words) == (words, [sentence])
    assert [fault.sentence for fault in read_template(TITLE + words).faults] == [sentence]


def test_braces_within_braces_are_said():
    printed, said = written("{{年份}}")

    assert printed == "{2021}"
    assert said == ["A brace stands alone: each { needs its }, and none within."] * 2


def test_a_problem_names_its_line_and_placeholder():
    template = "# 数说\n\n一\n{a.b}二{subsidies.persons:名单}\n"

    assert [(each.line, each.placeholder) for each in read_template(template).faults] == [
        (4, "{a.b}"),
        (4, "{subsidies.persons:名单}"),
    ]


@pytest.mark.parametrize("template", ["", "\n\n", "## 章", "#数说"])
def test_a_template_without_a_title_says_so(template):
    [fault] = read_template(template).faults

    assert (fault.line, fault.placeholder) == (1, "")
    assert fault.sentence.startswith("There is no title")


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 50_000,
        "}" * 50_000,
        "{" + "a" * 49_998 + "}",
        "{?" + "1+" * 24_990 + "1=1}",
        "◆" * 50_000,
        "◆a◆" + "—" * 49_997,
        "{a.b}" * 10_000,
        "{border_aid.cities:名单 " + "和" * 20_000 + "}",
        "{subsidies.persons:" + "9" * 40_000 + "}",
        "{subsidies.persons:" + "近" * 40_000 + "}",
        "#" * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_read_in_a_moment(hostile):
    summary = summary_of()
    began = perf_counter()
    write(TITLE + hostile, summary)

    assert perf_counter() - began < 2


# --- the article as a whole ----------------------------------------------------------------------

WHOLE = """
# 数说{年份}

## 抓好能力提升
### 为退役军人发展注入动力

◆经济补助◆{subsidies.persons:标题}——为{subsidies.persons}发放{subsidies.amount}。

◆创业贷款◆{startup_loans.count:标题}——{startup_loans.count}。
随后一段。
"""
LOANS = {"subsidies__persons": 22_612, "subsidies__amount": 425_960_000, "startup_loans__count": 0}


def test_a_template_is_read_line_by_line():
    article = write(WHOLE, summary_of(**LOANS))

    assert [(block.kind, block.name) for block in article.blocks] == [
        (Kind.TITLE, ""),
        (Kind.CHAPTER, ""),
        (Kind.SUBTITLE, ""),
        (Kind.LINE, "经济补助"),
        (Kind.LINE, "创业贷款"),
        (Kind.TEXT, ""),
    ]
    assert article.title == "数说2021"
    assert article.blocks[3].text == "◆经济补助◆2.26万名——为2.26万名发放4.26亿元。"
    assert [figure.code for figure in article.figures] == [
        "subsidies.persons",
        "subsidies.amount",
        "startup_loans.count",
    ]


def test_a_brief_leaves_out_what_has_nothing_to_tell():
    brief = write(WHOLE, summary_of(**LOANS), brief=True)

    assert "创业贷款" in write(WHOLE, summary_of(**LOANS)).text
    assert "创业贷款" not in brief.text
    assert "经济补助" in brief.text
    assert "随后一段" in brief.text
