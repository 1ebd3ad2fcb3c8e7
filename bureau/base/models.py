"""What every record knows about where it came from."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.acts import Act  # noqa: F401 - a table of this app
from bureau.base.workdays import Workday  # noqa: F401 - a table of this app
from bureau.base.years import FIRST_YEAR


class ReportYear(models.Model):
    """A year whose figures the bureau stands by; other years show 无数据, never zeros."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)

    class Meta:
        verbose_name = _("report year")
        verbose_name_plural = _("report years")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR),
                name="base_reportyear_is_not_before_the_department",
                violation_error_message=_("No year before 2019 can be reported."),
            ),
        ]

    def __str__(self):
        return str(self.year)

    @classmethod
    def known(cls):
        """Years that were opened or loaded, and the present one; of others nobody knows anything."""
        return {*cls.objects.values_list("year", flat=True), timezone.localdate().year}

    @classmethod
    def latest(cls):
        """The latest year that the bureau stands by; before any is, the present one."""
        latest = cls.objects.order_by("-year").values_list("year", flat=True).first()
        return latest or timezone.localdate().year


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
