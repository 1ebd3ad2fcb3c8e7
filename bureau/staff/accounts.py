"""The demo's accounts: one for each role, at the level where such staff sit.

They are printed for all to read: nobody has to choose a password of their own there, and where a
second factor is needed, its secret and the code of the moment are printed as well.
"""

import hmac

from django.conf import settings
from django.contrib.auth.models import Group

from bureau.staff import passwords, second_factor
from bureau.staff.models import User
from bureau.staff.roles import ROLES

# username: (role, place); names say that nobody real is meant
DEMO_ACCOUNTS = {
    "demo-clerk": ("clerk", "370102"),
    "demo-clerk-city": ("clerk", "3701"),
    "demo-clerk-province": ("clerk", "37"),
    "demo-reviewer": ("reviewer", "370102"),
    "demo-reviewer-city": ("reviewer", "3701"),
    "demo-finance": ("finance", "370102"),
    "demo-payer": ("payer", "370102"),
    "demo-manager": ("manager", "37"),
    "demo-manager-2": ("manager", "37"),  # for a year is closed by two of them
    "demo-auditor": ("auditor", "37"),
    "demo-administrator": ("administrator", None),
    "demo-administrator-2": ("administrator", None),  # for a role takes two of them
}


def make_demo_accounts():
    """Make the accounts that are missing; yield (username, first password, role, place)."""
    labels = {role.key: str(role.label) for role in ROLES}
    for username, (role, place) in DEMO_ACCOUNTS.items():
        user = User.objects.filter(username=username).first() or _make(username, role, place)
        if second_factor.is_needed(user) and not second_factor.device_of(user):
            second_factor.new_device(user, _key(username)).save()
        yield username, first_password(username), labels[role], place or ""


def _make(username, role, place):
    user = User.objects.create_user(
        username, password=first_password(username), is_staff=True, region_id=place
    )
    user.groups.add(Group.objects.get(name=role))
    passwords.choose(user)
    return user


def first_password(username):
    """The same at every start of one installation, and different in any other."""
    return _own(f"demo {username}")[:12]


def code_and_secret(username):
    """What an app would show at this moment, and what to type into one; nothing without a device."""
    device = second_factor.device_of(User.objects.get(username=username))
    return (second_factor.code(device), second_factor.secret(device)) if device else ("", "")


def _key(username):
    return _own(f"second factor of demo {username}")[:40]


def _own(purpose):
    return hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), "sha256").hex()
