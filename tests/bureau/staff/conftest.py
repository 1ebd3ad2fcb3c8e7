from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from bureau.base.scope import scope
from bureau.staff import passwords
from bureau.staff.models import User

PASSWORD = "a word of my own"


@pytest.fixture
def as_deployed():
    """A connection that was told no place, as every request finds it outside of tests."""
    with scope(""):
        yield


@pytest.fixture
def of_role(db):
    """Makes somebody of a role who chose their password."""

    def make(role, place="370102", **known):
        user = User.objects.create_user(f"a-{role}", password=PASSWORD, is_staff=True, **known)
        user.region_id = place
        user.save()
        user.groups.add(Group.objects.get(name=role))
        passwords.choose(user)
        return user

    return make


@pytest.fixture
def later(monkeypatch):
    """Lets time pass."""
    now, passed = timezone.now, timedelta()

    def later(**time):
        nonlocal passed
        passed += timedelta(**time)
        monkeypatch.setattr(timezone, "now", lambda: now() + passed)

    return later
