from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """Vouches for every row that the transactions of a span wrote into histories and acts.

    `mac` is made under a key outside the database, over the seal and the one before it: nobody who
    holds the database alone can change a sealed row and seal anew (bureau.audit.sealing).
    """

    keeps_history = False
    written_once = True

    number = models.BigIntegerField(_("number"), primary_key=True)
    made_at = models.DateTimeField(_("made at"))
    # The first transaction of the span, and the first after it. A seal since 0 vouches for all.
    since = models.BigIntegerField(_("since transaction"))
    until = models.BigIntegerField(_("until transaction"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    contents = models.JSONField(_("contents"))  # {table: {"columns", "rows", "digest"}}
    mac = models.CharField(_("authentication code"), max_length=64)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["number"]
        default_permissions = ()
        permissions = [("read_trail", _("may read what everybody did"))]

    def __str__(self):
        return str(self.number)
