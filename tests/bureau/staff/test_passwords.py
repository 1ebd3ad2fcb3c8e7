"""Whose password it is, and what makes a good one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bureau.base.acts import Act
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff import passwords
from bureau.staff.accounts import first_password, make_demo_accounts
from bureau.staff.models import User
from tests.bureau.staff.conftest import PASSWORD
from tests.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_deployed")]

NEW = "quite another one"


@pytest.fixture
def clerk(of_role):
    return of_role("clerk")


@pytest.fixture
def administrator(of_role):
    client = Client()
    sign_in(client, of_role("administrator", None))
    return client


def type_in(password, username="a-clerk"):
    client = Client()
    answer = client.post("/sign-in/", {"username": username, "password": password})
    return client, answer


def choose(client, new=NEW, old=PASSWORD, again=None):
    typed = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/password/", typed)


def given(administrator, password="handed over once"):
    """What an administrator does for somebody who forgot theirs."""
    clerk = User.objects.get(username="a-clerk")
    typed = {"password1": password, "password2": password, "usable_password": "true"}
    return administrator.post(f"/admin/staff/user/{clerk.pk}/password/", typed)


def test_a_password_that_was_given_is_changed_before_anything_else(clerk, administrator):
    assert given(administrator).status_code == 302
    client, answer = type_in("handed over once")

    assert answer.url == "/password/"
    assert client.get("/admin/").status_code == 302
    assert "Somebody else gave you your password" in client.get("/password/").content.decode()
    assert choose(client, old="handed over once").url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert type_in(NEW)[1].url == "/admin/"


def test_giving_a_password_is_noted(clerk, administrator):
    given(administrator)

    with scope(EVERYWHERE):
        act = Act.objects.get(kind=Act.Kind.PASSWORD)
    assert (act.username, act.about) == ("a-administrator", f"staff.user {clerk.pk}")


def test_so_is_the_first_one_of_a_new_account(administrator):
    group = Group.objects.get(name="clerk")
    typed = {"username": "new", "password1": "handed over once", "password2": "handed over once"}
    typed |= {"region": "370102", "groups": [group.pk], "usable_password": "true"}

    assert administrator.post("/admin/staff/user/add/", typed).status_code == 302

    assert type_in("handed over once", "new")[1].url == "/password/"


def test_and_one_that_was_set_on_the_server(clerk, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "set on the server")
    call_command("changepassword", "a-clerk")

    assert type_in("set on the server")[1].url == "/password/"


def test_a_better_hash_of_the_same_password_is_no_new_password(clerk, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    client, _answer = type_in(PASSWORD)

    clerk.refresh_from_db()
    assert clerk.password.startswith("pbkdf2")
    assert client.get("/admin/").status_code == 200


def test_what_was_given_does_not_do_as_ones_own(clerk, administrator):
    given(administrator)
    client, _answer = type_in("handed over once")

    answer = choose(client, new="handed over once", old="handed over once")

    assert answer.status_code == 422
    assert "Choose another password than the present one" in answer.content.decode()


@pytest.mark.parametrize(
    ("new", "complaint"),
    [
        ("elevenchars", "at least 12 characters"),
        ("123456789012", "entirely numeric"),
        ("administrator", "too common"),
        ("a-clerk-1234", "too similar"),
        ("a\x00b" * 5, "Null characters"),
        ("", "required"),
    ],
)
def test_a_bad_password_is_refused_with_the_reason(clerk, new, complaint):
    client, _answer = type_in(PASSWORD)

    answer = choose(client, new)

    assert answer.status_code == 422
    assert complaint in answer.content.decode()
    assert type_in(PASSWORD)[1].status_code == 302


def test_a_new_password_needs_the_old_one(clerk):
    client, _answer = type_in(PASSWORD)

    assert choose(client, old="a guess").status_code == 422


def test_somebody_without_a_session_changes_none(clerk):
    assert choose(Client()).url == "/sign-in/"
    assert type_in(PASSWORD)[1].status_code == 302


def test_by_default_no_password_is_too_old(clerk):
    clerk.password_chosen_at = timezone.now() - timedelta(days=4000)

    assert passwords.why_change(clerk) is None


def test_where_a_setting_says_so_it_is_changed_after_some_days(clerk, settings):
    settings.PASSWORD_MAX_AGE_DAYS = 90
    User.objects.update(password_chosen_at=timezone.now() - timedelta(days=91))
    client, answer = type_in(PASSWORD)

    assert answer.url == "/password/"
    assert "Your password is too old" in client.get("/password/").content.decode()
    assert choose(client).url == "/admin/"
    assert type_in(NEW)[1].url == "/admin/"


def test_the_demos_passwords_are_printed_for_all_and_need_no_change():
    list(make_demo_accounts())

    assert type_in(first_password("demo-clerk"), "demo-clerk")[1].url == "/admin/"


@pytest.mark.parametrize("page", ["/years/2021/", "/admin/"])
def test_every_page_leads_to_ones_own_password(clerk, page):
    client, _answer = type_in(PASSWORD)
    shown = client.get(page).content.decode()
    addresses = ["/password/", "/admin/password_change/"]

    assert any(f'href="{address}"' in shown for address in addresses)
    assert client.get("/admin/password_change/").url == "/password/"
