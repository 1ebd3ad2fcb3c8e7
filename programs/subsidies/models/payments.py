from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future


class PaymentBatchQuerySet(EventQuerySet):
    date_field = "paid_on"


class PaymentBatch(Record):
    """Subsidies that the finance bureau had one bank pay out on one day."""

    number = models.CharField(
        _("batch number"), max_length=40, help_text=_("As on the payment list for finance.")
    )
    bank = models.CharField(
        _("paying bank"),
        max_length=50,
        help_text=_("That of the last batch if you leave this empty."),
    )
    paid_on = models.DateField(
        _("paid on"),
        default=timezone.localdate,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The day finance had the bank pay; all subsidies of the batch take it over. Its year "
            "is the year counted (counting rule of the annual report 2021). By 1 August as a "
            "rule (Zibo; ask the county if unsure)."
        ),
    )

    objects = PaymentBatchQuerySet.as_manager()

    known = ["bank"]

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        ordering = ["-paid_on", "number"]
        constraints = [
            not_before_2019("paid_on"),
            models.UniqueConstraint(
                fields=["region", "number"],
                name="subsidies_paymentbatch_entered_once",
                violation_error_message=_("This place already has a batch of that number."),
            ),
        ]

    def __str__(self):
        return f"{self.number}({self.paid_on:%Y-%m-%d})"

    def clean(self):
        """No subsidy of the batch may have been decided after it was paid."""
        super().clean()
        decided_later = self.subsidies.filter(decided_on__gt=self.paid_on) if self.pk else None
        if self.paid_on and decided_later and decided_later.exists():
            raise ValidationError(
                {"paid_on": _("A subsidy of this batch was decided on after that day.")}
            )

    def fill(self):
        if self.region_id:
            batches = PaymentBatch.objects.filter(region=self.region_id)
            self.fill_from(batches.order_by("-paid_on", "-pk").first(), ["bank"])
