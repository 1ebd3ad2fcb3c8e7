"""Who crawls: every role, and those who should get nowhere or no longer."""

from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from bureau.staff.models import User
from bureau.staff.roles import ROLES
from tests.crawl.planting import FOREIGN, OWN
from tests.signing_in import device_of, sign_in

PEOPLE = {
    **{f"county {role.key}": (role.key, OWN) for role in ROLES},
    **{f"city {role}": (role, OWN[:4]) for role in ("clerk", "reviewer")},
    "nowhere": ("clerk", None),
    "without a role": (None, OWN),
}
MOVED = ["moved, in the session of before", "moved"]
NAMES = [*PEOPLE, *MOVED, "disabled", "half signed in", "anonymous"]


@dataclass
class Account:
    """Somebody at their browser, which begins every request with the cookies of its sign-in."""

    name: str
    client: Client
    cookies: str
    user: User | None = None

    def browser(self):
        self.client.cookies = SimpleCookie(self.cookies)
        return self.client


def cast(town):
    """[Account]; those who were signed in when something changed have lived through the change."""
    accounts = [_signed_in(name, _user(name, *what)) for name, what in PEOPLE.items()]
    town.own.records[User] = accounts[0].user
    return [*accounts, *_moved(town), _disabled(), _half_signed_in(), _stranger()]


def _user(name, role, place):
    user = User.objects.create_user(name.replace(" ", "-"), region_id=place, is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def _signed_in(name, user):
    client = Client(raise_request_exception=False)
    sign_in(client, user)
    client.get(reverse("own-trail"))  # from here on the session knows what its user was
    return Account(name, client, client.cookies.output(header=""), user)


def _moved(town):
    """Of the foreign county until a moment ago, at the browser of then and signed in anew."""
    user = _user("moved", "clerk", FOREIGN)
    town.write_at_the_desk_of(user)
    then = _signed_in(MOVED[0], user)
    User.objects.filter(pk=user.pk).update(region_id=OWN)
    return [then, _signed_in(MOVED[1], User.objects.get(pk=user.pk))]


def _disabled():
    account = _signed_in("disabled", _user("disabled", "clerk", OWN))
    User.objects.filter(pk=account.user.pk).update(is_active=False)
    return account


def _half_signed_in():
    """Past the password, and not past the second factor."""
    user = _user("half signed in", "reviewer", OWN)
    device_of(user)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return Account("half signed in", client, client.cookies.output(header=""), user)


def _stranger():
    return Account("anonymous", Client(raise_request_exception=False), "")
