"""Seals on what was done: a chain of authentication codes over histories and acts.

Writers wait for nobody. A row carries the number of the transaction that wrote it; once no open
transaction is as old, the rows below are decided for good, and the worker seals them in one batch.
The key (settings.AUDIT_KEY) is kept where the database's owner does not come, and every seal's code
is written to a file outside the database as well (settings.AUDIT_HEADS): without the key nothing
sealed can be changed unseen, and without that file's consent no seal can vanish from the end.
"""

import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from bureau.audit.models import Seal
from bureau.base.acts import Act
from bureau.base.history import history_models
from bureau.base.scope import EVERYWHERE, scope

# What a row is printed like must not depend on who asks.
PLAINLY = "SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL datestyle = 'ISO'"
DECIDED = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
# Rows by the link of the chain that they belong to; with a history's row goes who acted.
ROWS_BY_LINK = """
    SELECT link, count(*), encode(sha256(string_agg(
            sha256(convert_to(to_jsonb(row_of)::text, 'UTF8')), '' ORDER BY transaction, key)), 'hex')
    FROM (
        SELECT width_bucket(kept.transaction, %(thresholds)s::bigint[]) AS link,
            kept.transaction, kept.{key} AS key, ROW({columns}, {who}) AS row_of
        FROM {table} AS kept {joined}
        WHERE kept.transaction >= %(since)s AND kept.transaction < %(until)s
    ) AS rows_of_links
    GROUP BY link
"""
WITH_CONTEXT = "LEFT JOIN pghistory_context AS context ON context.id = kept.pgh_context_id"


@dataclass(frozen=True)
class Broken:
    """The first link of the chain that does not hold, and why, in a sentence."""

    number: int
    sentence: str


@dataclass(frozen=True)
class Verdict:
    seals: int
    rows: int
    broken: Broken | None
    tail_rows: int  # written since the last seal
    tail_since: object  # when the oldest of them was written


def seal(reason="", anew=False):
    """Vouch for all that is decided since the last seal; None if that is nothing.

    `anew` vouches for everything once more, where rows were changed rightly (a new encryption key).
    """
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('seal the audit'))")
        cursor.execute(PLAINLY)
        cursor.execute(DECIDED)
        [until] = cursor.fetchone()
        last = Seal.objects.last()
        since = last.until if last and not anew else 0
        contents = {
            table: {"columns": columns, "rows": rows, "digest": digest}
            for table, columns in sealed_tables().items()
            for rows, digest in _by_link(cursor, table, columns, [since, until]).values()
        }
        made = None
        if contents or anew:
            made = Seal(
                number=last.number + 1 if last else 1,
                made_at=timezone.now(),
                since=since,
                until=until,
                reason=reason,
                contents=contents,
            )
            made.mac = _mac(made, last)
            made.save(force_insert=True)
        transaction.on_commit(_tell_heads)
    return made


def sealed_tables():
    """{table: its columns}, of all histories and of the acts."""
    models = [*history_models(), Act]
    return {
        model._meta.db_table: sorted(field.column for field in model._meta.concrete_fields)
        for model in models
    }


def verify(progress=lambda done, of: None):
    """Recompute the whole chain; a Verdict names its first broken link."""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(PLAINLY)
        seals = list(Seal.objects.all())
        broken = _broken_chain(seals) or _broken_heads(seals)
        anchor = max((index for index, each in enumerate(seals) if each.since == 0), default=0)
        found, rows = _broken_rows(cursor, seals[anchor:], progress)
        if found and (broken is None or found.number < broken.number):
            broken = found
        tail_rows, tail_since = _tail(cursor, seals[-1].until if seals else 0)
    return Verdict(len(seals), rows, broken, tail_rows, tail_since)


def _mac(each, before):
    """Over everything a seal says, and the code of the one before."""
    says = {
        "number": each.number,
        "made_at": each.made_at.isoformat(),
        "since": each.since,
        "until": each.until,
        "reason": each.reason,
        "contents": each.contents,
        "before": before.mac if before else "",
    }
    text = json.dumps(says, sort_keys=True, ensure_ascii=False)
    return hmac.digest(settings.AUDIT_KEY.encode(), text.encode(), "sha256").hex()


