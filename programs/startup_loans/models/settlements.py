from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future
from bureau.base.years import FIRST_YEAR, LAST_YEAR
from programs.cases.case import Case
from programs.startup_loans.models.interest import InterestSubsidy
from programs.startup_loans.models.states import SETTLEMENT_ARROWS, SettlementState

LARGEST_ADVANCE = Decimal(10_000_000_000)


class AnnualSettlementQuerySet(EventQuerySet):
    date_field = "settled_on"


class AnnualSettlement(Case, Record):
    """A place's settlement of one year's interest subsidies with the province, which advances them."""

    State = SettlementState

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN, editable=False
    )
    advanced = models.DecimalField(
        _("amount advanced"),
        max_digits=16,
        decimal_places=2,
        help_text=_("In yuan, by the province, for the interest subsidies of the year."),
    )
    interest_paid = models.DecimalField(
        _("interest subsidies paid"),
        max_digits=16,
        decimal_places=2,
        blank=True,  # computed from the year, whose own error is enough
        help_text=_(
            "Computed: what the place and all it contains paid in the year, by the day of payment."
        ),
    )
    difference = models.DecimalField(
        _("difference"),
        max_digits=16,
        decimal_places=2,
        blank=True,
        help_text=_(
            "Computed: what was advanced less what was paid; below zero the province owes it."
        ),
    )
    settled_on = models.DateField(
        _("settled on"),
        null=True,
        blank=True,
        editable=False,
        validators=[not_in_future],
        help_text=_("After the end of the year; from then on what was settled stands."),
    )

    objects = AnnualSettlementQuerySet.as_manager()
    arrows = SETTLEMENT_ARROWS
    open_states = ("open",)

    computed = ["interest_paid", "difference"]

    class Meta:
        verbose_name = _("annual settlement")
        verbose_name_plural = _("annual settlements")
        ordering = ["-year", "region", "pk"]
        permissions = [("approve_annualsettlement", _("decide on"))]
        constraints = [
            not_before_2019("settled_on"),
            models.UniqueConstraint(
                fields=["region", "year"],
                name="startup_loans_annualsettlement_once_a_year",
                violation_error_message=_("This place already has a settlement of that year."),
            ),
            models.CheckConstraint(
                condition=Q(advanced__gte=0, advanced__lte=LARGEST_ADVANCE)
                & Q(interest_paid__gte=0, interest_paid__lte=LARGEST_ADVANCE),
                name="startup_loans_annualsettlement_is_within_bounds",
                violation_error_message=_(
                    "What is advanced and paid is zero or more, and at most ten billion yuan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(difference=F("advanced") - F("interest_paid")),
                name="startup_loans_annualsettlement_difference_adds_up",
                violation_error_message=_(
                    "The difference must be what was advanced less what was paid."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="settled", settled_on__isnull=False)
                | Q(state="open", settled_on__isnull=True),
                name="startup_loans_annualsettlement_settled_on_a_day",
                violation_error_message=_("Give the day on which it was settled."),
            ),
            models.CheckConstraint(
                condition=Q(settled_on__year__gt=F("year")),
                name="startup_loans_annualsettlement_settled_after_the_year",
                violation_error_message=_("A year is settled once it is over."),
            ),
        ]

    def __str__(self):
        return f"{self.region} {self.year}"

    @property
    def gist(self):
        values = {
            "advanced": floatformat(self.advanced, "2g"),
            "paid": floatformat(self.interest_paid, "2g"),
        }
        return _("%(advanced)s yuan advanced, %(paid)s yuan paid") % values

    def fill(self):
        """What was paid is reckoned until it is settled, and once more by the settling itself."""
        if not self.is_open and self.interest_paid is not None:
            return
        self.interest_paid = self.difference = None
        if self._is_of_a_year():
            self.interest_paid = self.paid_so_far()
            if self.advanced is not None:
                self.difference = self.advanced - self.interest_paid

    def _is_of_a_year(self):
        return bool(self.region_id) and self.year in range(FIRST_YEAR, LAST_YEAR + 1)

    def paid_so_far(self):
        claims = InterestSubsidy.objects.paid().in_region(self.region)
        paid = claims.filter(paid_on__year=self.year).aggregate(sum=Sum("amount"))["sum"]
        return paid or Decimal(0)

    def working(self):
        if not self._is_of_a_year() or None in (self.advanced, self.difference):
            return []
        values = {
            "advanced": floatformat(self.advanced, "2g"),
            "paid": floatformat(self.interest_paid, "2g"),
            "difference": floatformat(abs(self.difference), "2g"),
        }
        sentences = [self._outcome() % values]
        return sentences if self.is_open else [*sentences, *self._since()]

    def _outcome(self):
        if self.difference > 0:
            return _(
                "%(advanced)s yuan advanced − %(paid)s yuan paid: %(difference)s yuan are to be "
                "paid back to the province."
            )
        if self.difference < 0:
            return _(
                "%(advanced)s yuan advanced − %(paid)s yuan paid: %(difference)s yuan are to be "
                "paid in by the province."
            )
        return _("%(advanced)s yuan advanced, and as much was paid.")

    def _since(self):
        yield _("Settled on %(day)s, and so it stands.") % {"day": date_format(self.settled_on)}
        if (paid := self.paid_so_far()) != self.interest_paid:
            values = {"paid": floatformat(paid, "2g")}
            yield _("By now %(paid)s yuan of that year are entered as paid.") % values
