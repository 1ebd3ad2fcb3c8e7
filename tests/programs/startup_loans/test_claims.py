"""What a claim of interest must be, and how it is reckoned."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.startup_loans.reckoning import last_settled, months_after, reckon
from tests.programs.startup_loans.factories import (
    InterestSubsidyFactory,
    LoanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2021, 9, 20), (2021, 3)),
        (date(2021, 9, 19), (2021, 2)),
        (date(2021, 10, 1), (2021, 3)),
        (date(2021, 1, 4), (2020, 4)),
        (date(2021, 3, 19), (2020, 4)),
    ],
)
def test_interest_is_settled_on_the_20th_of_the_last_month_of_a_quarter(day, quarter):
    assert last_settled(day) == quarter


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2021, 12, 1), 1, date(2022, 1, 1)),
        (date(2021, 6, 30), 36, date(2024, 6, 30)),
    ],
)
def test_a_shorter_month_ends_sooner(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("terms", "amount"),
    [
        pytest.param(("200000.00", "4.35", 90, "1.00"), "2175.00", id="a-person-in-full"),
        pytest.param(("1500000.00", "3.85", 92, "0.50"), "7379.17", id="half-of-the-prime-rate"),
        pytest.param(("36000.00", "5.00", 1, "1.00"), "5.00", id="one-day"),
        pytest.param(("90.00", "4.00", 1, "0.50"), "0.01", id="half-a-fen-is-rounded-up"),
    ],
)
def test_claims_are_reckoned_by_the_day_and_rounded_half_up(terms, amount):
    balance, rate, days, ratio = terms
    terms = {"balance": Decimal(balance), "rate": Decimal(rate), "ratio": Decimal(ratio)}

    claim = InterestSubsidyFactory(**terms, days=days, amount=Decimal(amount))

    assert reckon(**terms, days=days) == claim.amount


@pytest.mark.parametrize(
    ("wrong", "message", "constraint"),
    [
        pytest.param(
            {"amount": Decimal("1840.01"), "interest": Decimal("1840.01")},
            r"it is 1840\.00 yuan",
            "amount_follows_from_its_terms",
            id="another-amount",
        ),
        pytest.param(
            {"interest": Decimal("1839.99")},
            "than the interest borne",
            "is_no_more_than_the_interest",
            id="more-than-the-interest",
        ),
        pytest.param({"quarter": 5}, "quarters 1 to 4", "is_of_a_quarter", id="a-fifth-quarter"),
        pytest.param(
            {"days": 93, "amount": Decimal(1860)},
            "1 to 92 days",
            "days_fit_a_quarter",
            id="too-many-days",
        ),
        pytest.param(
            {"closing_balance": Decimal("-0.01")},
            "Balances are zero or more",
            "balances_are_within_bounds",
            id="a-negative-balance",
        ),
        pytest.param(
            {"rate": Decimal(25), "amount": Decimal("9583.33")},
            "at most 24 percent",
            "rate_is_lawful",
            id="usury",
        ),
        pytest.param(
            {"paid": True, "standing": "extended"},
            "extended or overdue loan is not subsidised",
            "is_for_regular_loans",
            id="an-extended-loan",
        ),
        pytest.param(
            {"checked": True, "standing": "overdue"},
            "extended or overdue loan is not subsidised",
            "is_for_regular_loans",
            id="an-overdue-loan",
        ),
        pytest.param(
            {"checked": True, "checked_on": None},
            "day of the check",
            "checked_on_a_day",
            id="checked-on-no-day",
        ),
        pytest.param(
            {"approved": True, "state": "paid"},
            "needs the day of payment",
            "paid_on_a_day",
            id="paid-on-no-day",
        ),
        pytest.param(
            {"approved": True, "approved_on": None},
            "day of the approval",
            "approved_on_a_day",
            id="approved-on-no-day",
        ),
        pytest.param(
            {"checked": True, "approved_on": date(2021, 9, 28)},
            "day of the approval",
            "approved_on_a_day",
            id="approved-before-it-is",
        ),
        pytest.param(
            {"approved": True, "checked_on": date(2021, 9, 30)},
            "the approval and the payment",
            "dates_are_in_order",
            id="approved-before-checked",
        ),
        pytest.param(
            {"paid": True, "claimed_on": date(2021, 9, 23), "approved_on": date(2021, 10, 13)},
            "the approval and the payment",
            "dates_are_in_order",
            id="paid-before-approved",
        ),
        pytest.param(
            {"returned": True, "returned_because": ""},
            "what has to be corrected",
            "returned_for_a_reason",
            id="returned-for-no-reason",
        ),
        pytest.param(
            {"approved": True, "standing": "overdue"},
            "extended or overdue loan is not subsidised",
            "is_for_regular_loans",
            id="approved-of-an-overdue-loan",
        ),
        pytest.param(
            {"refused": True, "refusal": ""},
            "reason of refusal",
            "refused_for_a_reason",
            id="refused-for-no-reason",
        ),
        pytest.param(
            {"checked": True, "claimed_on": date(2021, 10, 1)},
            "First comes the claim",
            "dates_are_in_order",
            id="checked-before-claimed",
        ),
        pytest.param(
            {"year": 2020, "quarter": 4},
            "before the loan is disbursed",
            "accrued_on_a_disbursed_loan",
            id="before-the-loan",
        ),
    ],
)
def test_wrong_claims_are_refused_by_form_and_by_database(wrong, message, constraint):
    loan = LoanFactory(disbursed=True)

    with pytest.raises(ValidationError, match=message):
        InterestSubsidyFactory.build(loan=loan, **wrong).full_clean(
            exclude=["region", "disbursed_on"]
        )
    with pytest.raises(IntegrityError, match=constraint):
        InterestSubsidyFactory(loan=loan, **wrong)


def test_interest_is_claimed_once_a_quarter():
    claim = InterestSubsidyFactory()

    with pytest.raises(ValidationError, match="already claimed"):
        InterestSubsidyFactory.build(loan=claim.loan).full_clean(exclude=["region", "disbursed_on"])
    with pytest.raises(IntegrityError, match="interestsubsidy_once_a_quarter"):
        InterestSubsidyFactory(loan=claim.loan)


def test_no_interest_is_claimed_on_what_was_not_disbursed():
    loan = LoanFactory(approved=True)

    with pytest.raises(ValidationError, match="before the loan is disbursed"):
        InterestSubsidyFactory.build(loan=loan).full_clean(exclude=["region", "disbursed_on"])
    with pytest.raises(IntegrityError, match="disbursed_on"):
        InterestSubsidyFactory(loan=loan)


@pytest.mark.parametrize(
    ("year", "quarter", "allowed"),
    [
        pytest.param(2021, 2, True, id="the-quarter-of-the-disbursement"),
        pytest.param(2023, 2, True, id="the-quarter-in-which-they-end"),
        pytest.param(2023, 3, False, id="the-quarter-after"),
    ],
)
def test_the_months_of_subsidy_are_limited(year, quarter, allowed):
    loan = LoanFactory(disbursed=True, to_a_firm=True)
    claim = InterestSubsidyFactory.build(loan=loan, year=year, quarter=quarter)

    if allowed:
        claim.clean()
    else:
        with pytest.raises(ValidationError, match="months of subsidy of this loan are over"):
            claim.clean()


def test_claims_keep_to_the_rate_of_their_loan():
    loan = LoanFactory(disbursed=True)
    claim = InterestSubsidyFactory.build(loan=loan, rate=Decimal("4.81"), amount=Decimal("1843.83"))

    with pytest.raises(ValidationError, match=r"4\.80 percent a year, with a share of 1\.00"):
        claim.clean()


def test_what_is_typed_over_a_computed_amount_is_not_taken(province_client):
    claim = InterestSubsidyFactory()
    url = reverse("admin:startup_loans_interestsubsidy_change", args=[claim.pk])
    form = province_client.get(url).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    typed |= {"rate": "3.85", "amount": "1475.83"}

    province_client.post(url, typed)

    claim.refresh_from_db()
    assert (claim.rate, claim.amount) == (Decimal("4.80"), Decimal("1840.00"))
