"""An administrator who has a place keeps the accounts of that place and what it contains."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from bureau.staff.models import User
from tests.signing_in import device_of, sign_in

pytestmark = pytest.mark.django_db

LIST = reverse("admin:staff_user_changelist")
ADD = reverse("admin:staff_user_add")
CHOSEN = "a word nobody thought of"


def account(username, place, role="reviewer"):
    user = User.objects.create_user(username, region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def administrator(place):
    client = Client()
    sign_in(client, account(f"administrator-of-{place}", place, role="administrator"))
    return client


@pytest.fixture
def accounts():
    """Of the city, of a county in it, of another city, of the province, and of no place."""
    of = {"city": "3701", "county": "370102", "other": "3702", "province": "37", "nowhere": None}
    return {name: account(name, place) for name, place in of.items()}


def listed(client):
    found = client.get(LIST).context["cl"].queryset
    return {user.username for user in found if "administrator" not in user.username}


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("370102", {"county"}),
        ("3701", {"city", "county"}),
        ("37", {"city", "county", "other", "province"}),
        (None, {"city", "county", "other", "province", "nowhere"}),
    ],
)
def test_the_list_shows_those_of_the_place(place, kept, accounts):
    assert listed(administrator(place)) == kept


def addresses(key):
    change = f"{LIST}{key}/"
    return [f"{change}change/", f"{change}password/", f"{change}history/"] + [
        reverse("admin:staff_user_take_second_factor_away", args=[key])
    ]


@pytest.mark.parametrize("name", ["other", "province", "nowhere"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_places_account_is_as_absent_as_none(name, method, accounts):
    client = administrator("3701")
    device_of(accounts[name])
    absent = User.objects.latest("pk").pk + 1

    for key in [accounts[name].pk, absent]:
        statuses = {getattr(client, method)(address).status_code for address in addresses(key)}
        assert statuses == {404}


def test_whoever_keeps_no_accounts_is_not_told_which_there_are(client, accounts):
    sign_in(client, accounts["county"])
    device_of(accounts["other"])
    absent = User.objects.latest("pk").pk + 1

    asked = {
        tuple(client.get(address).status_code for address in addresses(key))
        for key in [accounts["other"].pk, absent]
    }

    assert len(asked) == 1
    assert min(asked.pop()) >= 403


@pytest.mark.parametrize("place", ["3701", None])
def test_an_account_of_the_place_is_there(place, accounts):
    client = administrator(place)
    device_of(accounts["county"])

    assert {client.get(each).status_code for each in addresses(accounts["county"].pk)} == {200}


def opened(client, place):
    """Whether an account can be opened in a place."""
    typed = {"username": "new", "password1": CHOSEN, "password2": CHOSEN, "region": place}
    client.post(ADD, typed)
    return User.objects.filter(username="new", region_id=place or None).exists()


@pytest.mark.parametrize(
    ("of", "taken", "refused"),
    [
        ("3701", ["3701", "370102"], ["37", "3702", "370202", ""]),
        ("37", ["37", "370202"], [""]),
        (None, ["37", "370102", ""], []),
    ],
)
def test_accounts_are_opened_within_the_place_alone(of, taken, refused):
    client = administrator(of)

    for place in [*taken, *refused]:
        assert opened(client, place) == (place in taken)
        User.objects.filter(username="new").delete()


@pytest.mark.parametrize("place", ["3702", "37", ""])
def test_no_account_is_handed_to_another_place(place, accounts):
    client, user = administrator("3701"), accounts["county"]
    known = {"username": "county", "is_active": "on", "is_staff": "on"}

    client.post(f"{LIST}{user.pk}/change/", known | {"region": place})
    user.refresh_from_db()
    assert user.region_id == "370102"

    client.post(f"{LIST}{user.pk}/change/", known | {"region": "370103"})
    user.refresh_from_db()
    assert user.region_id == "370103"
