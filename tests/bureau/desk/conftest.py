import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from bureau.staff.models import User


@pytest.fixture
def clerk(db):
    """A clerk of 历下区, with what their group may do."""
    return make_clerk("clerk", "370102")


@pytest.fixture
def desk(client, clerk):
    """The clerk's browser."""
    client.force_login(clerk)
    return client


def make_clerk(username, place):
    user = User.objects.create_user(username, region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name="clerk"))
    return user


def page(model, name, *arguments):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=arguments)
