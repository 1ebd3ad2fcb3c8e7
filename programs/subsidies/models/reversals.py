"""Reversals: money that was paid is asked back by one, agreed to by another, and comes in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.validators import not_in_future
from programs.cases.arrows import APPROVES, PAYS, Arrow
from programs.cases.case import Case
from programs.subsidies.models.rates import LARGEST_AMOUNT
from programs.subsidies.models.subsidies import Subsidy

NO_MORE = _("No more can be asked back than was paid.")


class ReversalQuerySet(EventQuerySet):
    date_field = "recovered_on"

    def recovered(self):
        return self.filter(state=Reversal.State.RECOVERED)


class Reversal(Case, Part, Record):
    """What is asked back of a subsidy that was paid. The payment itself stands as it was."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        AGREED = "agreed", _("agreed to")
        RECOVERED = "recovered", _("money recovered")
        REFUSED = "refused", _("refused")

    class Cause(models.TextChoices):
        ERROR = "error", _("paid in error")
        FORGED = "forged", _("dossier forged")
        PLACED = "placed", _("placed in a job by government since")
        NOT_ENTITLED = "not_entitled", _("not entitled")

    subsidy = models.ForeignKey(
        Subsidy,
        models.PROTECT,
        related_name="reversals",
        verbose_name=_("paid subsidy"),
    )
    cause = models.CharField(_("cause"), max_length=15, choices=Cause)
    happened = models.CharField(_("what happened"), max_length=200)
    reclaimed = AmountField(
        _("amount asked back"),
        cap=LARGEST_AMOUNT,
        help_text=_("All that was paid if you leave this empty."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.ASKED, editable=False
    )
    asked_on = models.DateField(
        _("asked back on"), default=timezone.localdate, validators=[not_in_future]
    )
    decided_on = models.DateField(
        _("decided on"), null=True, blank=True, editable=False, validators=[not_in_future]
    )
    refused_because = models.CharField(
        _("why it is refused"), max_length=200, blank=True, editable=False
    )
    recovered_on = models.DateField(
        _("recovered on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_("The day the money came in: its year is the year counted."),
    )
    amount = AmountField(_("amount paid"), cap=LARGEST_AMOUNT, editable=False, blank=True)
    paid_on = models.DateField(_("paid on"), editable=False, blank=True)  # none is not paid

    objects = ReversalQuerySet.as_manager()
    follows = {"subsidy": ["region", "amount", "paid_on"]}
    known = ["reclaimed"]

    arrows = [
        Arrow(
            key="agree",
            label=_("agree"),
            sources=("asked",),
            target="agreed",
            by="approve",
            part=APPROVES,
            asks=("decided_on",),
            day="decided_on",
            waits=_("reversals of subsidies to be decided on"),
        ),
        Arrow(
            key="refuse",
            label=_("refuse"),
            sources=("asked",),
            target="refused",
            by="approve",
            part=APPROVES,
            asks=("decided_on",),
            day="decided_on",
            reason="refused_because",
        ),
        Arrow(
            key="recover",
            label=_("money is recovered"),
            sources=("agreed",),
            target="recovered",
            by="pay",
            part=PAYS,
            asks=("recovered_on",),
            day="recovered_on",
            waits=_("reversals of subsidies whose money is awaited"),
        ),
    ]
    open_states = ("asked",)

    class Meta:
        verbose_name = _("reversal of a subsidy")
        verbose_name_plural = _("reversals of subsidies")
        ordering = ["-asked_on", "pk"]
        permissions = [("approve_reversal", _("decide on")), ("pay_reversal", _("pay"))]
        constraints = [
            not_before_2019("recovered_on"),
            models.UniqueConstraint(
                fields=["subsidy"],
                condition=~Q(state="refused"),
                name="subsidies_reversal_once",
                violation_error_message=_("This subsidy is asked back already."),
            ),
            models.CheckConstraint(
                condition=Q(reclaimed__gt=0, reclaimed__lte=F("amount")),
                name="subsidies_reversal_no_more_than_was_paid",
                violation_error_message=NO_MORE,
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_on__isnull=True)
                | ~Q(state="asked") & Q(decided_on__isnull=False),
                name="subsidies_reversal_decided_on_a_day",
                violation_error_message=_(
                    "From the decision on, and not before, give the day of the decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="recovered", recovered_on__isnull=False)
                | ~Q(state="recovered") & Q(recovered_on__isnull=True),
                name="subsidies_reversal_recovered_on_a_day",
                violation_error_message=_("Give the day on which the money came in."),
            ),
            models.CheckConstraint(
                condition=Q(asked_on__gte=F("paid_on"))
                & Q(decided_on__gte=F("asked_on"))
                & Q(recovered_on__gte=F("decided_on")),
                name="subsidies_reversal_dates_are_in_order",
                violation_error_message=_(
                    "First comes the payment, then the asking back, the decision, and the money."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.subsidy} −{self.reclaimed}"

    @property
    def gist(self):
        return _("%(amount)s yuan: %(cause)s") % {
            "amount": floatformat(self.reclaimed, "2g"),
            "cause": self.get_cause_display(),
        }

    def clean(self):
        super().clean()
        if self.subsidy_id and self.subsidy.state != Subsidy.State.PAID:
            raise ValidationError({"subsidy": _("This subsidy was not paid.")})
        if None not in (self.reclaimed, self.amount) and self.reclaimed > self.amount:
            raise ValidationError({"reclaimed": NO_MORE})

    def fill(self):
        if self.subsidy_id:
            self.amount, self.paid_on = self.subsidy.amount, self.subsidy.paid_on
            self.reclaimed = self.reclaimed or self.amount
