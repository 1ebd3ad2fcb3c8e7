"""What is doubtful about a loan, and about a claim of its interest."""

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.years import full_years
from programs.startup_loans.exclusions import holds
from programs.startup_loans.reckoning import months_after, settled_on
from veterans.models import Veteran

OLDEST_BORROWER = 60  # years: nobody so old when the term is over
EARLY_STAGE = 36  # months from the registration of a micro enterprise
DAYS_TO_CLAIM = 30  # after the day of settlement, to the eye: banks have three working days
CLOSE = 1  # yuan, between the interest a bank bore and what it is reckoned at


def about(loan):
    return [
        *_age(loan),
        *_placed(loan),
        *_in_post(loan),
        *_stage(loan),
        *_own_funds(loan),
        *_another(loan),
    ]


def _age(loan):
    end = months_after(loan.disbursed_on or loan.applied_on, loan.term_months)
    age = full_years(loan.veteran.birth_date, end) if loan.veteran else 0
    if age < OLDEST_BORROWER:
        return []
    sentence = _("The borrower will be %(age)s when the term is over, on %(day)s: 60 is too old.")
    return [Doubt("age", sentence % {"age": age, "day": date_format(end)})]


def _placed(loan):
    if not loan.veteran or loan.veteran.placement != Veteran.Placement.GOVERNMENT:
        return []
    sentence = _("Government placed the borrower in a job: who still holds it may not borrow.")
    return [Doubt("placed", sentence)]


def _in_post(loan):
    held = loan.veteran_id and holds(["is_in_post"], loan.veteran_id, loan.applied_on)
    if not held:
        return []
    sentence = _("The borrower is in a welfare post since %(day)s: who is may not borrow.")
    return [Doubt("in_post", sentence % {"day": date_format(held[1])})]


def _stage(loan):
    if loan.kind != "startup_micro":
        return []
    registered = loan.enterprise.registered_on
    if loan.applied_on <= months_after(registered, EARLY_STAGE):
        return []
    sentence = _("The enterprise was registered on %(day)s, over 3 years before the application.")
    return [Doubt("stage", sentence % {"day": date_format(registered)})]


def _own_funds(loan):
    if loan.own_funds:
        return []
    return [Doubt("own_funds", _("No funds were raised by the borrower: is that so?"))]


def _another(loan):
    """One that still runs, or is about to."""
    borrower = {"veteran": loan.veteran_id, "enterprise": loan.enterprise_id}
    others = type(loan).objects.filter(**borrower, repaid_on=None).exclude(pk=loan.pk)
    other = others.exclude(state__in=["refused", "withdrawn"]).order_by("-applied_on").first()
    if other is None:
        return []
    sentence = _("The borrower has another loan, of %(amount)s yuan, applied for on %(day)s.")
    values = {"amount": floatformat(other.amount, "-2g"), "day": date_format(other.applied_on)}
    return [Doubt("another", sentence % values)]


def about_claim(claim):
    return [*_late(claim), *_employed(claim), *_balances(claim), *_interest(claim)]


def _late(claim):
    settled = settled_on(claim.year, claim.quarter)
    late = (claim.claimed_on - settled).days
    if late <= DAYS_TO_CLAIM:
        return []
    sentence = _("Claimed on %(day)s, %(late)s days after the settlement of the quarter.")
    return [Doubt("late", sentence % {"day": date_format(claim.claimed_on), "late": late})]


def _employed(claim):
    """Who takes another job loses the subsidy."""
    borrower = claim.loan.veteran
    if not borrower or borrower.employment != Veteran.Employment.EMPLOYED:
        return []
    return [Doubt("employed", _("The register says that the borrower is employed by somebody."))]


def _balances(claim):
    doubts = []
    before = claim.before()
    if before and before.closing_balance != claim.opening_balance:
        sentence = _("It opens with %(opening)s yuan; the quarter before closed with %(closing)s.")
        values = {"opening": claim.opening_balance, "closing": before.closing_balance}
        doubts.append(Doubt("opening", sentence % _in_yuan(values)))
    if claim.closing_balance > claim.loan.amount:
        sentence = _("It closes with %(closing)s yuan, more than the %(amount)s yuan lent.")
        values = {"closing": claim.closing_balance, "amount": claim.loan.amount}
        doubts.append(Doubt("closing", sentence % _in_yuan(values)))
    return doubts


def _interest(claim):
    reckoned = claim.interest_of_the_contract()
    if abs(claim.interest - reckoned) <= CLOSE:
        return []
    sentence = _(
        "The interest borne is %(interest)s yuan; by the contract it is %(reckoned)s yuan."
    )
    values = {"interest": claim.interest, "reckoned": reckoned}
    return [Doubt("interest", sentence % _in_yuan(values))]


def _in_yuan(values):
    return {name: floatformat(value, "2g") for name, value in values.items()}
