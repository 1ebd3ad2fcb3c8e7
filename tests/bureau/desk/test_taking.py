"""Whoever takes a list away says why, gets what the page shows, and nobody else gets it."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError
from django.test import Client
from django.utils import timezone, translation

from bureau.base.acts import Act
from bureau.base.cells import FORMULA_SIGNS
from bureau.base.jobs import ATTEMPTS
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk import making, taking
from bureau.desk.models import ListFile
from bureau.desk.tasks import forget_files, write_file
from bureau.staff.models import User
from programs.job_fairs.models import JobFair
from programs.startup_loans.models import Loan
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.startup_loans.factories import LoanFactory
from tests.signing_in import sign_in
from tests.taking import asked, content, lines, sheets, taken, work
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

VETERANS = "/admin/veterans/veteran/"
INPUTS = Path(__file__).parents[2] / "data" / "bad_input.jsonl"
CELLS = [
    case["value"]
    for case in map(json.loads, INPUTS.read_text(encoding="utf-8").splitlines())
    if case["class"] == "export-cell" and "\0" not in case["value"]  # a NUL gets into no record
]


def staff(role, place):
    """The browser of somebody of a role."""
    user = User.objects.create_user(f"{role}-of-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    browser = Client()
    sign_in(browser, user)
    return browser


@pytest.fixture
def people():
    return VeteranFactory.create_batch(3, region_id="370102")


@pytest.fixture
def loan():
    return LoanFactory(region_id="370102", amount=300_000)


def exports(kind=Act.Kind.EXPORT):
    return list(Act.objects.filter(kind=kind))


# --- what is in it --------------------------------------------------------------------------


def test_numbers_are_masked_as_on_the_page(desk, people):
    headings, rows, _said = sheets(taken(desk, VETERANS))

    masks = {row[headings.index("ID number")] for row in rows}
    assert masks == {str(each.id_number) for each in people}
    whole = {each.id_number.reveal() for each in people}
    assert not any(number in str(rows) for number in whole)


def test_what_the_page_was_asked_is_what_is_taken(desk, people):
    wanted = people[1]
    wanted.name = "独一无二"
    wanted.save()

    _headings, rows, said = sheets(taken(desk, VETERANS, "q=独一无二&category__exact=conscript"))

    assert [row[0] for row in rows] == ["独一无二"]
    assert said["searched for"] == "独一无二"
    assert "conscript" in said.values()


def test_the_rest_of_the_form_comes_after_the_columns_of_the_list(desk, people):
    headings, _rows, _said = sheets(taken(desk, VETERANS))

    assert headings[:3] == ["Full name", "ID number", "Place"]
    assert {"Date of birth", "Note"} <= set(headings[8:])
    assert len(headings) == len(set(headings))


def test_amounts_are_numbers_and_days_are_days(desk, loan):
    headings, [row], _said = sheets(taken(desk, page(Loan, "changelist")))
    cells = dict(zip(headings, row, strict=True))

    assert 300_000.0 in [cell for cell in row if isinstance(cell, float)]
    assert loan.applied_on in cells.values()


@pytest.mark.parametrize("text", CELLS)
@pytest.mark.parametrize(("format", "read"), [("xlsx", sheets), ("csv", lines)])
def test_text_never_becomes_a_formula(text, format, read, desk):
    JobFairFactory(region_id="370102", note=text)

    file = taken(desk, page(JobFair, "changelist"), format=format)

    headings, [row], _said = read(file)
    kept = row[headings.index("Note")]
    defused = f"'{text}" if format == "csv" and text[0] in FORMULA_SIGNS else text
    assert kept == defused.replace("\r\n", "\n")


def test_digits_that_are_no_quantity_stay_text(desk):
    VeteranFactory(region_id="370102", phone="13953117394", discharge_certificate="00123")

    _headings, [row], _said = sheets(taken(desk, VETERANS))

    assert "00123" in row


def test_a_csv_is_made_for_excel_and_for_machines(desk, people):
    content = taken(desk, VETERANS, format="csv").path.read_bytes()

    assert content.startswith("\ufeff".encode())
    assert content.count(b"\r\n") == content.count(b"\n")
    assert content.decode().splitlines()[-1] == "end of the list,3 rows"


def test_an_empty_list_has_its_headings_and_its_end(desk):
    headings, rows, said = sheets(taken(desk, VETERANS))

    assert headings[0] == "Full name"
    assert [row for row in rows if any(row)] == []
    assert said["end of the list"] == "0 rows"


def test_a_file_says_what_it_is(desk, people):
    _headings, _rows, said = lines(taken(desk, VETERANS, format="csv", reason="for the meeting"))

    assert said["list"] == "veterans"
    assert said["reason"] == "for the meeting"
    assert said["taken by"] == "clerk"
    assert said["complete"] == "yes"


def test_a_file_is_in_the_language_of_whoever_asked(desk, people):
    desk.cookies.load({"django_language": "zh-hans"})

    file = taken(desk, VETERANS, format="csv")

    headings, _rows, said = lines(file)
    assert headings[0] == "姓名"
    with translation.override("zh-hans"):
        assert said[translation.gettext("reason")] == "for the meeting"


def test_a_list_longer_than_a_file_says_so_in_it_and_on_its_page(desk, people, settings):
    settings.ROWS_A_FILE = 2

    file = taken(desk, VETERANS)

    _headings, rows, said = sheets(file)
    assert (len(rows), file.rows, file.truncated) == (2, 2, True)
    assert said["complete"].startswith("no: cut after 2 rows")
    assert "this file is cut" in desk.get(f"/admin/files/{file.pk}/").content.decode()


def test_a_figures_file_says_how_it_is_counted(desk):
    JobFairFactory(region_id="370102", state="held")

    file = taken(desk, "/admin/years/2021/figures/job_fairs.fairs/", "region=370102&month=6")

    _headings, rows, said = sheets(file)
    assert said["indicator"].endswith("(job_fairs.fairs)")
    assert said["year"] == "2021-06"
    assert said["place"].endswith("(370102)")
    assert said["records behind it"] == f"{len(rows)} in your scope of {len(rows)}"
    assert said["counting rule"]


def test_a_figures_file_is_filtered_as_its_page_is(desk):
    JobFairFactory.create_batch(2, region_id="370102", state="held")
    wanted = JobFairFactory(region_id="370102", state="held", level="county")
    query = f"region=370102&level=county&held_on_from={wanted.held_on}"
    page = desk.get(f"/years/2021/figures/job_fairs.fairs/?{query}")

    _headings, rows, said = sheets(taken(desk, "/admin/years/2021/figures/job_fairs.fairs/", query))

    assert len(rows) == page.context["page"].paginator.count
    assert str(wanted.held_on) in said.values()
    assert "narrowed to" not in said


def test_filters_that_cannot_be_read_lead_back_to_the_figure(desk):
    answer = desk.post("/admin/years/2021/figures/job_fairs.fairs/take/?held_on_from=soon")

    assert answer.url == "/years/2021/figures/job_fairs.fairs/?held_on_from=soon"


# --- why, and by whom -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "place"), [("manager", "37"), ("auditor", "37"), ("clerk", "3701")]
)
def test_whoever_sees_beyond_one_county_says_why(role, place, people):
    browser = staff(role, place)

    answer = browser.post(f"{VETERANS}take/", {"format": "csv", "reason": ""})

    assert "reason" in answer.context["form"].errors
    assert not ListFile.objects.exists()
    assert taken(browser, VETERANS).rows == 3


def test_in_a_county_nobody_has_to_say_why(desk, people):
    assert taken(desk, VETERANS, reason="").rows == 3


def test_an_act_remembers_what_was_taken(desk, people):
    file = taken(desk, VETERANS, "category__exact=conscript", reason="for the meeting")

    [act] = exports()
    assert (act.username, act.region_id, act.reason) == ("clerk", "370102", "for the meeting")
    assert act.details["rows"] == 3
    assert act.details["query"] == "category__exact=conscript"
    assert act.details["list"] == "veterans.veteran"
    assert act.details["sha256"] == sha256(content(desk, file)).hexdigest() == file.sha256


def test_an_administrator_takes_no_records():
    browser = staff("administrator", "37")

    assert browser.get(f"{VETERANS}take/").status_code == 403
    assert browser.get("/admin/years/2021/figures/job_fairs.fairs/take/").status_code == 403


@pytest.mark.parametrize("query", ["year=1066", "id_number=1", "p=99"])
def test_what_a_list_cannot_be_asked_is_not_taken(desk, query):
    answer = desk.post(f"{VETERANS}take/?{query}", {"format": "csv"})

    assert answer.status_code == 400
    assert not ListFile.objects.exists()


def test_a_form_that_is_sent_twice_asks_once(desk):
    token = desk.get(f"{VETERANS}take/").context["submission"]
    typed = {"format": "csv", "submission": token}

    first, second = (desk.post(f"{VETERANS}take/", typed) for _time in range(2))

    assert first.url == second.url
    assert ListFile.objects.count() == 1


def test_not_too_many_are_written_at_once(desk, settings):
    settings.FILES_AT_ONCE = 1
    asked(desk, VETERANS)

    answer = desk.post(f"{VETERANS}take/", {"format": "csv"})

    assert answer.url == "/admin/files/"
    assert ListFile.objects.count() == 1


# --- fetching it ----------------------------------------------------------------------------


def test_its_owner_fetches_it_and_finds_it_among_theirs(desk, people):
    file = taken(desk, VETERANS)

    answer = desk.get(f"/admin/files/{file.pk}/content/")

    assert b"".join(answer.streaming_content) == file.path.read_bytes()
    assert "no-store" in answer["Cache-Control"]
    assert "attachment" in answer["Content-Disposition"]
    assert f"/admin/files/{file.pk}/" in desk.get("/admin/files/").content.decode()
    file.refresh_from_db()
    assert file.fetched_at


@pytest.mark.parametrize("end", ["", "content/"])
def test_another_finds_nothing(end, desk, people):
    file = taken(desk, VETERANS)
    others = [staff("clerk", "370102"), staff("manager", "37"), staff("administrator", "37")]

    answers = [other.get(f"/admin/files/{file.pk}/{end}") for other in others]

    assert {answer.status_code for answer in answers} == {404}
    assert len(ListFile.objects.all()) == 1


@pytest.mark.parametrize("end", ["", "content/"])
def test_who_has_moved_or_lost_the_right_since_does_not_get_it(end, client, people):
    for change in [lambda user: user.groups.clear(), _move]:
        user = make_clerk(f"clerk{change.__name__}", "370102")
        client.force_login(user)
        file = taken(client, VETERANS)
        change(user)
        anew = Client()
        anew.force_login(User.objects.get(pk=user.pk))

        assert anew.get(f"/admin/files/{file.pk}/{end}").status_code == 404


def _move(user):
    user.region_id = "370202"
    user.save()


def test_one_that_has_expired_is_not_fetched_and_then_forgotten(desk, people):
    file = taken(desk, VETERANS)
    ListFile.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = desk.get(f"/admin/files/{file.pk}/content/", follow=True)

    assert "not kept any longer" in answer.content.decode()
    with scope(EVERYWHERE, by={"job": "forget"}):
        forget_files.body()
        assert not ListFile.objects.exists()
    assert not file.path.exists()


def test_files_that_are_kept_stay_and_what_a_killed_worker_left_goes(desk, people, settings):
    file = taken(desk, VETERANS)
    left = settings.LIST_FILES / f"{'0' * 64}.{'1' * 32}.part"
    left.write_text("half")

    with scope(EVERYWHERE, by={"job": "forget"}):
        forget_files.body()

    assert (file.path.exists(), left.exists()) == (True, False)


def test_one_that_no_worker_finishes_is_given_up(desk):
    file = asked(desk, VETERANS)
    ListFile.objects.update(asked_at=timezone.now() - timedelta(days=1, seconds=1))

    with scope(EVERYWHERE, by={"job": "forget"}):
        forget_files.body()

    said = desk.get(f"/admin/files/{file.pk}/").content.decode()
    assert "could not be written" in said


# --- the job --------------------------------------------------------------------------------


def test_while_it_is_written_its_page_says_how_far(desk):
    file = asked(desk, VETERANS)
    waits = desk.get(f"/admin/files/{file.pk}/").content.decode()
    file.progress_path.write_text("5000 20000")

    goes_on = desk.get(f"/admin/files/{file.pk}/").content.decode()

    assert "data-pending" in waits
    assert 'max="20000" value="5000"' in " ".join(goes_on.split())


def test_who_moved_before_it_was_written_gets_none(desk, clerk, people):
    file = asked(desk, VETERANS)
    _move(clerk)

    work()

    file.refresh_from_db()
    assert (file.state, file.path.exists()) == ("failed", False)
    [act] = exports(Act.Kind.EXPORT_REFUSED)
    assert act.details["failure"] == "You may not see this list any longer."
    assert not exports()


def test_one_that_cannot_be_written_leaves_nothing_and_is_noted(desk, people, settings, caplog):
    settings.ROWS_A_FILE = "many"

    file = taken(desk, VETERANS)

    assert file.state == "failed"
    assert "could not be written" in desk.get(f"/admin/files/{file.pk}/").content.decode()
    assert len(exports(Act.Kind.EXPORT_REFUSED)) == 1
    assert not list(settings.LIST_FILES.glob(f"{file.name}*"))


def test_a_job_that_was_cut_off_begins_anew_and_ends_once(desk, clerk, people):
    file = asked(desk, VETERANS)
    with scope("370102", by={"user": clerk.pk}):
        next(write_file.body(file))  # killed behind its first step
    file.refresh_from_db()
    assert file.state == "writing"

    work()
    work()

    file.refresh_from_db()
    assert (file.state, file.rows) == ("written", 3)
    assert len(exports()) == 1


def test_a_lost_database_is_left_to_the_queue(desk, clerk, people, monkeypatch):
    def lost(*_asked):
        raise OperationalError("the connection is lost")

    file = asked(desk, VETERANS)
    monkeypatch.setattr(making, "table_of", lost)
    with scope("370102", by={"user": clerk.pk}), pytest.raises(OperationalError):
        making.make(file)

    assert ATTEMPTS > 1
    assert file.is_pending


def test_the_button_is_on_the_list_and_on_the_figure(desk, people):
    JobFairFactory(region_id="370102", state="held")

    listed = desk.get(f"{VETERANS}?category__exact=conscript").content.decode()
    figure = desk.get("/years/2021/figures/job_fairs.fairs/?region=370102").content.decode()

    assert f"{VETERANS}take/?category__exact=conscript" in listed
    assert "/admin/years/2021/figures/job_fairs.fairs/take/?region=370102" in figure


def test_an_address_that_is_too_long_to_keep_is_refused():
    assert ListFile._meta.get_field("query").max_length >= 4000
    assert taking.of_list(Veteran, "q=a", "veterans").offered_by == "desk"
