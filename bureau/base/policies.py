"""Whose rows are read and written, in the words of PostgreSQL's policies.

They know what a transaction was told (bureau.base.scope): the place, and who acts. Whoever named
neither - the pages of signing in - meets no row of any walled table. Commands and jobs name the
province and act as nobody: the work that people keep to themselves is theirs to clear away.

A model of records has its policies from its own class; any other says them in `policies`.
"""

from bureau.base.records import OpenToOthers, Record
from bureau.base.scope import EVERYWHERE

# In sub-selects, so that they are read once a query and not once a row. Nothing told reads as '' in
# a session that was told something before: without nullif that would be everybody.
SCOPE = "(SELECT nullif(current_setting('bureau.scope', true), ''))"
ACTING = (
    "(SELECT (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb"
    "->>'user')::bigint)"
)
# Within coalesce(), the planner takes it for half of the rows: of a bare comparison with what is
# told later it expects half a percent, and plans the pages of the province accordingly.
WITHIN = f'coalesce(starts_with("region_id", {SCOPE}), false)'
ABOVE = f'"region_id" IN (left({SCOPE}, 2), left({SCOPE}, 4))'

# What belongs to no place is the province's to look up.
EVERYTHING = f"coalesce({SCOPE} = '{EVERYWHERE}', false)"
UNATTENDED = f"{EVERYTHING} AND {ACTING} IS NULL"  # a command, or a job that nobody asked for
OWN = f'"user_id" = {ACTING}'
SEEN = 'is_seen("content_type_id", "object_id")'  # the record that a row is about

# Somebody's own, whatever place they are in; nobody else's, were they above them.
OF_ONES_OWN = {
    "scope_read": f"FOR SELECT USING ({OWN} OR {UNATTENDED})",
    "scope_add": f"FOR INSERT WITH CHECK ({OWN} OR {UNATTENDED})",
    "scope_change": f"FOR UPDATE USING ({OWN} OR {UNATTENDED})",
    "scope_remove": f"FOR DELETE USING ({OWN} OR {UNATTENDED})",
}
# Said once, in one's own name: nobody changes or removes it.
OF_ONES_WORD = {
    "scope_read": f"FOR SELECT USING ({OWN} OR {UNATTENDED})",
    "scope_add": f"FOR INSERT WITH CHECK ({OWN} OR {UNATTENDED})",
}
# Acts of a place's own staff; those of nobody's, who failed to sign in, are the province's.
OF_ACTS = {
    "scope_read": f"FOR SELECT USING ({WITHIN} OR {EVERYTHING})",
    "scope_add": "FOR INSERT WITH CHECK (true)",
}
# Steps that cases of a place took; triggers write them.
OF_STEPS = {"scope_read": f"FOR SELECT USING ({WITHIN} OR {EVERYTHING})"}
# Who acted, by the place of their account; the history's triggers write it.
OF_CONTEXTS = {
    "scope_read": f"FOR SELECT USING "
    f"(coalesce(starts_with(metadata->>'region', {SCOPE}), false) OR {EVERYTHING} "
    f"OR NOT jsonb_exists(metadata, 'region') AND {SCOPE} IS NOT NULL)",  # commands and jobs
}


def of_records(model):
    """{name: what it says} of a table. Work of the places above is read, and never written."""
    write = " AND ".join([WITHIN, *_parents_are_seen(model)])
    return {
        "scope_read": f"FOR SELECT USING ({' OR '.join(_reasons_to_read(model))})",
        "scope_add": f"FOR INSERT WITH CHECK ({write})",
        "scope_change": f"FOR UPDATE USING ({WITHIN}) WITH CHECK ({write})",
        "scope_remove": f"FOR DELETE USING ({WITHIN})",
    }


def of_history(model):
    """It is read where its record is at home, in the place it was of then."""
    columns = {field.column for field in model._meta.fields}
    seen = f"{WITHIN} OR {EVERYTHING}" if "region_id" in columns else EVERYTHING
    return {"scope_read": f"FOR SELECT USING ({seen})"}


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


def is_seen(models):
    """The function behind SEEN. It asks the record's table with the rights of whoever asks, so the
    wall of that table answers; a statement for each model, for one put together at the moment
    would be planned anew for each row."""
    answers = "".join(
        f"WHEN '{model._meta.label_lower}' THEN RETURN EXISTS "
        f'(SELECT FROM public."{model._meta.db_table}" WHERE "{model._meta.pk.column}" = key); '
        for model in models
    )
    return f"""
        CREATE OR REPLACE FUNCTION is_seen(kind integer, key bigint) RETURNS boolean AS $$
        BEGIN
            CASE (SELECT app_label || '.' || model FROM public.django_content_type WHERE id = kind)
            {answers}ELSE RETURN false;
            END CASE;
        END
        $$ LANGUAGE plpgsql STABLE COST 1000
    """
