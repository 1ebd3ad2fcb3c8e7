"""How loans are entered: what is filled in, shown and doubted, in how few fields."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from programs.startup_loans.models import Kind, Loan, LoanRule
from tests.bureau.desk.conftest import page
from tests.entering import entered, said, send
from tests.programs.startup_loans.factories import (
    THE_DAY,
    InterestSubsidyFactory,
    LoanFactory,
    LoanRuleFactory,
)
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db


IN_FORCE = "by the rule of Shandong Province in force since 1 August 2019."


@pytest.fixture(autouse=True)
def rule():
    return LoanRuleFactory()


def prime_rule():
    return LoanRuleFactory(
        kind=Kind.CREDIT, basis=LoanRule.Basis.PRIME, ratio=Decimal("0.50"), months=24
    )


def applied(**values):
    personal = {"region_id": "370102", "kind": Kind.PERSONAL, "applied_on": THE_DAY}
    return Loan(**{**personal, **values})


def test_the_subsidy_is_that_of_the_rule_in_force():
    loan = applied(annual_rate=Decimal("4.80"))

    loan.fill()

    assert (loan.subsidy_ratio, loan.subsidy_months, loan.term_months) == (1, 36, 36)
    assert loan.subsidised_rate == Decimal("4.80")


def test_the_prime_rate_has_to_be_typed():
    prime_rule()
    loan = applied(kind=Kind.CREDIT, annual_rate=Decimal("4.80"))

    loan.fill()

    assert loan.subsidised_rate is None
    assert loan.subsidy_ratio == Decimal("0.50")


def test_what_the_contract_says_is_not_filled_over():
    loan = applied(term_months=24, bank="齐鲁银行")
    LoanFactory(bank="中国农业银行")

    loan.fill()

    assert (loan.term_months, loan.bank) == (24, "齐鲁银行")


def test_half_filled_loans_are_left_half_filled():
    for loan in [Loan(applied_on=None), applied(kind=""), applied(region_id=None)]:
        loan.fill()

        assert loan.subsidy_ratio is None
        assert loan.working() == []


def test_once_decided_the_subsidy_stands_whatever_becomes_of_the_rule(rule):
    loan = LoanFactory(approved=True)
    rule.months = 12
    rule.save()

    loan.fill()
    loan.full_clean()

    assert loan.subsidy_months == 36


def test_the_working_names_the_rule_and_what_the_subsidy_comes_to():
    loan = applied(amount=Decimal(150_000), term_months=24, annual_rate=Decimal("4.80"))

    loan.fill()

    assert loan.working() == [
        f"Loans of this kind are at most 200,000 yuan {IN_FORCE}",
        f"Loans of this kind run at most 36 months {IN_FORCE}",
        "100% of the interest at 4.80% a year is subsidised, for 24 months from the disbursement.",
        "That is 7,300.00 yuan in 365 days, while 150,000 yuan are owed.",
    ]


def test_once_disbursed_the_days_are_told():
    loan = LoanFactory(disbursed=True, term_months=36, disbursed_on=date(2021, 6, 30))

    assert loan.working()[2] == (
        "100% of the interest at 4.80% a year is subsidised, for 36 months from 30 June 2021 "
        "until 30 June 2024."
    )


def test_the_limits_are_told_before_anything_is_typed():
    loan = applied()

    loan.fill()

    assert [sentence.split(" yuan")[0] for sentence in loan.working()][:1] == [
        "Loans of this kind are at most 200,000"
    ]
    assert len(loan.working()) == 2


@pytest.mark.parametrize(
    ("terms", "field", "sentence"),
    [
        ({"amount": "200000.01"}, "amount", f"are at most 200,000 yuan {IN_FORCE}"),
        ({"amount": "1", "term_months": "37"}, "term_months", f"run at most 36 months {IN_FORCE}"),
    ],
)
def test_over_its_limits_a_loan_is_refused_by_the_rule(desk, terms, field, sentence):
    answer = send(desk, Loan, **typed(), **terms)

    errors, _doubts = said(answer)
    assert errors == {field: [f"Loans of this kind {sentence}"]}


def typed(**values):
    return {
        "veteran": VeteranFactory().pk,
        "project": "汽车维修",
        "purpose": "购置设备",
        "own_funds": "50000",
        "annual_rate": "4.80",
        "bank": "齐鲁银行",
        **values,
    }


def test_one_more_loan_of_a_known_veteran_takes_six_fields(desk):
    LoanFactory(bank="中国农业银行")
    six = typed(amount="150000")
    del six["bank"]

    loan = entered(desk, Loan, **six)

    assert (loan.kind, loan.bank, loan.term_months) == ("personal", "中国农业银行", 36)
    assert loan.applied_on == timezone.localdate()
    assert loan.subsidised_rate == Decimal("4.80")


def test_the_first_loan_of_a_place_names_its_bank(desk):
    answer = send(desk, Loan, **typed(amount="150000", bank=""))

    errors, _doubts = said(answer)
    assert errors == {
        "bank": ["This could not be filled in by itself: type it, or correct what it follows from."]
    }


def test_a_credit_loan_takes_the_prime_rate_as_well(desk):
    prime_rule()
    firm = {"kind": "credit", "veteran": "", "enterprise": EnterpriseFactory().pk}

    missing, _doubts = said(send(desk, Loan, **typed(amount="1000000", **firm)))
    loan = entered(desk, Loan, **typed(amount="1000000", subsidised_rate="3.85", **firm))

    assert missing == {
        "subsidised_rate": [
            "This could not be filled in by itself: type it, or correct what it follows from."
        ]
    }
    assert loan.subsidised_rate == Decimal("3.85")


def doubts(**values):
    return [doubt.code for doubt in LoanFactory(**values).doubts()]


def test_nothing_is_doubtful_about_a_usual_loan():
    assert doubts() == []
    assert doubts(to_a_firm=True) == []


@pytest.mark.parametrize(
    ("born", "expected"), [(date(1963, 6, 18), []), (date(1963, 6, 17), ["age"])]
)
def test_a_borrower_of_sixty_by_the_end_of_the_term_is_doubtful(born, expected):
    veteran = VeteranFactory()
    veteran.birth_date = born

    loan = LoanFactory.build(veteran=veteran, applied_on=THE_DAY, term_months=24)

    assert [doubt.code for doubt in loan.doubts()] == expected


def test_who_was_placed_by_government_is_doubtful():
    assert doubts(veteran__placement="government") == ["placed"]


@pytest.mark.parametrize(
    ("registered_on", "expected"), [(date(2018, 6, 17), []), (date(2018, 6, 16), ["stage"])]
)
def test_an_enterprise_past_its_early_stage_is_doubtful(registered_on, expected):
    firm = EnterpriseFactory(registered_on=registered_on)

    assert doubts(to_a_firm=True, enterprise=firm) == expected


def test_who_raised_no_funds_is_doubtful():
    assert doubts(own_funds=0) == ["own_funds"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"disbursed": True}, ["another"]),
        ({"approved": True}, ["another"]),
        ({"disbursed": True, "repaid_on": THE_DAY}, []),
        ({"refused": True}, []),
    ],
)
def test_another_loan_that_still_runs_is_doubtful(other, expected):
    veteran = VeteranFactory()
    LoanFactory(veteran=veteran, **other)

    assert doubts(veteran=veteran) == expected


def test_a_reader_sees_the_claims_of_a_loan_and_changes_none(desk):
    claim = InterestSubsidyFactory()

    shown = desk.get(page(Loan, "change", claim.loan_id))

    [inline] = shown.context["inline_admin_formsets"]
    assert not inline.has_add_permission
    assert "1,840.00" in shown.content.decode() or "1840.00" in shown.content.decode()


@pytest.mark.parametrize("amount", ["10万", "abc", "0", "-1", "100000.555", "99999999"])
def test_an_amount_that_cannot_be_read_is_told_at_its_field(desk, amount):
    LoanFactory(region_id="370102")

    errors, _doubts = said(send(desk, Loan, **typed(amount=amount)))

    assert list(errors) == ["amount"]
