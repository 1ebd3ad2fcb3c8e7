from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.fields import AmountField
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future
from bureau.base.years import FIRST_YEAR, LAST_YEAR
from programs.startup_loans.models.states import SUBSIDISED
from programs.startup_loans.reckoning import last_settled, last_year_settled

LARGEST_BALANCE = Decimal(100_000_000_000)  # of all that one bank lends at a place
STATED = ["number", "opening_balance", "closing_balance", "interest", "amount"]


class BankClaimQuerySet(EventQuerySet):
    date_field = "handed_in_on"


class BankClaim(Record):
    """What one bank claims of a quarter's interest at a place, as it states it over all its loans."""

    bank = models.CharField(
        _("claiming bank"),
        max_length=50,
        help_text=_("That of the place's last claim if you leave this empty."),
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
    handed_in_on = models.DateField(
        _("handed in on"),
        default=timezone.localdate,
        validators=[not_in_future],
        help_text=_(
            "Within three working days of the settlement (Qingdao's rules of guaranteed start-up "
            "loans; ask the county if unsure)."
        ),
    )
    number = models.PositiveIntegerField(
        _("number of loans"), help_text=_("As on the bank's quarterly claim (form of Jiangxi).")
    )
    opening_balance = models.DecimalField(
        _("opening balance"),
        max_digits=16,
        decimal_places=2,
        help_text=_("As on the bank's quarterly claim (form of Jiangxi)."),
    )
    closing_balance = models.DecimalField(
        _("closing balance"),
        max_digits=16,
        decimal_places=2,
        help_text=_("As on the bank's quarterly claim (form of Jiangxi)."),
    )
    interest = AmountField(
        _("interest borne"),
        cap=LARGEST_BALANCE,
        help_text=_("As on the bank's quarterly claim (form of Jiangxi)."),
    )
    amount = AmountField(
        _("amount claimed"),
        cap=LARGEST_BALANCE,
        help_text=_("As on the bank's quarterly claim (form of Jiangxi)."),
    )

    objects = BankClaimQuerySet.as_manager()

    known = ["bank", "year", "quarter"]

    class Meta:
        verbose_name = _("quarterly claim of a bank")
        verbose_name_plural = _("quarterly claims of banks")
        ordering = ["-year", "-quarter", "bank", "pk"]
        constraints = [
            not_before_2019("handed_in_on"),
            models.UniqueConstraint(
                fields=["region", "bank", "year", "quarter"],
                name="startup_loans_bankclaim_once_a_quarter",
                violation_error_message=_("This bank's claim of that quarter is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4),
                name="startup_loans_bankclaim_is_of_a_quarter",
                violation_error_message=_("A year has the quarters 1 to 4."),
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0)
                & Q(opening_balance__gte=0, opening_balance__lte=LARGEST_BALANCE)
                & Q(closing_balance__gte=0, closing_balance__lte=LARGEST_BALANCE)
                & Q(interest__gt=0, interest__lte=LARGEST_BALANCE),
                name="startup_loans_bankclaim_is_within_bounds",
                violation_error_message=_(
                    "A claim is of at least one loan, with balances of zero or more and interest "
                    "above zero."
                ),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=F("interest")),
                name="startup_loans_bankclaim_is_no_more_than_the_interest",
                violation_error_message=_("No more can be claimed than the interest borne."),
            ),
        ]

    def __str__(self):
        return f"{self.bank} {self.year}Q{self.quarter}"

    def clean(self):
        """What lines were checked by stands."""
        super().clean()
        stored = self.pk and BankClaim.objects.filter(pk=self.pk).first()
        if stored and self._differs_from(stored) and self._is_checked():
            raise ValidationError(
                _("Lines of this claim were checked by what it states: have them returned first.")
            )

    def _differs_from(self, stored):
        names = ["region_id", "bank", "year", "quarter", *STATED]
        return any(getattr(self, name) != getattr(stored, name) for name in names)

    def _is_checked(self):
        return self.lines.filter(state__in=SUBSIDISED).exists()

    def fill(self):
        """The bank is the place's usual one; the quarter is the last one settled."""
        if self.region_id:
            claims = BankClaim.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(claims.order_by("-pk"), ["bank"])
        if self.handed_in_on and self.quarter is None and self.year is None:
            self.year, self.quarter = last_settled(self.handed_in_on)
        elif self.handed_in_on and self.quarter in range(1, 5) and self.year is None:
            self.year = last_year_settled(self.quarter, self.handed_in_on)

    def is_of(self, loan, year, quarter):
        own = (self.region_id, self.bank, self.year, self.quarter)
        return own == (loan.region_id, loan.bank, year, quarter)

    def totals(self):
        """What its lines come to, whatever became of them."""
        sums = {name: Sum(name) for name in STATED if name != "number"}
        return self.lines.aggregate(number=Count("pk"), **sums)

    def differences(self):
        """Sentences: where its lines come to something else than the bank states."""
        return [
            _("%(what)s: the bank states %(stated)s, its lines come to %(found)s.")
            % {
                "what": self._meta.get_field(name).verbose_name,
                "stated": _shown(getattr(self, name)),
                "found": _shown(found),
            }
            for name, found in self.totals().items()
            if (found or 0) != getattr(self, name)
        ]

    def working(self):
        if self.pk is None or None in [getattr(self, name) for name in STATED]:
            return []
        totals = {name: _shown(found) for name, found in self.totals().items()}
        sentence = _(
            "Its lines: %(number)s, opening with %(opening_balance)s yuan and closing with "
            "%(closing_balance)s yuan; interest %(interest)s yuan, of which %(amount)s yuan are "
            "claimed."
        )
        agreed = _("The lines come to what the bank states, to the fen.")
        return [sentence % totals, *(self.differences() or [agreed])]


def _shown(value):
    return str(value) if isinstance(value, int) else floatformat(value or 0, "2g")
