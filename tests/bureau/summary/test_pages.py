"""The year's pages, as the people who read them meet them."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bureau.base.models import ReportYear
from bureau.staff.models import User
from bureau.summary.summarise import summarise
from bureau.summary.table import as_json
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.queries import questions
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

CODE = "adaptation_training.attendances"


def staff(place, role="manager"):
    user = User.objects.create_user(f"a-{role}-of-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def manager():
    return staff("37")


@pytest.mark.parametrize("path", ["/", "/years/2021/", f"/years/2021/figures/{CODE}/"])
def test_nobody_reads_without_signing_in(path, client):
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_home_leads_to_the_latest_year_the_bureau_stands_by(manager):
    assert manager.get("/")["Location"] == "/years/2021/"


def test_year_page_shows_every_line_with_its_figures(manager):
    AttendanceFactory(completed=True)

    page = manager.get("/years/2021/").content.decode()

    for figure in summarise(2021, "37").figures:
        assert f"/years/2021/figures/{figure.code}/" in page
    assert "no data" in page  # of last year


def test_year_page_shows_cities_and_the_own_work_of_the_province(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)
    AttendanceFactory(training_class__region_id="37", completed=True)

    page = manager.get("/years/2021/").content.decode()

    assert "Jinan City" in page
    assert "province&#x27;s own" in page


def test_place_switch_shows_another_place(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    assert "1人次" in manager.get("/years/2021/", {"region": "370100"}).content.decode()
    assert "1人次" not in manager.get("/years/2021/", {"region": "3702"}).content.decode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        pytest.param("/years/1999/", "There is no year 1999:", id="before-the-department"),
        pytest.param("/years/2090/", "There is no year 2090:", id="in-the-future"),
        pytest.param("/years/2021/?region=3799", "There is no place 3799:", id="no-such-place"),
        pytest.param("/years/2021/figures/a.b/", "There is no figure a.b.", id="no-such-figure"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(path, sentence, manager):
    answer = manager.get(path)

    assert answer.status_code == 404
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/years/2021/?region=%00",
        "/admin/veterans/veteran/?q=%00",
        "/admin/autocomplete/?term=%00",
        "/admin/job_fairs/visit/?note=%00",
    ],
)
def test_an_address_with_a_nul_is_refused_in_a_sentence(path, manager):
    answer = manager.get(path)

    assert answer.status_code == 400
    assert "type it anew" in answer.content.decode()


def test_a_year_nobody_stands_by_shows_no_data_and_no_zeros(manager):
    AttendanceFactory(training_class__ends_on=date(2020, 5, 5), completed=True)

    page = manager.get("/years/2020/").content.decode()

    assert "neither opened nor loaded" in page
    assert "0人次" not in page
    assert "1人次" not in page


def test_a_year_once_opened_shows_its_figures(manager):
    AttendanceFactory(training_class__ends_on=date(2020, 5, 5), completed=True)
    ReportYear.open(2020)

    assert "1人次" in manager.get("/years/2020/").content.decode()


def test_figure_page_lists_the_very_records(manager):
    counted = AttendanceFactory(completed=True)
    AttendanceFactory(outcome="withdrawn")

    page = manager.get(f"/years/2021/figures/{CODE}/").content.decode()

    assert page.count("<tr>") == 2  # the heading and one record
    assert counted.veteran.name in page
    assert "1 in your scope of 1" in page


def test_figure_page_shows_no_number_of_a_person(manager):
    counted = AttendanceFactory(completed=True)

    page = manager.get(f"/years/2021/figures/{CODE}/").content.decode()

    assert counted.veteran.id_number.reveal() not in page
    assert not re.search(r"[0-9]{17}[0-9X]", page)


def test_records_outside_ones_scope_are_counted_but_not_listed():
    AttendanceFactory(training_class__region_id="370202", completed=True)

    page = staff("3701").get(f"/years/2021/figures/{CODE}/").content.decode()

    assert "0 in your scope of 1" in page
    assert "No records." in page


def test_staff_without_a_place_see_no_record():
    AttendanceFactory(completed=True)

    assert "No records." in staff(None).get(f"/years/2021/figures/{CODE}/").content.decode()


def test_who_may_see_no_records_reads_the_figures_alone():
    AttendanceFactory(training_class__region_id="370102", completed=True)
    administrator = staff("37", role="administrator")

    year = administrator.get("/years/2021/")

    assert year.status_code == 200
    assert "1人次" in year.content.decode()
    assert "/figures/" not in year.content.decode()
    assert "/figures/" not in administrator.get("/admin/").content.decode()
    assert administrator.get("/admin/years/2021/report/take/").status_code == 200
    assert administrator.get(f"/years/2021/figures/{CODE}/").status_code == 403


def test_figure_page_filters_and_says_what_it_cannot_read(manager):
    AttendanceFactory(completed=True, wish="study")
    AttendanceFactory(completed=True, wish="startup")
    url = f"/years/2021/figures/{CODE}/"

    assert "1 records match" in manager.get(url, {"wish": "study"}).content.decode()
    wrong = manager.get(url, {"ends_on_from": "yesterday"})
    assert wrong.status_code == 400
    assert "write it as 2021-12-31" in wrong.content.decode()


def test_figure_page_filters_by_day(manager):
    AttendanceFactory(completed=True, training_class__ends_on=date(2021, 3, 1))
    AttendanceFactory(completed=True, training_class__ends_on=date(2021, 9, 1))
    url = f"/years/2021/figures/{CODE}/"

    assert "1 records match" in manager.get(url, {"ends_on_from": "2021-06-01"}).content.decode()
    assert "1 records match" in manager.get(url, {"ends_on_until": "2021-06-01"}).content.decode()


def test_figure_page_is_paged(manager):
    AttendanceFactory.create_batch(51, completed=True)
    url = f"/years/2021/figures/{CODE}/"

    assert "1 / 2" in manager.get(url).content.decode()
    assert manager.get(url, {"page": 2}).content.decode().count("<tr>") == 2


def test_figure_page_asks_as_much_for_many_rows_as_for_one(manager):
    AttendanceFactory(completed=True)
    manager.get("/years/2021/")  # what is asked once a session
    one = _questions(manager)
    AttendanceFactory.create_batch(29, completed=True)

    assert _questions(manager) == one


def _questions(manager):
    with CaptureQueriesContext(connection) as asked:
        manager.get(f"/years/2021/figures/{CODE}/")
    return len(asked)


def test_warm_year_page_asks_at_most_12_questions(manager):
    manager.get("/years/2021/")

    with questions() as asked:
        manager.get("/years/2021/")

    # Session, user, second factor, role, rights and place; places and years; figures, by month, as printed.
    assert len(asked) <= 12


def test_api_answers_what_the_command_does(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    answer = manager.get("/api/v1/summary/2021/", {"region": "370100"})

    assert answer.status_code == 200
    assert answer.json() == as_json(summarise(2021, "3701"))


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/summary/1999/", 404), ("/api/v1/summary/2021/?region=9", 404)],
)
def test_api_says_what_there_is_not(path, status, manager):
    answer = manager.get(path)

    assert answer.status_code == status
    assert answer.json()["detail"].startswith("There is no ")


def test_api_answers_nobody_who_has_not_signed_in(client):
    assert client.get("/api/v1/summary/2021/").status_code == 401


def test_language_is_chinese_until_english_is_chosen(manager, settings):
    settings.LANGUAGE_CODE = "zh-hans"
    assert (
        "山东省" in manager.get("/years/2021/", headers={"accept-language": "en"}).content.decode()
    )

    manager.post("/language/", {"language": "en", "next": "/years/2021/"})

    assert "Shandong Province" in manager.get("/years/2021/").content.decode()
