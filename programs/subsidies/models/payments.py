"""How subsidies are paid: a batch is sent to one bank, and the bank's answers say what arrived."""

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.encryption import EncryptedField, SealedColumn
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.triggers import WHO, OwnerTrigger
from bureau.base.validators import not_in_future, read_bank_account
from programs.cases.arrows import Arrow
from programs.cases.case import Case
from programs.payments import Result, Standing
from programs.subsidies import paying
from programs.subsidies.models.rates import LARGEST_AMOUNT

# What the bank is told stays as it was told; its answers change these, and a new key seals anew.
ANSWERED = ["state", "arrived", "arrived_on", "note"]


def stays(*may_change, sealed=()):
    """The trigger that keeps a row as it was written, but for some of its columns."""
    changes, anew = (", ".join(f"'{name}'" for name in names) for names in (may_change, sealed))
    return OwnerTrigger(
        name="stays",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        declare=[("may_change", "text[]")],
        func=f"""
            may_change := ARRAY[{changes}]::text[];
            IF ({WHO} ->> 'user') IS NULL THEN
                may_change := may_change || ARRAY[{anew}]::text[];
            END IF;
            IF TG_OP = 'DELETE' OR to_jsonb(OLD) - may_change <> to_jsonb(NEW) - may_change THEN
                RAISE EXCEPTION 'told_to_the_bank' USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'told_to_the_bank';
            END IF;
            RETURN NEW;
        """,
    )


