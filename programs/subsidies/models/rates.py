from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bureau.base.fields import AmountField
from bureau.base.records import Spell, SpellQuerySet
from bureau.base.spans import days

LARGEST_RATE = Decimal(100_000)
LARGEST_AMOUNT = Decimal(1_000_000)  # of one subsidy
HALF_A_YEAR = Decimal("0.5")
ONE_YEAR = Decimal(1)


@dataclass(frozen=True)
class Service:
    """How long somebody served: full years and months, and the days left over."""

    years: int
    months: int
    days: int

    @classmethod
    def between(cls, first, last, *, without=0):
        """From one day to another, less so many months."""
        months = 12 * (last.year - first.year) + last.month - first.month
        days = last.day - first.day
        if days < 0:
            months -= 1
            year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
            length = monthrange(year, month + 1)[1]
            days = length - min(first.day, length) + last.day
        return cls(*divmod(months - without, 12), days)

    def __str__(self):
        parts = [
            (self.years, ngettext("%d year", "%d years", self.years)),
            (self.months, ngettext("%d month", "%d months", self.months)),
            (self.days, ngettext("%d day", "%d days", self.days)),
        ]
        return " ".join(text % number for number, text in parts if number)


class SubsidyRateQuerySet(SpellQuerySet):
    def in_force(self, region, day):
        """The rate of the nearest place that has one of its own; None where no place has."""
        rates = self.open_on(day).filter(region__in=region.codes_upward())
        return rates.select_related("region").order_by("-region_id").first()


class SubsidyRate(Spell):
    """The subsidy rate of a place while it is in force: yuan for a year of service.

    The rule leaves open what a remainder of exactly six months counts, so the rate says it.
    """

    public = True

    rate = AmountField(
        _("yuan per year of service"),
        cap=LARGEST_RATE,
        help_text=_(
            "In Shandong 4,500 yuan (Tengzhou 2013; ask whether it changed since). It holds for "
            "applications from its first day on, here and in all places below that have no rate "
            "of their own. Never correct a rate in force: end it, and enter the next."
        ),
    )
    six_months_count = models.DecimalField(
        _("exactly six months count"),
        max_digits=2,
        decimal_places=1,
        default=HALF_A_YEAR,
        help_text=_(
            "A remainder below six months counts 0.5, one above six months 1 year (rules of Zibo "
            "and Hubei). Of exactly six months they say nothing: enter 0.5 or 1."
        ),
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

    def count(self, service):
        """The years that a service counts, and the sentence of the rule that says so."""
        remainder = (service.months, service.days)
        if remainder == (0, 0):
            counted, why = Decimal(0), _("Years of service: %(years)s, without a remainder.")
        elif remainder < (6, 0):
            counted = HALF_A_YEAR
            why = _("Years of service: %(years)s, for a remainder below six months counts 0.5.")
        elif remainder > (6, 0):
            counted = ONE_YEAR
            why = _("Years of service: %(years)s, for a remainder above six months counts 1.")
        else:
            counted = self.six_months_count
            why = _("Years of service: %(years)s, for here exactly six months count %(counted)s.")
        years = service.years + counted
        return years, why % {"years": floatformat(years), "counted": floatformat(counted)}


class ServiceStandard(Spell):
    """How many working days from acceptance to payment a place promises, while it does."""

    public = True

    days = models.PositiveSmallIntegerField(
        _("promised working days"),
        help_text=_(
            "From the acceptance to the payment, by the calendar of working days: what the place "
            "itself promises. The law allows 30, Jiaxiang promises 10 (service guide of Jiaxiang "
            "county)."
        ),
    )

    cut_off = models.TimeField(
        _("counted from the next day after"),
        null=True,
        blank=True,
        help_text=_(
            "The hour after which an acceptance counts as of the next working day, such as 16:30. "
            "Every acceptance counts as of its own day if you leave this empty."
        ),
    )

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
