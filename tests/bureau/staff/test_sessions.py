"""When a session ends: by itself, and with what its user was when it began."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from bureau.staff import sessions
from bureau.staff.models import User
from tests.bureau.staff.conftest import PASSWORD
from tests.signing_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_deployed")]


@pytest.fixture
def clerk(of_role):
    return of_role("clerk")


@pytest.fixture
def live(clerk):
    """The clerk's browser, at work."""
    client = Client()
    client.post("/sign-in/", {"username": "a-clerk", "password": PASSWORD})
    assert is_live(client)
    return client


def is_live(client):
    return client.get("/admin/").status_code == 200


def said_at_sign_in(client):
    return client.get("/admin/", follow=True).content.decode()


def test_it_ends_when_nothing_is_done_for_long(live, later):
    later(minutes=29)
    assert is_live(live)
    later(minutes=31)

    assert "You were away for long" in said_at_sign_in(live)
    assert not is_live(live)


def test_it_ends_after_many_hours_whatever_is_done(live, later, settings):
    settings.SESSION_LONGEST = timedelta(hours=1)
    for _time in range(3):
        later(minutes=19)
        assert is_live(live)
    later(minutes=19)

    assert "You signed in many hours ago" in said_at_sign_in(live)


def test_by_default_half_an_hour_and_half_a_day(settings):
    assert timedelta(minutes=30) == settings.SESSION_IDLE
    assert timedelta(hours=12) == settings.SESSION_LONGEST
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


CHANGES = {
    "another place": lambda user: User.objects.filter(pk=user.pk).update(region_id="370103"),
    "no place": lambda user: User.objects.filter(pk=user.pk).update(region_id=None),
    "another role": lambda user: user.groups.set(Group.objects.filter(name="reviewer")),
    "one role more": lambda user: user.groups.add(Group.objects.get(name="manager")),
    "no role": lambda user: user.groups.clear(),
    "no staff": lambda user: User.objects.filter(pk=user.pk).update(is_staff=False),
    "above all": lambda user: User.objects.filter(pk=user.pk).update(is_superuser=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_ends_with_a_change_of_rights(change, live, clerk):
    CHANGES[change](clerk)

    assert "Your role, place or second factor was changed" in said_at_sign_in(live)
    assert not is_live(live)


@pytest.mark.parametrize("change", ["another place", "one role more"])
def test_without_the_comparison_it_would_go_on(change, live, clerk, monkeypatch):
    monkeypatch.setattr(sessions, "_rights", lambda _user: live.session[sessions.KEPT]["rights"])
    clerk.groups.add(Group.objects.get(name="clerk"))

    User.objects.filter(pk=clerk.pk).update(region_id="370103")

    assert is_live(live)


def test_what_the_place_sees_changes_with_the_very_next_request(live, clerk):
    User.objects.filter(pk=clerk.pk).update(region_id="370202")

    assert live.get("/admin/veterans/veteran/").status_code == 302


def test_it_ends_when_the_account_is_closed_and_does_not_come_back_with_it(live, clerk):
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert "This account is closed" in said_at_sign_in(live)
    User.objects.filter(pk=clerk.pk).update(is_active=True)

    assert not is_live(live)


def test_without_ending_it_would_come_back(live, clerk, monkeypatch):
    monkeypatch.setattr(sessions, "_why_over", lambda *_session: None)
    monkeypatch.setattr(sessions, "_keep", lambda *_session: None)
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert not is_live(live)
    User.objects.filter(pk=clerk.pk).update(is_active=True)

    assert is_live(live)


def test_it_ends_when_the_account_is_gone(live, clerk):
    clerk.delete()

    assert not is_live(live)


def test_closing_an_account_in_the_admin_ends_its_session(live, clerk, of_role):
    administrator = Client()
    sign_in(administrator, of_role("administrator", None))
    group = Group.objects.get(name="clerk")
    typed = {"username": "a-clerk", "region": "370102", "groups": [group.pk], "is_staff": "on"}

    assert administrator.post(f"/admin/staff/user/{clerk.pk}/change/", typed).status_code == 302

    assert not is_live(live)


def test_another_session_ends_when_the_password_changes_and_ones_own_goes_on(live):
    other = Client()
    other.post("/sign-in/", {"username": "a-clerk", "password": PASSWORD})
    new = {"new_password1": "quite another one", "new_password2": "quite another one"}

    live.post("/password/", {"old_password": PASSWORD, **new})

    assert is_live(live)
    assert not is_live(other)


def test_not_every_request_writes_to_the_session(live, later, django_assert_num_queries):
    before = live.session[sessions.KEPT]
    later(seconds=30)
    live.get("/admin/")
    assert live.session[sessions.KEPT] == before
    later(seconds=31)
    live.get("/admin/")

    assert live.session[sessions.KEPT]["used"] > before["used"]


def test_what_has_ended_is_gone_from_the_database(live, later):
    key = live.session.session_key
    later(minutes=31)
    live.get("/admin/")

    assert not live.session.exists(key)
