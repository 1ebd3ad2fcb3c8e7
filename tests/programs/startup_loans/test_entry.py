"""How loans and claims are entered: what is filled in, shown, doubted, returned, in how few fields."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from programs.startup_loans.models import InterestSubsidy, Kind, Loan, LoanRule
from programs.startup_loans.reckoning import last_settled, months_after, settled_on
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import entered, said, send
from tests.programs.startup_loans.factories import (
    THE_DAY,
    InterestSubsidyFactory,
    LoanFactory,
    LoanRuleFactory,
)
from tests.signing_in import sign_in
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

IN_FORCE = "by the rule of Shandong Province in force since 1 August 2019."


@pytest.fixture(autouse=True)
def rule():
    return LoanRuleFactory()


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def prime_rule():
    return LoanRuleFactory(
        kind=Kind.CREDIT, basis=LoanRule.Basis.PRIME, ratio=Decimal("0.50"), months=24
    )


def applied(**values):
    personal = {"region_id": "370102", "kind": Kind.PERSONAL, "applied_on": THE_DAY}
    return Loan(**{**personal, **values})


# --- loans: filled in -----------------------------------------------------------------------


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


def test_what_is_being_decided_follows_the_rule_once_more(rule):
    loan = LoanFactory()
    rule.months = 12
    rule.save()
    loan.state, loan.decided_on = Loan.State.APPROVED, THE_DAY

    loan.fill()

    assert loan.subsidy_months == 12


# --- loans: shown ---------------------------------------------------------------------------


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


# --- loans: entered -------------------------------------------------------------------------


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


# --- loans: doubted -------------------------------------------------------------------------


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


# --- loans: returned ------------------------------------------------------------------------


def test_a_loan_is_returned_for_a_reason():
    case = {"veteran": VeteranFactory(), "returned": True, "returned_because": ""}

    with pytest.raises(ValidationError, match="Say what has to be corrected"):
        LoanFactory.build(**case).full_clean()
    with pytest.raises(IntegrityError, match="loan_returned_for_a_reason"):
        LoanFactory(**case)


def test_a_returned_loan_is_not_decided():
    LoanFactory(returned=True).full_clean()

    with pytest.raises(IntegrityError, match="decided_on_a_day"):
        LoanFactory(returned=True, decided_on=THE_DAY)


def test_a_clerk_hands_a_returned_loan_in_again(desk):
    loan = LoanFactory(returned=True)
    chosen = {"action": "hand_in_again", "_selected_action": [loan.pk], "confirmed": "yes"}

    desk.post(page(Loan, "changelist"), chosen)

    loan.refresh_from_db()
    assert (loan.state, loan.returned_because) == ("applied", "缺少营业执照")


def test_a_reader_sees_the_claims_of_a_loan_and_changes_none(desk):
    claim = InterestSubsidyFactory()

    shown = desk.get(page(Loan, "change", claim.loan_id))

    [inline] = shown.context["inline_admin_formsets"]
    assert not inline.has_add_permission
    assert "1,840.00" in shown.content.decode() or "1840.00" in shown.content.decode()


# --- claims ---------------------------------------------------------------------------------


def claim_of(loan, **values):
    claim = InterestSubsidy(loan=loan, claimed_on=date(2021, 9, 23))
    for name, value in values.items():
        setattr(claim, name, value)
    return claim


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
    claim.loan.save()

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


def test_claims_are_checked_and_paid_together(desk):
    claims = InterestSubsidyFactory.create_batch(2)
    for key, answer in [("checked", "2021-09-28"), ("paid", "2021-10-12")]:
        chosen = {"action": key, "_selected_action": [claim.pk for claim in claims]}
        asked = {f"{key}_on": answer, "confirmed": "yes"}
        desk.post(page(InterestSubsidy, "changelist"), chosen | asked)

    assert {claim.paid_on for claim in InterestSubsidy.objects.all()} == {date(2021, 10, 12)}


def test_a_reviewer_returns_a_loan():
    loan = LoanFactory()
    reviewer = make_clerk("reviewer", "370102")
    reviewer.groups.set([Group.objects.get(name="reviewer")])
    browser = Client()
    sign_in(browser, reviewer)
    chosen = {"action": "return", "_selected_action": [loan.pk], "confirmed": "yes"}

    browser.post(page(Loan, "changelist"), chosen | {"returned_because": "缺少营业执照"})

    loan.refresh_from_db()
    assert loan.state == "returned"


@pytest.mark.parametrize("amount", ["10万", "abc", "0", "-1", "100000.555", "99999999"])
def test_an_amount_that_cannot_be_read_is_told_at_its_field(desk, amount):
    LoanFactory(region_id="370102")

    errors, _doubts = said(send(desk, Loan, **typed(amount=amount)))

    assert list(errors) == ["amount"]
