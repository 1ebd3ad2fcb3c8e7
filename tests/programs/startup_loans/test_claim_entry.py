"""How claims of interest are entered: what is filled in, shown and doubted."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.startup_loans.models import InterestSubsidy
from programs.startup_loans.reckoning import last_settled, settled_on
from tests.entering import entered, said, send
from tests.programs.startup_loans.factories import (
    InterestSubsidyFactory,
    LoanFactory,
    LoanRuleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rule():
    return LoanRuleFactory()


def claim_of(loan, **values):
    claim = InterestSubsidy(loan=loan, claimed_on=date(2021, 9, 23))
    for name, value in values.items():
        setattr(claim, name, value)
    return claim


def test_a_claim_is_of_the_last_quarter_settled_and_of_what_was_owed():
    claim = claim_of(LoanFactory(disbursed=True))

    claim.fill()

    assert (claim.year, claim.quarter, claim.days) == (2021, 3, 92)
    assert claim.opening_balance == claim.balance == Decimal(150_000)
    assert claim.interest == claim.amount == Decimal("1840.00")
    assert claim.working() == [
        "Settled on 20 September 2021: 92 days of interest.",
        "150,000 yuan × 4.80% × 92 / 360 days × 100% = 1,840.00 yuan.",
    ]


def test_a_new_loan_opens_with_nothing_and_bears_interest_from_its_first_day():
    claim = claim_of(LoanFactory(disbursed=True), year=2021, quarter=2)

    claim.fill()

    assert (claim.opening_balance, claim.balance, claim.days) == (0, Decimal(150_000), 3)


def test_the_quarter_opens_as_the_one_before_closed():
    before = InterestSubsidyFactory(closing_balance=Decimal(120_000))
    claim = claim_of(before.loan, year=2021, quarter=4)

    claim.fill()

    assert claim.opening_balance == claim.balance == Decimal(120_000)
    assert claim.amount == Decimal("1456.00")  # 91 days


@pytest.mark.parametrize(
    ("values", "days"),
    [
        pytest.param({"repaid_on": date(2021, 7, 20)}, 30, id="repaid"),
        pytest.param({"term_months": 2}, 58, id="at-the-end-of-the-term"),
        pytest.param({"subsidy_months": 1}, 27, id="at-the-end-of-the-subsidy"),
    ],
)
def test_interest_is_subsidised_no_longer_than_loan_and_subsidy_last(values, days):
    claim = claim_of(LoanFactory(disbursed=True, **values), year=2021, quarter=3)

    claim.fill()

    assert claim.days == days


@pytest.mark.parametrize(
    "values",
    [{"repaid_on": date(2021, 6, 20)}, {"disbursed_on": date(2021, 9, 20)}],
)
def test_where_no_day_bears_interest_there_is_nothing_to_claim(values):
    claim = claim_of(LoanFactory(disbursed=True, **values), year=2021, quarter=3)

    with pytest.raises(ValidationError, match="No day until the settlement on 20 September"):
        claim.fill()


@pytest.mark.parametrize(
    "values", [{"quarter": 5, "year": 2021}, {"quarter": 0, "year": 2021}, {"year": 30_000}]
)
def test_a_quarter_that_is_none_is_left_to_the_form(values):
    claim = claim_of(LoanFactory(disbursed=True), **{"quarter": 1, **values})

    claim.fill()

    assert claim.amount is None


def test_a_claim_of_no_loan_yet_is_left_alone():
    claim = InterestSubsidy()

    claim.fill()

    assert (claim.year, claim.amount, claim.working()) == (None, None, [])


def test_once_checked_the_claim_stands_whatever_becomes_of_the_loan():
    claim = InterestSubsidyFactory(checked=True)
    claim.loan.annual_rate = claim.loan.subsidised_rate = Decimal("5.00")

    claim.fill()
    claim.full_clean(exclude=["region", "disbursed_on"])

    assert claim.amount == Decimal("1840.00")


def test_one_more_claim_takes_the_loan_and_what_is_left_to_repay(desk):
    """The day of the claim is today's by itself; here it is told, as it may be late by now."""
    settled = settled_on(*last_settled(timezone.localdate()))
    loan = LoanFactory(disbursed=True, disbursed_on=settled - timedelta(days=30))

    claim = entered(
        desk, InterestSubsidy, loan=loan.pk, closing_balance="150000", claimed_on=settled
    )

    assert InterestSubsidy().claimed_on == timezone.localdate()
    assert (claim.days, claim.amount, claim.region_id) == (30, Decimal("600.00"), "370102")


def test_a_balance_is_typed_over_what_was_filled_in(desk):
    loan = LoanFactory(disbursed=True)
    quarter = {"year": "2021", "quarter": "3", "claimed_on": "2021-09-23"}

    claim = entered(
        desk, InterestSubsidy, loan=loan.pk, closing_balance="0", balance="1,000.00", **quarter
    )

    assert claim.balance == Decimal("1000.00")
    assert claim.amount == Decimal("12.27")


def test_a_balance_that_is_no_number_is_refused_and_not_filled_over(desk):
    loan = LoanFactory(disbursed=True)

    quarter = {"year": "2021", "quarter": "3", "claimed_on": "2021-09-23"}

    answer = send(
        desk, InterestSubsidy, loan=loan.pk, closing_balance="0", balance="很多", **quarter
    )

    errors, _doubts = said(answer)
    assert list(errors) == ["balance"]


def claim_doubts(**values):
    claim = InterestSubsidyFactory(**values)
    claim.refresh_from_db()
    return [doubt.code for doubt in claim.doubts()]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"claimed_on": date(2021, 10, 20)}, []),
        ({"claimed_on": date(2021, 10, 21)}, ["late"]),
        ({"loan__veteran__employment": "employed"}, ["employed"]),
        ({"loan__veteran__employment": "founder"}, []),
        ({"closing_balance": Decimal("150000.01")}, ["closing"]),
        ({"interest": Decimal("1841.00")}, []),
        ({"interest": Decimal("1841.01")}, ["interest"]),
    ],
)
def test_unlikely_claims_are_doubtful(values, expected):
    assert claim_doubts(**values) == expected


def test_a_quarter_that_opens_otherwise_than_the_last_one_closed_is_doubtful():
    before = InterestSubsidyFactory(closing_balance=Decimal(150_000))
    values = {"loan": before.loan, "quarter": 4, "days": 91, "amount": Decimal("1820.00")}
    values |= {"claimed_on": date(2021, 12, 22)}
    same = claim_doubts(**values)
    before.closing_balance = Decimal(120_000)
    before.save()

    assert same == []
    assert [doubt.code for doubt in InterestSubsidy.objects.latest("pk").doubts()] == ["opening"]
