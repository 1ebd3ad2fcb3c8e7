"""Databases beside the tests' own: copies that hold a year, or that may be hammered."""

from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from bureau.base.postgres.roles import as_owner


def keep_template():
    """What copies are made from: a test that may not roll back empties the database it is in."""
    connection.close()  # a database that is in use cannot be copied
    original = connection.settings_dict["NAME"]
    drop(_template())
    as_login("owner", f'CREATE DATABASE "{_template()}" TEMPLATE "{original}"')


def drop_template():
    drop(_template())


def _template():
    return f"{connection.settings_dict['TEST']['NAME']}_template"


@contextmanager
def copy_of_test_database(suffix, of=None):
    """A copy of the empty, migrated test database, or of another, under a name of its own."""
    name = f"{connection.settings_dict['TEST']['NAME']}_{suffix}"
    drop(name)
    as_login("owner", f'CREATE DATABASE "{name}" TEMPLATE "{of or _template()}"')
    try:
        yield name
    finally:
        drop(name)


@contextmanager
def working_in(name):
    """Django's connection, in this thread and any other, turned to another database."""
    original = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original


@pytest.fixture
def outside_transactions(django_db_setup, django_db_blocker):
    """The tests' own database, for what no transaction may be open around; it leaves nothing
    behind. (pytest-django's `transaction=True` would empty every table, migrated ones as well.)"""
    with django_db_blocker.unblock():
        yield


def drop(name):
    """Each role may end its own connections; the server's own vacuum gives way by itself."""
    left = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    for login in ["app", "owner"]:
        as_login(login, f"{left} AND usename = current_user AND pid <> pg_backend_pid()")
    as_login("owner", f'DROP DATABASE IF EXISTS "{name}"')


def as_login(login, statement):
    login = connection.settings_dict["SERVER"].sign_in(login) | {"dbname": "postgres"}
    with psycopg.connect(**login, autocommit=True) as server:
        server.execute(statement)


@pytest.fixture(scope="session")
def full_year(django_db_setup, django_db_blocker):
    """A database with the synthetic 2021 at full scale, loaded once for all tests that look."""
    with django_db_blocker.unblock(), copy_of_test_database("full_year") as name:
        with working_in(name):
            call_command("load_year", "2021", verbosity=0)
        yield name


@pytest.fixture(scope="session")
def small_year(django_db_setup, django_db_blocker):
    """The same at a fiftieth, for tests that change records over and over."""
    with django_db_blocker.unblock(), copy_of_test_database("small_year") as name:
        with working_in(name):
            call_command("load_year", "2021", scale=0.02, verbosity=0)
        yield name


@pytest.fixture(scope="module")
def decided_or_not(in_small_year):
    """Where also what was decided may be changed and taken away, to see that figures follow it."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE tgname ~ '^pgtrigger_(case_goes_on|case_stays|stays|while_the_clock_runs)_'"
        )
        guards = cursor.fetchall()
        for table, name in guards:
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')
    yield
    with as_owner(), connection.cursor() as cursor:
        for table, name in guards:
            cursor.execute(f'ALTER TABLE {table} ENABLE ALWAYS TRIGGER "{name}"')


@pytest.fixture(scope="module")
def in_full_year(full_year, django_db_blocker):
    """Tests of the module work in the full year; what they write is rolled back as ever."""
    with django_db_blocker.unblock(), working_in(full_year):
        yield


@pytest.fixture(scope="module")
def in_small_year(small_year, django_db_blocker):
    with django_db_blocker.unblock(), working_in(small_year):
        yield
