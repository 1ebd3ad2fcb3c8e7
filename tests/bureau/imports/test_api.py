"""A program sends a ledger, reads what was found, and has it taken over or undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.bureau.api.asking import Program, codes
from tests.bureau.desk.conftest import make_clerk
from tests.workbooks import VETERANS, reopened, veteran, veterans, workbook
from tests.working import do_what_waits
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/imports/"


@pytest.fixture
def program(clerk):
    return Program(clerk)


def send(program, data, ledger="veterans.veteran", name="台账.xlsx"):
    sent = {"ledger": ledger, "file": SimpleUploadedFile(name, data)}
    answer = program.client.post(ADDRESS, sent, headers=program.headers)
    do_what_waits()
    return answer


def act(program, name, number, sent=None):
    answer = program.post(reverse(f"api-import-{name}", args=[number]), sent or {})
    do_what_waits()
    return answer


def found(program, answer):
    return program.get(answer["Location"]).json()


def test_a_ledger_is_checked_taken_over_and_undone(program):
    sent = send(program, workbook(*veterans(3)))
    checked = found(program, sent)

    assert sent.status_code == 202
    assert (checked["state"], checked["new"], checked["wrong"]) == ("checked", 3, 0)
    assert not Veteran.objects.exists()

    assert act(program, "take-over", checked["id"]).status_code == 202
    assert found(program, sent)["created"] == Veteran.objects.count() == 3
    assert act(program, "undo", checked["id"]).status_code == 202
    assert found(program, sent)["state"] == "undone"
    assert not Veteran.objects.exists()


def test_what_is_wrong_is_told_by_row_and_column_and_marked(program):
    sent = send(program, workbook(VETERANS, veteran(0, 人员类别="士兵们")))
    checked = found(program, sent)

    [error] = checked["errors"]
    assert (error["row"], error["column"], error["code"]) == (2, "人员类别", "choice")
    refused = act(program, "take-over", checked["id"])
    assert (refused.status_code, refused.json()["code"]) == (409, "not_ready")
    marked = program.get(reverse("api-import-marked", args=[checked["id"]]))
    assert reopened(marked.content)["台账"]["D2"].comment


def test_what_is_doubtful_has_to_be_explained(program):
    sent = send(program, workbook(VETERANS, veteran(0, 退役时间="2013-12-01")))
    number = found(program, sent)["id"]

    unexplained = act(program, "take-over", number)
    odd = act(program, "take-over", number, {"explanation": 7, "more": 1})
    explained = act(program, "take-over", number, {"explanation": "档案已核"})

    assert (unexplained.status_code, codes(unexplained)) == (422, {("explanation", "doubt")})
    assert odd.status_code == 422
    assert explained.status_code == 202
    assert Veteran.objects.count() == 1


def test_the_very_file_again_is_answered_with_what_became_of_it(program):
    first = send(program, workbook(*veterans(1)))
    act(program, "take-over", found(program, first)["id"])

    again = send(program, workbook(*veterans(1)))

    assert again.status_code in (200, 202)  # a workbook tells the second it was made in
    assert found(program, again)["new"] == 0 or again["Location"] == first["Location"]


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"ledger": "nothing", "file": b""}, 422, {("ledger", "choice")}),
        ({"ledger": "veterans.veteran"}, 422, {("file", "required")}),
    ],
)
def test_what_cannot_be_used_is_told(program, sent, status, told):
    sent = {**sent}
    if "file" in sent:
        sent["file"] = SimpleUploadedFile("a.xlsx", sent["file"])

    answer = program.client.post(ADDRESS, sent, headers=program.headers)

    assert (answer.status_code, codes(answer)) == (status, told)


def test_a_ledger_is_sent_as_a_form(program):
    assert program.post(ADDRESS, {"ledger": "veterans.veteran"}).status_code == 415


def test_what_somebody_else_sent_is_not_there(program):
    number = found(program, send(program, workbook(*veterans(1))))["id"]
    other = Program(make_clerk("other", "370102"))

    assert other.get(reverse("api-import", args=[number])).status_code == 404
    assert other.post(reverse("api-import-take-over", args=[number]), {}).status_code == 404
    assert other.get(ADDRESS).json() == {"results": []}


def test_who_may_only_read_sends_nothing(clerk):
    reader = Program(clerk, rights="read")

    assert send(reader, workbook(*veterans(1))).status_code == 403
