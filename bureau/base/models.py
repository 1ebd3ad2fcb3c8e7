"""What every record knows about where it came from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.acts import Act  # noqa: F401 - a table of this app
from bureau.base.report_years import Reopening, ReportYear  # noqa: F401 - tables of this app
from bureau.base.workdays import Workday  # noqa: F401 - a table of this app


class Batch(models.Model):
    """Records that arrived together by machine. Records typed by people have no batch."""

    year = models.PositiveSmallIntegerField(_("year"))
    seed = models.BigIntegerField(_("seed"))
    scale = models.DecimalField(_("scale"), max_digits=6, decimal_places=4)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(completed_at__gte=F("started_at")),
                name="base_batch_ends_after_it_begins",
                violation_error_message=_("A batch cannot be complete before it was started."),
            ),
        ]

    def __str__(self):
        return f"{self.year} #{self.pk}"
