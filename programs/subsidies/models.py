from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Mod, Round
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from bureau.base.derived import DerivedQuerySet
from bureau.base.encryption import BlindIndexField, EncryptedField, RegisteredOnce
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from bureau.base.validators import read_bank_account
from bureau.base.workdays import count_working_days
from veterans.models import Veteran

LARGEST_AMOUNT = Decimal(1_000_000)
LARGEST_RATE = Decimal(100_000)
LONGEST_SERVICE = Decimal(50)
HALF_A_YEAR = Decimal("0.5")
ONE_YEAR = Decimal(1)


class SubsidyRateQuerySet(SpellQuerySet):
    def in_force(self, region, day):
        """The rate of the nearest place that has one of its own; None where no place has."""
        rates = self.open_on(day).filter(region__in=region.codes_upward())
        return rates.order_by("-region_id").first()


class SubsidyRate(Spell):
    """The subsidy rate of a place while it is in force: yuan for a year of service.

    The rule leaves open what a remainder of exactly six months counts, so the rate says it.
    """

    public = True

    rate = AmountField(_("yuan per year of service"), cap=LARGEST_RATE)
    six_months_count = models.DecimalField(
        _("exactly six months count"), max_digits=2, decimal_places=1, default=HALF_A_YEAR
    )

    objects = SubsidyRateQuerySet.as_manager()

    class Meta(Spell.Meta):
        verbose_name = _("subsidy rate")
        verbose_name_plural = _("subsidy rates")
        ordering = ["-began_on", "region"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("region", RangeOperators.EQUAL),
                ],
                name="subsidies_subsidyrate_one_at_a_time",
                violation_error_message=_(
                    "This place already has a rate for some of these days: end that one first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0, rate__lte=LARGEST_RATE),
                name="subsidies_subsidyrate_is_within_bounds",
                violation_error_message=_("The rate must be above zero and at most 100,000 yuan."),
            ),
            models.CheckConstraint(
                condition=Q(six_months_count__in=[HALF_A_YEAR, ONE_YEAR]),
                name="subsidies_subsidyrate_six_months_are_a_half_or_one",
                violation_error_message=_("Exactly six months count either 0.5 or 1 year."),
            ),
        ]

    def __str__(self):
        return f"{self.rate}({self.began_on:%Y-%m-%d})"

    def service_years(self, *, enlisted_on, discharged_on, detained_months=0):
        """Full years; a remainder below six months counts half a year, one above it a year."""
        months, odd_days = _months_between(enlisted_on, discharged_on)
        years, rest = divmod(months - detained_months, 12)
        remainder = (rest, odd_days)
        if remainder == (0, False):
            return Decimal(years)
        if remainder == (6, False):
            return years + self.six_months_count
        return years + (HALF_A_YEAR if remainder < (6, False) else ONE_YEAR)


