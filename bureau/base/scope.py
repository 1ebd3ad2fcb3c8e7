"""Whose records a connection sees: told for a transaction, and nobody's while it is not told.

The database holds every query to it (bureau.base.walls). A place is told by its code and stands
for itself and all it contains. Who acts is told with it: the history of records names them.
"""

import json
from contextlib import contextmanager
from uuid import uuid4

from django.db import connection, transaction

EVERYWHERE = "37"  # the province contains every place
NOWHERE = ""  # no records are seen
# The place, and what the history's triggers read: the number of the act, and who acts.
SETTINGS = ["bureau.scope", "pghistory.context_id", "pghistory.context_metadata"]
TOLD = ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS)
TELL = f"SELECT {TOLD}, " + ", ".join(
    f"set_config('{name}', coalesce(%s, current_setting('{name}', true), ''), true)"
    for name in SETTINGS
)


@contextmanager
def scope(place, by=None, number=None):
    """A transaction in which the records of a place are seen and written; afterwards as before.

    `by` says who acts, as {"user": 7, "username": "li"} or {"command": "load_year"}, and `number`
    (a UUID) under which act what they do is kept together; without it, that of an outer scope stays.
    """
    within_another = connection.in_atomic_block
    with transaction.atomic():
        acting = [str(number or uuid4()), json.dumps(by)] if by else [None, None]
        before = _tell(place, *acting)
        yield
        if within_another:  # a released savepoint would keep it; a transaction ends with it
            _tell(*before)


def told():
    """The place whose records are seen at this moment, and who acts, as they were told."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {TOLD}")
        place, _number, by = cursor.fetchone()
    return place, json.loads(by or "{}")


def because(reason):
    """Say why the rest of the transaction is done, beside who does it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_metadata', jsonb_set("
            "nullif(current_setting('pghistory.context_metadata', true), '')::jsonb,"
            " '{reason}', to_jsonb(%s::text))::text, true)",
            [reason],
        )


def _tell(*settings):
    """Say it for the rest of the transaction; what was told before."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, settings)
        return cursor.fetchone()[: len(SETTINGS)]
