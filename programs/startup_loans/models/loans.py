from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import asked_once
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future
from programs.cases.case import Case, state_index
from programs.startup_loans import doubts, exclusions
from programs.startup_loans.models import states
from programs.startup_loans.models.rules import HIGHEST_RATE, LARGEST_LOAN, Kind, LoanRule
from programs.startup_loans.reckoning import A_YEAR, months_after, reckon
from veterans.models import Enterprise, Veteran


@asked_once
def _rule_in_force(kind, region, day):
    return LoanRule.objects.in_force(kind=kind, region=region, day=day)


class LoanQuerySet(EventQuerySet):
    date_field = "disbursed_on"

    def disbursed(self):
        return self.filter(state=Loan.State.DISBURSED)

    def of_kind(self, *kinds):
        return self.disbursed().filter(kind__in=kinds)


class Loan(Case, Record):
    """One start-up loan, from the application to the day the bank paid it out (一笔)."""

    State = states.LoanState

    class Refusal(models.TextChoices):
        NOT_ELIGIBLE = "not_eligible", _("not eligible")
        IN_POST = "in_post", _("in a post paid by government")
        BAD_CREDIT = "bad_credit", _("bad credit or litigation")
        NO_PROSPECT = "no_prospect", _("project without prospects")
        BANK_DECLINED = "bank_declined", _("declined by the bank")

    kind = models.CharField(
        _("kind of loan"),
        max_length=15,
        choices=Kind,
        default=Kind.PERSONAL,
        help_text=_(
            "Ceiling, term and subsidy follow from it by the rule in force (see the loan rules)."
        ),
    )
    veteran = models.ForeignKey(
        Veteran,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("borrowing veteran"),
        help_text=_(
            "Of a personal loan: aged 18 or more, and under 60 until its term is over (measures "
            "of 2024). Who is in a job placed by government or in a welfare post may not borrow "
            "(loan guide of a city; ask the county if unsure)."
        ),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("borrowing enterprise"),
        help_text=_(
            "Of any other loan. At its early stage it was registered at most 3 years ago (2019 "
            "trial rules of the start-up loans, Qingdao)."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.APPLIED, editable=False
    )
    project = models.CharField(_("project"), max_length=100)
    purpose = models.CharField(_("use of the loan"), max_length=100)
    own_funds = models.DecimalField(
        _("self-raised funds"), max_digits=16, decimal_places=2, help_text=_("In yuan.")
    )
    clean_record = models.BooleanField(
        _("declares no bad credit or litigation"),
        default=False,
        help_text=_(
            "The applicant's signed statement: needed before the approval (loan guide of a city; "
            "ask the county if unsure)."
        ),
    )
    bank = models.CharField(
        _("handling bank"),
        max_length=50,
        help_text=_("That of the place's last loan if you leave this empty."),
    )
    contract_no = models.CharField(_("contract number"), max_length=40, blank=True, editable=False)
    amount = AmountField(
        _("amount"),
        cap=LARGEST_LOAN,
        help_text=_(
            "At most the ceiling of the rule in force on the day of application (see the loan "
            "rules)."
        ),
    )
    term_months = models.PositiveSmallIntegerField(
        _("term in months"),
        help_text=_(
            "At most what the rule in force allows (see the loan rules). The longest if you "
            "leave this empty."
        ),
    )
    annual_rate = models.DecimalField(
        _("interest rate, percent a year"),
        max_digits=5,
        decimal_places=2,
        help_text=_("As in the contract, such as 4.80."),
    )
    subsidised_rate = models.DecimalField(
        _("rate subsidised, percent a year"),
        max_digits=5,
        decimal_places=2,
        help_text=_(
            "By most rules the rate of the contract, filled in for you. Where the rule "
            "subsidises the loan prime rate (LPR), enter that of the day the contract was signed "
            "(2019 trial rules of the start-up loans)."
        ),
    )
    subsidy_ratio = models.DecimalField(
        _("share of interest subsidised"),
        max_digits=3,
        decimal_places=2,
        help_text=_("Computed, by the rule in force: 1.00 is all of it (see the loan rules)."),
    )
    subsidy_months = models.PositiveSmallIntegerField(
        _("months of subsidy"), help_text=_("Computed, by the rule in force (see the loan rules).")
    )
    applied_on = models.DateField(
        _("applied on"),
        default=timezone.localdate,
        validators=[not_in_future],
        help_text=_(
            "The rule of this day holds; in mid-2021 the rules were revised (announcement of 30 "
            "July 2021)."
        ),
    )
    decided_on = models.DateField(
        _("decided on"), null=True, blank=True, editable=False, validators=[not_in_future]
    )
    refusal = models.CharField(
        _("reason of refusal"), max_length=15, choices=Refusal, blank=True, editable=False
    )
    returned_because = models.CharField(
        _("what has to be corrected"),
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Said when the case is returned; whoever corrects it finds it on top."),
    )
    disbursed_on = models.DateField(
        _("disbursed on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "The day the bank paid the loan out. Its year is the year counted (counting rule of "
            "the annual report 2021)."
        ),
    )
    repaid_on = models.DateField(
        _("repaid in full on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
    )

    objects = LoanQuerySet.as_manager()
    arrows = states.LOAN_ARROWS
    open_states = states.LOAN_OPEN
    later = {"disbursed": ["repaid_on"]}

    known = ["bank", "term_months", "subsidised_rate"]
    computed = ["subsidy_ratio", "subsidy_months"]

    class Meta:
        verbose_name = _("start-up loan")
        verbose_name_plural = _("start-up loans")
        permissions = [
            ("return_loan", _("return for correction")),
            ("approve_loan", _("decide on")),
        ]
        ordering = ["-applied_on", "pk"]
        indexes = [state_index("startup_loans_loan_by_state")]
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
                violation_error_code="money_rule",
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
                condition=Q(state__in=["applied", "returned"], decided_on__isnull=True)
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
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="startup_loans_loan_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
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

    @property
    def gist(self):
        values = {"amount": floatformat(self.amount, "-2g"), "kind": self.get_kind_display()}
        return _("%(kind)s of %(amount)s yuan") % values

    def clean(self):
        """Ceiling, term and subsidy are those of the rule in force when it was applied for."""
        super().clean()
        terms = (self.amount, self.term_months, self.subsidy_ratio, self.subsidy_months)
        if self._is_ruled() and None not in terms:
            self._keep_to(self._rule_in_force())

    def _keep_to(self, rule):
        if self.amount > rule.cap:
            raise ValidationError({"amount": rule.on_amounts()})
        if self.term_months > rule.longest_months:
            raise ValidationError({"term_months": rule.on_terms()})
        by_rule = (rule.ratio, rule.months)
        if (self.subsidy_ratio, self.subsidy_months) != by_rule and self.is_open:
            raise ValidationError(
                _("By the rule in force the subsidised share is %(ratio)s for %(months)s months."),
                params={"ratio": rule.ratio, "months": rule.months},
            )
        if rule.basis == LoanRule.Basis.CONTRACT and self.subsidised_rate != self.annual_rate:
            raise ValidationError(
                {"subsidised_rate": _("For this kind of loan it is the rate of the contract.")}
            )

    def fill(self):
        """The bank is the place's usual one; the subsidy is the rule's, until it is decided on."""
        if not self.is_open:
            return
        if self.region_id:
            loans = Loan.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(loans.order_by("-pk"), ["bank"])
        self.subsidy_ratio = self.subsidy_months = None
        if self._is_ruled():
            rule = self._rule_in_force()
            self.subsidy_ratio, self.subsidy_months = rule.ratio, rule.months
            if self.term_months is None:
                self.term_months = rule.longest_months
            if rule.basis == LoanRule.Basis.CONTRACT:
                self.subsidised_rate = self.annual_rate

    def _is_ruled(self):
        """Whether all is known that tells the rule."""
        return bool(self.kind and self.region_id and self.applied_on)

    def _rule_in_force(self):
        rule = _rule_in_force(self.kind, self.region, self.applied_on)
        if rule is None:
            raise ValidationError(
                {"applied_on": _("No loan rule was in force on that day: enter it first.")}
            )
        return rule

    def along(self, arrow, user):
        """Nobody is lent to, in person or as the founder of an enterprise, who is in a post or in
        a job that government found, where the rule of the place says so; whoever takes a post
        later keeps the loan."""
        day = {"approve": self.decided_on, "disburse": self.disbursed_on}.get(arrow.key)
        borrower = self.veteran_id or self.enterprise.founder_id
        rule = self._rule_in_force() if day and borrower else None
        if rule is None or not rule.excludes_post_holders:
            return []
        return exclusions.against(borrower, day, rule.region)

    def working(self):
        found = self._is_ruled() and LoanRule.objects.in_force(
            kind=self.kind, region=self.region, day=self.applied_on
        )
        limits = [found.on_amounts(), found.on_terms()] if found else []
        terms = (self.amount, self.term_months, self.subsidised_rate, self.subsidy_ratio)
        return limits if None in terms else [*limits, *self._subsidy_in_words()]

    def _subsidy_in_words(self):
        """What is subsidised of the interest, for how long, and what that comes to in a year."""
        months = min(self.subsidy_months, self.term_months)
        values = {
            "share": floatformat(100 * self.subsidy_ratio),
            "rate": floatformat(self.subsidised_rate, 2),
            "months": months,
        }
        sentence = _(
            "%(share)s%% of the interest at %(rate)s%% a year is subsidised, for %(months)s months "
            "from the disbursement."
        )
        if self.disbursed_on:
            sentence = _(
                "%(share)s%% of the interest at %(rate)s%% a year is subsidised, for %(months)s "
                "months from %(first)s until %(last)s."
            )
            values["first"] = date_format(self.disbursed_on)
            values["last"] = date_format(months_after(self.disbursed_on, months))
        yearly = reckon(
            balance=self.amount,
            rate=self.subsidised_rate,
            days=A_YEAR,
            ratio=self.subsidy_ratio,
        )
        in_a_year = _("That is %(yuan)s yuan in 365 days, while %(amount)s yuan are owed.")
        amounts = {"yuan": floatformat(yearly, "2g"), "amount": floatformat(self.amount, "-2g")}
        return [sentence % values, in_a_year % amounts]

    def doubts(self):
        return doubts.about(self)
