"""What the tests of bad input share."""

import pytest
from django.db import connection

from tests.bureau.desk.conftest import clerk, desk

__all__ = ["clerk", "desk"]

# What is written whatever becomes of a request: sessions, the acts that no record shows, and how
# often programs asked.
APART = {"django_session", "base_act", "api_usage"}


def all_rows():
    """{table: (number of its rows, digest of them)}"""
    names = [name for name in connection.introspection.table_names() if name not in APART]
    digests = " UNION ALL ".join(
        f"SELECT '{name}', count(*), sum(hashtextextended(t::text, 0)::numeric) FROM \"{name}\" t"
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(digests)
        return {name: (number, digest) for name, number, digest in cursor.fetchall()}


@pytest.fixture
def unchanged():
    """Called after a request: the tables in which anything differs from before the first call."""
    before = {}

    def differing():
        after = all_rows()
        changed = [name for name in after if before and before[name] != after[name]]
        before.update(after)
        return changed

    return differing
