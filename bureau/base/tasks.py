from django.db import connection

from bureau.base.jobs import periodic
from bureau.base.scope import NOWHERE


@periodic(NOWHERE, "37 * * * *")
def forget_jobs():
    """Those that ended otherwise than well are kept for a month, to be looked into."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs AS job WHERE status NOT IN ('todo', 'doing')"
            " AND NOT EXISTS (SELECT FROM procrastinate_events AS event"
            " WHERE event.job_id = job.id AND at > now() - interval '30 days')"
        )
