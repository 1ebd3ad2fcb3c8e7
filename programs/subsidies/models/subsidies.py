from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Mod, Round
from django.db.models.lookups import Exact
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.derived import DerivedQuerySet
from bureau.base.encryption import BlindIndexField, EncryptedField, RegisteredOnce
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future, read_bank_account
from bureau.base.workdays import count_working_days
from programs.subsidies import doubts
from programs.subsidies.models.payments import PaymentBatch
from programs.subsidies.models.rates import HALF_A_YEAR, LARGEST_RATE, Service, SubsidyRate
from veterans.models import Veteran

LARGEST_AMOUNT = Decimal(1_000_000)
LONGEST_SERVICE = Decimal(50)
FEN = Decimal("0.01")


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
        RETURNED = "returned", _("returned for correction")

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
        Veteran,
        models.PROTECT,
        related_name="+",
        verbose_name=_("veteran"),
        help_text=_(
            "Only for soldiers finding work themselves (approval form of the one-off subsidy)."
        ),
    )
    channel = models.CharField(
        _("way of applying"),
        max_length=10,
        choices=Channel,
        default=Channel.WINDOW,
        help_text=_(
            "In advance, online and together with others are the ways tried in 2021 (annual "
            "report 2021)."
        ),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLIED)
    enlisted_on = models.DateField(
        _("enlistment approved on"),
        help_text=_(
            "The day of approval, as on the enlistment notice (rules of Zibo and Hubei). As "
            "registered if you leave this empty."
        ),
    )
    discharged_on = models.DateField(
        _("discharge ordered on"),
        help_text=_(
            "The day of the discharge order, as on the discharge certificate (rules of Zibo and "
            "Hubei). As registered if you leave this empty."
        ),
    )
    detained_months = models.PositiveSmallIntegerField(
        _("months detained in service"),
        default=0,
        help_text=_(
            "Months kept in the unit beyond discharge do not count as service (rules of Hubei; "
            "ask the county if unsure)."
        ),
    )
    service_years = models.DecimalField(
        _("years of service"),
        max_digits=3,
        decimal_places=1,
        help_text=_(
            "Computed: full years, and 0.5 or 1 for the months and days beyond (rules of Zibo "
            "and Hubei)."
        ),
    )
    rate = AmountField(
        _("yuan per year of service"),
        cap=LARGEST_RATE,
        help_text=_(
            "Computed: the rate in force on the day of application (see the subsidy rates)."
        ),
    )
    amount = AmountField(
        _("amount"),
        cap=LARGEST_AMOUNT,
        help_text=_(
            "Computed: years of service × rate (Tengzhou 2013). Once decided on, it stands."
        ),
    )
    has_enlistment_notice = models.BooleanField(_("enlistment notice seen"), default=False)
    has_introduction_letter = models.BooleanField(_("letter of introduction seen"), default=False)
    has_discharge_certificate = models.BooleanField(_("discharge certificate seen"), default=False)
    dossier_is_genuine = models.BooleanField(
        _("dossier found genuine"),
        default=False,
        help_text=_(
            "On a forged dossier nothing is paid, and what was paid is recovered (usual "
            "practice; ask the county if unsure)."
        ),
    )
    bank_name = models.CharField(_("bank"), max_length=50, blank=True)
    bank_account = EncryptedField(
        _("bank card number"),
        read=read_bank_account,
        null=True,
        blank=True,
        help_text=_(
            "A card of the veteran's own: it is paid to a card only (service guide of Jiaxiang "
            "county)."
        ),
    )
    bank_account_index = BlindIndexField(
        _("index of the bank card number"), of="bank_account", null=True
    )
    applied_on = models.DateField(
        _("applied on"),
        default=timezone.localdate,
        validators=[not_in_future],
        help_text=_(
            "Within 30 days of reporting in (notices of counties such as Tengzhou 2013; ask "
            "yours if unsure). The rate of this day holds."
        ),
    )
    accepted_on = models.DateField(
        _("accepted on"),
        null=True,
        blank=True,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The promised working days count from here until the payment; the law allows 30 "
            "(service guide of Jiaxiang county)."
        ),
    )
    decided_on = models.DateField(
        _("decided on"),
        null=True,
        blank=True,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The county decides, finance checks, and the list is reported upward (notices of "
            "counties such as Tengzhou 2013)."
        ),
    )
    refusal = models.CharField(_("reason of refusal"), max_length=20, choices=Refusal, blank=True)
    returned_because = models.CharField(
        _("what has to be corrected"),
        max_length=200,
        blank=True,
        help_text=_("Said when the case is returned; whoever corrects it finds it on top."),
    )
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

    known = ["enlisted_on", "discharged_on"]
    computed = ["service_years", "rate", "amount"]

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
                violation_error_code="bank",
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
                | Q(state__in=["refused", "withdrawn", "returned"]),
                name="subsidies_subsidy_accepted_on_a_day",
                violation_error_message=_(
                    "From acceptance on, and not before, give the day of acceptance."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "accepted", "returned"], decided_on__isnull=True)
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
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="subsidies_subsidy_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
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
                violation_error_code="bank",
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
        permissions = [("return_subsidy", _("return for correction"))]
        triggers = [
            count_working_days(field="working_days", since="accepted_on", until="paid_on"),
        ]

    def __str__(self):
        return f"{self.veteran}({self.applied_on:%Y-%m-%d})"

    def clean(self):
        """The years and the rate are the rule's; the payment is one of the same place."""
        super().clean()
        if self._is_complete() and None not in (self.service_years, self.rate):
            self._agree_with_the_rule()
        if self.payment and self.region_id:
            self._suit_the_payment()

    def _agree_with_the_rule(self):
        rule = self._rate_in_force()
        years, _why = rule.count(self._service())
        rate = self.rate if self._was_decided() else rule.rate
        if (self.service_years, self.rate) != (years, rate):
            raise ValidationError(
                _("By the rule in force this service counts %(years)s years at %(rate)s yuan."),
                params={"years": floatformat(years), "rate": rate},
            )

    def _suit_the_payment(self):
        if self.payment.region_id != self.region_id:
            raise ValidationError({"payment": _("That batch was paid by another place.")})
        if self.decided_on and self.payment.paid_on < self.decided_on:
            raise ValidationError({"payment": _("That batch was paid before the decision.")})

    def fill(self):
        """The service is the register's; what it comes to is the rule's, until it is decided on."""
        if self.veteran_id:
            self.fill_from(self.veteran, self.known)
        self.paid_on = self.payment and self.payment.paid_on
        if self._was_decided():
            return
        self.service_years = self.rate = self.amount = None
        if self._is_complete():
            rule = self._rate_in_force()
            years, _why = rule.count(self._service())
            if years <= 0:
                message = _("Between these days, less the months detained, there is no service.")
                raise ValidationError({"discharged_on": message})
            self.service_years, self.rate = years, rule.rate
            self.amount = (years * rule.rate).quantize(FEN, ROUND_HALF_UP)

    def _is_complete(self):
        """Whether all is known that the years and the rate follow from."""
        basis = (self.region_id, self.applied_on, self.enlisted_on, self.discharged_on)
        return None not in basis

    def _was_decided(self):
        """Whether the record as stored carries a decision: from then on its amount stands."""
        stored = Subsidy.objects.filter(pk=self.pk, decided_on__isnull=False)
        return bool(self.pk and self.decided_on) and stored.exists()

    def _service(self):
        return Service.between(
            self.enlisted_on, self.discharged_on, without=self.detained_months or 0
        )

    def _rate_in_force(self):
        rate = SubsidyRate.objects.in_force(self.region, self.applied_on)
        if rate is None:
            raise ValidationError(
                {"applied_on": _("No subsidy rate was in force on that day: enter it first.")}
            )
        return rate

    def working(self):
        if not self._is_complete() or None in (self.service_years, self.amount):
            return []
        values = {
            "years": floatformat(self.service_years),
            "rate": floatformat(self.rate, "-2g"),
            "amount": floatformat(self.amount, "-2g"),
        }
        if self._was_decided():
            sentence = _(
                "%(years)s × %(rate)s yuan = %(amount)s yuan, as decided on %(day)s: what is "
                "corrected since does not change it."
            )
            return [sentence % {**values, "day": date_format(self.decided_on)}]
        rule = SubsidyRate.objects.in_force(self.region, self.applied_on)
        if rule is None:
            return []
        values |= {"place": rule.region, "day": date_format(rule.began_on)}
        sentence = _(
            "%(years)s × %(rate)s yuan (rate of %(place)s, in force since %(day)s) "
            "= %(amount)s yuan."
        )
        return [*self._service_in_words(), rule.count(self._service())[1], sentence % values]

    def _service_in_words(self):
        values = {
            "first": date_format(self.enlisted_on),
            "last": date_format(self.discharged_on),
            "service": Service.between(self.enlisted_on, self.discharged_on),
        }
        sentences = [_("Served from %(first)s to %(last)s: %(service)s.") % values]
        if self.detained_months:
            values = {"months": self.detained_months, "service": self._service()}
            sentence = _("Less months detained in service (%(months)s): %(service)s.")
            sentences.append(sentence % values)
        return sentences

    def doubts(self):
        return doubts.about(self)
