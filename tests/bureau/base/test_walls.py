"""What PostgreSQL itself shows and takes, whatever a view, an admin or a query forgot to ask."""

import pytest
from django.db import ProgrammingError, connection, transaction

from bureau.base import walls
from bureau.base.scope import scope
from programs.welfare_posts.models import Placement
from tests.factories import factory_of
from tests.programs.subsidies.factories import SubsidyFactory
from tests.programs.welfare_posts.factories import ApplicationFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

WALLED = [pytest.param(model, id=model._meta.label) for model in walls.walled_models()]
PUBLIC = [each for each in WALLED if each.values[0].public]
BEHIND_THE_WALL = pytest.raises(ProgrammingError, match="row-level security")


def made(model):
    """A record as the database has it: a part is where its whole is."""
    record = factory_of(model).create()
    record.refresh_from_db()
    return record


def elsewhere(record):
    """A place that neither contains the record's nor lies within it."""
    return "3703" if not record.region_id.startswith("3703") else "3702"


def rows(model):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
        return cursor.fetchone()[0]


def test_every_table_of_records_has_its_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, cmd FROM pg_policies JOIN pg_class "
            "ON relname = tablename AND relnamespace = 'public'::regnamespace WHERE relrowsecurity"
        )
        built = set(cursor.fetchall())

    commands = {"read": "SELECT", "add": "INSERT", "change": "UPDATE", "remove": "DELETE"}
    tables = {model._meta.db_table for model in walls.walled_models()}
    assert {each for each in built if each[0] in tables} == {
        (table, f"scope_{name}", command) for table in tables for name, command in commands.items()
    }


@pytest.mark.parametrize("model", WALLED)
def test_nothing_is_seen_while_no_scope_is_told(model):
    factory_of(model).create()

    with scope(""):
        assert rows(model) == 0


@pytest.mark.parametrize("model", WALLED)
def test_another_place_neither_sees_nor_touches_a_record(model):
    record = made(model)
    place = elsewhere(record)
    is_open = model.known_everywhere or (model.public and place.startswith(record.region_id))

    with scope(place):
        seen = model._base_manager.filter(pk=record.pk)
        assert seen.exists() == is_open
        assert seen.update(note="changed from elsewhere") == 0
        assert seen._raw_delete(seen.db) == 0


@pytest.mark.parametrize("model", WALLED)
def test_nobody_enters_a_record_for_another_place(model):
    record = made(model)
    record.pk = None

    with BEHIND_THE_WALL, scope(elsewhere(record)):
        model._base_manager.bulk_create([record])


def test_nobody_hands_a_record_to_another_place():
    post = ApplicationFactory(region_id="370102")

    with BEHIND_THE_WALL, scope("370102"):
        Placement.objects.filter(pk=post.pk).update(region_id="370103")


@pytest.mark.parametrize("model", PUBLIC)
def test_public_work_of_the_places_above_is_read_below(model):
    record = made(model)
    below = record.region_id[:2] + "0102"

    with scope(below):
        is_open = model.known_everywhere or below.startswith(record.region_id)
        assert model._base_manager.filter(pk=record.pk).exists() == is_open


@pytest.mark.parametrize(
    ("factory", "name"),
    [(ApplicationFactory, "veteran"), (EnterpriseFactory, "founder"), (SubsidyFactory, "payment")],
)
def test_a_guessed_key_of_an_unseen_record_is_refused(factory, name):
    """A foreign key looks past the wall."""
    record = factory(region_id="370102")
    unseen = factory_of(type(record)._meta.get_field(name).related_model)(region_id="370103")

    with BEHIND_THE_WALL, scope("370102"):
        type(record).objects.filter(pk=record.pk).update(**{name: unseen.pk})


# --- the scope ------------------------------------------------------------------------------


def told():
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('bureau.scope', true), '')")
        return cursor.fetchone()[0]


def test_a_scope_ends_where_it_ends():
    before = told()

    with scope("3701"):
        with scope("370102"):
            assert told() == "370102"
        assert told() == "3701"
        with pytest.raises(ZeroDivisionError), scope("370103"):
            raise ZeroDivisionError
        assert told() == "3701"

    assert told() == before


@pytest.mark.parametrize("place", ["", "nowhere", "%", "3_", "370102'"])
def test_what_is_no_place_sees_nothing(place):
    VeteranFactory()

    with scope(place):
        assert rows(Veteran) == 0


def test_the_app_can_neither_open_nor_climb_the_wall():
    for statement in [
        "ALTER TABLE veterans_veteran DISABLE ROW LEVEL SECURITY",
        "DROP POLICY scope_read ON veterans_veteran",
        "CREATE POLICY mine ON veterans_veteran USING (true)",
        "SET ROLE bureau",
    ]:
        refused = pytest.raises(ProgrammingError, match="must be owner|permission denied")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
