from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# One statement, so that two at a time are both counted; the ORM has none that adds and reads.
COUNT = """
    INSERT INTO api_usage AS kept (user_id, minute, requests) VALUES (%s, %s, 1)
    ON CONFLICT (user_id) DO UPDATE SET minute = excluded.minute,
        requests = CASE WHEN kept.minute = excluded.minute THEN kept.requests + 1 ELSE 1 END
    RETURNING requests
"""


class UsageQuerySet(models.QuerySet):
    def count_one(self, user, minute):
        """One more request of somebody in a minute; how many there are by now."""
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [user.pk, minute])
            return cursor.fetchone()[0]


class Usage(models.Model):
    """How often a program of somebody's asked in the last minute in which it did."""

    # No key to the account: it is counted before anybody's scope is told.
    user_id = models.BigIntegerField(_("account"), primary_key=True)
    minute = models.BigIntegerField(_("minute"))
    requests = models.PositiveIntegerField(_("requests"))

    objects = UsageQuerySet.as_manager()

    keeps_history = False

    class Meta:
        verbose_name = _("usage by programs")
        verbose_name_plural = _("usage by programs")
        ordering = ["user_id"]
        default_permissions = ()

    def __str__(self):
        return f"{self.user_id}: {self.requests}"
