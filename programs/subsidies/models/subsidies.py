from decimal import ROUND_HALF_UP, Decimal

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Mod, Round
from django.db.models.lookups import Exact
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import asked_once
from bureau.base.derived import DerivedQuerySet
from bureau.base.encryption import BlindIndexField, EncryptedField, RegisteredOnce
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.triggers import WHO, OwnerTrigger
from bureau.base.validators import not_in_future, read_bank_account
from programs.cases.case import Case, state_index
from programs.subsidies import doubts
from programs.subsidies.models import states
from programs.subsidies.models.clock import watch
from programs.subsidies.models.notices import NoticeRule, PublicNotice
from programs.subsidies.models.payments import PaymentBatch
from programs.subsidies.models.rates import (
    HALF_A_YEAR,
    LARGEST_AMOUNT,
    LARGEST_RATE,
    Service,
    SubsidyRate,
)
from veterans.models import Veteran

LONGEST_SERVICE = Decimal(50)
FEN = Decimal("0.01")


def paid_as_the_bank_says():
    """The trigger that lets nobody who is signed in call a subsidy sent or paid of which the bank was
    told nothing, or did not answer that all of it arrived."""
    return OwnerTrigger(
        name="as_the_bank_says",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"""
            IF NEW.state IN ('sent', 'paid') AND NEW.state <> OLD.state
                AND {WHO} ->> 'user' IS NOT NULL AND NOT EXISTS (
                    SELECT FROM subsidies_paymentorder
                    WHERE subsidy_id = NEW.id AND payment_batch_id = NEW.payment_id
                        AND amount = NEW.amount AND state = NEW.state
                        AND (state = 'sent' OR arrived_on = NEW.paid_on)
                )
            THEN
                RAISE EXCEPTION 'paid_as_the_bank_says' USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'paid_as_the_bank_says';
            END IF;
            RETURN NEW;
        """,
    )


@asked_once
def _rate_in_force(region, day):
    return SubsidyRate.objects.in_force(region, day)


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


