import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from bureau.base.postgres import roles


def test_the_app_works_under_a_role_that_row_security_binds(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls, rolcreatedb from pg_roles "
            "where rolname in (current_user, %s) order by rolname",
            [roles.OWNER],
        )

        assert cursor.fetchall() == [
            (roles.OWNER, False, False, True),
            (roles.APP, False, False, False),
        ]


@pytest.mark.parametrize(
    "statement",
    [
        "truncate django_session",
        "alter table django_session add column more text",
        "alter table django_session disable trigger all",
        "alter table django_session no force row level security",
        "drop table django_session",
        "create table mine (id int)",
        "create role mine",
        "set role bureau",
        "set session_replication_role = replica",
        "insert into django_migrations (app, name, applied) values ('base', '9999', now())",
        "delete from django_migrations",
    ],
)
def test_the_app_may_not_change_what_holds_it(db, statement):
    refused = pytest.raises(ProgrammingError, match="must be owner|permission denied")

    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_owner_stands_in_for_a_while_only(outside_transactions):
    with roles.as_owner():
        assert current_user() == roles.OWNER
        with roles.as_owner():
            assert current_user() == roles.OWNER
        assert current_user() == roles.OWNER

    assert current_user() == roles.APP


def current_user():
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return cursor.fetchone()[0]


def test_the_owner_does_not_step_into_a_transaction(db):
    with pytest.raises(AssertionError, match="not inside a transaction"), roles.as_owner():
        pass


def test_a_migration_that_fails_says_why_and_still_lets_the_app_into_the_tables(
    outside_transactions,
):
    with roles.as_owner(), connection.cursor() as cursor:
        cursor.execute("create table newcomer (id int)")

    with pytest.raises(CommandError, match="No installed app with label 'nosuch'"):
        call_command("migrate", "nosuch")

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from newcomer")
        assert cursor.fetchone() == (0,)
    with roles.as_owner(), connection.cursor() as cursor:
        cursor.execute("drop table newcomer")
