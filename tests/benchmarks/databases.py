"""Databases that benchmarks work in, on the server of the site, and gone with them."""

import os
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from tests.databases import as_login, drop, working_in


@contextmanager
def database_of_its_own(name):
    """Migrated and empty but for what migrations keep."""
    name = f"benchmark_{name}_{os.getpid()}"
    connection.ensure_connection()  # a private server is started
    as_login("owner", f'CREATE DATABASE "{name}"')
    try:
        with working_in(name):
            call_command("migrate", verbosity=0)
            yield name
    finally:
        drop(name)