class Subsidy(Case, Record):
    """One veteran's case for the one-off economic subsidy, from the application to the payment."""

    State, Refusal = states.State, states.Refusal

    class Channel(models.TextChoices):
        WINDOW = "window", _("at the window")
        IN_ADVANCE = "in_advance", _("in advance")
        ONLINE = "online", _("online")
        TOGETHER = "together", _("together with others")

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
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.APPLIED, editable=False
    )
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
        editable=False,
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
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The county decides, finance checks, and the list is reported upward (notices of "
            "counties such as Tengzhou 2013)."
        ),
    )
    reviewed_on = models.DateField(
        _("reviewed by finance on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_("By the finance bureau, after the decision (notices of counties)."),
    )
    refusal = models.CharField(
        _("reason of refusal"), max_length=20, choices=Refusal, blank=True, editable=False
    )
    returned_because = models.CharField(
        _("what has to be corrected"),
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Said when the case is returned; whoever corrects it finds it on top."),
    )
    notice = models.ForeignKey(
        PublicNotice,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="subsidies",
        verbose_name=_("public notice"),
    )
    payment = models.ForeignKey(
        PaymentBatch,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="subsidies",
        verbose_name=_("payment batch"),
    )
    paid_on = models.DateField(
        _("paid on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_(
            "The day the money was on the card, as the bank says. Its year is the year counted "
            "(counting rule of the annual report 2021). By 1 August as a rule (Zibo; ask the "
            "county if unsure)."
        ),
    )
    # The clock (programs.subsidies.models.clock).
    clock_from = models.DateField(_("clock starts on"), null=True, editable=False)
    promised_days = models.PositiveSmallIntegerField(
        _("promised working days"), null=True, editable=False
    )
    working_days = models.PositiveSmallIntegerField(
        _("working days from acceptance to payment"), null=True, blank=True, editable=False
    )

    objects = SubsidyQuerySet.as_manager()
    refusals = {"paid_as_the_bank_says": _("It is paid when the bank says that all of it arrived.")}
    arrows = states.ARROWS
    open_states = states.OPEN
    later = {"reviewed": ["payment"]}
    kept_by_database = ("clock_from", "promised_days", "working_days")

    known = ["enlisted_on", "discharged_on"]
    computed = ["service_years", "rate", "amount"]

    class Meta:
        verbose_name = _("one-off subsidy")
        verbose_name_plural = _("one-off subsidies")
        ordering = ["-applied_on", "pk"]
        indexes = [state_index("subsidies_subsidy_by_state")]
        constraints = [
            not_before_2019("accepted_on"),
            not_before_2019("decided_on"),
            not_before_2019("paid_on"),
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
                | Q(state__in=states.RUNNING, accepted_on__isnull=False)
                | Q(state="paid", accepted_on__isnull=False)
                | Q(state__in=["refused", "withdrawn", "returned"]),
                name="subsidies_subsidy_accepted_on_a_day",
                violation_error_message=_(
                    "From acceptance on, and not before, give the day of acceptance."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["applied", "accepted", "returned"], decided_on__isnull=True)
                | Q(state__in=[*states.DECIDED, "refused"], decided_on__isnull=False)
                | Q(state="withdrawn"),
                name="subsidies_subsidy_decided_on_a_day",
                violation_error_message=_(
                    "From the decision on, and not before, give the day of the decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["reviewed", "sent", "paid"], reviewed_on__isnull=False)
                | ~Q(state__in=["reviewed", "sent", "paid", "withdrawn"])
                & Q(reviewed_on__isnull=True)
                | Q(state="withdrawn"),
                name="subsidies_subsidy_reviewed_on_a_day",
                violation_error_message=_(
                    "From the review on, and not before, give the day of the review."
                ),
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__gte=F("applied_on"))
                & Q(decided_on__gte=F("applied_on"))
                & Q(decided_on__gte=F("accepted_on"))
                & Q(reviewed_on__gte=F("decided_on"))
                & Q(paid_on__gte=F("reviewed_on")),
                name="subsidies_subsidy_dates_are_in_order",
                violation_error_message=_(
                    "First comes the application, then the acceptance, the decision, the review "
                    "by finance, and the payment."
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
                condition=~Q(state__in=[*states.RUNNING, "paid"])
                | Q(
                    has_enlistment_notice=True,
                    has_introduction_letter=True,
                    has_discharge_certificate=True,
                    dossier_is_genuine=True,
                ),
                name="subsidies_subsidy_accepted_on_a_checked_dossier",
                violation_error_message=_(
                    "Nothing is accepted before all papers were seen and the dossier was checked."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*states.RUNNING, "paid"])
                | Q(bank_account__isnull=False) & ~Q(bank_name=""),
                name="subsidies_subsidy_accepted_with_an_account",
                violation_error_code="bank",
                violation_error_message=_(
                    "An accepted subsidy needs the bank and the card number."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "paid"], payment__isnull=False)
                | Q(state="reviewed")
                | ~Q(state__in=["reviewed", "sent", "paid"]) & Q(payment__isnull=True),
                name="subsidies_subsidy_paid_in_a_batch",
                violation_error_message=_(
                    "A subsidy is paid in a payment batch, once finance has reviewed it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False)
                | ~Q(state="paid") & Q(paid_on__isnull=True),
                name="subsidies_subsidy_paid_on_a_day",
                violation_error_message=_("A paid subsidy, and no other, has a day of payment."),
            ),
            models.CheckConstraint(
                condition=Q(state="in_notice", notice__isnull=False)
                | Q(state__in=["reviewed", "sent", "paid", "withdrawn"])
                | ~Q(state__in=["in_notice", "reviewed", "sent", "paid", "withdrawn"])
                & Q(notice__isnull=True),
                name="subsidies_subsidy_in_a_notice",
                violation_error_message=_("Name the public notice it stands in."),
            ),
        ]
        permissions = [
            ("return_subsidy", _("return for correction")),
            ("approve_subsidy", _("decide on")),
            ("review_subsidy", _("review for finance")),
            ("pay_subsidy", _("pay")),
        ]
        triggers = [watch(), paid_as_the_bank_says()]

    def __str__(self):
        return f"{self.veteran}({self.applied_on:%Y-%m-%d})"

    @property
    def gist(self):
        return _("%(amount)s yuan for %(years)s years of service") % {
            "amount": floatformat(self.amount, "2g"),
            "years": floatformat(self.service_years),
        }

    def clean(self):
        """The years and the rate are the rule's; notice and payment are those of the same place."""
        super().clean()
        complete = self._is_complete() and None not in (self.service_years, self.rate)
        if self.is_open and complete:
            self._agree_with_the_rule()
        if self.notice and self.region_id:
            self._suit_the_notice()
        if self.state == self.State.REVIEWED and self.decided_on:
            self._be_noticed_long_enough()
            self._suit_the_payment()

    def _agree_with_the_rule(self):
        years, _why = (rule := self._rate_in_force()).count(self._service())
        if (self.service_years, self.rate) != (years, rule.rate):
            raise ValidationError(
                _("By the rule in force this service counts %(years)s years at %(rate)s yuan."),
                params={"years": floatformat(years), "rate": rule.rate},
            )

    def _suit_the_notice(self):
        if self.notice.region_id != self.region_id:
            raise ValidationError({"notice": _("That notice was put up by another place.")})
        if self.decided_on and self.notice.put_up_on < self.decided_on:
            raise ValidationError({"notice": _("That notice was put up before the decision.")})

    def _be_noticed_long_enough(self):
        """Where the place puts its subsidies up for objections, they stand there to the last day."""
        if self.notice and self.reviewed_on <= self.notice.until:
            sentence = _("The public notice lasts until %(day)s: review it after that.")
            raise ValidationError(sentence % {"day": date_format(self.notice.until)})
        if not self.notice and NoticeRule.objects.in_force(self.region, self.decided_on):
            raise ValidationError(_("This place puts subsidies up in a public notice first."))

    def _suit_the_payment(self):
        if self.payment and self.payment.region_id != self.region_id:
            raise ValidationError({"payment": _("That batch is another place's.")})
        if self.payment and not self.payment.is_open:
            raise ValidationError({"payment": _("That batch was sent to the bank already.")})

    def fill(self):
        """The service is the register's; what it comes to is the rule's, until it is decided on."""
        if self.veteran_id:
            self.fill_from(self.veteran, self.known)
        if not self.is_open:
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

    def _service(self):
        return Service.between(
            self.enlisted_on, self.discharged_on, without=self.detained_months or 0
        )

    def _rate_in_force(self):
        rate = _rate_in_force(self.region, self.applied_on)
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
        if not self.is_open:
            stands = _("%(years)s × %(rate)s yuan = %(amount)s yuan, and so it stands.")
            return [stands % values, *self._clock_in_words()]
        rule = SubsidyRate.objects.in_force(self.region, self.applied_on)
        if rule is None:
            return []
        values |= {"place": rule.region, "day": date_format(rule.began_on)}
        sentence = _(
            "%(years)s × %(rate)s yuan (rate of %(place)s, in force since %(day)s) "
            "= %(amount)s yuan."
        )
        return [*self._service_in_words(), rule.count(self._service())[1], sentence % values]

    def _clock_in_words(self):
        if self.working_days is None:
            return []
        sentence = _(
            "From the acceptance to the card: working days %(days)s, promised %(promised)s."
        )
        if self.promised_days is None:
            sentence = _("From the acceptance to the card: working days %(days)s.")
        return [sentence % {"days": self.working_days, "promised": self.promised_days}]

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
