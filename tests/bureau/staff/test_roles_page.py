"""Who may do what: the page says what the database grants."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.html import escape

from bureau.staff.accounts import first_password, make_demo_accounts
from bureau.staff.models import User
from bureau.staff.roles import ROLES
from bureau.staff.roles_page import VERBS, rows
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


def member(role, place=None):
    user = User.objects.create_user(f"{role}-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def granted(role, app):
    """What the role's group may do with any kind of record of an app, as the page words it."""
    permissions = Group.objects.get(name=role).permissions.filter(content_type__app_label=app)
    return {str(VERBS.get(each.codename.split("_")[0], each.name)) for each in permissions}


def told():
    """{(role, app): the verbs that the page gives it there}."""
    return {
        (role.key, app.label): set(cell)
        for apps, cells in rows()
        for app in apps
        for role, cell in zip(ROLES, cells, strict=True)
    }


def test_the_page_agrees_with_what_the_database_grants():
    for (role, app), words in told().items():
        assert words == granted(role, app)


def test_every_app_that_a_role_has_rights_in_is_on_the_page():
    labels = Permission.objects.filter(group__isnull=False).values_list(
        "content_type__app_label", flat=True
    )

    assert {app for _role, app in told()} == set(labels)


def test_a_right_given_to_a_group_appears_at_once():
    one = Permission.objects.get(codename="add_trainingclass")
    Group.objects.get(name="reviewer").permissions.add(one)

    assert told()["reviewer", "adaptation_training"] == {"see", "enter (1 of 2)"}


def test_a_right_of_another_kind_is_named():
    one = Permission.objects.create(
        codename="audit_subsidy",
        name="may audit subsidies",
        content_type=Permission.objects.get(codename="view_subsidy").content_type,
    )
    Group.objects.get(name="reviewer").permissions.add(one)

    assert "may audit subsidies" in told()["reviewer", "subsidies"]


@pytest.mark.parametrize("role", [role.key for role in ROLES])
def test_everybody_reads_the_roles(role, client):
    sign_in(client, member(role))

    page = client.get("/admin/roles/").content.decode()

    for each in ROLES:
        assert escape(str(each.does)) in page


def test_strangers_do_not(client):
    assert client.get("/admin/roles/").status_code == 302


def test_only_whoever_keeps_accounts_reads_who_holds_a_role(client):
    member("clerk", "370102")
    sign_in(client, member("auditor", "37"))
    before = client.get("/admin/roles/").content.decode()

    sign_in(client, member("administrator"))
    after = client.get("/admin/roles/").content.decode()

    assert "clerk-370102" not in before
    assert "clerk-370102" in after


def test_an_administrator_of_a_place_reads_its_accounts_alone(client):
    member("clerk", "370102")
    member("clerk", "3702")
    sign_in(client, member("administrator", "3701"))

    page = client.get("/admin/roles/").content.decode()

    assert "clerk-370102" in page
    assert "clerk-3702<" not in page


def test_an_account_shows_its_role_in_the_readers_language(client):
    clerk = member("clerk", "370102")
    sign_in(client, member("administrator"))
    client.cookies["django_language"] = "zh-hans"

    form = client.get(f"/admin/staff/user/{clerk.pk}/change/").content.decode()

    assert "经办人" in form
    assert ">clerk<" not in form


def test_a_group_that_is_no_role_keeps_its_name():
    with translation.override("zh-hans"):
        assert str(Group(name="volunteers")) == "volunteers"


def test_signing_in_at_the_sites_own_address_leads_to_where_work_begins(client):
    list(make_demo_accounts())
    typed = {"username": "demo-clerk", "password": first_password("demo-clerk")}

    assert client.post("/sign-in/?next=/", typed).url == "/admin/"
    client.logout()
    assert client.post("/sign-in/?next=/years/2021/", typed).url == "/years/2021/"
