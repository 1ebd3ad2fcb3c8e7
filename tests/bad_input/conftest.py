"""What the tests of bad input share, and what they state for review."""

import pytest
from django.db import connection

from tests.bad_input.cases import CASES, KINDS
from tests.bad_input.coverage import CHANNELS, TESTED, TO_COME, Waits, fate
from tests.bureau.desk.conftest import clerk, desk

__all__ = ["clerk", "desk"]

# What is written whatever becomes of a request: sessions, and the acts that no record shows.
APART = {"django_session", "base_act"}


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


def pytest_terminal_summary(terminalreporter):
    """How far the cases reach: of each channel how many are tested, do not apply, or wait."""
    reports = [each for ran in terminalreporter.stats.values() for each in ran]
    if not any("tests/bad_input" in getattr(each, "nodeid", "") for each in reports):
        return
    terminalreporter.section(f"bad input: {len(CASES)} cases of {len(KINDS)} kinds")
    for channel in [*CHANNELS, *TO_COME]:
        fates = [fate(case, channel) for case in CASES]
        tested = fates.count(TESTED)
        waiting = sum(isinstance(each, Waits) for each in fates)
        terminalreporter.write_line(
            f"{channel:14} {tested:3} tested, {waiting:3} wait for it, "
            f"{len(CASES) - tested - waiting:3} do not apply"
        )
