"""Takes back what was written under one number, as the histories of its records tell it."""

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bureau.base.sentences import is_refused


class Built(Exception):
    """Says in one sentence what builds on it."""


def undo_rows(model, act):
    """What was entered goes, what was corrected is as it was; Built if anything stands on it."""
    history = model.pgh_event_model
    changed_since = _changed_since(history, act)
    if changed_since:
        raise Built(
            ngettext(
                "%(number)d record was changed or used since: nothing was undone.",
                "%(number)d records were changed or used since: nothing was undone.",
                changed_since,
            )
            % {"number": changed_since}
        )
    try:
        with transaction.atomic():
            _restore(model, history, act)
            _remove(model, history, act)
    except DatabaseError as error:
        if not is_refused(error):
            raise
        raise Built(
            _("Other records name some of these, or they were decided on: nothing was undone.")
        ) from None


def _changed_since(history, act):
    """How many records have a later state than the one written then."""
    key = history.pgh_tracked_model._meta.pk.column
    table = history._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT count(DISTINCT ours."{key}") FROM "{table}" AS ours JOIN "{table}" AS later'
            f' ON later."{key}" = ours."{key}" AND later.pgh_id > ours.pgh_id'
            " AND later.pgh_context_id IS DISTINCT FROM ours.pgh_context_id"
            " WHERE ours.pgh_context_id = %s",
            [act],
        )
        return cursor.fetchone()[0]


def _restore(model, history, act):
    """As the state before the first that was written then."""
    key, table = model._meta.pk.column, history._meta.db_table
    kept = {field.column for field in history._meta.concrete_fields}
    columns = [
        field.column
        for field in model._meta.concrete_fields
        if not field.primary_key and field.column in kept
    ]
    changes = ", ".join(f'"{each}" = before."{each}"' for each in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE "{model._meta.db_table}" AS record SET {changes}
            FROM (SELECT "{key}" AS key, min(pgh_id) AS first FROM "{table}"
                WHERE pgh_context_id = %s GROUP BY 1
                HAVING (array_agg(pgh_label ORDER BY pgh_id))[1] = 'update') AS ours
            CROSS JOIN LATERAL (SELECT * FROM "{table}" AS state
                WHERE state."{key}" = ours.key AND state.pgh_id < ours.first
                ORDER BY state.pgh_id DESC LIMIT 1) AS before
            WHERE record."{key}" = ours.key
            """,
            [act],
        )


def _remove(model, history, act):
    """Nothing follows them: what names them stands in the way."""
    entered = history.objects.filter(pgh_context_id=act, pgh_label="insert")
    keys = entered.values(model._meta.pk.name)
    records = model._base_manager.filter(pk__in=keys)
    records._raw_delete(records.db)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
