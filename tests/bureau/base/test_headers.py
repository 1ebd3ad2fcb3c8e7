"""What every answer tells the browser: pages of each type, files, refusals, the health page."""

import pytest
from django.test import Client

from bureau.staff.accounts import first_password, make_demo_accounts
from bureau.staff.models import User
from tests.pages import every_page
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}
ADMIN = STRICT | {
    "script-src": {"'self'", "'unsafe-eval'"},
    "connect-src": {"'self'"},
    "font-src": {"'self'"},
}
SAID_TO_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(answer):
    """{directive: its sources}."""
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


def signed_in(username):
    client = Client(raise_request_exception=False)
    sign_in(client, User.objects.get(username=username))
    return client


@pytest.fixture
def accounts():
    return [username for username, *_rest in make_demo_accounts()]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sign-in/", 200),
        ("/", 302),
        ("/years/2021/", 302),
        ("/healthz", 200),
        ("/static/summary/bureau.css", 200),
        ("/static/summary/star.svg", 200),
        ("/nowhere/", 404),
        ("/sign-in/?next=%00", 400),
        ("/api/v1/summary/2021/", 401),
    ],
)
def test_a_stranger_gets_the_strict_policy_with_everything(client, path, status):
    answer = client.get(path)
    answer.close()

    assert answer.status_code == status
    assert policy(answer) == STRICT
    assert SAID_TO_ALL.items() <= answer.headers.items()
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/nowhere/", "/admin/jsi18n/"])
def test_the_admin_may_beside_that_what_its_look_cannot_do_without(client, path):
    answer = client.get(path)

    assert policy(answer) == ADMIN
    assert SAID_TO_ALL.items() <= answer.headers.items()


@pytest.mark.parametrize(
    "path",
    [
        "/years/2021/",
        "/years/2021/figures/adaptation_training.attendances/",
        "/api/v1/summary/2021/",
    ],
)
def test_nothing_that_somebody_signed_in_reads_is_kept(accounts, path):
    answer = signed_in("demo-manager").get(path)

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert policy(answer) == STRICT


@pytest.mark.parametrize("path", ["/nowhere/", "/years/1066/", "/admin/nowhere/", "/sign-in/"])
def test_nor_what_they_are_refused_or_led_to(accounts, path):
    answer = signed_in("demo-manager").get(path)

    assert answer.status_code >= 300
    assert "no-store" in answer.headers["Cache-Control"]


def test_no_page_of_the_admin_is_kept_and_each_has_its_policy(accounts):
    AttendanceFactory()
    for username in ["demo-clerk-province", "demo-administrator"]:
        client = signed_in(username)
        for name, path in every_page(username, ("changelist", "add", "change", "history")):
            answer = client.get(path)

            assert policy(answer) == ADMIN, name
            assert "no-store" in answer.headers["Cache-Control"], name


def test_a_file_of_the_site_itself_may_be_kept(client):
    answer = client.get("/static/summary/bureau.css")
    answer.close()

    kept = answer.headers["Cache-Control"]
    assert "no-store" not in kept
    assert "max-age" in kept


def test_no_script_reads_a_cookie_and_no_other_site_sends_it(client, accounts, settings):
    password = first_password("demo-manager")
    client.post("/sign-in/", {"username": "demo-manager", "password": password})
    client.get("/years/2021/")
    client.post("/language/", {"language": "en"})

    cookies = {name: morsel for name, morsel in client.cookies.items() if morsel.value}
    assert cookies.keys() == {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
    }
    for name, morsel in cookies.items():
        assert morsel["httponly"], name
        assert morsel["samesite"] == "Lax", name
