"""A new encryption key: every sealed number is sealed anew with it, wherever it is kept.

The tables' owner does it while the site stands still: histories, too, are rewritten, which nobody
else may do, and are vouched for anew afterwards. The triggers rest meanwhile, since nobody's record
changes. Interrupted, it is simply begun again.
"""

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from bureau.audit.sealing import seal as seal_audit
from bureau.audit.sealing import verify
from bureau.base import triggers
from bureau.base.encryption import (
    BlindIndexField,
    SealedColumn,
    blind_index,
    number_of_keys,
    seal,
    unseal,
)
from bureau.base.postgres.roles import as_owner

ROWS_AT_ONCE = 2_000


class CannotRotate(Exception):
    """Says in one sentence why nothing was changed."""


def rotate(progress=lambda table, rows: None):
    """Seal and index all numbers with the first key of FIELD_KEY; returns how many rows hold any."""
    if number_of_keys() < 2:
        raise CannotRotate(_("FIELD_KEY must name the new key and then the old one: new,old."))
    verdict = verify()
    if verdict.broken:
        raise CannotRotate(_("The audit's seals do not hold: clear that up first (verify_audit)."))
    with as_owner(), transaction.atomic():
        rows = sum(_reseal(model, progress) for model in models_with_numbers())
        triggers.install()  # those that rested
        Session.objects.all().delete()  # what was pasted is kept in them under the old key
    seal_audit(reason="FIELD_KEY", anew=True)
    return rows


def models_with_numbers():
    """Everything that keeps sealed numbers: records, their histories, forms put aside."""
    return [
        model
        for model in apps.get_models()
        if any(isinstance(field, SealedColumn) for field in model._meta.concrete_fields)
    ]


def _reseal(model, progress):
    fields = model._meta.concrete_fields
    sealed = [field for field in fields if isinstance(field, SealedColumn)]
    indexes = [field for field in fields if isinstance(field, BlindIndexField)]
    table = sql.Identifier(model._meta.db_table)
    key = sql.Identifier(model._meta.pk.column)
    written = [*sealed, *indexes]
    update = sql.SQL(
        "UPDATE {table} SET {changes} FROM unnest({arrays}) AS anew({names}) "
        "WHERE {table}.{key} = anew.key"
    ).format(
        table=table,
        key=key,
        changes=_joined("{0} = anew.{0}", written),
        arrays=sql.SQL(", ").join(
            [sql.SQL("%s::bigint[]"), *(sql.SQL("%s::bytea[]") for _field in written)]
        ),
        names=sql.SQL(", ").join([sql.SQL("key"), *(sql.Identifier(f.column) for f in written)]),
    )
    total = 0
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(table))
        for rows in _in_parts(cursor, model, sealed):
            cursor.execute(update, _anew(rows, sealed, indexes))
            total += len(rows)
            progress(model._meta.db_table, len(rows))
    return total


def _joined(pattern, fields):
    return sql.SQL(", ").join(
        sql.SQL(pattern).format(sql.Identifier(field.column)) for field in fields
    )


def _in_parts(cursor, model, sealed):
    """The rows that hold a number, a few thousand at a time: [(key, token, ...)]."""
    table, key = sql.Identifier(model._meta.db_table), sql.Identifier(model._meta.pk.column)
    query = sql.SQL(
        "SELECT {key}, {columns} FROM {table} WHERE {key} > %s AND num_nonnulls({columns}) > 0 "
        "ORDER BY {key} LIMIT %s"
    ).format(key=key, table=table, columns=_joined("{0}", sealed))
    last = -1
    while True:
        cursor.execute(query, [last, ROWS_AT_ONCE])
        rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _anew(rows, sealed, indexes):
    """The columns of an UPDATE: keys, tokens, and the indexes made of the numbers in them."""
    position = {field.name: number for number, field in enumerate(sealed, start=1)}
    clear = [[None if token is None else unseal(token) for token in row[1:]] for row in rows]
    columns = [[row[0] for row in rows]]
    for number in range(len(sealed)):
        columns.append([None if each[number] is None else seal(each[number]) for each in clear])
    for field in indexes:
        of = position[field.of] - 1
        columns.append(
            [
                None if each[of] is None else blind_index(field, each[of], anew=True)
                for each in clear
            ]
        )
    return columns
