"""Seen from its own place, no record of a lifelike year lacks what it names."""

import pytest
from django.test import Client

from bureau.base import walls
from bureau.base.records import Record
from bureau.base.scope import scope
from bureau.staff.accounts import make_demo_accounts
from bureau.staff.models import User
from tests.pages import every_page
from tests.signing_in import sign_in

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

NAMING = [
    pytest.param(model, field, id=f"{model._meta.label}.{field.name}")
    for model in walls.walled_models()
    for field in model._meta.concrete_fields
    if field.related_model and issubclass(field.related_model, Record)
]


@pytest.mark.parametrize(("model", "field"), NAMING)
def test_whatever_a_record_names_is_seen_from_its_place(model, field):
    named = model.objects.exclude(**{field.name: None}).values_list("region_id", field.attname)
    by_place = {}
    for place, key in named:
        by_place.setdefault(place, set()).add(key)

    for place, keys in by_place.items():
        with scope(place):
            seen = set(field.related_model.objects.filter(pk__in=keys).values_list("pk", flat=True))
        assert keys <= seen, place


@pytest.mark.parametrize("username", ["demo-clerk", "demo-clerk-city", "demo-reviewer"])
def test_every_page_of_a_county_and_a_city_opens(username):
    list(make_demo_accounts())
    client = Client()
    sign_in(client, User.objects.get(username=username))
    kinds = ["changelist", "add", "change", "history", "delete"]

    with scope(User.objects.get(username=username).region_id):
        paths = [path for _name, path in every_page(username, kinds)]

    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
