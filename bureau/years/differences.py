"""Which records made a figure another one since a moment: those that came, changed or left.

They are told by the histories (bureau.base.history): the rows that changed since, as they were at the
moment and as they are now, each asked whether the indicator counts it.
"""

from dataclasses import asdict, dataclass

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context

from bureau.base.scope import EVERYWHERE, scope
from programs import counting
from programs.indicators import Reading

CAME, CHANGED, LEFT = "came", "changed", "left"
WORDS = {CAME: _("came in"), CHANGED: _("changed"), LEFT: _("left")}

CHANGED_SINCE = """
    WITH touched AS (
        SELECT DISTINCT {key} AS key FROM {history} WHERE pgh_created_at > %s
    ), earlier AS (
        SELECT DISTINCT ON ({key}) * FROM {history}
        WHERE {key} IN (SELECT key FROM touched) AND pgh_created_at <= %s
        ORDER BY {key}, pgh_id DESC
    ), stood AS (
        SELECT * FROM earlier WHERE pgh_label <> 'delete'
    ), stands AS (
        SELECT * FROM {table} WHERE {key} IN (SELECT key FROM touched)
    ), before AS ({before}), now AS ({now})
    SELECT key, coalesce(before.place, now.place), before.counted, now.counted,
        before.key IS NOT NULL, now.key IS NOT NULL
    FROM before FULL JOIN now USING (key)
    WHERE (before.place, before.counted) IS DISTINCT FROM (now.place, now.counted)
    ORDER BY key
"""
LAST_CHANGES = """
    SELECT DISTINCT ON ({key}) {key}, pgh_created_at, pgh_context_id FROM {history}
    WHERE {key} = ANY(%s) AND pgh_created_at > %s ORDER BY {key}, pgh_id DESC
"""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One record that counts otherwise than before. It is named by kind and key: who may see it
    follows from whose it is, and its name is nobody's who may not."""

    record: str  # "subsidies.subsidy 7"
    place: str
    what: str  # CAME, CHANGED or LEFT
    before: str  # what was counted of it
    after: str
    who: str
    at: str  # ISO 8601

    @property
    def as_data(self):
        return asdict(self)


def differences(code, indicator, period, since):
    """The records by which the figure of all places differs from what it was at a moment."""
    model = indicator.records.model
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(*_statement(code, indicator, period, since))
        found = cursor.fetchall()
        changes = _last_changes(cursor, model, [key for key, *_rest in found], since)
    return [
        Difference(
            record=f"{model._meta.label_lower} {key}",
            place=place,
            what=CHANGED if stood and stands else CAME if stands else LEFT,
            before=before or "",
            after=after or "",
            who=changes[key][0],
            at=changes[key][1].isoformat(),
        )
        for key, place, before, after, stood, stands in found
    ]


def told(records):
    """Differences, given as data, as a page tells them: by name where the reader's scope shows them."""
    return [each | {"name": _name(each), "words": WORDS[each["what"]]} for each in records]


def _name(difference):
    label, key = difference["record"].split()
    record = apps.get_model(label)._default_manager.filter(pk=key).first()
    return str(record) if record else ""


def _statement(code, indicator, period, since):
    model = indicator.records.model
    quoted = connection.ops.quote_name
    sql, params = _rows(code, indicator, period)
    return CHANGED_SINCE.format(
        key=quoted(model._meta.pk.column),
        table=quoted(model._meta.db_table),
        history=quoted(model.pgh_event_model._meta.db_table),
        before=sql.format(rows="stood"),
        now=sql.format(rows="stands"),
    ), [since, since, *params, *params]


def _rows(code, indicator, period):
    """Of a reading, whatever was read in the period: which one is the last is asked of the table as
    it is, and not as it was."""
    if not isinstance(indicator, Reading):
        return counting.rows(code, indicator, period)
    table = indicator.records.model._meta.db_table
    return (
        f'SELECT id AS key, region_id AS place, value::text AS counted FROM {{rows}} AS "{table}" '
        "WHERE read_on BETWEEN %s AND %s"
    ), [period.first, period.last]


def _last_changes(cursor, model, keys, since):
    """{key: (who, when)} of the last change of each."""
    history = model.pgh_event_model._meta.db_table
    statement = LAST_CHANGES.format(key=model._meta.pk.column, history=f'"{history}"')
    cursor.execute(statement, [keys, since])
    rows = cursor.fetchall()
    contexts = Context.objects.in_bulk({context for _key, _at, context in rows if context})
    return {key: (_who(contexts.get(context)), at) for key, at, context in rows}


def _who(context):
    metadata = context.metadata if context else {}
    return metadata.get("username") or metadata.get("command") or metadata.get("job") or ""
