"""The wall between places: PostgreSQL shows and takes a record only inside the scope told to it.

The policies of a table are derived from its model, so no model has to be remembered: `migrate`
compares the database's with the code's and builds what differs. They bind the app's login; the
owner stands outside, so that migrations and triggers (a whole that keeps its parts equal) reach
every place. The app can neither become the owner nor touch a policy.
"""

from hashlib import sha256

from django.apps import apps
from django.db import connection, transaction
from pghistory.models import Context

from bureau.base.acts import Act
from bureau.base.history import history_models
from bureau.base.records import OpenToOthers, Record
from bureau.base.scope import EVERYWHERE

# In a sub-select, so that it is read once a query and not once a row. Nothing told reads as '' in
# a session that was told something before: without nullif that would be everybody.
SCOPE = "(SELECT nullif(current_setting('bureau.scope', true), ''))"
# Within coalesce(), the planner takes it for half of the rows: of a bare comparison with what is
# told later it expects half a percent, and plans the pages of the province accordingly.
WITHIN = f'coalesce(starts_with("region_id", {SCOPE}), false)'
ABOVE = f'"region_id" IN (left({SCOPE}, 2), left({SCOPE}, 4))'

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


# What belongs to no place is the province's to look up.
EVERYTHING = f"coalesce({SCOPE} = '{EVERYWHERE}', false)"
# Acts of a place's own staff; those of nobody's, who failed to sign in, are the province's.
OF_ACTS = {
    "scope_read": f"FOR SELECT USING ({WITHIN} OR {EVERYTHING})",
    "scope_add": "FOR INSERT WITH CHECK (true)",
}
# Who acted, by the place of their account; the history's triggers write it.
OF_CONTEXTS = {
    "scope_read": f"FOR SELECT USING "
    f"(coalesce(starts_with(metadata->>'region', {SCOPE}), false) OR {EVERYTHING} "
    f"OR NOT jsonb_exists(metadata, 'region') AND {SCOPE} IS NOT NULL)",  # commands and jobs
}


def wall():
    """{table: {name of a policy: what it says}}."""
    records = {model._meta.db_table: policies(model) for model in walled_models()}
    histories = {model._meta.db_table: _of_history(model) for model in history_models()}
    others = {Act._meta.db_table: OF_ACTS, Context._meta.db_table: OF_CONTEXTS}
    return records | histories | others


def _of_history(model):
    """It is read where its record is at home, in the place it was of then."""
    columns = {field.column for field in model._meta.fields}
    seen = f"{WITHIN} OR {EVERYTHING}" if "region_id" in columns else EVERYTHING
    return {"scope_read": f"FOR SELECT USING ({seen})"}


def walled_models():
    return [model for model in apps.get_models() if issubclass(model, Record)]


def policies(model):
    """{name: what it says} of a table. Work of the places above is read, and never written."""
    write = " AND ".join([WITHIN, *_parents_are_seen(model)])
    return {
        "scope_read": f"FOR SELECT USING ({' OR '.join(_reasons_to_read(model))})",
        "scope_add": f"FOR INSERT WITH CHECK ({write})",
        "scope_change": f"FOR UPDATE USING ({WITHIN}) WITH CHECK ({write})",
        "scope_remove": f"FOR DELETE USING ({WITHIN})",
    }


def _reasons_to_read(model):
    yield WITHIN
    if model.public:
        yield ABOVE
    if model.known_everywhere:
        yield f"coalesce(starts_with({SCOPE}, '{EVERYWHERE}'), false)"
    if issubclass(model, OpenToOthers):
        yield f"strpos(\"opened_to\", ' ' || {SCOPE}) > 0"


def _parents_are_seen(model):
    """Foreign keys look past the wall: a key that was guessed must not name what is not seen."""
    for field in model._meta.concrete_fields:
        parent = field.related_model
        if parent and issubclass(parent, Record):
            table, key = parent._meta.db_table, parent._meta.pk.column
            yield (
                f"CASE WHEN {SCOPE} = '{EVERYWHERE}' OR \"{field.column}\" IS NULL THEN true "
                f'ELSE EXISTS (SELECT FROM "{table}" AS seen '
                f'WHERE seen."{key}" = "{model._meta.db_table}"."{field.column}") END'
            )


def build():
    """Bring the database's policies in line with the code; run as the owner, after migrations."""
    present = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:  # nobody sees a wall half built
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
