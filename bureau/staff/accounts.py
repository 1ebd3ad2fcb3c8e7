"""The demo's accounts: one for each role, at the level where such staff sit."""

import hmac

from django.conf import settings
from django.contrib.auth.models import Group

from bureau.staff.models import User
from bureau.staff.roles import ROLES

# username: (role, place); names say that nobody real is meant
DEMO_ACCOUNTS = {
    "demo-clerk": ("clerk", "370102"),
    "demo-clerk-city": ("clerk", "3701"),
    "demo-clerk-province": ("clerk", "37"),
    "demo-reviewer": ("reviewer", "370102"),
    "demo-reviewer-city": ("reviewer", "3701"),
    "demo-manager": ("manager", "37"),
    "demo-auditor": ("auditor", "37"),
    "demo-administrator": ("administrator", None),
}


def make_demo_accounts():
    """Make the accounts that are missing; yield (username, first password, role, place)."""
    labels = {role.key: str(role.label) for role in ROLES}
    for username, (role, place) in DEMO_ACCOUNTS.items():
        if not User.objects.filter(username=username).exists():
            user = User.objects.create_user(
                username, password=first_password(username), is_staff=True, region_id=place
            )
            user.groups.add(Group.objects.get(name=role))
        yield username, first_password(username), labels[role], place or ""


def first_password(username):
    """The same at every start of one installation, and different in any other."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"demo {username}".encode(), "sha256")
    return digest.hex()[:12]
