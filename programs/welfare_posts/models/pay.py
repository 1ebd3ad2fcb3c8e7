"""What a post pays for a month: the standard, by the days attended of those required."""

from calendar import monthrange
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round, TruncMonth
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import asked_once
from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Part, Record, not_before_2019
from bureau.base.triggers import OwnerTrigger
from bureau.base.validators import not_in_future
from bureau.base.workdays import Workday
from programs.cases.case import Case, state_index
from programs.welfare_posts import doubts
from programs.welfare_posts.models import states
from programs.welfare_posts.models.placements import HIGHEST_WAGE, Placement

LONGEST_MONTH = 31
FEN = Decimal("0.01")
NOT_TAKEN_UP = _("Only a post that was taken up is paid.")


def month_before(day):
    """The first day of the month before a day's own."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(month):
    return month + timedelta(days=monthrange(month.year, month.month)[1])


@asked_once
def working_days(first, until):
    """How many the calendar has from a day on and before another; None where it does not tell."""
    days = Workday.objects.filter(day__gte=first, day__lt=until)
    if days.count() < (until - first).days:
        return None
    return days.filter(is_working=True).count()


def reckon(standard, required, attended):
    """To the fen, half up, once."""
    return (standard * attended / required).quantize(FEN, ROUND_HALF_UP)


class MonthlyPayQuerySet(EventQuerySet):
    date_field = "paid_on"

    def paid(self):
        return self.filter(state=MonthlyPay.State.PAID)


class MonthlyPay(Case, Part, Record):
    """What one post pays for one month, from the report of the days attended to the payment."""

    State = states.PayState

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="pays", verbose_name=_("placement")
    )
    month = models.DateField(
        _("month"),
        validators=[not_in_future],
        help_text=_(
            "Any day of it. The month after the last one reported, or the last that is over, if "
            "you leave this empty."
        ),
    )
    required_days = models.PositiveSmallIntegerField(
        _("days required"),
        help_text=_("The working days of the month if you leave this empty."),
    )
    attended_days = models.PositiveSmallIntegerField(
        _("days attended"), help_text=_("As on the attendance sheet.")
    )
    standard = AmountField(
        _("monthly standard"),
        cap=HIGHEST_WAGE,
        help_text=_("In yuan. The wage of the placement if you leave this empty."),
    )
    amount = AmountField(
        _("amount to be paid"),
        cap=HIGHEST_WAGE,
        help_text=_(
            "Computed: monthly standard / days required × days attended (payout notice of such "
            "posts)."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.REPORTED, editable=False
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
        help_text=_("Its year is the year counted, whichever month was paid."),
    )
    veteran = models.ForeignKey(
        "veterans.Veteran",
        models.PROTECT,
        editable=False,
        blank=True,
        related_name="+",
        verbose_name=_("veteran"),
    )
    began_on = models.DateField(_("began on"), editable=False, blank=True)
    ended_on = models.DateField(_("ended on"), editable=False, null=True, blank=True)

    objects = MonthlyPayQuerySet.as_manager()
    follows = {"placement": ["region", "veteran", "began_on", "ended_on"]}
    arrows = states.PAY_ARROWS
    open_states = states.PAY_OPEN
    refusals = {"pay_is_for_posts_taken_up": NOT_TAKEN_UP}

    known = ["month", "required_days", "standard"]
    computed = ["amount"]

    class Meta:
        verbose_name = _("monthly pay")
        verbose_name_plural = _("monthly pay")
        ordering = ["-month", "pk"]
        indexes = [state_index("welfare_posts_pay_by_state")]
        permissions = [
            ("return_monthlypay", _("return for correction")),
            ("approve_monthlypay", _("decide on")),
            ("pay_monthlypay", _("pay")),
        ]
        constraints = [
            not_before_2019("paid_on"),
            models.UniqueConstraint(
                fields=["placement", "month"],
                name="welfare_posts_monthlypay_once_a_month",
                violation_error_message=_("The pay of this month is reported already."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="welfare_posts_monthlypay_month_is_its_first_day",
                violation_error_message=_("A month is kept as its first day."),
            ),
            models.CheckConstraint(
                condition=Q(month__gte=TruncMonth("began_on"))
                & (Q(ended_on__isnull=True) | Q(month__lt=F("ended_on"))),
                name="welfare_posts_monthlypay_within_the_placement",
                violation_error_message=_("The placement did not stand in this month."),
            ),
            models.CheckConstraint(
                condition=Q(required_days__gt=0, required_days__lte=LONGEST_MONTH)
                & Q(attended_days__gt=0, attended_days__lte=F("required_days")),
                name="welfare_posts_monthlypay_attended_no_more_than_required",
                violation_error_message=_(
                    "A month requires 1 to 31 days, and no more of them are attended."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    amount=Round(F("standard") * F("attended_days") / F("required_days"), 2)
                ),
                name="welfare_posts_monthlypay_follows_from_the_days",
                violation_error_message=_(
                    "The amount must be standard / days required × days attended, rounded to the fen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(standard__gt=0, standard__lte=HIGHEST_WAGE)
                & Q(amount__gt=0, amount__lte=F("standard")),
                name="welfare_posts_monthlypay_no_more_than_the_standard",
                violation_error_message=_(
                    "No more is paid than the standard, which is at most 20,000 yuan."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_because=""),
                name="welfare_posts_monthlypay_returned_for_a_reason",
                violation_error_message=_("Say what has to be corrected before you return it."),
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False)
                | ~Q(state="paid") & Q(paid_on__isnull=True),
                name="welfare_posts_monthlypay_paid_on_a_day",
                violation_error_message=_("What is paid, and nothing else, has a day of payment."),
            ),
            models.CheckConstraint(
                condition=Q(paid_on__gte=F("month")),
                name="welfare_posts_monthlypay_paid_once_worked",
                violation_error_message=_("A month is not paid before it begins."),
            ),
        ]
        triggers = [
            OwnerTrigger(
                name="is_for_posts_taken_up",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("placement_id"),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM "{Placement._meta.db_table}" WHERE id = NEW.placement_id
                            AND state IN ({", ".join(f"'{state}'" for state in states.TAKEN_UP)})
                    ) THEN
                        RAISE EXCEPTION 'pay_is_for_posts_taken_up'
                            USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'pay_is_for_posts_taken_up';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.placement}({self.month:%Y-%m})"

    @property
    def gist(self):
        return _("%(amount)s yuan for %(attended)s of %(required)s days") % {
            "amount": floatformat(self.amount, "2g"),
            "attended": self.attended_days,
            "required": self.required_days,
        }

    def clean(self):
        """The placement was taken up, and stood in the month."""
        super().clean()
        placement = getattr(self, "placement", None)
        if placement and placement.state not in states.TAKEN_UP:
            raise ValidationError({"placement": NOT_TAKEN_UP})
        if placement and self.month and not self._stood_in_the_month(placement):
            raise ValidationError({"month": _("The placement did not stand in this month.")})

    def _stood_in_the_month(self, placement):
        ended_on = placement.ended_on
        is_after = self.month >= placement.began_on.replace(day=1)
        return is_after and (ended_on is None or self.month < ended_on)

    def fill(self):
        """The next month, its working days and the wage; and what they come to."""
        placement = getattr(self, "placement", None)
        if placement is None or not self.is_open:
            return
        self.veteran_id = placement.veteran_id
        self.began_on, self.ended_on = placement.began_on, placement.ended_on
        self.month = (self.month or self._next_month()).replace(day=1)
        if self.required_days is None:
            self.required_days = self.working_days_of_the_month()
        if self.standard is None:
            self.standard = placement.monthly_wage
        self.amount = None
        if self.standard and self.required_days and self.attended_days:
            self.amount = reckon(self.standard, self.required_days, self.attended_days)

    def _next_month(self):
        last = MonthlyPay.objects.filter(placement=self.placement_id).exclude(pk=self.pk)
        last = last.order_by("-month").first()
        return month_after(last.month) if last else month_before(timezone.localdate())

    def working(self):
        if None in (self.amount, self.standard, self.required_days, self.attended_days):
            return []
        sentence = _("%(standard)s yuan / %(required)s × %(attended)s days = %(amount)s yuan.")
        values = {"required": self.required_days, "attended": self.attended_days}
        amounts = {"standard": self.standard, "amount": self.amount}
        return [sentence % (values | {k: floatformat(v, "2g") for k, v in amounts.items()})]

    def doubts(self):
        return doubts.about_pay(self)

    def working_days_of_the_month(self):
        return working_days(self.month, month_after(self.month))

    def working_days_in_post(self):
        """Those on which the placement stood."""
        first = max(self.month, self.placement.began_on)
        until = min(month_after(self.month), self.placement.ended_on or month_after(self.month))
        return working_days(first, until)