def _broken_chain(seals):
    """A seal that was changed, taken out of the middle or put in."""
    before = None
    for number, each in enumerate(seals, start=1):
        if each.number != number:
            return Broken(number, _("The seal is gone."))
        follows = each.since == 0 or (before is not None and each.since == before.until)
        if not follows or not hmac.compare_digest(each.mac, _mac(each, before)):
            return Broken(number, _("The seal itself was changed."))
        before = each
    return None


def _broken_heads(seals):
    """A seal that the file outside remembers otherwise, or that is gone from the end."""
    macs = {each.number: each.mac for each in seals}
    for number, mac in _heads():
        if number not in macs:
            return Broken(number, _("The seal is gone, which was told outside the database."))
        if macs[number] != mac:
            return Broken(number, _("The seal is not the one that was told outside the database."))
    return None


def _broken_rows(cursor, seals, progress):
    """The first seal that does not find its rows as they were, and how many rows were looked at."""
    broken, looked_at = None, 0
    tables = {table: set() for table in sealed_tables()}
    for each in seals:
        for table, content in each.contents.items():
            tables.setdefault(table, set()).add(tuple(content["columns"]))
    thresholds = [each.since for each in seals] + [each.until for each in seals[-1:]]
    for done, (table, columns_then) in enumerate(tables.items()):
        for columns in columns_then or {tuple(sealed_tables()[table])}:
            found = _by_link(cursor, table, columns, thresholds)
            looked_at += sum(rows for rows, _digest in found.values())
            for index, each in enumerate(seals):
                content = each.contents.get(table)
                if content and tuple(content["columns"]) != columns:
                    continue
                wanted = (content["rows"], content["digest"]) if content else None
                if found.get(index + 1) != wanted and (
                    broken is None or each.number < broken.number
                ):
                    sentence = _("%(table)s has other rows than were sealed.") % {"table": table}
                    broken = Broken(each.number, sentence)
        progress(done + 1, len(tables))
    return broken, looked_at


def _by_link(cursor, table, columns, thresholds):
    """{link: (rows, digest)} of a table; the first threshold begins link 1."""
    if len(thresholds) < 2:
        return {}
    of_acts = table == Act._meta.db_table
    query = sql.SQL(ROWS_BY_LINK).format(
        table=sql.Identifier(table),
        key=sql.Identifier("id" if of_acts else "pgh_id"),
        columns=sql.SQL(", ").join(sql.Identifier("kept", column) for column in columns),
        who=sql.SQL("NULL" if of_acts else "context.metadata"),
        joined=sql.SQL("" if of_acts else WITH_CONTEXT),
    )
    cursor.execute(
        query, {"thresholds": thresholds, "since": thresholds[0], "until": thresholds[-1]}
    )
    return {link: (rows, digest) for link, rows, digest in cursor.fetchall()}


def _tail(cursor, until):
    """How many rows are not sealed yet, and when the oldest of them was written."""
    rows, oldest = 0, []
    for table in sealed_tables():
        moment = "happened_at" if table == Act._meta.db_table else "pgh_created_at"
        cursor.execute(
            sql.SQL("SELECT count(*), min({}) FROM {} WHERE transaction >= %s").format(
                sql.Identifier(moment), sql.Identifier(table)
            ),
            [until],
        )
        count, first = cursor.fetchone()
        rows += count
        oldest += [first] if first else []
    return rows, min(oldest, default=None)


def _heads():
    """(number, code) of every seal that was told outside the database."""
    path = Path(settings.AUDIT_HEADS)
    if not path.exists():
        return
    for line in path.read_text().splitlines():
        number, _made_at, mac = line.split()
        yield int(number), mac


def _tell_heads():
    """Append what the file does not say yet, also after an end between seal and file."""
    told = max((number for number, _code in _heads()), default=0)
    path = Path(settings.AUDIT_HEADS)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        for each in Seal.objects.filter(number__gt=told):
            file.write(f"{each.number} {each.made_at.isoformat()} {each.mac}\n")
