from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import Spell, SpellQuerySet
from bureau.base.spans import days

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
        return rules.select_related("region").order_by("-region_id").first()


class LoanRule(Spell):
    """What a place's policy says of one kind of loan while it is in force."""

    public = True

    class Basis(models.TextChoices):
        CONTRACT = "contract", _("rate of the contract")
        PRIME = "prime", _("loan prime rate at signing")

    kind = models.CharField(_("kind of loan"), max_length=15, choices=Kind)
    cap = AmountField(
        _("ceiling"),
        cap=LARGEST_LOAN,
        help_text=_(
            "In yuan, for one loan: 200,000 for personal, 500,000 for early-stage, 1,500,000 for "
            "credit and 5,000,000 for mortgage-backed loans (2019 trial rules of the start-up "
            "loans, Qingdao). The rule holds for applications from its first day on, here and in "
            "all places below without one of their own. Never correct a rule in force: end it, "
            "and enter the next."
        ),
    )
    longest_months = models.PositiveSmallIntegerField(
        _("longest term in months"),
        default=36,
        help_text=_("At most 3 years (2019 trial rules of the start-up loans, Qingdao)."),
    )
    basis = models.CharField(
        _("rate subsidised"),
        max_length=10,
        choices=Basis,
        default=Basis.CONTRACT,
        help_text=_(
            "The prime rate for credit and mortgage-backed loans (2019 trial rules of the "
            "start-up loans)."
        ),
    )
    ratio = models.DecimalField(
        _("share of interest subsidised"),
        max_digits=3,
        decimal_places=2,
        help_text=_(
            "1.00 is all of it, as for personal and early-stage loans; 0.50 one half, as for "
            "credit and mortgage-backed loans (2019 trial rules of the start-up loans)."
        ),
    )
    months = models.PositiveSmallIntegerField(
        _("months of subsidy"),
        help_text=_(
            "Counted from the disbursement: at most 36 for personal loans, 24 for all others "
            "(2019 trial rules of the start-up loans)."
        ),
    )
    excludes_post_holders = models.BooleanField(
        _("excludes holders of posts"),
        default=True,
        help_text=_(
            "Who is in a job placed by government or in a welfare post may not borrow (loan guide "
            "of a city; ask the county if unsure)."
        ),
    )

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

    def on_amounts(self):
        sentence = _(
            "Loans of this kind are at most %(cap)s yuan by the rule of %(place)s in force since "
            "%(day)s."
        )
        return sentence % {"cap": floatformat(self.cap, "-2g"), **self._origin()}

    def on_terms(self):
        sentence = _(
            "Loans of this kind run at most %(months)s months by the rule of %(place)s in force "
            "since %(day)s."
        )
        return sentence % {"months": self.longest_months, **self._origin()}

    def _origin(self):
        return {"place": self.region, "day": date_format(self.began_on)}
