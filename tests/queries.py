"""Counting what a page asks the database."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

# A request's scope and its transaction, which in a test is a savepoint.
HOUSEKEEPING = re.compile(
    "SAVEPOINT|RELEASE SAVEPOINT|SET CONSTRAINTS|SELECT coalesce\\(current_setting"
)


@contextmanager
def questions():
    """A list that holds, once the block is over, the queries of a page but for its scope."""
    asked = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    asked += [each["sql"] for each in captured if not HOUSEKEEPING.match(each["sql"])]
