"""The year at a glance says what the summary says, of any place, year and pair of them."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from bureau.base.models import ReportYear
from bureau.base.years import Period
from bureau.summary import drawing
from bureau.summary.compared import compared
from bureau.summary.glance import look
from bureau.summary.question import Question
from bureau.summary.summarise import summarise
from programs import tallies
from programs.lines import indicators, program_lines
from tests.bureau.summary.test_pages import staff
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.queries import questions
from tests.veterans.factories import VeteranFactory
from veterans.models import CircleMembership, Region

pytestmark = pytest.mark.django_db

ATTENDANCES = "adaptation_training.attendances"
PEOPLE = "adaptation_training.people"


def glance(query="", year=2021):
    return look(Question.read(year, QueryDict(query)))


def attended(place, day=date(2021, 6, 30), **given):
    return AttendanceFactory(
        training_class__region_id=place, training_class__ends_on=day, completed=True, **given
    )


def table(drawn):
    """{label: the first number of its row}"""
    return {row[0]: row[1] for row in drawn.plot.rows}


@pytest.fixture
def two_years():
    ReportYear.open(2020)


def test_the_ranking_has_the_parts_their_sum_and_the_whole():
    veteran = attended("370102").veteran
    attended("370202", veteran=veteran)
    attended("370202")
    attended("37")

    ranked = table(drawing.sides(glance(f"indicator={PEOPLE}"))[0].ranking)

    assert list(ranked)[:2] == ["Qingdao", "Jinan"]
    assert (ranked["Qingdao"], ranked["Jinan"], ranked["Zibo"]) == ("2", "1", "0")
    assert ranked["province's own"] == "1"
    assert ranked["sum of the cities"] == "4"
    assert ranked["the whole, each counted once"] == "3"


def test_the_ranking_of_a_county_is_that_of_its_city():
    attended("370102")
    attended("3701")

    drawn = drawing.sides(glance(f"region=370102&indicator={ATTENDANCES}"))[0].ranking

    ranked = table(drawn)
    assert ranked["Lixia District"] == "1"
    assert drawn.plot.marked == {"Lixia District"}
    assert (ranked["city's own"], ranked["sum of the counties"]) == ("1", "2")


def test_the_map_has_every_city_whatever_place_is_chosen():
    attended("370102")

    drawn = drawing.choropleth(glance(f"region=370202&indicator={ATTENDANCES}"))

    assert len(table(drawn)) == 16
    assert table(drawn)["Jinan"] == "1"
    assert drawn.plot.marked == {"Qingdao"}


def test_a_circle_counts_a_person_of_several_of_its_cities_once():
    veteran = attended("370102").veteran
    attended("370302", veteran=veteran)  # of the same circle
    attended("370202", veteran=veteran)  # of another

    circles = table(drawing.circles(glance(f"indicator={PEOPLE}")))

    assert circles == {
        "Capital Economic Circle": "1",
        "Jiaodong Economic Circle": "1",
        "Lunan Economic Circle": "0",
    }


def test_a_circle_has_the_cities_it_had_in_that_year():
    attended("370102")
    CircleMembership.objects.filter(city="3701").update(ended_on=date(2021, 5, 1))
    CircleMembership.objects.create(circle_id="lunan", city_id="3701", began_on=date(2021, 5, 1))

    circles = table(drawing.circles(glance(f"indicator={ATTENDANCES}")))

    assert circles["Lunan Economic Circle"] == "1"
    assert circles["Capital Economic Circle"] == "0"


def test_circles_are_the_provinces_alone():
    assert drawing.circles(glance("region=3701")) is None


@pytest.mark.usefixtures("two_years")
def test_months_stand_beside_those_of_the_year_before():
    attended("370102", date(2021, 3, 1))
    attended("370102", date(2021, 3, 31))
    attended("370102", date(2020, 3, 1))

    drawn = drawing.sides(glance(f"region=3701&indicator={ATTENDANCES}"))[0].months

    assert drawn.plot.rows[2] == ["March"[:3], "2", "1"]
    assert drawn.plot.rows[3][1:] == ["0", "0"]


def test_months_of_a_year_nobody_stands_by_have_no_data():
    attended("370102", date(2020, 3, 1))

    drawn = drawing.sides(glance(f"indicator={ATTENDANCES}"))[0].months

    assert {row[2] for row in drawn.plot.rows} == {"no data"}


def test_a_month_that_has_not_begun_has_no_data(monkeypatch):
    monkeypatch.setattr("bureau.summary.glance.timezone.localdate", lambda: date(2021, 9, 15))

    drawn = drawing.sides(glance(f"indicator={ATTENDANCES}"))[0].months

    assert [row[1] for row in drawn.plot.rows] == ["0"] * 9 + ["no data"] * 3


def test_a_promise_has_no_months_and_no_circles():
    seen = glance("indicator=subsidies.promise_days&per=veterans")

    assert drawing.sides(seen)[0].months is None
    assert drawing.circles(seen) is None
    assert not seen.question.per_head


def test_five_years_show_those_without_data_as_such():
    attended("370102")

    drawn = drawing.sides(glance(f"indicator={ATTENDANCES}"))[0].years

    expected = dict.fromkeys(["2019", "2020", "2021", "2022", "2023"], "no data") | {"2021": "1"}
    assert table(drawn) == expected


def test_every_line_shows_its_leading_figure():
    rows = drawing.sides(glance("region=3701"))[0].changes.plot.lines

    summary = summarise(2021, "3701")
    assert [row.label for row in rows] == [str(line.verbose_name) for line in program_lines()]
    shown = {(row.figure, row.value) for row in rows}
    assert shown <= {(str(figure.label), figure.value) for figure in summary.figures}


@pytest.mark.usefixtures("two_years")
def test_any_two_years_are_compared():
    attended("370102")
    attended("370102", date(2020, 1, 1))
    attended("370102", date(2020, 1, 2))

    seen = glance("year2=2020&region=3701")

    assert compared(seen).headings == ["Jinan City 2021", "Jinan City 2020", "difference"]
    assert _numbers(seen, ATTENDANCES) == [1, 2, -1]


@pytest.mark.usefixtures("two_years")
def test_two_places_are_compared_in_two_years():
    attended("370102")
    attended("370202", date(2020, 1, 1))

    seen = glance("region=3701&place2=370202&year2=2020")

    assert len(drawing.sides(seen)) == 2
    assert _numbers(seen, ATTENDANCES) == [1, 0, 1, 0, 1, -1, 1]


def test_nothing_is_compared_unless_asked():
    assert compared(glance()) is None


def _numbers(seen, code):
    rows = {
        str(indicator.label): numbers
        for _line, rows in compared(seen).lines
        for indicator, numbers in rows
    }
    return rows[str(indicators()[code].label)]


def test_per_head_is_for_ten_thousand_veterans_of_the_register():
    VeteranFactory.create_batch(2, region_id="370102")
    VeteranFactory(region_id="370202")
    attended("370102", veteran=VeteranFactory(region_id="370102"))

    seen = glance(f"indicator={ATTENDANCES}&per=veterans")
    cities = table(drawing.choropleth(seen))

    assert cities["Jinan"] == "3,333.33"
    assert cities["Qingdao"] == "0.00"
    assert cities["Zibo"] == "no data"  # has no veterans
    assert seen.value(2021, seen.question.region) == Decimal("2500.00")
    assert "per 10,000 veterans" in drawing.choropleth(seen).plot.title


def test_veterans_are_counted_for_whoever_asks():
    VeteranFactory(region_id="370202")
    attended("370102", veteran=VeteranFactory(region_id="370102"))

    page = staff("370202").get("/years/2021/", {"per": "veterans"}).content.decode()

    assert "2 in Shandong Province" in page


@pytest.mark.usefixtures("in_small_year")
@pytest.mark.parametrize("place", ["37", "3701", "370102"])
def test_months_are_those_that_are_counted_for_every_place(place):
    """Of every indicator, against the query that fills a month's figures."""
    wanted = [Period(2021, 2), Period(2021, 11), Period(2022, 1)]
    for line in program_lines():
        months = [tallies.figures_of_month(month, [line]) for month in wanted]
        for code, indicator in line.indicators.items():
            keys = [(month.year, code, place, False) for month in wanted]
            expected = [
                found.get(key, indicator.empty) for found, key in zip(months, keys, strict=True)
            ]
            asked = [(month, [place]) for month in wanted]
            assert tallies.figures_beside(code, indicator, asked) == expected, code


