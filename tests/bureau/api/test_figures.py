"""figure = API: the value of the page, and the very records behind it."""

from functools import cache

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.base.years import Period
from bureau.summary.check import check
from bureau.summary.summarise import summarise
from bureau.summary.table import plain
from programs.lines import indicators
from tests.bureau.api.asking import Program, keys_behind
from tests.bureau.desk.conftest import make_clerk
from tests.programs.cases.acting import colleague

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]
YEAR = 2021
INDICATORS = [pytest.param(code, each, id=code) for code, each in indicators().items()]


def figure(program, code, **asked):
    return program.get(reverse("api-figure", args=[YEAR, code]), asked).json()


@cache
def _summary(place, month):
    """No test here changes a record."""
    return summarise(YEAR, place, month=month)


@pytest.fixture
def province(db):
    return Program(make_clerk("provincial", "37"))


@pytest.mark.parametrize(("code", "indicator"), INDICATORS)
def test_the_records_behind_a_figure_are_paged_to_the_last(code, indicator, province):
    for asked in [{}, {"region": "3701", "month": 6}]:
        place, month = asked.get("region", "37"), asked.get("month")
        summary = _summary(place, month)
        behind = indicator.records_at(Period(YEAR, month), summary.region)
        records = dict(behind.values_list("pk", indicator.measure.field))

        told = figure(province, code, **asked)
        keys = keys_behind(province, code, **asked)

        assert told.get("value") == plain(summary[code].value)
        assert (told["unit"], told["text"]) == (summary[code].unit, summary[code].text)
        assert keys == sorted(records)
        if records:
            value = indicator.measure.fold([records[key] for key in keys])
            assert indicator.measure.kept(value) == summary[code].value


def test_a_figure_leads_to_its_records_and_says_what_was_printed_of_it(province):
    told = figure(province, "subsidies.persons")

    [verdict] = [
        each.element()
        for each in check(summarise(YEAR, "37"))
        if each.figure.code == "subsidies.persons"
    ]
    assert told["published"] == {name: verdict[name] for name in ("published", "low", "high", "ok")}
    assert province.get(told["records"]).json()["count"]["all"] == told["value"]
    assert "published" not in figure(province, "subsidies.persons", region="3701")
    assert "published" not in figure(province, "subsidies.persons", month=3)


def test_of_other_places_the_number_is_told_and_the_records_are_not(db):
    program = Program(make_clerk("county", "370102"))
    path = reverse("api-figure-records", args=[YEAR, "adaptation_training.attendances"])

    told = program.get(path).json()

    assert told["count"]["all"] > told["count"]["within"] > 0
    assert set(keys_behind(program, "adaptation_training.attendances")) == set(
        keys_behind(program, "adaptation_training.attendances", region="370102")
    )


def test_whoever_sees_no_records_sees_the_figure_alone(db):
    program = Program(colleague("admin", "administrator", place="37").user)
    code = "adaptation_training.attendances"

    assert program.get(reverse("api-figure", args=[YEAR, code])).status_code == 200
    assert program.get(reverse("api-figure-records", args=[YEAR, code])).status_code == 403


def test_what_was_printed_is_what_check_report_says(province):
    answer = province.get(reverse("api-published", args=[YEAR]))

    elements = [each.element() for each in check(summarise(YEAR, "37"))]
    assert answer.json() == {"year": YEAR, "figures": elements}
    assert len(elements) == 46


def test_the_summary_of_a_month_is_that_of_the_command(province):
    told = province.get(reverse("api-summary", args=[YEAR]), {"month": 6, "region": "3701"}).json()

    summary = summarise(YEAR, "3701", month=6)
    assert told["month"] == 6
    assert [each.get("value") for each in told["figures"]] == [
        plain(each.value) for each in summary.figures
    ]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"region": "999999"}, 404),
        ({"region": "３７"}, 404),
        ({"month": "0"}, 400),
        ({"month": "13"}, 400),
        ({"month": "06"}, 400),
        ({"foo": "1"}, 400),
        ({"cursor": "x"}, 400),
        ({"page_size": "999"}, 400),
    ],
)
def test_what_cannot_be_asked_is_refused(province, asked, status):
    answer = province.get(reverse("api-figure-records", args=[YEAR, "subsidies.persons"]), asked)

    assert answer.status_code == status
    assert answer.json()["code"] in ("region", "query")


def test_a_page_of_records_costs_the_same_however_long_it_is(province):
    path = reverse("api-figure-records", args=[YEAR, "adaptation_training.attendances"])
    province.get(path)

    def cost(size):
        with CaptureQueriesContext(connection) as asked:
            rows = province.get(path, {"page_size": size}).json()["results"]
        assert len(rows) == size
        return len(asked)

    assert cost(10) == cost(200)
