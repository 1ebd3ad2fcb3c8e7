"""Which records a figure is made of, as a number and a digest: equal digests, equal records."""

from dataclasses import dataclass

from django.db import connection

from bureau.base.scope import EVERYWHERE, scope
from programs import counting


@dataclass(frozen=True)
class Fingerprint:
    records: int
    digest: str  # SHA-256 of key, place and counted value of each record


def fingerprint(code, indicator, period):
    """Of all places together."""
    sql, params = counting.rows(code, indicator, period)
    table = connection.ops.quote_name(indicator.records.model._meta.db_table)
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), encode(sha256(coalesce(string_agg("
            "concat_ws('|', key, place, counted), E'\\n' ORDER BY key), '')::bytea), 'hex') "
            f"FROM ({sql.format(rows=table)}) counted_rows",
            params,
        )
        return Fingerprint(*cursor.fetchone())