@pytest.mark.usefixtures("in_small_year")
def test_the_charts_have_the_values_of_the_summary():
    summary = summarise(2021, "37")
    for code in ("subsidies.persons", "startup_loans.amount", "welfare_posts.holders"):
        figure = summary[code]
        side = drawing.sides(glance(f"indicator={code}"))[0]
        shown = table(side.ranking)
        assert {
            place.short_name: f"{value:,}" for place, value in figure.parts.items()
        }.items() <= (shown.items())
        assert shown["sum of the cities"] == f"{figure.sum_of_parts:,}"
        assert list(shown.values())[-1] == f"{figure.value:,}"
        assert table(side.years)["2021"] == f"{figure.value:,}"


@pytest.mark.parametrize("query", ["", "region=3701", "region=370102"])
def test_a_warm_page_asks_at_most_12_questions_of_any_place(query):
    client = staff("37")
    client.get(f"/years/2021/?{query}")

    with questions() as few:
        client.get(f"/years/2021/?{query}")
    for _once in range(20):
        attended("370102")
    with questions() as after_a_change:
        client.get(f"/years/2021/?{query}&per=veterans&year2=2019&place2=3702")

    # Session, user, second factor, role, rights (two) and place; places, years; figures, the
    # chosen figure by month, as printed.
    assert len(few) <= 12
    recounted = [sql for sql in after_a_change if "GROUPING SETS" in sql]
    assert len(after_a_change) - len(recounted) <= 12


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("indicator=a.b", "There is no figure a.b."),
        ("per=soldiers", "There is no such choice"),
        ("year2=1999", "There is no year 1999"),
        ("year2=many", "There is no year many"),
        ("place2=3799", "There is no place 3799"),
        ("region=here", "There is no place here"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_sentence(query, sentence):
    answer = staff("37").get(f"/years/2021/?{query}")

    assert answer.status_code == 404
    assert sentence in answer.content.decode()


def test_what_the_page_cannot_be_asked_is_refused():
    assert staff("37").get("/years/2021/?colour=red").status_code == 400


def test_every_choice_of_the_form_opens():
    client = staff("37", role="administrator")

    for code in indicators():
        answer = client.get("/years/2021/", {"indicator": code, "per": "veterans"})
        assert answer.status_code == 200, code


def test_links_keep_the_question_and_change_the_place():
    page = staff("37").get(f"/years/2021/?indicator={ATTENDANCES}&year2=2020").content.decode()

    links = re.findall(r'<a href="(\?[^"]*)" aria-label="Jinan', page)
    expected = f"?indicator={ATTENDANCES}&amp;year2=2020&amp;region=3701"
    assert set(links) == {expected}  # of the map and of the ranking


def test_ids_of_a_page_are_each_their_own():
    page = staff("37").get("/years/2021/?region=3701&place2=3702").content.decode()

    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_places_are_found_by_any_way_of_writing_their_code():
    seen = glance("region=370100&place2=370000")

    assert seen.question.regions == [Region(code="3701"), Region(code="37")]
