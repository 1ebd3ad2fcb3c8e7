"""The wall between places: PostgreSQL shows and takes a record only inside the scope told to it.

The policies of a table come with its model (bureau.base.policies), so no model has to be
remembered: `migrate` compares the database's with the code's and builds what differs. They bind the
app's login; the owner stands outside, so that migrations and triggers (a whole that keeps its parts
equal) reach every place. The app can neither become the owner nor touch a policy.
"""

from hashlib import sha256

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from pghistory.models import Context

from bureau.base import policies
from bureau.base.history import history_models
from bureau.base.records import Record

# What stands, as PostgreSQL prints it, and what the builder noted then: a policy that somebody
# altered by hand is noticed as well.
STANDS = """
    SELECT relname, md5(string_agg(concat_ws(' ', polname, polcmd, polroles, polpermissive,
            pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)),
            ' ' ORDER BY polname)),
        min(obj_description(pg_policy.oid, 'pg_policy'))
    FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
    WHERE relrowsecurity AND relnamespace = 'public'::regnamespace GROUP BY relname
"""


def wall():
    """{table: {name of a policy: what it says}}."""
    records = {model: policies.of_records(model) for model in walled_models()}
    histories = {model: policies.of_history(model) for model in history_models()}
    work = {model: model.policies for model in apps.get_models() if hasattr(model, "policies")}
    others = {Context: policies.OF_CONTEXTS, LogEntry: policies.OF_ONES_WORD}
    every = records | histories | work | others
    return {model._meta.db_table: says for model, says in every.items()}


def walled_models():
    """Those of records."""
    return [model for model in apps.get_models() if issubclass(model, Record)]


def build():
    """Bring the database's policies in line with the code; run as the owner, after migrations."""
    present = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:  # nobody sees a wall half built
        cursor.execute(policies.is_seen(walled_models()))
        stands = _standing(cursor)
        wanted = {table: says for table, says in wall().items() if table in present}
        fallen = {
            table: says
            for table, says in wanted.items()
            if table not in stands or stands[table][1] != f"{_digest(says)} {stands[table][0]}"
        }
        for table, says in fallen.items():
            _rebuild(cursor, table, says)
        for table, (printed, _note) in _standing(cursor).items():
            if table in fallen:
                note = f"{_digest(fallen[table])} {printed}"
                cursor.execute(f"COMMENT ON POLICY scope_read ON \"{table}\" IS '{note}'")


def _standing(cursor):
    """{table: (how its policies are printed, the builder's note)}."""
    cursor.execute(STANDS)
    return {table: (printed, note) for table, printed, note in cursor.fetchall()}


def _digest(says):
    return sha256(repr(says).encode()).hexdigest()


def _rebuild(cursor, table, says):
    cursor.execute("SELECT polname FROM pg_policy WHERE polrelid = %s::regclass", [table])
    gone = [f'DROP POLICY "{name}" ON "{table}"' for (name,) in cursor.fetchall()]
    made = [f'CREATE POLICY "{name}" ON "{table}" {rule}' for name, rule in says.items()]
    for statement in [*gone, *made, f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY']:
        cursor.execute(statement)
