"""A role is given by two: one administrator asks for it, another agrees."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client

from bureau.base.postgres import roles
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff import grants
from bureau.staff.models import RoleGrant, User
from tests.databases import copy_of_test_database, working_in
from tests.signing_in import sign_in

LIST = "/admin/staff/rolegrant/"


@pytest.fixture
def administrators(of_role):
    """Two of them, and their browsers."""
    first = of_role("administrator", None)
    second = User.objects.create_user("second", is_staff=True)
    second.groups.add(Group.objects.get(name="administrator"))
    browsers = Client(), Client()
    for browser, user in zip(browsers, [first, second], strict=True):
        sign_in(browser, user)
    return browsers


@pytest.fixture
def account(db):
    return User.objects.create_user("li", is_staff=True, region_id="370102")


def role(name):
    return Group.objects.get(name=name)


def roles_of(account):
    return {group.name for group in account.groups.all()}


def give(browser, account, *names):
    """Tick roles in the form of an account and send it."""
    typed = {"username": account.username, "region": "370102", "is_active": "on", "is_staff": "on"}
    typed["groups"] = [role(name).pk for name in names]
    return browser.post(f"/admin/staff/user/{account.pk}/change/", typed, follow=True)


def decide(browser, action, *chosen):
    keys = [grant.pk for grant in chosen]
    return browser.post(LIST, {"action": action, "_selected_action": keys}, follow=True)


def test_a_new_role_waits_for_a_second_person(administrators, account):
    first, second = administrators

    answer = give(first, account, "clerk")

    assert "Another administrator has to agree to the role: clerk." in answer.content.decode()
    assert roles_of(account) == set()
    [grant] = RoleGrant.objects.all()
    assert (grant.account, grant.asked_by.username, grant.agreed) == (
        account,
        "a-administrator",
        None,
    )
    home = second.get("/admin/").content.decode()
    assert "1 role waits for you as its second person." in home


def test_another_administrator_agrees_and_the_account_has_it(administrators, account):
    first, second = administrators
    give(first, account, "clerk")

    answer = decide(second, "agree", RoleGrant.objects.get())

    assert "Decided: 1. Left alone: 0." in answer.content.decode()
    assert roles_of(account) == {"clerk"}
    grant = RoleGrant.objects.get()
    assert (grant.decided_by.username, grant.agreed) == ("second", True)
    assert "waits for you" not in second.get("/admin/").content.decode()


def test_whoever_asked_cannot_agree_but_may_take_it_back(administrators, account):
    first, _second = administrators
    give(first, account, "clerk")

    answer = decide(first, "agree", RoleGrant.objects.get())
    assert "Decided: 0. Left alone: 1." in answer.content.decode()
    assert "waits for you" not in first.get("/admin/").content.decode()

    decide(first, "refuse", RoleGrant.objects.get())
    assert RoleGrant.objects.get().agreed is False
    assert roles_of(account) == set()


def test_what_was_refused_can_be_asked_for_again_and_not_agreed_to_any_more(
    administrators, account
):
    first, second = administrators
    give(first, account, "clerk")
    decide(second, "refuse", RoleGrant.objects.get())

    decide(second, "agree", RoleGrant.objects.get())
    assert roles_of(account) == set()

    give(first, account, "clerk")
    assert RoleGrant.objects.filter(agreed=None).count() == 1


def test_asking_twice_asks_once_and_a_new_account_asks_as_well(administrators, account):
    first, _second = administrators
    give(first, account, "clerk")
    give(first, account, "clerk")
    typed = {"username": "new", "password1": "handed over once", "password2": "handed over once"}
    typed |= {"region": "370102", "groups": [role("clerk").pk], "usable_password": "true"}

    assert first.post("/admin/staff/user/add/", typed).status_code == 302

    assert [grant.account.username for grant in RoleGrant.objects.all()] == ["new", "li"]


def test_a_role_is_taken_away_at_once(administrators, account):
    account.groups.add(role("clerk"), role("reviewer"))

    give(administrators[0], account, "reviewer")

    assert roles_of(account) == {"reviewer"}
    assert not RoleGrant.objects.exists()


def test_nobody_decides_about_a_role_of_their_own(administrators):
    first, second = administrators
    other = User.objects.get(username="second")
    give(first, other, "administrator", "auditor")

    answer = decide(second, "agree", RoleGrant.objects.get())

    assert "Decided: 0. Left alone: 1." in answer.content.decode()
    assert roles_of(other) == {"administrator"}


def test_an_administrator_of_a_place_decides_for_its_accounts(account, of_role):
    elsewhere = User.objects.create_user("wang", is_staff=True, region_id="370202")
    asker = User.objects.create_user("asker")
    for each in [account, elsewhere]:
        RoleGrant.objects.create(account=each, role=role("clerk"), asked_by=asker)
    browser = Client()
    sign_in(browser, of_role("administrator", "3701"))

    shown = browser.get(LIST).context["cl"].queryset

    assert [grant.account.username for grant in shown] == ["li"]
    decide(browser, "agree", *RoleGrant.objects.all())
    assert (roles_of(account), roles_of(elsewhere)) == ({"clerk"}, set())


def test_a_clerk_has_no_business_there(account, of_role):
    grant = RoleGrant.objects.create(
        account=account, role=role("clerk"), asked_by=User.objects.create_user("asker")
    )
    browser = Client()
    sign_in(browser, of_role("clerk"))

    assert browser.get(LIST).status_code == 403
    assert decide(browser, "agree", grant).status_code == 403
    assert roles_of(account) == set()


def test_the_superuser_of_a_first_set_up_needs_nobody(admin_client, account):
    give(admin_client, account, "administrator")

    assert roles_of(account) == {"administrator"}


# Whatever way it takes, the database holds to it.


@pytest.fixture
def acting(of_role):
    """Within a transaction in which somebody acts, as in a request."""
    user = of_role("administrator", None)
    with scope(EVERYWHERE, by={"user": user.pk}):
        yield user


def test_a_role_cannot_be_given_past_the_form(acting, account):
    for give_it in [
        lambda: account.groups.add(role("manager")),
        lambda: acting.groups.add(role("clerk")),
        lambda: User.groups.through.objects.filter(user=acting).update(group=role("auditor")),
    ]:
        with pytest.raises(IntegrityError, match="takes a second person"), transaction.atomic():
            give_it()


def test_without_the_trigger_it_could(django_db_setup, django_db_blocker):
    """The control, in a database of its own: the owner takes the trigger away."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("grants") as name,
        working_in(name),
    ):
        account = User.objects.create_user("li")
        acting = {"user": User.objects.create_user("administrator").pk}
        with roles.as_owner():
            grants.HELD_BY_TWO.uninstall(User.groups.through)

        with scope(EVERYWHERE, by=acting):
            account.groups.add(role("manager"))

        assert roles_of(account) == {"manager"}


def test_one_does_not_agree_with_oneself_in_the_database_either(acting, account):
    grant = RoleGrant.objects.create(account=account, role=role("clerk"), asked_by=acting)

    with pytest.raises(IntegrityError, match="takes_two"), transaction.atomic():
        grants.decide(grant, acting, agreed=True)


def test_an_old_consent_gives_nothing_anew(acting, account):
    asker = User.objects.create_user("asker")
    with scope(EVERYWHERE, by={"user": acting.pk}):
        grant = RoleGrant.objects.create(account=account, role=role("clerk"), asked_by=asker)
        grants.decide(grant, acting, agreed=True)
    account.groups.clear()
    RoleGrant.objects.update(decided_at="2021-01-01T00:00Z")

    with pytest.raises(IntegrityError, match="takes a second person"), transaction.atomic():
        account.groups.add(role("clerk"))


def test_the_list_says_how_it_stands(administrators, account):
    first, second = administrators
    give(first, account, "clerk", "reviewer")
    decide(second, "agree", RoleGrant.objects.get(role=role("clerk")))

    text = second.get(LIST).content.decode()

    assert "waits for a second person" in text
    assert "agreed" in text
    assert second.get(f"{LIST}?agreed__isnull=True").context["cl"].result_count == 1
