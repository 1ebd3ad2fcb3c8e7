"""What a loan must be, and the rules that it keeps to."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.startup_loans.models import Kind, LoanRule
from tests.programs.startup_loans.factories import (
    LoanFactory,
    LoanRuleFactory,
)
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db


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


def test_the_admin_keeps_a_loan_to_its_rule(province_client):
    loan = LoanFactory()
    url = reverse("admin:startup_loans_loan_change", args=[loan.pk])
    form = province_client.get(url).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if value is not None}
    typed |= {"amount": "200000.01"}

    answer = province_client.post(url, typed)

    assert "at most 200,000 yuan by the rule of" in answer.content.decode()
