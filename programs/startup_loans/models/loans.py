from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, Spell, SpellQuerySet, not_before_2019
from bureau.base.spans import days
from veterans.models import Enterprise, Veteran

LARGEST_LOAN = Decimal(10_000_000)
HIGHEST_RATE = Decimal(24)  # the most interest a court ever upheld, percent a year


class Kind(models.TextChoices):
    """The four kinds that every loan is one of: a person borrows the first, a firm the others."""

    PERSONAL = "personal", _("personal start-up loan")
    STARTUP_MICRO = "startup_micro", _("loan to an early-stage micro enterprise")
    CREDIT = "credit", _("credit loan")
    MORTGAGE = "mortgage", _("mortgage-backed loan")


class LoanRuleQuerySet(SpellQuerySet):
    def in_force(self, *, kind, region, day):
        """The rule of the nearest place that has one of its own; None where no place has."""
        rules = self.open_on(day).filter(kind=kind, region__in=region.codes_upward())
        return rules.order_by("-region_id").first()


class LoanRule(Spell):
    """What a place's policy says of one kind of loan while it is in force."""

    public = True

    class Basis(models.TextChoices):
        CONTRACT = "contract", _("rate of the contract")
        PRIME = "prime", _("loan prime rate at signing")

    kind = models.CharField(_("kind of loan"), max_length=15, choices=Kind)
    cap = AmountField(_("ceiling"), cap=LARGEST_LOAN)
    longest_months = models.PositiveSmallIntegerField(_("longest term in months"), default=36)
    basis = models.CharField(
        _("rate subsidised"), max_length=10, choices=Basis, default=Basis.CONTRACT
    )
    ratio = models.DecimalField(_("share of interest subsidised"), max_digits=3, decimal_places=2)
    months = models.PositiveSmallIntegerField(_("months of subsidy"))

    objects = LoanRuleQuerySet.as_manager()

    class Meta(Spell.Meta):
        verbose_name = _("loan rule")
        verbose_name_plural = _("loan rules")
        ordering = ["-began_on", "region", "kind"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    (days(), RangeOperators.OVERLAPS),
                    ("region", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                ],
                name="startup_loans_loanrule_one_at_a_time",
                violation_error_message=_(
                    "This place already has a rule for this kind of loan and some of these days: "
                    "end that one first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cap__gt=0, cap__lte=LARGEST_LOAN),
                name="startup_loans_loanrule_cap_is_within_bounds",
                violation_error_message=_(
                    "The ceiling must be above zero and at most ten million yuan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ratio__gt=0, ratio__lte=1),
                name="startup_loans_loanrule_ratio_is_a_share",
                violation_error_message=_("The share must be above 0 and at most 1."),
            ),
            models.CheckConstraint(
                condition=Q(months__gt=0, longest_months__gt=0),
                name="startup_loans_loanrule_lasts_for_months",
                violation_error_message=_("The months must be above zero."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}({self.began_on:%Y-%m-%d})"


class LoanQuerySet(EventQuerySet):
    date_field = "disbursed_on"

    def disbursed(self):
        return self.filter(state=Loan.State.DISBURSED)

    def of_kind(self, kind):
        return self.disbursed().filter(kind=kind)


class Loan(Record):
    """One start-up loan, from the application to the day the bank paid it out (一笔)."""

    class State(models.TextChoices):
        APPLIED = "applied", _("applied for")
        APPROVED = "approved", _("approved")
        DISBURSED = "disbursed", _("disbursed")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Refusal(models.TextChoices):
        NOT_ELIGIBLE = "not_eligible", _("not eligible")
        IN_POST = "in_post", _("in a post paid by government")
        BAD_CREDIT = "bad_credit", _("bad credit or litigation")
        NO_PROSPECT = "no_prospect", _("project without prospects")
        BANK_DECLINED = "bank_declined", _("declined by the bank")

    kind = models.CharField(_("kind of loan"), max_length=15, choices=Kind)
    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("borrowing veteran"),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("borrowing enterprise"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLIED)
    project = models.CharField(_("project"), max_length=100)
    purpose = models.CharField(_("use of the loan"), max_length=100)
    own_funds = models.DecimalField(
        _("self-raised funds"), max_digits=16, decimal_places=2, default=0
    )
    clean_record = models.BooleanField(_("declares no bad credit or litigation"), default=False)
    bank = models.CharField(_("handling bank"), max_length=50)
    contract_no = models.CharField(_("contract number"), max_length=40, blank=True)
    amount = AmountField(_("amount"), cap=LARGEST_LOAN)
    term_months = models.PositiveSmallIntegerField(_("term in months"))
    annual_rate = models.DecimalField(
        _("interest rate, percent a year"), max_digits=5, decimal_places=2
    )
    subsidised_rate = models.DecimalField(
        _("rate subsidised, percent a year"), max_digits=5, decimal_places=2
    )
    subsidy_ratio = models.DecimalField(
        _("share of interest subsidised"), max_digits=3, decimal_places=2
    )
    subsidy_months = models.PositiveSmallIntegerField(_("months of subsidy"))
    applied_on = models.DateField(_("applied on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    refusal = models.CharField(_("reason of refusal"), max_length=15, choices=Refusal, blank=True)
    disbursed_on = models.DateField(_("disbursed on"), null=True, blank=True, db_index=True)
    repaid_on = models.DateField(_("repaid in full on"), null=True, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        verbose_name = _("start-up loan")
        verbose_name_plural = _("start-up loans")
        ordering = ["-applied_on", "pk"]
        constraints = [
            not_before_2019("disbursed_on"),
            models.UniqueConstraint(
                fields=["bank", "contract_no"],
                condition=~Q(contract_no=""),
                name="startup_loans_loan_contract_entered_once",
                violation_error_message=_("This contract of that bank is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(kind="personal", veteran__isnull=False, enterprise__isnull=True)
                | ~Q(kind="personal") & Q(veteran__isnull=True, enterprise__isnull=False),
                name="startup_loans_loan_borrower_suits_its_kind",
                violation_error_message=_(
                    "A personal loan is borrowed by a veteran, any other by an enterprise."
                ),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST_LOAN),
                name="startup_loans_loan_amount_is_within_bounds",
                violation_error_message=_(
                    "The amount must be above zero and at most ten million yuan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(own_funds__gte=0, own_funds__lte=Decimal(1_000_000_000)),
                name="startup_loans_loan_own_funds_are_within_bounds",
                violation_error_message=_("Self-raised funds are zero or more, in yuan."),
            ),
            models.CheckConstraint(
                condition=Q(term_months__gt=0),
                name="startup_loans_loan_lasts_for_months",
                violation_error_message=_("The term must be at least one month."),
            ),
            models.CheckConstraint(
                condition=Q(annual_rate__gt=0, annual_rate__lte=HIGHEST_RATE)
                & Q(subsidised_rate__gt=0, subsidised_rate__lte=HIGHEST_RATE),
                name="startup_loans_loan_rates_are_lawful",
                violation_error_message=_(
                    "The rates must be above 0 and at most 24 percent a year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(subsidy_ratio__gt=0, subsidy_ratio__lte=1),
                name="startup_loans_loan_ratio_is_a_share",
                violation_error_message=_("The share must be above 0 and at most 1."),
            ),
            models.CheckConstraint(
                condition=Q(state="applied", decided_on__isnull=True)
                | Q(state__in=["approved", "disbursed", "refused"], decided_on__isnull=False)
                | Q(state="withdrawn"),
                name="startup_loans_loan_decided_on_a_day",
                violation_error_message=_(
                    "From the decision on, and not before, give the day of the decision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="disbursed", disbursed_on__isnull=False) & ~Q(contract_no="")
                | ~Q(state="disbursed") & Q(disbursed_on__isnull=True),
                name="startup_loans_loan_disbursed_on_a_day",
                violation_error_message=_(
                    "A disbursed loan needs its contract number and the day of disbursement; "
                    "no other has such a day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
                name="startup_loans_loan_refused_for_a_reason",
                violation_error_message=_(
                    "A refused loan needs the reason of refusal; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "disbursed"]) | Q(clean_record=True),
                name="startup_loans_loan_approved_on_a_clean_record",
                violation_error_message=_(
                    "Nobody is lent to who does not declare to be free of bad credit and litigation."
                ),
            ),
            models.CheckConstraint(
                condition=Q(decided_on__gte=F("applied_on"))
                & Q(disbursed_on__gte=F("decided_on"))
                & Q(repaid_on__gte=F("disbursed_on")),
                name="startup_loans_loan_dates_are_in_order",
                violation_error_message=_(
                    "First comes the application, then the decision, the disbursement and the "
                    "repayment."
                ),
            ),
            models.CheckConstraint(
                condition=Q(repaid_on__isnull=True) | Q(state="disbursed"),
                name="startup_loans_loan_repaid_if_disbursed",
                violation_error_message=_("Only a disbursed loan can be repaid."),
            ),
        ]

    def __str__(self):
        return f"{self.bank} {self.contract_no or self.project}"

    def clean(self):
        """Ceiling, term and subsidy are those of the rule in force when it was applied for."""
        super().clean()
        if (
            None in (self.region_id, self.applied_on, self.amount, self.term_months)
            or not self.kind
        ):
            return
        rule = LoanRule.objects.in_force(kind=self.kind, region=self.region, day=self.applied_on)
        if rule is None:
            raise ValidationError(
                {"applied_on": _("No loan rule was in force on that day: enter it first.")}
            )
        self._keep_to(rule)

    def _keep_to(self, rule):
        if self.amount > rule.cap:
            raise ValidationError(
                {"amount": _("Loans of this kind are at most %(cap)s yuan.") % {"cap": rule.cap}}
            )
        if self.term_months > rule.longest_months:
            raise ValidationError(
                {
                    "term_months": _("Loans of this kind run at most %(months)s months.")
                    % {"months": rule.longest_months}
                }
            )
        if (self.subsidy_ratio, self.subsidy_months) != (rule.ratio, rule.months):
            raise ValidationError(
                _("By the rule in force the subsidised share is %(ratio)s for %(months)s months."),
                params={"ratio": rule.ratio, "months": rule.months},
            )
        if rule.basis == LoanRule.Basis.CONTRACT and self.subsidised_rate != self.annual_rate:
            raise ValidationError(
                {"subsidised_rate": _("For this kind of loan it is the rate of the contract.")}
            )
