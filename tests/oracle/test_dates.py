"""Days, periods of service and job days as the official notices have them, written down by hand.

`holidays.csv` is what the State Council's General Office announced for 2019 to 2026; of what was
changed later (Labour Day 2019, the Spring Festival of 2020) it has the last word. `dates.csv` is
what follows from it, and from the rules of service years and job days. A plain counter holds the
second to the first; the code and the database are held to both.
"""

import csv
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Value

from bureau.base.workdays import NthWorkingDay, Workday, festival
from programs.job_fairs.job_days import job_days
from programs.subsidies.models import Service, Subsidy, SubsidyRate
from tests.programs.subsidies.factories import SubsidyFactory, SubsidyRateFactory
from veterans.models import Region

FOLDER = Path(__file__).parent
SATURDAY, FRIDAY = 5, 4
A_DAY = timedelta(days=1)


def read(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


HOLIDAYS = read("holidays.csv")
DATES = read("dates.csv")
KINDS = ["workday", "working_days", "nth", "service", "job_day"]


def rows(kind):
    """Those of a kind, named by what they are about."""
    return [
        pytest.param(row, id="-".join(filter(None, [row["since"], row["until"], row["number"]])))
        for row in DATES
        if row["kind"] == kind
    ]


def days(row, *names):
    return [date.fromisoformat(row[name]) for name in names]


def numbers(row, *names):
    return [Decimal(row[name]) for name in names]


# --- a counter of its own -------------------------------------------------------------------


def rests(holiday):
    """The days that a festival is off."""
    first, last = map(date.fromisoformat, holiday["rests"].split("/"))
    return [first + A_DAY * number for number in range((last - first).days + 1)]


def made_up(holiday):
    """The days of a weekend that are worked for it."""
    return [date.fromisoformat(day) for day in holiday["worked"].split()]


REST = {day for holiday in HOLIDAYS for day in rests(holiday)}
MADE_UP = {day for holiday in HOLIDAYS for day in made_up(holiday)}


def is_worked(day):
    return day in MADE_UP or (day.weekday() < SATURDAY and day not in REST)


def worked(since, until):
    """How many days after one until another are worked."""
    return sum(is_worked(since + A_DAY * number) for number in range(1, (until - since).days + 1))


def nth(day, number):
    while number:
        day += A_DAY
        number -= is_worked(day)
    return day


def half_years(since, until, detained, six_months):
    """Full years, a half for less than six months more, one for more than six."""
    months = 12 * (until.year - since.year) + until.month - since.month - detained
    years, months = divmod(months - (until.day < since.day), 12)
    beyond = (months, until.day != since.day)
    if beyond == (6, False):
        return years + six_months
    return years + (beyond > (0, False)) * Decimal("0.5") + (beyond > (6, False)) * Decimal("0.5")


def last_friday(year, month):
    month_days = [date(year, month, day + 1) for day in range(monthrange(year, month)[1])]
    return [day for day in month_days if day.weekday() == FRIDAY][-1]


# --- what is written down -------------------------------------------------------------------


def test_there_are_two_hundred_rows_and_some_of_every_kind():
    assert len(DATES) >= 200
    assert {row["kind"] for row in DATES} == set(KINDS)
    assert all(len(rows(kind)) >= 40 for kind in KINDS)
    asked = [(row["kind"], row["since"], row["until"], row["number"]) for row in DATES]
    assert len(set(asked)) == len(asked)


def test_every_year_and_every_festival_is_written_down():
    festivals = {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}
    told = {year: set() for year in range(2019, 2027)}
    for holiday in HOLIDAYS:
        told[int(holiday["year"])] |= set(holiday["festival"].split("、"))

    assert told == dict.fromkeys(range(2019, 2027), festivals)


def test_only_weekends_are_worked_for_a_festival():
    assert [day for day in MADE_UP if day.weekday() < SATURDAY] == []
    assert set() == MADE_UP & REST


def test_every_day_that_is_worked_for_a_festival_is_in_the_oracle():
    written = {row["since"] for row in DATES if row["kind"] == "workday"}

    assert {f"{day}" for day in MADE_UP if day.year >= 2019} - written == set()


@pytest.mark.parametrize("row", rows("workday"))
def test_a_day_is_worked_by_the_notices(row):
    assert is_worked(*days(row, "since")) == (row["expected"] == "yes"), row["note"]


@pytest.mark.parametrize("row", rows("working_days"))
def test_days_are_counted_by_the_notices(row):
    assert worked(*days(row, "since", "until")) == int(row["expected"]), row["note"]


@pytest.mark.parametrize("row", rows("nth"))
def test_the_nth_day_is_that_of_the_notices(row):
    assert nth(*days(row, "since"), int(row["number"])) == days(row, "expected")[0], row["note"]


@pytest.mark.parametrize("row", rows("service"))
def test_service_is_counted_by_the_rule(row):
    first, last = days(row, "since", "until")
    half, one, yuan = numbers(row, "expected", "otherwise", "yuan")
    detained = int(row["number"])

    assert half_years(first, last, detained, Decimal("0.5")) == half, row["note"]
    assert half_years(first, last, detained, Decimal(1)) == one, row["note"]
    assert half * 4500 == yuan, row["note"]


@pytest.mark.parametrize("row", rows("job_day"))
def test_a_job_day_is_a_last_friday(row):
    assert [last_friday(int(row["since"]), int(row["number"]))] == days(row, "expected")


# --- what the code and the database say -----------------------------------------------------


@pytest.mark.django_db
def test_the_database_has_every_day_of_the_notices():
    kept = Workday.objects.filter(day__range=[date(2019, 1, 1), date(2026, 12, 31)])
    expected = {
        day: is_worked(day)
        for day in (date(2019, 1, 1) + A_DAY * number for number in range(8 * 365 + 2))
    }

    assert dict(kept.values_list("day", "is_working")) == expected


@pytest.mark.django_db
def test_the_database_knows_every_day_of_the_oracle():
    kept = dict(Workday.objects.values_list("day", "is_working"))
    written = {days(row, "since")[0]: row for row in DATES if row["kind"] == "workday"}

    assert {
        f"{day} {row['note']}"
        for day, row in written.items()
        if kept[day] != (row["expected"] == "yes")
    } == set()


def test_days_off_within_the_week_are_those_of_a_festival():
    within = [day for day in REST if day.year >= 2019 and day.weekday() < SATURDAY]

    assert [day for day in within if festival(day) is None] == []
    assert [day for day in MADE_UP if festival(day) is not None] == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", rows("working_days"))
def test_the_clock_of_a_subsidy_counts_the_working_days(row):
    accepted_on, paid_on = days(row, "since", "until")
    subsidy = SubsidyFactory(paid=True, accepted_on=accepted_on, paid_on=paid_on)

    subsidy.refresh_from_db()
    assert subsidy.working_days == int(row["expected"]), row["note"]


@pytest.mark.django_db
@pytest.mark.parametrize("row", rows("nth"))
def test_deadlines_are_the_nth_working_day(row):
    due = NthWorkingDay(Value(*days(row, "since")), Value(int(row["number"])))

    found = Region.objects.filter(code="37").values_list(due, flat=True)

    assert list(found) == days(row, "expected"), row["note"]


@pytest.mark.parametrize("row", rows("service"))
def test_the_rate_counts_the_years_of_service(row):
    service = Service.between(*days(row, "since", "until"), without=int(row["number"]))
    rules = [SubsidyRate(six_months_count=Decimal(counted)) for counted in ("0.5", "1")]

    counted = [rule.count(service)[0] for rule in rules]

    assert counted == numbers(row, "expected", "otherwise"), row["note"]


@pytest.mark.django_db
@pytest.mark.parametrize("row", rows("service"))
def test_a_subsidy_comes_to_its_years_at_4500_yuan(row):
    SubsidyRateFactory()
    first, last = days(row, "since", "until")
    subsidy = Subsidy(
        region_id="370102",
        enlisted_on=first,
        discharged_on=last,
        detained_months=int(row["number"]),
        applied_on=date(2021, 6, 17),
    )

    subsidy.fill()

    assert [subsidy.amount] == numbers(row, "yuan"), row["note"]


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_job_days_of_a_year_are_those_written_down(year):
    written = [row for row in DATES if (row["kind"], row["since"]) == ("job_day", f"{year}")]

    assert job_days(year) == [days(row, "expected")[0] for row in written]
