"""My work: where sign-in leads, what the first page shows, and what it costs."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from bureau.base.models import ReportYear
from bureau.desk.models import Draft
from bureau.staff import passwords
from bureau.staff.models import User
from bureau.staff.work import year_so_far
from programs.lines import program_lines
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.enterprise_liaison.factories import LiaisonAppointmentFactory
from tests.queries import questions
from tests.signing_in import device_of, sign_in, walk_in
from tests.veterans.factories import VeteranFactory
from veterans.models import Region, Veteran

pytestmark = pytest.mark.django_db

# Session, user, role and place; rights; duties; the calendar; the job day; drafts; years; figures
# and their marks.
MOST_QUERIES = 14


@pytest.fixture(autouse=True)
def in_july_2021(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2021, 7, 15, 2, tzinfo=UTC))


def member(role, place="370102", **known):
    user = User.objects.create_user(f"{role}-{place}", "", "word of pass", **known)
    User.objects.filter(pk=user.pk).update(region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    user.refresh_from_db()
    passwords.choose(user)
    return user


def keep_draft(user, title="王建国"):
    kind = ContentType.objects.get_for_model(Veteran)
    known = {"user": user, "region": user.region, "content_type": kind}
    return Draft.objects.create(**known, content=b"x", title=title)


# --- where work begins ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("clerk", "admin:index"),
        ("reviewer", "admin:index"),
        ("administrator", "admin:index"),
        ("manager", "home"),
        ("auditor", "home"),
    ],
)
def test_sign_in_leads_to_where_work_begins(role, page, client):
    user = member(role)
    device_of(user)

    answer = walk_in(client, user, "word of pass")

    assert answer.url == reverse(page)


@pytest.mark.parametrize("role", ["clerk", "reviewer"])
def test_sign_in_leads_on_to_the_page_that_was_asked_for(role, client):
    user = member(role)
    device_of(user)
    asked = reverse("year", args=[2021])

    answer = walk_in(client, user, "word of pass", next=asked)

    assert answer.url == asked


# --- what the first page shows --------------------------------------------------------------


def test_whoever_has_nothing_to_do_reads_so(client):
    sign_in(client, member("clerk"))

    answer = client.get("/admin/")

    assert "Nothing waits." in answer.content.decode()


def test_a_draft_is_resumed_by_its_owner_alone(client):
    clerk, colleague = member("clerk"), member("clerk", "3701")
    draft = keep_draft(clerk)
    keep_draft(colleague, "李卫东")
    sign_in(client, clerk)

    page = client.get("/admin/").content.decode()

    assert f'href="/admin/veterans/veteran/add/?draft={draft.pk}"' in page
    assert "王建国" in page
    assert "李卫东" not in page


def test_a_duty_shows_its_number_and_how_long_it_waits(client):
    sign_in(client, member("clerk"))
    VeteranFactory(discharged_on=date(2021, 6, 1))

    page = client.get("/admin/").content.decode()

    assert 'href="/admin/veterans/veteran/?duty=veterans.not_reported_in"' in page
    assert f"overdue, the first since {date_format(date(2021, 7, 1))}" in page


def test_who_may_not_register_is_not_offered_to(client):
    sign_in(client, member("reviewer"))

    page = client.get("/admin/").content.decode()

    assert reverse("admin:veterans_veteran_add") not in page
    assert reverse("admin:veterans_veteran_changelist") in page


@pytest.mark.parametrize("role", ["clerk", "reviewer", "manager", "auditor", "administrator"])
@pytest.mark.parametrize("place", ["37", "370102", None])
def test_the_first_page_opens_for_everybody(role, place, client):
    sign_in(client, member(role, place))

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("number", [10, 200])
def test_the_first_page_costs_as_many_queries_with_ten_records_as_with_many(number, client):
    user = member("clerk")
    sign_in(client, user)
    for turn in range(number):
        keep_draft(user, f"草稿{turn}")
        AttendanceFactory(training_class__ends_on=date(2021, 7, 1))
    client.get("/admin/")  # counts what was entered, once

    with questions() as asked:
        client.get("/admin/")

    assert len(asked) <= MOST_QUERIES


# --- the contents ---------------------------------------------------------------------------


def test_the_contents_are_in_the_order_of_the_report(client):
    sign_in(client, member("clerk"))

    apps = client.get("/admin/").context["available_apps"]

    assert apps[0]["app_label"] == "veterans"
    assert [app["number"] for app in apps[1:-2]] == [line.number for line in program_lines()]
    assert [app["app_label"] for app in apps[-2:]] == ["cases", "findings"]
    chapters = [app["chapter"] for app in apps[1:-2]]
    assert chapters == sorted(chapters, key=lambda chapter: chapter.number)


def test_wholes_are_named_before_their_parts(client):
    sign_in(client, member("clerk"))

    apps = client.get("/admin/").context["available_apps"]

    fairs = next(app for app in apps if app["app_label"] == "job_fairs")
    assert [model["object_name"] for model in fairs["models"]] == ["JobFair", "Booth", "Visit"]


def test_the_contents_hold_what_the_reader_may_see_and_no_more(client):
    sign_in(client, member("administrator", None))

    apps = client.get("/admin/").context["available_apps"]

    assert [app["app_label"] for app in apps] == ["staff"]


# --- the year so far ------------------------------------------------------------------------


def compared(region="370102", today=date(2021, 7, 15)):
    year = year_so_far(Region.objects.get(pk=region), today)
    return year, {figure.code: figure for figure in year.figures}


def train(ends_on, times, region="370102"):
    for _turn in range(times):
        AttendanceFactory(
            completed=True, training_class__ends_on=ends_on, training_class__region_id=region
        )


def test_the_year_is_set_against_the_whole_of_the_year_before():
    ReportYear.open(2020)
    train(date(2020, 11, 6), 4)
    train(date(2021, 6, 18), 3)
    train(date(2021, 6, 18), 5, region="370103")  # somebody else's

    year, figures = compared()

    trained = figures["adaptation_training.attendances"]
    assert (trained.now, trained.before, trained.share) == ("3人次", "4人次", 75)
    assert (year.year, year.before, year.is_over, year.is_compared) == (2021, 2020, False, True)


def test_a_year_nobody_stands_by_has_no_data_and_is_compared_with_nothing():
    train(date(2020, 11, 6), 4)
    train(date(2021, 6, 18), 3)

    year, figures = compared()

    trained = figures["adaptation_training.attendances"]
    assert (trained.now, trained.before, trained.share) == ("3人次", "", None)
    assert not year.is_compared


def test_a_figure_that_was_is_shown_when_there_is_nothing_yet():
    ReportYear.open(2020)
    train(date(2020, 11, 6), 4)
    train(date(2021, 6, 18), 1, region="370103")
    VeteranFactory()

    _year, figures = compared("3701")

    assert figures["adaptation_training.attendances"].share == 25
    assert "subsidies.persons" not in figures


def test_before_anything_happens_the_last_year_is_shown():
    train(date(2021, 6, 18), 3)
    LiaisonAppointmentFactory()  # stands in 2022 as well, and says nothing of it

    year, figures = compared(today=date(2022, 1, 4))

    assert (year.year, year.is_over) == (2021, True)
    assert figures["adaptation_training.attendances"].now == "3人次"


def test_without_any_year_the_present_one_is_shown_empty():
    year, figures = compared()

    assert (year.year, figures) == (2021, {})


def test_a_figure_leads_to_the_records_behind_it(client):
    train(date(2021, 6, 18), 3)
    sign_in(client, member("clerk"))

    page = client.get("/admin/").content.decode()

    assert "/years/2021/figures/adaptation_training.attendances/?region=370102" in page
