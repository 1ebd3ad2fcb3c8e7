"""Days on which a loan was extended or overdue: of a quarter with such days nothing is subsidised.

The database holds to it from both sides. Whoever checks, approves or pays a claim, and whoever
enters such days, holds the loan meanwhile: neither misses what the other is about to write.
"""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.records import Part, Spell, SpellQuerySet
from bureau.base.spans import days
from bureau.base.triggers import OwnerTrigger
from programs.startup_loans.models.loans import Loan
from programs.startup_loans.models.states import SUBSIDISED
from programs.startup_loans.reckoning import days_of, settled_on

HOLD = "PERFORM FROM startup_loans_loan WHERE id = NEW.loan_id FOR NO KEY UPDATE;"
# From settlement to settlement (programs.startup_loans.reckoning).
SETTLED = "make_date({row}.year, 3 * {row}.quarter, 20)"
QUARTER = f"daterange(({SETTLED} - interval '3 months')::date, {SETTLED})"


def hold_to_regular_quarters():
    """The trigger that lets no claim pass whose quarter has days of such a standing."""
    listed = ", ".join(f"'{state}'" for state in SUBSIDISED)
    return OwnerTrigger(
        name="quarter_is_regular",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF NEW.state NOT IN ({listed}) OR NEW.quarter NOT BETWEEN 1 AND 4
                OR TG_OP = 'UPDATE' AND NEW.state = OLD.state
            THEN
                RETURN NEW;
            END IF;
            {HOLD}
            IF EXISTS (
                SELECT FROM startup_loans_loanstanding WHERE loan_id = NEW.loan_id
                    AND daterange(began_on, ended_on) && {QUARTER.format(row="NEW")}
            ) THEN
                {_refuse("startup_loans_interestsubsidy_is_for_regular_loans")}
            END IF;
            RETURN NEW;
        """,
    )


def _refuse(rule):
    return f"RAISE EXCEPTION '{rule}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '{rule}';"


class LoanStandingQuerySet(SpellQuerySet):
    def in_quarter(self, year, quarter):
        """Those with days between the settlement of the quarter before and its own."""
        since, until = days_of(year, quarter)
        not_over = Q(ended_on__isnull=True) | Q(ended_on__gt=since)
        return self.filter(not_over, began_on__lt=until)


class LoanStanding(Part, Spell):
    """A time in which a loan is extended or overdue. None stands over a quarter that was paid."""

    class Kind(models.TextChoices):
        EXTENDED = "extended", _("extended")
        OVERDUE = "overdue", _("overdue")

    loan = models.ForeignKey(
        Loan, models.PROTECT, related_name="standings", verbose_name=_("start-up loan")
    )
    kind = models.CharField(
        _("standing of the loan"),
        max_length=10,
        choices=Kind,
        help_text=_(
            "Interest of an extended or overdue loan is not subsidised (rules of Henan; ask the "
            "county if unsure)."
        ),
    )
    disbursed_on = models.DateField(_("loan disbursed on"), editable=False, blank=True)

    objects = LoanStandingQuerySet.as_manager()
    follows = {"loan": ["region", "disbursed_on"]}
    refusals = {
        "startup_loans_loanstanding_over_no_paid_quarter": _(
            "What was paid stands: these days may not reach into a quarter that was paid."
        )
    }

    class Meta(Spell.Meta):
        verbose_name = _("extended or overdue time of a loan")
        verbose_name_plural = _("extended or overdue times of loans")
        ordering = ["-began_on", "pk"]
        constraints = [
            *Spell.Meta.constraints,
            ExclusionConstraint(
                expressions=[
                    ("loan", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                name="startup_loans_loanstanding_one_at_a_time",
                violation_error_message=_(
                    "On some of these days the loan is already extended or overdue."
                ),
            ),
            models.CheckConstraint(
                condition=Q(began_on__gte=F("disbursed_on")),
                name="startup_loans_loanstanding_is_of_a_disbursed_loan",
                violation_error_message=_(
                    "A loan is neither extended nor overdue before it is disbursed."
                ),
            ),
        ]
        triggers = [
            OwnerTrigger(
                name="over_no_paid_quarter",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=f"""
                    {HOLD}
                    IF (NEW.ended_on > NEW.began_on) IS NOT FALSE AND EXISTS (
                        SELECT FROM startup_loans_interestsubsidy claim
                        WHERE loan_id = NEW.loan_id AND state = 'paid'
                            AND {QUARTER.format(row="claim")}
                                && daterange(NEW.began_on, NEW.ended_on)
                    ) THEN
                        {_refuse("startup_loans_loanstanding_over_no_paid_quarter")}
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}({self.began_on:%Y-%m-%d})"

    def clean(self):
        """What was paid stands: such days begin after the last settlement that was paid."""
        super().clean()
        loan = getattr(self, "loan", None)
        if loan and loan.disbursed_on is None:
            raise ValidationError(
                {"loan": _("A loan is neither extended nor overdue before it is disbursed.")}
            )
        if loan and self.began_on:
            self._leave_out_what_was_paid(loan)

    def _leave_out_what_was_paid(self, loan):
        for claim in loan.interest_subsidies.paid():
            since, until = days_of(claim.year, claim.quarter)
            if self.began_on < until and (self.ended_on is None or self.ended_on > since):
                sentence = _(
                    "The interest until the settlement on %(day)s was paid: these days may not "
                    "reach into that quarter."
                )
                raise ValidationError(
                    sentence % {"day": date_format(settled_on(claim.year, claim.quarter))}
                )
