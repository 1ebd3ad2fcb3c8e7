"""When the records behind figures last changed, as their histories tell it."""

from itertools import chain

from django.db import connection

from bureau.base.scope import EVERYWHERE, scope

# A history has the columns of its table and goes by its name here, so that what the ORM compiled
# for the one fits around the other. The rows rise with time: the last that counts is soon met.
LATEST = """
    (SELECT %s, pgh_created_at FROM {history} AS {table} WHERE {counts}
    ORDER BY pgh_id DESC LIMIT 1)
"""


def last_changes(summary, figures):
    """{code: the moment at which a record that counts was last entered, changed or removed}; of
    figures without records nothing. Costs one query.

    It is read of all places, as figures are, and tells nothing but the moment. A record that left
    a figure because it was changed so that it counts no longer is not among those that count.
    """
    if not figures:
        return {}
    statements, params = zip(*(_latest(figure, summary) for figure in figures), strict=True)
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), [*chain(*params)])
        return dict(cursor.fetchall())


def _latest(figure, summary):
    query = figure.indicator.records_at(summary.period, summary.region).query.clone()
    query.get_initial_alias()
    counts, params = query.get_compiler(connection=connection).compile(query.where)
    history, table = (
        connection.ops.quote_name(model._meta.db_table)
        for model in (query.model.pgh_event_model, query.model)
    )
    return LATEST.format(history=history, table=table, counts=counts), [figure.code, *params]
