"""The calendar of job days: what clerks see on it, and the one click that creates a fair."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bureau.staff.models import User
from programs.job_fairs.job_days import job_days, next_job_day
from programs.job_fairs.models import JobFair
from programs.job_fairs.planning import Calendar
from tests.bureau.desk.conftest import make_clerk
from tests.programs.job_fairs.factories import JobFairFactory
from tests.signing_in import sign_in
from veterans.models import Region

PAGE = "/admin/job_fairs/jobfair/job-days/"
JUNE = date(2021, 6, 25)
FESTIVAL = date(2020, 6, 26)  # 端午


@pytest.fixture
def clerk(client, db):
    """A clerk of 历下区."""
    client.force_login(make_clerk("clerk", "370102"))
    return client


def text(answer):
    """What a page says, its markup left out."""
    return " ".join(re.sub("<[^>]*>", " ", answer.content.decode()).split())


def plan(client, day, **typed):
    return client.post(f"{PAGE}{day.year}/", {"day": day.isoformat(), **typed})


# The six days.


def test_the_calendar_shows_the_six_days_of_2021(clerk):
    shown = clerk.get(f"{PAGE}2021/").content.decode()

    days = re.findall('<time datetime="([0-9-]+)">', shown)
    assert days == [
        "2021-02-26",
        "2021-04-30",
        "2021-06-25",
        "2021-08-27",
        "2021-10-29",
        "2021-12-31",
    ]
    assert "A holiday" not in shown


def test_a_job_day_that_is_a_holiday_is_shown_with_its_name(clerk):
    assert text(clerk.get(f"{PAGE}2020/")).count("A holiday: Dragon Boat Festival") == 1


def test_a_year_whose_holidays_are_not_announced_says_so(clerk):
    sentence = "The holidays of 2098 are not known here yet"

    assert sentence in text(clerk.get(f"{PAGE}2098/"))
    assert "are not known here yet" not in text(clerk.get(f"{PAGE}2021/"))


def test_the_calendar_opens_at_this_year_and_counts_the_days_to_the_next(clerk):
    today = timezone.localdate()
    days = (next_job_day(today) - today).days

    shown = clerk.get(f"{PAGE}{next_job_day(today).year}/")

    assert f"<h2>{today.year}</h2>" in clerk.get(PAGE).content.decode()
    assert f"days left: {days}" in text(shown)


@pytest.mark.parametrize(("year", "status"), [(2018, 404), (2019, 200), (2099, 200), (2100, 404)])
def test_only_years_that_can_have_records_have_a_calendar(clerk, year, status):
    assert clerk.get(f"{PAGE}{year}/").status_code == status


# One click creates the fair.


def test_one_click_creates_the_fair_of_the_clerks_place(clerk):
    JobFairFactory(held_on=date(2021, 2, 26), venue="泉城广场", host="历下区就业促进会")
    JobFairFactory(region_id="370103", held_on=date(2021, 4, 30), venue="别处", host="别人")

    answer = plan(clerk, JUNE)

    fair = JobFair.objects.get(held_on=JUNE)
    assert answer["Location"] == f"/admin/job_fairs/jobfair/{fair.pk}/change/"
    assert fair.region_id == "370102"
    assert fair.title == "历下区2021年06月“军岗日”退役军人专场招聘会"
    assert (fair.state, fair.level) == ("planned", "county")
    assert (fair.venue, fair.host) == ("泉城广场", "历下区就业促进会")


@pytest.mark.parametrize(
    ("place", "level"), [("37", "province"), ("3702", "city"), ("370202", "county")]
)
def test_the_first_fair_of_a_place_is_at_its_own_market(client, db, place, level):
    client.force_login(make_clerk("first", place))

    plan(client, JUNE)

    fair = JobFair.objects.get()
    name = Region.objects.get(pk=place).name
    assert (fair.region_id, fair.level) == (place, level)
    assert (fair.venue, fair.host) == (f"{name}人力资源市场", f"{name}退役军人事务局")


def test_a_second_click_leads_to_the_fair_of_the_first(clerk):
    first = plan(clerk, JUNE)
    JobFair.objects.update(
        title="改过名字的招聘会", held_on=date(2021, 6, 18), moved_because="高考"
    )

    second = plan(clerk, JUNE)

    assert second["Location"] == first["Location"]
    assert JobFair.objects.count() == 1


def test_a_fair_can_be_moved_from_a_holiday_with_a_reason(clerk):
    shown = clerk.get(f"{PAGE}2020/").content.decode()
    assert 'value="2020-06-19"' in shown
    assert 'value="Dragon Boat Festival holiday"' in shown

    plan(clerk, FESTIVAL, held_on="2020-06-19", moved_because="端午节放假")

    fair = JobFair.objects.get()
    assert (fair.held_on, fair.moved_because) == (date(2020, 6, 19), "端午节放假")
    assert fair.title.startswith("历下区2020年06月")


def test_a_fair_is_not_moved_without_a_reason(clerk):
    answer = plan(clerk, FESTIVAL, held_on="2020-06-19", moved_because=" ")

    assert answer.status_code == 200
    assert "say why the fair was moved" in text(answer)
    assert not JobFair.objects.exists()


def test_a_day_that_is_no_job_day_is_not_planned_for(clerk):
    answer = plan(clerk, date(2021, 6, 24))

    assert answer.status_code == 400
    assert not JobFair.objects.exists()


def test_whoever_may_not_add_fairs_sees_the_page_without_buttons(client, db):
    manager = User.objects.create_user("manager", region_id="37", is_staff=True)
    manager.groups.add(Group.objects.get(name="manager"))
    sign_in(client, manager)

    shown = client.get(f"{PAGE}2021/")

    assert shown.status_code == 200
    assert "Create this fair" not in text(shown)
    assert plan(client, JUNE).status_code == 403
    assert not JobFair.objects.exists()


def test_whoever_may_not_see_fairs_does_not_see_the_calendar(client, db):
    client.force_login(User.objects.create_user("nobody", region_id="37", is_staff=True))

    assert client.get(f"{PAGE}2021/").status_code == 403


def test_staff_of_no_place_plan_nothing(client, db):
    client.force_login(make_clerk("adrift", None))

    assert "Create this fair" not in text(client.get(f"{PAGE}2021/"))
    assert plan(client, JUNE).status_code == 403


# Who held which.


def told(row):
    """A row of the grid in words, a cell that says nothing left out."""
    days = {}
    for day, cell in zip(job_days(2021), row.cells, strict=True):
        if cell.fair or cell.within:
            moved = cell.fair and cell.fair.is_moved and cell.fair.held_on
            days[day.month] = (cell.fair and cell.fair.state, moved or None, len(cell.within))
    return days


@pytest.fixture
def year(db):
    """A year of a few fairs of 济南 and 青岛."""
    JobFairFactory(region_id="3701", held_on=date(2021, 2, 26))
    JobFairFactory(region_id="3701", held_on=date(2021, 4, 30), state="planned")
    JobFairFactory(region_id="3701", held_on=date(2021, 9, 3), moved_because="疫情防控")
    JobFairFactory(region_id="3701", held_on=date(2022, 1, 7), moved_because="元旦放假")
    JobFairFactory(region_id="3701", held_on=date(2020, 12, 25))
    JobFairFactory(region_id="370102", held_on=date(2021, 2, 26))
    JobFairFactory(region_id="370103", held_on=date(2021, 10, 29))
    JobFairFactory(region_id="3702", held_on=date(2021, 6, 25), state="cancelled")
    JobFairFactory(region_id="37", held_on=date(2021, 6, 25))


def test_the_province_sees_which_cities_held_which_of_the_six(year):
    calendar = Calendar(2021, Region.objects.get(pk="37"))

    rows = {row.name: told(row) for row in calendar.parts}

    assert len(rows) == 16
    assert rows.pop("Jinan") == {
        2: ("held", None, 1),
        4: ("planned", None, 0),
        8: ("held", date(2021, 9, 3), 0),
        10: (None, None, 1),
        12: ("held", date(2022, 1, 7), 0),
    }
    assert rows.pop("Qingdao") == {6: ("cancelled", None, 0)}
    assert set(map(str, rows.values())) == {"{}"}
    assert told(calendar.own) == {6: ("held", None, 0)}
    assert calendar.holders == [1, 0, 0, 1, 0, 1]


def test_a_city_sees_its_counties_and_no_others(year):
    calendar = Calendar(2021, Region.objects.get(pk="3701"))

    rows = {row.name: told(row) for row in calendar.parts}

    assert len(rows) == 12
    assert rows["Lixia District"] == {2: ("held", None, 0)}
    assert set(told(calendar.own)) == {2, 4, 8, 12}


def test_a_county_sees_its_own_row_alone(year):
    calendar = Calendar(2021, Region.objects.get(pk="370102"))

    assert told(calendar.own) == {2: ("held", None, 0)}
    assert calendar.parts == []


def test_the_page_says_in_words_what_was_held_planned_and_moved(client, year):
    client.force_login(make_clerk("city", "3701"))

    shown = text(client.get(f"{PAGE}2021/"))

    assert "city&#x27;s own held planned none held moved to" in shown
    assert "moved to 3 September" in shown


def test_a_cell_leads_to_exactly_its_fairs(client, year):
    client.force_login(make_clerk("province", "37"))
    jinan = Calendar(2021, Region.objects.get(pk="37")).parts[0]

    answer = client.get(jinan.cells[0].address)

    listed = {(fair.region_id, fair.held_on) for fair in answer.context["cl"].queryset}
    assert listed == {("3701", date(2021, 2, 26)), ("370102", date(2021, 2, 26))}


def test_the_own_row_leads_to_the_places_own_fairs(client, year):
    JobFairFactory(region_id="3701", held_on=date(2021, 2, 26), state="cancelled")
    client.force_login(make_clerk("city", "3701"))
    own = Calendar(2021, Region.objects.get(pk="3701")).own

    answer = client.get(own.cells[0].address)

    assert own.cells[0].fair.state == "held"
    assert {fair.region_id for fair in answer.context["cl"].queryset} == {"3701"}
    assert len(answer.context["cl"].queryset) == 2


def test_the_page_asks_no_more_of_the_database_for_more_fairs(client, db):
    client.force_login(make_clerk("province", "37"))
    client.get(f"{PAGE}2021/")
    counts = []
    for number in [10, 200]:
        for place in Region.objects.all()[:number]:
            JobFairFactory(region=place)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{PAGE}2021/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
