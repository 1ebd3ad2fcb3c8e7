"""What goes wrong is written down without the person it went wrong with."""

import io
import logging

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import path

from bureau import urls
from bureau.base.logs import NamesNobody
from bureau.base.rules import ANYBODY
from bureau.permissions import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

NUMBER = "37010219900101123X"
NAME = "张建国"


def fail(request):
    number = request.POST["id_number"]
    raise ValueError(f"{number} of {NAME} was not expected")


def fail_in_the_database(request):
    """PostgreSQL tells the row that it refuses."""
    number = request.POST["id_number"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE person (name text, number text, day date NOT NULL)")
        cursor.execute("INSERT INTO person VALUES (%s, %s, NULL)", [NAME, number])


urlpatterns = [
    *urls.urlpatterns,
    path("fails/", fail, name="fails"),
    path("fails-in-the-database/", fail_in_the_database, name="fails-in-the-database"),
]


@pytest.fixture(autouse=True)
def declared(on_the_table):
    for name in ["fails", "fails-in-the-database"]:
        on_the_table(PAGES, name, ANYBODY)


@pytest.fixture
def written():
    """What is written where the server's messages go."""
    [handler] = [each for each in logging.root.handlers if isinstance(each.formatter, NamesNobody)]
    text = io.StringIO()
    before = handler.setStream(text)
    yield text
    handler.setStream(before)


@pytest.fixture
def stranger():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/fails/", "/fails-in-the-database/"])
def test_an_error_is_written_down_without_number_or_name(stranger, written, path):
    answer = stranger.post(path, {"id_number": NUMBER})

    assert answer.status_code == 500
    assert "Error" in written.getvalue()
    assert f"Internal Server Error: {path}" in written.getvalue()
    assert NUMBER not in written.getvalue()
    assert NAME not in written.getvalue()
    assert "Failing row" not in written.getvalue()


def test_without_the_mask_it_would_be_there(stranger, written):
    """The control: what the guard keeps back was on its way to the log."""
    [handler] = [each for each in logging.root.handlers if isinstance(each.formatter, NamesNobody)]
    masking, handler.formatter = handler.formatter, logging.Formatter()

    stranger.post("/fails-in-the-database/", {"id_number": NUMBER})

    handler.formatter = masking
    assert f"Failing row contains ({NAME}, {NUMBER}, null)" in written.getvalue()


def test_a_number_typed_into_an_address_is_not_written_down(stranger, written):
    stranger.get(f"/nowhere/{NUMBER}/{NAME}/?q={NUMBER}")

    assert "Not Found: /nowhere/***/*/" in written.getvalue()
    assert NUMBER not in written.getvalue()


def test_no_error_is_mailed_even_where_somebody_waits_for_it(stranger, settings):
    settings.ADMINS = [("Operations", "operations@example.invalid")]

    stranger.post("/fails/", {"id_number": NUMBER})

    assert mail.outbox == []


def test_the_page_of_an_error_says_nothing_of_it(stranger):
    page = stranger.post("/fails/", {"id_number": NUMBER}).content.decode()

    assert "Something went wrong" in page
    assert NUMBER not in page
    assert "<script" not in page
    assert "<form" not in page


@pytest.mark.parametrize(
    ("said", "written"),
    [
        pytest.param("370102199001011231", "***", id="an-identity-number"),
        pytest.param("３７０１０２１９９００１０１１２３１", "***", id="in-wide-digits"),
        pytest.param("id=37010219900101123x,", "id=***,", id="that-ends-in-x"),
        pytest.param("6222 0212 3456 7890 123", "***", id="a-bank-account-in-groups"),
        pytest.param("+86 138-0013-8000", "+***", id="a-telephone"),
        pytest.param("欧阳·海东 2021-12-31", "*·* 2021-12-31", id="a-name-but-not-the-day"),
        pytest.param("2021-12-31 16:00:00,123 took 1234567890 ns", None, id="no-time-no-count"),
        pytest.param("DETAIL stays where PostgreSQL says none", None, id="plain-words"),
        pytest.param(
            "refused\nDETAIL:  Failing row contains (a,\nb).\nHINT:  Look.",
            "refused\nHINT:  Look.",
            id="the-row-that-was-refused",
        ),
    ],
)
def test_what_is_masked_and_what_is_not(said, written):
    record = logging.LogRecord("bureau", logging.ERROR, "", 0, said, (), None)

    assert NamesNobody("%(message)s").format(record) == (said if written is None else written)