def as_decided():
    """The trigger that tells the bank the amount that was decided on, and no other."""
    return OwnerTrigger(
        name="as_decided",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            SELECT amount INTO NEW.amount FROM subsidies_subsidy WHERE id = NEW.subsidy_id;
            RETURN NEW;
        """,
    )


class PaymentBatchQuerySet(EventQuerySet):
    date_field = "sent_on"


class PaymentBatch(Case, Record):
    """Subsidies that a payer has one bank pay out together."""

    class State(models.TextChoices):
        OPEN = "open", _("being put together")
        SENT = "sent", _("sent to the bank")
        SETTLED = "settled", _("settled")

    number = models.CharField(
        _("batch number"), max_length=40, help_text=_("As on the payment list for finance.")
    )
    bank = models.CharField(
        _("paying bank"),
        max_length=50,
        help_text=_("That of the last batch if you leave this empty."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN, editable=False
    )
    sent_on = models.DateField(
        _("sent on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_("The day the bank was given the file."),
    )

    objects = PaymentBatchQuerySet.as_manager()

    known = ["bank"]
    arrows = [
        Arrow(
            key="send",
            label=_("send to the bank"),
            sources=("open",),
            target="sent",
            by="pay",
            asks=("sent_on",),
            day="sent_on",
        ),
        Arrow(
            key="settle",
            label=_("settled to the fen"),
            offered=False,  # by the bank's last answer
            sources=("sent",),
            target="settled",
            by="pay",
        ),
        Arrow(
            key="open_again",
            label=_("to be settled anew"),
            offered=False,  # by an answer that comes after it
            sources=("settled",),
            target="sent",
            by="pay",
        ),
    ]
    open_states = ("open",)

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        ordering = ["-sent_on", "number"]
        permissions = [("pay_paymentbatch", _("pay"))]
        constraints = [
            not_before_2019("sent_on"),
            models.UniqueConstraint(
                fields=["region", "number"],
                name="subsidies_paymentbatch_entered_once",
                violation_error_message=_("This place already has a batch of that number."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", sent_on__isnull=True)
                | ~Q(state="open") & Q(sent_on__isnull=False),
                name="subsidies_paymentbatch_sent_on_a_day",
                violation_error_message=_("Give the day on which the bank was given the file."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.bank}"

    def clean(self):
        """What is in a batch is of its place, and stays there."""
        super().clean()
        if self.pk and self.subsidies.exclude(region=self.region_id).exists():
            raise ValidationError({"region": _("There are subsidies of another place in it.")})

    def along(self, arrow, user):
        """The bank is told to pay what is in the batch: whoever sends it signs each subsidy."""
        return paying.send(self) if arrow.key == "send" else []

    def fill(self):
        if self.region_id and not self.bank:
            batches = PaymentBatch.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(batches.order_by("-pk"), ["bank"])
        if self.state == self.State.SENT:
            self.sent_on = self.sent_on or timezone.localdate()


class PaymentOrder(Part, Record):
    """What the bank was told to pay of one subsidy, and what came of it."""

    SENT = "sent"
    STATES = [(SENT, _("no answer yet")), *Standing.choices]

    payment_batch = models.ForeignKey(
        PaymentBatch, models.PROTECT, related_name="orders", verbose_name=_("payment batch")
    )
    subsidy = models.ForeignKey(
        "subsidies.Subsidy", models.PROTECT, related_name="orders", verbose_name=_("subsidy")
    )
    reference = models.CharField(_("reference"), max_length=30, unique=True)
    amount = AmountField(_("amount"), cap=LARGEST_AMOUNT, editable=False, blank=True)
    holder = models.CharField(_("account holder"), max_length=50)
    account = EncryptedField(_("bank card number"), read=read_bank_account)
    state = models.CharField(_("state"), max_length=15, choices=STATES, default=SENT)
    arrived = models.DecimalField(
        _("arrived"), max_digits=16, decimal_places=2, default=0, help_text=_("As the bank says.")
    )
    arrived_on = models.DateField(_("arrived on"), null=True, blank=True)

    refusals = {"told_to_the_bank": _("What the bank was told, and what it answered, stays.")}
    follows = {"payment_batch": ["region"]}

    class Meta:
        verbose_name = _("payment order")
        verbose_name_plural = _("payment orders")
        default_permissions = ["view"]
        ordering = ["payment_batch", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment_batch", "subsidy"],
                name="subsidies_paymentorder_once_in_a_batch",
                violation_error_message=_("This subsidy is in the batch already."),
            ),
            models.UniqueConstraint(
                fields=["subsidy"],
                condition=Q(state__in=["sent", "paid"]),
                name="subsidies_paymentorder_one_at_a_time",
                violation_error_message=_("The bank was told to pay this subsidy already."),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", arrived=F("amount"), arrived_on__isnull=False)
                | Q(state__in=["sent", "failed", "taken_back"], arrived=0)
                | ~Q(state__in=["paid", "sent", "failed", "taken_back"]),
                name="subsidies_paymentorder_paid_to_the_fen",
                violation_error_message=_("What is paid is what was decided on, to the fen."),
            ),
        ]
        triggers = [as_decided(), stays("region_id", *ANSWERED, sealed=["account"])]

    def __str__(self):
        return self.reference


class BankAnswer(Part, Record):
    """A file in which the bank says what became of a batch."""

    payment_batch = models.ForeignKey(
        PaymentBatch, models.PROTECT, related_name="answers", verbose_name=_("payment batch")
    )
    name = models.CharField(_("name of the file"), max_length=100)
    content = SealedColumn(_("content"), editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64)
    taken_in_at = models.DateTimeField(_("taken in at"), default=timezone.now)

    follows = {"payment_batch": ["region"]}

    class Meta:
        verbose_name = _("bank's answer")
        verbose_name_plural = _("bank's answers")
        default_permissions = ["view"]
        ordering = ["taken_in_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment_batch", "digest"],
                name="subsidies_bankanswer_taken_in_once",
                violation_error_message=_("This very file was taken in before."),
            ),
        ]
        triggers = [stays("region_id", "note", sealed=["content"])]

    def __str__(self):
        return self.name


class BankLine(Part, Record):
    """One line of a bank's answer, and how it is explained."""

    answer = models.ForeignKey(
        BankAnswer, models.PROTECT, related_name="lines", verbose_name=_("bank's answer")
    )
    order = models.ForeignKey(
        PaymentOrder,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("payment order"),
    )
    row = models.PositiveIntegerField(_("row"))
    result = models.CharField(_("result"), max_length=10, choices=Result, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=16, decimal_places=2, null=True)
    standing = models.CharField(_("verdict"), max_length=15, choices=Standing)
    is_open = models.BooleanField(_("to be put right"))
    sentence = models.CharField(_("explanation"), max_length=500)

    follows = {"answer": ["region"]}

    class Meta:
        verbose_name = _("line of a bank's answer")
        verbose_name_plural = _("lines of a bank's answer")
        default_permissions = ["view"]
        ordering = ["answer", "row"]

    def __str__(self):
        return f"{self.answer} {self.row}"
