"""Every refusal has one shape, in the language of whoever asks."""

import re

import pytest
from django.test import Client

from tests.bad_input import form
from tests.bureau.api.asking import Program, address
from tests.bureau.desk.conftest import make_clerk
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
VETERANS = "/api/v1/veterans/veterans/"
CHINESE = re.compile("[\u4e00-\u9fff]")


def assert_is_a_problem(answer, status):
    told = answer.json()
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert list(told) == ["code", "detail", "errors"]
    assert told["code"]
    assert told["detail"]
    for error in told["errors"]:
        assert list(error) == ["field", "code", "message"]


def asked(browser):
    """{status: answers} of what is refused on all the stations of a request."""
    record = address(Veteran, "record", VeteranFactory(region_id="370102").pk)
    key = {"Idempotency-Key": "x"}
    return [
        (400, browser.get(f"{VETERANS}?foo=1")),
        (400, browser.get(f"{VETERANS}?foo=%00")),
        (400, browser.post(VETERANS, "{", "application/json")),
        (400, browser.post(VETERANS, form.veteran("").typed, "application/json", headers=key)),
        (400, browser.get(VETERANS, headers={"host": "evil.example"})),
        (401, Client().get(VETERANS)),
        (401, browser.get(VETERANS, headers={"Authorization": "Bearer x"})),
        (403, browser.post("/api/v1/subsidies/payment-batches/", {}, "application/json")),
        (403, Client(enforce_csrf_checks=True).post("/language/", {})),
        (404, browser.get("/api/nothing/")),
        (404, browser.get("/api/v1/veterans/veterans/９/")),
        (404, browser.get(f"{VETERANS}abc/")),
        (404, browser.get("/api/v1/summary/1066/")),
        (404, browser.get("/api/v1/figures/2021/nothing.at_all/")),
        (405, browser.put(VETERANS, {}, "application/json")),
        (405, browser.options(VETERANS)),
        (405, browser.delete("/api/v1/summary/2021/")),
        (405, browser.post("/api/schema/")),
        (406, browser.get(VETERANS, headers={"Accept": "text/html"})),
        (412, browser.delete(record, headers={"If-Match": '"x"'})),
        (413, browser.post(VETERANS, "x" * 300_000, "application/json")),
        (413, browser.post(VETERANS, "x" * 3_000_000, "application/json")),
        (414, browser.get(f"{VETERANS}?{'x' * 5000}")),
        (415, browser.post(VETERANS, {})),
        (415, browser.post(VETERANS, "{}", "application/json; charset=gbk")),
        (415, browser.post(VETERANS, "{}", "text/plain")),
        (422, browser.post(VETERANS, {}, "application/json")),
        (428, browser.delete(record)),
    ]


def test_every_refusal_has_the_same_shape(desk):
    desk.raise_request_exception = False
    for status, answer in asked(desk):
        if answer.request["PATH_INFO"].startswith("/api/"):
            assert_is_a_problem(answer, status)


def test_a_conflict_in_the_database_has_it_as_well(program):
    VeteranFactory(region_id="370202", id_number="370102199602290010")

    answer = program.post(VETERANS, form.veteran("").typed)

    assert_is_a_problem(answer, answer.status_code)
    assert answer.status_code in (409, 422)
    assert "370102199602290010" not in answer.content.decode()


def test_a_fault_of_ours_has_it_as_well(program, monkeypatch):
    monkeypatch.setattr("bureau.api.representation.represent", lambda record: 1 / 0)
    VeteranFactory(region_id="370102")

    answer = program.get(VETERANS)

    assert_is_a_problem(answer, 500)
    assert "ZeroDivision" not in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "chinese"),
    [("", True), ("zh-CN,zh;q=0.9", True), ("zh", True), ("fr", True), ("en", False)]
    + [("en-GB,en;q=0.5", False), ("fr, en;q=0.5", False), ("\0", True)],
)
def test_refusals_are_in_the_language_of_the_program(clerk, settings, wanted, chinese):
    settings.LANGUAGE_CODE = "zh-hans"
    program = Program(clerk)
    program.headers["Accept-Language"] = wanted

    told = program.post(VETERANS, {"name": "x"}).json()

    for sentence in [told["detail"], *(each["message"] for each in told["errors"])]:
        assert bool(CHINESE.search(sentence)) == chinese


def test_what_a_browser_asks_for_changes_no_page(client, settings):
    settings.LANGUAGE_CODE = "zh-hans"

    answer = client.get("/sign-in/", headers={"Accept-Language": "en"})

    assert answer["Content-Language"] == "zh-hans"


def test_whoever_asks_too_often_is_told_how_long_to_wait(program, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    answers = [program.get(VETERANS) for _each in range(10)]
    refused = [answer for answer in answers if answer.status_code != 200]

    assert [answer.status_code for answer in answers[:3]] == [200] * 3
    assert len(refused) >= 4  # were it that a minute began between
    for answer in refused:
        assert_is_a_problem(answer, 429)
        assert 1 <= int(answer["Retry-After"]) <= 60


def test_one_programs_haste_is_no_others(program, settings):
    settings.API_REQUESTS_A_MINUTE = 1
    for _each in range(3):
        program.get(VETERANS)

    assert Program(make_clerk("other", "370102")).get(VETERANS).status_code == 200
