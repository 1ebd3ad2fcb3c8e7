"""What would happen without the wall: the control of the tests of it."""

import pytest
from django.db import connection

from bureau.base import walls
from bureau.base.postgres.roles import as_owner
from bureau.base.scope import scope
from tests.databases import copy_of_test_database, working_in
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran


@pytest.fixture
def another_database(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copy_of_test_database("fallen") as name, working_in(name):
        yield


@pytest.mark.heavy
@pytest.mark.usefixtures("another_database")
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE veterans_veteran DISABLE ROW LEVEL SECURITY",
        "ALTER POLICY scope_read ON veterans_veteran USING (true)",
        "DROP POLICY scope_read ON veterans_veteran;"
        "CREATE POLICY scope_read ON veterans_veteran FOR SELECT USING (true)",
    ],
)
def test_a_wall_that_fell_shows_everything_until_it_is_built_anew(statement):
    VeteranFactory(region_id="370102")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)

    with scope("3702"):
        assert Veteran.objects.count() == 1
    with as_owner():
        walls.build()
    with scope("3702"):
        assert Veteran.objects.count() == 0
