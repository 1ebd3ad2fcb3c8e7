from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from veterans.models import CircleMembership, EconomicCircle, Office, Region, RetiredCode

LOADED = [Region, RetiredCode, EconomicCircle, CircleMembership, Office]
places = import_module("veterans.migrations.0002_places")


@pytest.mark.django_db
def test_places_are_unloaded_and_loaded_again():
    def counts():
        return [model.objects.count() for model in LOADED]

    before = counts()
    with connection.schema_editor() as editor:
        places.unload(apps, editor)
        assert counts() == [0, 0, 0, 0, 0]
        places.load(apps, editor)

    assert counts() == before
