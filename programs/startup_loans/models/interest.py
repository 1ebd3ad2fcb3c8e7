from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.validators import not_in_future
from bureau.base.years import FIRST_YEAR, LAST_YEAR
from programs.cases.case import Case, state_index
from programs.startup_loans import doubts
from programs.startup_loans.models import states
from programs.startup_loans.models.bank_claims import BankClaim
from programs.startup_loans.models.loans import Loan
from programs.startup_loans.models.rules import HIGHEST_RATE, LARGEST_LOAN
from programs.startup_loans.models.standings import LoanStanding, hold_to_regular_quarters
from programs.startup_loans.reckoning import (
    PERCENT_OF_A_BANKING_YEAR,
    last_settled,
    last_year_settled,
    months_after,
    quarter_before,
    reckon,
    settled_on,
)

LARGEST_CLAIM = Decimal(1_000_000)
LONGEST_QUARTER = 92  # days
TOO_EARLY = _("No interest accrues before the loan is disbursed.")


class InterestSubsidyQuerySet(EventQuerySet):
    date_field = "paid_on"

    def paid(self):
        return self.filter(state=InterestSubsidy.State.PAID)


class InterestSubsidy(Case, Part, Record):
    """What is claimed, and once paid was paid, of a loan's interest of one quarter (贴息)."""

    State = states.ClaimState

    class Standing(models.TextChoices):
        REGULAR = "regular", _("regular")
        EXTENDED = "extended", _("extended")
        OVERDUE = "overdue", _("overdue")

    class Refusal(models.TextChoices):
        NOT_REGULAR = "not_regular", _("loan extended or overdue")
        EMPLOYED = "employed", _("borrower took a job")
        CLOSED = "closed", _("business closed")
        MISUSED = "misused", _("loan used for something else")

    loan = models.ForeignKey(
        Loan, models.PROTECT, related_name="interest_subsidies", verbose_name=_("start-up loan")
    )
    claim = models.ForeignKey(
        BankClaim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name=_("quarterly claim of the bank"),
        help_text=_("That of the loan's bank for this quarter if you leave this empty."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("Of the last quarter settled if you leave this empty."),
    )
    quarter = models.PositiveSmallIntegerField(
        _("quarter"),
        help_text=_(
            "Interest is settled on the 20th of its last month (usual practice; ask the bank if "
            "unsure)."
        ),
    )
    standing = models.CharField(
        _("standing of the loan"),
        max_length=10,
        choices=Standing,
        help_text=_(
            "Interest of an extended or overdue loan is not subsidised (rules of Henan; ask the "
            "county if unsure). As entered for the loan if you leave this empty."
        ),
    )
    opening_balance = models.DecimalField(
        _("opening balance"),
        max_digits=16,
        decimal_places=2,
        help_text=_(
            "As on the bank's quarterly claim (form of Jiangxi). As the quarter before closed, "
            "if you leave this empty."
        ),
    )
    closing_balance = models.DecimalField(
        _("closing balance"),
        max_digits=16,
        decimal_places=2,
        help_text=_("As on the bank's quarterly claim (form of Jiangxi)."),
    )
    balance = AmountField(
        _("average balance"),
        cap=LARGEST_LOAN,
        help_text=_(
            "As the bank reckons it; the opening balance, or the amount of a new loan, if left empty."
        ),
    )
    days = models.PositiveSmallIntegerField(
        _("days of interest"),
        help_text=_(
            "From settlement to settlement, as long as the loan and its subsidy last, if you leave "
            "this empty."
        ),
    )
    interest = AmountField(
        _("interest borne"),
        cap=LARGEST_CLAIM,
        help_text=_("As the bank says; by the rate of the contract if you leave this empty."),
    )
    rate = models.DecimalField(
        _("rate subsidised, percent a year"),
        max_digits=5,
        decimal_places=2,
        help_text=_("Computed: that of the loan."),
    )
    ratio = models.DecimalField(
        _("share of interest subsidised"),
        max_digits=3,
        decimal_places=2,
        help_text=_("Computed: that of the loan."),
    )
    amount = AmountField(
        _("amount claimed"),
        cap=LARGEST_CLAIM,
        help_text=_(
            "Computed: average balance × rate × days / 360 × share (usual practice of banks)."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.CLAIMED, editable=False
    )
    claimed_on = models.DateField(
        _("claimed on"),
        default=timezone.localdate,
        validators=[not_in_future],
        help_text=_(
            "Within three working days of the settlement (Qingdao's rules of guaranteed start-up "
            "loans; ask the county if unsure)."
        ),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_(
            "Within five working days: whether the borrower has taken another job since "
            "(Qingdao's rules of guaranteed start-up loans; ask the county if unsure)."
        ),
    )
    approved_on = models.DateField(
        _("approved on"), null=True, blank=True, editable=False, validators=[not_in_future]
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
    paid_on = models.DateField(
        _("paid on"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "To the borrower's card (Qingdao's rules of guaranteed start-up loans; ask the "
            "county if unsure). Its year is the year counted (counting rule of the annual report "
            "2021)."
        ),
    )
    disbursed_on = models.DateField(_("loan disbursed on"), editable=False, blank=True)

    objects = InterestSubsidyQuerySet.as_manager()
    follows = {"loan": ["region", "disbursed_on"]}
    arrows = states.CLAIM_ARROWS
    open_states = states.CLAIM_OPEN

    known = [
        "claim",
        "year",
        "quarter",
        "standing",
        "opening_balance",
        "balance",
        "days",
        "interest",
    ]
    computed = ["rate", "ratio", "amount"]

    class Meta:
        verbose_name = _("interest subsidy")
        verbose_name_plural = _("interest subsidies")
        ordering = ["-year", "-quarter", "pk"]
        indexes = [state_index("startup_loans_claim_by_state")]
        permissions = [
            ("return_interestsubsidy", _("return for correction")),
            ("review_interestsubsidy", _("review for finance")),
            ("approve_interestsubsidy", _("decide on")),
            ("pay_interestsubsidy", _("pay")),
        ]
        constraints = [
            not_before_2019("paid_on"),
            models.UniqueConstraint(
                fields=["loan", "year", "quarter"],
                name="startup_loans_interestsubsidy_once_a_quarter",
                violation_error_message=_("The interest of this quarter is already claimed."),
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4),
                name="startup_loans_interestsubsidy_is_of_a_quarter",
                violation_error_message=_("A year has the quarters 1 to 4."),
            ),
            models.CheckConstraint(
                condition=Q(days__gt=0, days__lte=LONGEST_QUARTER),
                name="startup_loans_interestsubsidy_days_fit_a_quarter",
                violation_error_message=_("A quarter has 1 to 92 days of interest."),
            ),
            models.CheckConstraint(
                condition=Q(opening_balance__gte=0, opening_balance__lte=LARGEST_LOAN)
                & Q(closing_balance__gte=0, closing_balance__lte=LARGEST_LOAN)
                & Q(balance__gt=0, balance__lte=LARGEST_LOAN),
                name="startup_loans_interestsubsidy_balances_are_within_bounds",
                violation_error_message=_(
                    "Balances are zero or more, the average above zero, and at most ten million yuan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0, rate__lte=HIGHEST_RATE),
                name="startup_loans_interestsubsidy_rate_is_lawful",
                violation_error_message=_(
                    "The rate must be above 0 and at most 24 percent a year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ratio__gt=0, ratio__lte=1),
                name="startup_loans_interestsubsidy_ratio_is_a_share",
                violation_error_message=_("The share must be above 0 and at most 1."),
            ),
            models.CheckConstraint(
                condition=Q(
                    amount=Round(
                        F("balance")
                        * F("rate")
                        * F("days")
                        * F("ratio")
                        / PERCENT_OF_A_BANKING_YEAR,
                        2,
                    )
                ),
                name="startup_loans_interestsubsidy_amount_follows_from_its_terms",
                violation_error_message=_(
                    "The amount must be average balance x rate x days / 360 x share, "
                    "rounded to the fen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=F("interest"))
                & Q(interest__lte=LARGEST_CLAIM),
                name="startup_loans_interestsubsidy_is_no_more_than_the_interest",
                violation_error_message=_("No more can be claimed than the interest borne."),
            ),
            models.CheckConstraint(
                condition=Q(disbursed_on__year__lt=F("year"))
                | Q(disbursed_on__year=F("year"), disbursed_on__quarter__lte=F("quarter")),
                name="startup_loans_interestsubsidy_accrued_on_a_disbursed_loan",
                violation_error_code="money_rule",
                violation_error_message=TOO_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(state__in=["claimed", "returned"], checked_on__isnull=True)
                | Q(state__in=states.SUBSIDISED, checked_on__isnull=False)
                | Q(state="refused"),
                name="startup_loans_interestsubsidy_checked_on_a_day",
                violation_error_message=_(
                    "From the check on, and not before, give the day of the check."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["approved", "paid"], approved_on__isnull=False)
                | ~Q(state__in=["approved", "paid"]) & Q(approved_on__isnull=True),
                name="startup_loans_interestsubsidy_approved_on_a_day",
                violation_error_message=_(
                    "From the approval on, and not before, give the day of the approval."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False)
                | ~Q(state="paid") & Q(paid_on__isnull=True),
                name="startup_loans_interestsubsidy_paid_on_a_day",
                violation_error_message=_(
                    "A paid claim needs the day of payment; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
                name="startup_loans_interestsubsidy_refused_for_a_reason",
                violation_error_message=_(
                    "A refused claim needs the reason of refusal; no other has one."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="startup_loans_interestsubsidy_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.SUBSIDISED) | Q(standing="regular"),
                name="startup_loans_interestsubsidy_is_for_regular_loans",
                violation_error_message=_(
                    "Interest of an extended or overdue loan is not subsidised: refuse the claim."
                ),
            ),
            models.CheckConstraint(
                condition=Q(checked_on__gte=F("claimed_on"))
                & Q(approved_on__gte=F("checked_on"))
                & Q(paid_on__gte=F("approved_on")),
                name="startup_loans_interestsubsidy_dates_are_in_order",
                violation_error_message=_(
                    "First comes the claim, then the check, the approval and the payment."
                ),
            ),
        ]
        triggers = [hold_to_regular_quarters()]

    def __str__(self):
        return f"{self.loan} {self.year}Q{self.quarter}"

    @property
    def gist(self):
        values = {"amount": floatformat(self.amount, "2g"), "loan": self.loan}
        return _("%(amount)s yuan of %(loan)s") % values

    def clean(self):
        """The claim is reckoned right, keeps to the terms of its loan, and is of a regular quarter;
        a line of a bank's claim suits it, and is checked once it agrees with its lines."""
        super().clean()
        if None not in (self.balance, self.rate, self.days, self.ratio, self.amount):
            self._check_amount()
        # A loan entered on the same page has no key yet.
        loan = getattr(self, "loan", None)
        if None not in (loan, self.year, self.quarter):
            self._keep_to(loan)
            self._be_of_a_regular_quarter(loan)
            if self.claim_id and not self.claim.is_of(loan, self.year, self.quarter):
                sentence = _("That claim is of another bank, place or quarter than the loan's.")
                raise ValidationError({"claim": sentence})
        if self.claim_id and self.state == self.State.CHECKED:
            self._agree_with_the_bank()

    def _be_of_a_regular_quarter(self, loan):
        if self.state not in states.SUBSIDISED or not self._is_of_a_quarter():
            return
        if found := loan.standings.in_quarter(self.year, self.quarter).first():
            values = {"standing": found.get_kind_display(), "first": date_format(found.began_on)}
            sentence = _("The loan is %(standing)s since %(first)s: the quarter is not subsidised.")
            if found.ended_on:
                sentence = _(
                    "The loan was %(standing)s from %(first)s until %(last)s: the quarter is not "
                    "subsidised."
                )
                values["last"] = date_format(found.ended_on)
            raise ValidationError(sentence % values)

    def _agree_with_the_bank(self):
        if differences := self.claim.differences():
            raise ValidationError(
                [_("Nothing of a claim is checked that differs from its lines."), *differences]
            )

    def _check_amount(self):
        due = reckon(balance=self.balance, rate=self.rate, days=self.days, ratio=self.ratio)
        if self.amount != due:
            raise ValidationError(
                {
                    "amount": _("By these days, balance, rate and share it is %(due)s yuan.")
                    % {"due": due}
                }
            )

    def _keep_to(self, loan):
        if loan.disbursed_on is None:
            raise ValidationError(TOO_EARLY, code="money_rule")
        months = 12 * (self.year - loan.disbursed_on.year) - loan.disbursed_on.month
        if months + 3 * self.quarter < 0:
            raise ValidationError(TOO_EARLY, code="money_rule")
        if months + 3 * (self.quarter - 1) >= loan.subsidy_months:
            raise ValidationError(_("The months of subsidy of this loan are over."))
        terms = (loan.subsidised_rate, loan.subsidy_ratio)
        if (self.rate, self.ratio) != terms and self.is_open:
            raise ValidationError(
                _("This loan is subsidised at %(rate)s percent a year, with a share of %(ratio)s."),
                params={"rate": loan.subsidised_rate, "ratio": loan.subsidy_ratio},
            )

    def fill(self):
        """The last quarter settled; the loan as it stood; and by its terms what is subsidised."""
        loan = getattr(self, "loan", None)
        if loan is None or loan.disbursed_on is None or not self.is_open:
            return
        if self.claimed_on and self.quarter is None and self.year is None:
            self.year, self.quarter = last_settled(self.claimed_on)
        elif self.claimed_on and self.quarter in range(1, 5) and self.year is None:
            self.year = last_year_settled(self.quarter, self.claimed_on)
        self.rate, self.ratio, self.amount = loan.subsidised_rate, loan.subsidy_ratio, None
        if self._is_of_a_quarter():
            self._fill_the_account(loan)
            self._fill_from_the_bank(loan)
        if None not in (self.balance, self.days):
            terms = {"balance": self.balance, "days": self.days}
            self.amount = reckon(rate=self.rate, ratio=self.ratio, **terms)
            if self.interest is None:
                self.interest = self.interest_of_the_contract()

    def _is_of_a_quarter(self):
        return self.quarter in range(1, 5) and self.year in range(FIRST_YEAR, LAST_YEAR + 1)

    def _fill_the_account(self, loan):
        since = settled_on(*quarter_before(self.year, self.quarter))
        is_new = loan.disbursed_on > since
        if self.opening_balance is None:
            before = self.before()
            owed = before.closing_balance if before else loan.amount
            self.opening_balance = Decimal(0) if is_new else owed
        if self.balance is None:
            self.balance = loan.amount if is_new else self.opening_balance
        if self.days is None:
            self.days = self._days(loan, since)

    def _fill_from_the_bank(self, loan):
        """The bank's claim that it is a line of, and how the loan stood."""
        quarter = {"year": self.year, "quarter": self.quarter}
        if self.claim_id is None:
            claims = BankClaim.objects.filter(region=loan.region_id, bank=loan.bank)
            self.claim = claims.filter(**quarter).first()
        if not self.standing:
            found = LoanStanding.objects.filter(loan=loan).in_quarter(**quarter).first()
            self.standing = found.kind if found else self.Standing.REGULAR

    def _days(self, loan, since):
        """Of the quarter, those on which the loan and its subsidy lasted."""
        until = settled_on(self.year, self.quarter)
        subsidised = months_after(loan.disbursed_on, min(loan.subsidy_months, loan.term_months))
        days = min(until, subsidised, loan.repaid_on or until) - max(since, loan.disbursed_on)
        if days.days > 0:
            return days.days
        sentence = _("No day until the settlement on %(day)s bears subsidised interest.")
        raise ValidationError({"quarter": sentence % {"day": date_format(until)}})

    def before(self):
        """The claim of the quarter before, if there is one."""
        year, quarter = quarter_before(self.year, self.quarter)
        claims = InterestSubsidy.objects.filter(loan=self.loan_id, year=year, quarter=quarter)
        return claims.first()

    def interest_of_the_contract(self):
        return reckon(balance=self.balance, rate=self.loan.annual_rate, days=self.days)

    def working(self):
        terms = (self.balance, self.rate, self.days, self.ratio, self.amount)
        if None in terms or not self._is_of_a_quarter():
            return []
        values = {
            "day": date_format(settled_on(self.year, self.quarter)),
            "days": self.days,
            "balance": floatformat(self.balance, "-2g"),
            "rate": floatformat(self.rate, 2),
            "share": floatformat(100 * self.ratio),
            "amount": floatformat(self.amount, "2g"),
        }
        return [
            _("Settled on %(day)s: %(days)s days of interest.") % values,
            _(
                "%(balance)s yuan × %(rate)s%% × %(days)s / 360 days × %(share)s%% "
                "= %(amount)s yuan."
            )
            % values,
        ]

    def doubts(self):
        return doubts.about_claim(self)
