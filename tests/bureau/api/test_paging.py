"""Every row once, in its order, whatever is entered meanwhile."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bureau.api.filters import filter_set
from programs.subsidies.models import Subsidy
from tests.bureau.api.asking import address, codes
from tests.programs.job_fairs.factories import JobFairFactory
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
VETERANS = "/api/v1/veterans/veterans/"


def people(number=23):
    """Some reported on one day, some never."""
    days = [None, date(2021, 3, 1), date(2021, 3, 1), date(2021, 4, 1), None]
    for each in range(number):
        VeteranFactory(region_id="370102", reported_on=days[each % len(days)])


def in_order(ordering):
    rows = list(Veteran.objects.values_list("reported_on", "pk"))
    if not ordering:
        return sorted(pk for _day, pk in rows)
    backwards = ordering.startswith("-")
    known = sorted([row for row in rows if row[0]], reverse=backwards)
    missing = sorted([row for row in rows if not row[0]], key=lambda row: row[1], reverse=backwards)
    return [pk for _day, pk in [*known, *missing]]


@pytest.mark.parametrize("ordering", ["", "reported_on", "-reported_on"])
@pytest.mark.parametrize("size", [1, 2, 7, 23, 200])
def test_every_row_comes_once_and_in_its_order(program, ordering, size):
    people()
    asked = {"ordering": ordering} if ordering else {}

    assert program.keys(VETERANS, page_size=size, **asked) == in_order(ordering)


@pytest.mark.parametrize("ordering", ["", "reported_on", "-reported_on"])
def test_the_way_back_shows_the_same_pages(program, ordering):
    people()
    asked = {"page_size": 4} | ({"ordering": ordering} if ordering else {})
    pages = [program.get(VETERANS, asked).json()]
    while pages[-1]["next"]:
        pages.append(program.get(pages[-1]["next"]).json())

    back = [pages[-1]]
    while back[-1]["previous"]:
        back.append(program.get(back[-1]["previous"]).json())

    assert [page["results"] for page in back] == [page["results"] for page in reversed(pages)]


@pytest.mark.parametrize("ordering", ["reported_on", "-reported_on", ""])
def test_what_is_entered_meanwhile_moves_nothing(program, ordering):
    people()
    there = in_order(ordering)
    path, found = VETERANS, []
    asked = {"page_size": 3} | ({"ordering": ordering} if ordering else {})
    while path:
        page = program.get(path, asked if path == VETERANS else None).json()
        found += [row["id"] for row in page["results"]]
        for day in (None, date(2019, 1, 1), date(2021, 3, 1), date(2022, 1, 1)):
            if len(found) < len(there):
                VeteranFactory(region_id="370102", reported_on=day)
        path = page["next"]

    assert [key for key in found if key in there] == there
    assert len(found) == len(set(found))


def test_nothing_is_counted(program):
    people(5)

    with CaptureQueriesContext(connection) as asked:
        program.get(VETERANS, {"page_size": 2})

    assert not [each["sql"] for each in asked if "COUNT(" in each["sql"]]


@pytest.mark.parametrize(
    "asked",
    [
        {"page_size": "0"},
        {"page_size": "201"},
        {"page_size": "１"},
        {"cursor": "x"},
        {"cursor": ""},
        {"ordering": "name"},
        {"ordering": "veteran__bank_account"},
        {"ordering": "-"},
        {"page": "2"},
        {"offset": "3"},
        {"ordering": ["reported_on", "discharged_on"]},
        {"category": "x"},
        {"reported_on__gte": "2021-02-30"},
        {"reported_on__isnull": "maybe"},
        {"region": "999999"},
        {"region__name": "x"},
    ],
)
def test_what_a_list_cannot_be_asked_is_refused(program, asked):
    answer = program.get(VETERANS, asked)

    assert (answer.status_code, answer.json()["code"]) == (400, "query")


def test_a_cursor_is_good_for_its_own_list_and_order_alone(program):
    people(3)
    [JobFairFactory(region_id="370102") for _each in range(3)]
    [cursor] = program.get(VETERANS, {"page_size": 1}).json()["next"].split("cursor=")[1:]

    others = [
        program.get("/api/v1/job-fairs/job-fairs/", {"cursor": cursor}),
        program.get(VETERANS, {"cursor": cursor, "ordering": "reported_on"}),
    ]

    assert [answer.status_code for answer in others] == [400, 400]


def test_filters_narrow_by_what_is_declared(program):
    people(10)
    VeteranFactory(region_id="370102", reported_on=date(2021, 5, 1), merit="third")
    day = date(2021, 4, 1)

    def number(**asked):
        return len(program.keys(VETERANS, **asked))

    assert number(reported_on__gte=day, reported_on__lte=day + timedelta(days=1)) == 2
    assert number(reported_on__isnull="true") == 4
    assert number(region="370102") == 11
    assert number(region="3702") == 0


def test_a_year_is_that_of_the_day_a_record_is_counted_by(program):
    fair = JobFairFactory(region_id="370102", held_on=date(2021, 6, 25))
    JobFairFactory(region_id="370102", held_on=date(2022, 2, 25))

    assert program.keys("/api/v1/job-fairs/job-fairs/", year=2021) == [fair.pk]


def test_several_mistakes_are_all_named(program):
    answer = program.get(address(Subsidy), {"state": "x", "amount__gte": "-1", "veteran": "abc"})

    assert codes(answer) == {("state", "choice"), ("amount__gte", "amount"), ("veteran", "choice")}


def test_a_filter_without_a_value_is_refused_not_ignored(program):
    empty = {"reported_on": "", "reported_on__isnull": "", "merit": "", "region": ""}

    answer = program.get(VETERANS, empty)

    assert codes(answer) == {
        ("reported_on", "date"),
        ("reported_on__isnull", "choice"),
        ("merit", "choice"),
        ("region", "region"),
    }


def test_a_filter_is_asked_for_once(program):
    answer = program.get(VETERANS, {"merit": ["third", "second"]})

    assert (answer.status_code, codes(answer)) == (400, {("merit", "query")})


@pytest.mark.parametrize("number", ["id_number", "id_number_index"])
def test_nobody_can_declare_a_filter_by_a_number(number):
    with pytest.raises(AssertionError):
        filter_set(Veteran, [number])
