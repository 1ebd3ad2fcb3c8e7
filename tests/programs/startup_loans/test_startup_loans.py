from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.startup_loans.indicators import INDICATORS
from programs.startup_loans.models import Kind, LoanRule
from programs.startup_loans.reckoning import reckon
from programs.wording import render
from tests.figures import figure
from tests.programs.startup_loans.factories import (
    InterestSubsidyFactory,
    LoanFactory,
    LoanRuleFactory,
)
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

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


@pytest.fixture
def province_client(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    return admin_client


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


def test_interest_subsidies_follow_their_loan_to_another_place():
    claim = InterestSubsidyFactory(paid=True)
    claim.loan.region_id = "370202"
    claim.loan.save()

    assert figure(INTEREST, "3701") == 0
    assert figure(INTEREST, "3702") == Decimal("1840.00")


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
            {"checked": True, "state": "paid"},
            "needs the day of payment",
            "paid_on_a_day",
            id="paid-on-no-day",
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


@pytest.mark.parametrize(
    ("wrong", "message", "constraint"),
    [
        pytest.param(
            {"kind": Kind.CREDIT, "subsidy_months": 24},
            "borrowed by a veteran",
            "borrower_suits_its_kind",
            id="a-firms-loan-to-a-person",
        ),
        pytest.param(
            {"amount": Decimal(10_000_001)},
            "between 0.01 and 10000000",
            "amount_is_within_bounds",
            id="too-much",
        ),
        pytest.param(
            {"own_funds": Decimal(-1)},
            "Self-raised funds",
            "own_funds_are_within_bounds",
            id="negative-own-funds",
        ),
        pytest.param({"term_months": 0}, "at least one month", "lasts_for_months", id="no-term"),
        pytest.param(
            {"annual_rate": Decimal("99.00")},
            "at most 24 percent",
            "rates_are_lawful",
            id="usury",
        ),
        pytest.param(
            {"approved": True, "decided_on": None},
            "day of the decision",
            "decided_on_a_day",
            id="decided-on-no-day",
        ),
        pytest.param(
            {"disbursed": True, "contract_no": ""},
            "needs its contract number",
            "disbursed_on_a_day",
            id="disbursed-without-a-contract",
        ),
        pytest.param(
            {"refused": True, "refusal": ""},
            "reason of refusal",
            "refused_for_a_reason",
            id="refused-for-no-reason",
        ),
        pytest.param(
            {"approved": True, "clean_record": False},
            "free of bad credit",
            "approved_on_a_clean_record",
            id="bad-credit",
        ),
        pytest.param(
            {"disbursed": True, "repaid_on": date(2021, 6, 16)},
            "First comes the application",
            "dates_are_in_order",
            id="repaid-before-disbursed",
        ),
        pytest.param(
            {"approved": True, "repaid_on": date(2021, 7, 1)},
            "Only a disbursed loan",
            "repaid_if_disbursed",
            id="repaid-but-not-disbursed",
        ),
    ],
)
def test_wrong_loans_are_refused_by_form_and_by_database(wrong, message, constraint):
    veteran = VeteranFactory()
    LoanRuleFactory()

    with pytest.raises(ValidationError, match=message):
        LoanFactory.build(veteran=veteran, **wrong).full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        LoanFactory(veteran=veteran, **wrong)


def test_an_enterprise_borrows_no_personal_loan():
    with pytest.raises(IntegrityError, match="loan_borrower_suits_its_kind"):
        LoanFactory(veteran=None, enterprise=EnterpriseFactory())


def test_a_contract_is_entered_once():
    loan = LoanFactory(disbursed=True)
    again = {"contract_no": loan.contract_no, "veteran": VeteranFactory()}

    with pytest.raises(ValidationError, match="already entered"):
        LoanFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="loan_contract_entered_once"):
        LoanFactory(**again)


@pytest.fixture
def two_versions():
    """The personal ceiling as it was, and as it is from the day of the revision on."""
    LoanRuleFactory(ended_on=date(2021, 7, 30))
    LoanRuleFactory(began_on=date(2021, 7, 30), cap=Decimal(300_000))


@pytest.mark.parametrize(
    ("applied_on", "amount", "message"),
    [
        pytest.param(date(2021, 7, 29), 200_000, None, id="the-old-ceiling-reached"),
        pytest.param(date(2021, 7, 29), 200_001, "at most 200,000 yuan", id="passed"),
        pytest.param(date(2021, 7, 30), 300_000, None, id="the-new-ceiling-reached"),
        pytest.param(date(2021, 7, 30), 300_001, "at most 300,000 yuan", id="passed-too"),
        pytest.param(date(2019, 7, 31), 1, "No loan rule was in force", id="before-any-rule"),
    ],
)
def test_the_ceiling_is_that_of_the_rule_in_force(two_versions, applied_on, amount, message):
    loan = LoanFactory.build(
        veteran=VeteranFactory(), applied_on=applied_on, amount=Decimal(amount)
    )

    if message:
        with pytest.raises(ValidationError, match=message):
            loan.full_clean()
    else:
        loan.full_clean()


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        pytest.param({"term_months": 37}, "at most 36 months", id="too-long"),
        pytest.param({"subsidy_ratio": Decimal("0.50")}, "share is 1.00 for 36", id="other-share"),
        pytest.param({"subsidy_months": 24}, "share is 1.00 for 36", id="other-months"),
        pytest.param({"subsidised_rate": Decimal("3.85")}, "rate of the contract", id="other-rate"),
    ],
)
def test_terms_are_those_of_the_rule_in_force(terms, message):
    LoanRuleFactory()

    with pytest.raises(ValidationError, match=message):
        LoanFactory.build(veteran=VeteranFactory(), **terms).full_clean()


def test_the_prime_rate_may_differ_from_that_of_the_contract():
    LoanRuleFactory(
        kind=Kind.CREDIT,
        cap=Decimal(1_500_000),
        basis=LoanRule.Basis.PRIME,
        ratio=Decimal("0.50"),
        months=24,
    )
    loan = LoanFactory.build(
        kind=Kind.CREDIT,
        veteran=None,
        enterprise=EnterpriseFactory(),
        subsidised_rate=Decimal("3.85"),
        subsidy_ratio=Decimal("0.50"),
        subsidy_months=24,
    )

    loan.full_clean()


def test_a_kind_has_one_rule_at_a_time():
    LoanRuleFactory()
    LoanRuleFactory(kind=Kind.CREDIT)

    with pytest.raises(ValidationError, match="end that one first"):
        LoanRuleFactory.build(began_on=date(2021, 7, 30)).full_clean()
    with pytest.raises(IntegrityError, match="loanrule_one_at_a_time"):
        LoanRuleFactory(began_on=date(2021, 7, 30))


def test_what_is_typed_over_a_computed_amount_is_not_taken(province_client):
    claim = InterestSubsidyFactory()
    url = reverse("admin:startup_loans_interestsubsidy_change", args=[claim.pk])
    form = province_client.get(url).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    typed |= {"rate": "3.85", "amount": "1475.83"}

    province_client.post(url, typed)

    claim.refresh_from_db()
    assert (claim.rate, claim.amount) == (Decimal("4.80"), Decimal("1840.00"))


def test_the_admin_keeps_a_loan_to_its_rule(province_client):
    loan = LoanFactory(disbursed=True)
    url = reverse("admin:startup_loans_loan_change", args=[loan.pk])
    form = province_client.get(url).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    typed |= {"amount": "200000.01"}

    answer = province_client.post(url, typed)

    assert "at most 200,000 yuan by the rule of" in answer.content.decode()


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
