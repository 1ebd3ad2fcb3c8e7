"""What loans and the subsidies of their interest come to in a year and a place."""

from datetime import date
from decimal import Decimal

import pytest

from programs.startup_loans.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.startup_loans.factories import (
    InterestSubsidyFactory,
    LoanFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


COUNT = "startup_loans.count"


AMOUNT = "startup_loans.amount"


INTEREST = "startup_loans.interest_subsidy"


BORROWERS = "startup_loans.borrowers"


ENTERPRISES = "startup_loans.enterprises"


PERSONAL = "startup_loans.personal"


STARTUP_MICRO = "startup_loans.startup_micro"


AVERAGE = "startup_loans.average"


AROUND_THE_YEAR = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


def test_loans_are_those_of_persons_and_those_of_enterprises():
    veteran = VeteranFactory()
    LoanFactory(disbursed=True, veteran=veteran, amount=Decimal("100000.01"))
    LoanFactory(disbursed=True, veteran=veteran, amount=Decimal("150000.02"))
    LoanFactory(disbursed=True, to_a_firm=True, amount=Decimal("400000.00"))

    assert figure(COUNT) == 3
    assert figure(AMOUNT) == Decimal("650000.03")
    assert figure(BORROWERS) == 1
    assert figure(ENTERPRISES) == 1
    assert figure(PERSONAL) == 2
    assert figure(STARTUP_MICRO) == 1
    assert figure(AVERAGE) == Decimal("216666.68")


@pytest.mark.parametrize("state", ["approved", "refused"])
def test_nothing_counts_before_it_is_disbursed(state):
    LoanFactory(**{state: True})

    assert figure(COUNT) == figure(AMOUNT) == figure(BORROWERS) == figure(PERSONAL) == 0
    assert figure(AVERAGE) is None


@pytest.mark.parametrize(("disbursed_on", "expected"), AROUND_THE_YEAR)
def test_loans_belong_to_the_year_they_were_disbursed_in(disbursed_on, expected):
    LoanFactory(disbursed=True, disbursed_on=disbursed_on)

    assert figure(COUNT) == expected


def test_a_loan_repaid_within_the_year_still_counts():
    LoanFactory(disbursed=True, repaid_on=date(2021, 11, 1))

    assert figure(COUNT) == 1


def test_a_veteran_who_borrows_in_two_cities_is_one_borrower_of_the_province():
    veteran = VeteranFactory()
    for county in ["370102", "370202"]:
        LoanFactory(disbursed=True, veteran=veteran, region_id=county)

    assert figure(BORROWERS, "3701") == figure(BORROWERS, "3702") == 1
    assert figure(BORROWERS, "37") == 1


@pytest.mark.parametrize(("paid_on", "expected"), AROUND_THE_YEAR)
def test_interest_subsidies_are_dated_by_their_own_payment(paid_on, expected):
    loan = LoanFactory(disbursed=True, disbursed_on=date(2019, 9, 2))
    InterestSubsidyFactory(loan=loan, year=2020, quarter=4, paid=True, paid_on=paid_on)

    assert figure(INTEREST) == expected * Decimal("1840.00")
    assert figure(COUNT) == 0


@pytest.mark.parametrize("state", ["claimed", "checked", "refused"])
def test_only_paid_claims_count(state):
    InterestSubsidyFactory(**({} if state == "claimed" else {state: True}))

    assert figure(INTEREST) == 0


def test_interest_subsidies_are_those_of_the_place_of_their_loan():
    InterestSubsidyFactory(paid=True, loan__region_id="370202")

    assert figure(INTEREST, "3701") == 0
    assert figure(INTEREST, "3702") == Decimal("1840.00")


@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("count", 13_610, "13610笔"),
        ("amount", Decimal("3408937126.40"), "34.09亿元"),
        ("interest_subsidy", Decimal("251083114.27"), "2.51亿元"),
    ],
)
def test_figures_are_printed_as_the_report_prints_them(key, value, printed):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == printed
    assert printed in indicator.quote