def _months_between(first, last):
    """The full months from one day to another, and whether any days are left over."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day), last.day != first.day


class ServiceStandard(Spell):
    """How many working days from acceptance to payment a place promises, while it does."""

    public = True

    days = models.PositiveSmallIntegerField(_("promised working days"))

    class Meta(Spell.Meta):
        verbose_name = _("service standard")
        verbose_name_plural = _("service standards")
        ordering = ["-began_on", "region"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("region", RangeOperators.EQUAL),
                ],
                name="subsidies_servicestandard_one_at_a_time",
                violation_error_message=_(
                    "This place already promises something for some of these days: "
                    "end that promise first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(days__gt=0),
                name="subsidies_servicestandard_promises_days",
                violation_error_message=_("The promised working days must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.days}({self.began_on:%Y-%m-%d})"


class PaymentBatchQuerySet(EventQuerySet):
    date_field = "paid_on"


class PaymentBatch(Record):
    """Subsidies that the finance bureau had one bank pay out on one day."""

    number = models.CharField(_("batch number"), max_length=40)
    bank = models.CharField(_("paying bank"), max_length=50)
    paid_on = models.DateField(_("paid on"), db_index=True)

    objects = PaymentBatchQuerySet.as_manager()

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


class SubsidyQuerySet(DerivedQuerySet, EventQuerySet):
    date_field = "paid_on"

    def accepted(self):
        return self.filter(accepted_on__isnull=False)

    def refused(self):
        return self.filter(state=Subsidy.State.REFUSED)

    def paid(self):
        return self.filter(state=Subsidy.State.PAID)

    def timed(self):
        """Paid ones of which the calendar tells how many working days they took."""
        return self.paid().filter(working_days__isnull=False)


class Subsidy(Record):
    """One veteran's case for the one-off economic subsidy, from the application to the payment."""

    class State(models.TextChoices):
        APPLIED = "applied", _("applied for")
        ACCEPTED = "accepted", _("accepted")
        APPROVED = "approved", _("approved")
        PAID = "paid", _("paid")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Channel(models.TextChoices):
        WINDOW = "window", _("at the window")
        IN_ADVANCE = "in_advance", _("in advance")
        ONLINE = "online", _("online")
        TOGETHER = "together", _("together with others")

    class Refusal(models.TextChoices):
        GOVERNMENT_PLACED = "government_placed", _("placed in a job by government")
        PAID_ELSEWHERE = "paid_elsewhere", _("already paid elsewhere")
        FORGED_DOSSIER = "forged_dossier", _("dossier forged")
        INCOMPLETE_DOSSIER = "incomplete_dossier", _("dossier incomplete")
        DISMISSED = "dismissed", _("dismissed from service")

    PERSONAL = {"bank_account"}

    veteran = models.ForeignKey(
        Veteran, models.PROTECT, related_name="+", verbose_name=_("veteran")
    )
    channel = models.CharField(
        _("way of applying"), max_length=10, choices=Channel, default=Channel.WINDOW
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLIED)
    enlisted_on = models.DateField(_("enlistment approved on"))
    discharged_on = models.DateField(_("discharge ordered on"))
    detained_months = models.PositiveSmallIntegerField(_("months detained in service"), default=0)
    service_years = models.DecimalField(_("years of service"), max_digits=3, decimal_places=1)
    rate = AmountField(_("yuan per year of service"), cap=LARGEST_RATE)
    amount = AmountField(_("amount"), cap=LARGEST_AMOUNT)
    has_enlistment_notice = models.BooleanField(_("enlistment notice seen"), default=False)
    has_introduction_letter = models.BooleanField(_("letter of introduction seen"), default=False)
    has_discharge_certificate = models.BooleanField(_("discharge certificate seen"), default=False)
    dossier_is_genuine = models.BooleanField(_("dossier found genuine"), default=False)
    bank_name = models.CharField(_("bank"), max_length=50, blank=True)
    bank_account = EncryptedField(
        _("bank card number"), read=read_bank_account, null=True, blank=True
    )
    bank_account_index = BlindIndexField(
        _("index of the bank card number"), of="bank_account", null=True
    )
    applied_on = models.DateField(_("applied on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True, db_index=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, db_index=True)
    refusal = models.CharField(_("reason of refusal"), max_length=20, choices=Refusal, blank=True)
    payment = models.ForeignKey(
        PaymentBatch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidies",
        verbose_name=_("payment batch"),
    )
    paid_on = models.DateField(_("paid on"), null=True, blank=True, editable=False, db_index=True)
    working_days = models.PositiveSmallIntegerField(
        _("working days from acceptance to payment"), null=True, blank=True, editable=False
    )

    objects = SubsidyQuerySet.as_manager()
    follows = {"payment": ["paid_on"]}

    class Meta:
        verbose_name = _("one-off subsidy")
        verbose_name_plural = _("one-off subsidies")
        ordering = ["-applied_on", "pk"]
        constraints = [
            not_before_2019("accepted_on"),
            not_before_2019("decided_on"),
            models.UniqueConstraint(
                fields=["veteran"],
                # Whoever was refused or withdrew got nothing, and may apply again.
                condition=~Q(state__in=["refused", "withdrawn"]),
                name="subsidies_subsidy_once_in_a_lifetime",
                violation_error_message=_(
                    "This veteran already has a subsidy: it is granted once in a lifetime."
                ),
            ),
            RegisteredOnce(
                fields=["bank_account_index"],
                condition=~Q(state__in=["refused", "withdrawn"]),
                name="subsidies_subsidy_has_an_account_of_its_own",
                violation_error_message=_("Another veteran's subsidy goes to this account."),
            ),
            models.CheckConstraint(
                condition=Q(discharged_on__gt=F("enlisted_on")),
                name="subsidies_subsidy_discharged_after_enlisting",
                violation_error_message=_("The discharge must be after the enlistment."),
            ),
            models.CheckConstraint(
                condition=Q(Exact(Mod("service_years", Value(HALF_A_YEAR)), Decimal(0)))
                & Q(service_years__gt=0, service_years__lte=LONGEST_SERVICE),
                name="subsidies_subsidy_counts_half_years",
                violation_error_message=_(
                    "Service is counted in half years, above zero and at most fifty years."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0, rate__lte=LARGEST_RATE),
                name="subsidies_subsidy_rate_is_within_bounds",
                violation_error_message=_("The rate must be above zero and at most 100,000 yuan."),
            ),
            models.CheckConstraint(
                condition=Q(amount=Round(F("service_years") * F("rate"), 2)),
                name="subsidies_subsidy_amount_is_years_times_rate",
                violation_error_message=_(
                    "The amount must be the years of service times the rate."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="applied", accepted_on__isnull=True)
                | Q(state__in=["accepted", "approved", "paid"], accepted_on__isnull=False)
                | Q(state__in=["refused", "withdrawn"]),
                name="subsidies_subsidy_accepted_on_a_day",
                violation_error_message=_(
                    "From acceptance on, and not before, give the day of acceptance."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "accepted"], decided_on__isnull=True)
                | Q(state__in=["approved", "paid", "refused"], decided_on__isnull=False)
                | Q(state="withdrawn"),
                name="subsidies_subsidy_decided_on_a_day",
                violation_error_message=_(
                    "From the decision on, and not before, give the day of the decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__gte=F("applied_on"))
                & Q(decided_on__gte=F("applied_on"))
                & Q(decided_on__gte=F("accepted_on")),
                name="subsidies_subsidy_dates_are_in_order",
                violation_error_message=_(
                    "First comes the application, then the acceptance, then the decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
                name="subsidies_subsidy_refused_for_a_reason",
                violation_error_message=_(
                    "A refused subsidy needs the reason of refusal; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paid"])
                | Q(
                    has_enlistment_notice=True,
                    has_introduction_letter=True,
                    has_discharge_certificate=True,
                    dossier_is_genuine=True,
                ),
                name="subsidies_subsidy_approved_on_a_checked_dossier",
                violation_error_message=_(
                    "Nothing is approved before all papers were seen and the dossier was checked."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paid"])
                | Q(bank_account__isnull=False) & ~Q(bank_name=""),
                name="subsidies_subsidy_approved_with_an_account",
                violation_error_message=_(
                    "An approved subsidy needs the bank and the card number."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", payment__isnull=False)
                | ~Q(state="paid") & Q(payment__isnull=True),
                name="subsidies_subsidy_paid_in_a_batch",
                violation_error_message=_(
                    "A paid subsidy needs its payment batch; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(payment__isnull=False, paid_on__isnull=False)
                | Q(payment__isnull=True, paid_on__isnull=True),
                name="subsidies_subsidy_paid_on_the_day_of_its_batch",
                violation_error_message=_("The day of payment is that of the payment batch."),
            ),
            models.CheckConstraint(
                condition=Q(paid_on__gte=F("decided_on")),
                name="subsidies_subsidy_paid_after_the_decision",
                violation_error_message=_("The subsidy cannot be paid before it is decided on."),
            ),
        ]
        triggers = [
            count_working_days(field="working_days", since="accepted_on", until="paid_on"),
        ]

    def __str__(self):
        return f"{self.veteran}({self.applied_on:%Y-%m-%d})"

    def clean(self):
        """The years and the rate are the rule's; the payment is one of the same place."""
        super().clean()
        if None not in (self.region_id, self.applied_on, self.enlisted_on, self.discharged_on):
            self._follow_the_rate_in_force()
        if self.payment and self.region_id:
            self._suit_the_payment()

    def _follow_the_rate_in_force(self):
        rule = SubsidyRate.objects.in_force(self.region, self.applied_on)
        if rule is None:
            raise ValidationError(
                {"applied_on": _("No subsidy rate was in force on that day: enter it first.")}
            )
        years = rule.service_years(
            enlisted_on=self.enlisted_on,
            discharged_on=self.discharged_on,
            detained_months=self.detained_months or 0,
        )
        if (self.service_years, self.rate) != (years, rule.rate):
            raise ValidationError(
                _("By the rule in force this service counts %(years)s years at %(rate)s yuan."),
                params={"years": years, "rate": rule.rate},
            )

    def _suit_the_payment(self):
        if self.payment.region_id != self.region_id:
            raise ValidationError({"payment": _("That batch was paid by another place.")})
        if self.decided_on and self.payment.paid_on < self.decided_on:
            raise ValidationError({"payment": _("That batch was paid before the decision.")})
