"""Whose records a connection sees: told for a transaction, and nobody's while it is not told.

The database holds every query to it (bureau.base.walls). A place is told by its code and stands
for itself and all it contains.
"""

from contextlib import contextmanager

from django.db import connection, transaction

EVERYWHERE = "37"  # the province contains every place
TELL = "SELECT coalesce(current_setting('bureau.scope', true), ''), set_config('bureau.scope', %s, true)"


@contextmanager
def scope(place):
    """A transaction in which the records of a place are seen and written; afterwards as before."""
    within_another = connection.in_atomic_block
    with transaction.atomic():
        before = _tell(place)
        yield
        if within_another:  # a released savepoint would keep it; a transaction ends with it
            _tell(before)


def _tell(place):
    """Say it for the rest of the transaction; whose records were seen before."""
    with connection.cursor() as cursor:
        cursor.execute(TELL, [place])
        return cursor.fetchone()[0]
