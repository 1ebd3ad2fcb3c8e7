"""A bank's claim of a quarter: what it states and what its lines come to agree to the fen."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.startup_loans.models import BankClaim, InterestSubsidy
from programs.startup_loans.reckoning import last_settled
from tests.bureau.desk.conftest import page
from tests.entering import entered, said, send
from tests.programs.cases.acting import act, act_on, colleague, moved, today
from tests.programs.startup_loans.acting import against, file_claim, lent
from tests.programs.startup_loans.factories import (
    BankClaimFactory,
    InterestSubsidyFactory,
    LoanFactory,
)

pytestmark = pytest.mark.django_db

FEN = Decimal("0.01")
STATED = {  # of two loans of thirty days
    "number": "2",
    "opening_balance": "0",
    "closing_balance": "300000",
    "interest": "1200",
    "amount": "1200",
}


@pytest.fixture
def clerk():
    return colleague("zhang", "clerk")


@pytest.fixture
def agency():
    return colleague("wang", "finance")


def claimed(clerk, **stated):
    """A bank's claim of the last quarter, and its two lines."""
    bank = {"bank": "中国邮政储蓄银行", "handed_in_on": today()}
    claim = entered(clerk, BankClaim, **bank, **(STATED | stated))
    return claim, [file_claim(clerk, lent()) for _one in range(2)]


def test_the_lines_of_a_bank_find_its_claim_by_themselves(clerk):
    claim, lines = claimed(clerk)

    assert {line.claim for line in lines} == {claim}
    assert (claim.year, claim.quarter) == last_settled(today())
    assert claim.working() == [
        "Its lines: 2, opening with 0.00 yuan and closing with 300,000.00 yuan; interest 1,200.00 "
        "yuan, of which 1,200.00 yuan are claimed.",
        "The lines come to what the bank states, to the fen.",
    ]
    shown = clerk.get(page(BankClaim, "change", claim.pk)).content.decode()
    assert "The lines come to what the bank states, to the fen." in shown


def test_lines_of_a_claim_that_agrees_are_checked_together(clerk, agency):
    _claim, lines = claimed(clerk)

    act_on(agency, lines, "check", checked_on=today())

    assert set(InterestSubsidy.objects.values_list("state", flat=True)) == {"checked"}


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"number": "3"}, "number of loans: the bank states 3, its lines come to 2."),
        (
            {"opening_balance": "0.01"},
            "opening balance: the bank states 0.01, its lines come to 0.00.",
        ),
        (
            {"closing_balance": "299999.99"},
            "closing balance: the bank states 299,999.99, its lines come to 300,000.00.",
        ),
        (
            {"interest": "1200.01"},
            "interest borne: the bank states 1,200.01, its lines come to 1,200.00.",
        ),
        (
            {"amount": "1199.99"},
            "amount claimed: the bank states 1,199.99, its lines come to 1,200.00.",
        ),
    ],
)
def test_lines_of_a_claim_that_differs_by_a_fen_are_not_checked(stated, sentence, clerk, agency):
    claim, lines = claimed(clerk, **stated)

    answer = act_on(agency, lines, "check", checked_on=today())

    assert set(InterestSubsidy.objects.values_list("state", flat=True)) == {"claimed"}
    assert sentence in against(answer)
    assert sentence in claim.working()


def test_a_line_of_no_claim_is_checked_by_itself(clerk, agency):
    assert moved(agency, file_claim(clerk), "check", checked_on=today())


def test_refused_lines_are_lines_of_the_claim_all_the_same(clerk, agency):
    claim, lines = claimed(clerk)
    assert moved(colleague("li", "reviewer"), lines[0], "refuse", refusal="employed")

    assert claim.differences() == []
    assert moved(agency, lines[1], "check", checked_on=today())


def test_lines_entered_before_the_bank_claimed_are_put_under_it(clerk):
    line = file_claim(clerk)
    quarter = {"year": line.year, "quarter": line.quarter, "handed_in_on": today()}
    claim = BankClaimFactory(**quarter)
    other = BankClaimFactory(bank="齐鲁银行", **quarter)

    answer = act(clerk, line, "put_under", claim=other.pk)

    assert against(answer) == ["That claim is of another bank, place or quarter than the loan's."]
    assert moved(clerk, line, "put_under", claim=claim.pk)
    assert line.claim == claim


@pytest.mark.parametrize(
    "known",
    [{"bank": "齐鲁银行"}, {"year": 2020}, {"quarter": 4}, {"region_id": "370103"}],
)
def test_a_line_suits_its_claim(known):
    line = InterestSubsidyFactory(loan__region_id="370102")
    line.claim = BankClaimFactory(**known)

    with pytest.raises(ValidationError, match="another bank, place or quarter"):
        line.full_clean()


def test_what_lines_were_checked_by_stands(clerk, agency):
    claim, lines = claimed(clerk)
    claim.amount -= FEN
    claim.full_clean()
    assert moved(agency, lines[0], "check", checked_on=today())

    with pytest.raises(ValidationError, match="have them returned first"):
        claim.full_clean()
    claim.refresh_from_db()
    claim.note = "已核"
    claim.full_clean()


def test_a_bank_claims_once_a_quarter():
    BankClaimFactory()
    BankClaimFactory(region_id="370103")

    with pytest.raises(ValidationError, match="already entered"):
        BankClaimFactory.build().full_clean()
    with pytest.raises(IntegrityError, match="bankclaim_once_a_quarter"):
        BankClaimFactory()


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"quarter": 5}, "is_of_a_quarter"),
        ({"number": 0}, "is_within_bounds"),
        ({"opening_balance": -FEN}, "is_within_bounds"),
        ({"closing_balance": -FEN}, "is_within_bounds"),
        ({"amount": Decimal("1840.01")}, "is_no_more_than_the_interest"),
    ],
)
def test_wrong_claims_of_banks_are_refused_by_form_and_by_database(wrong, constraint):
    with pytest.raises(ValidationError):
        BankClaimFactory.build(**wrong).full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        BankClaimFactory(**wrong)


def test_the_next_claim_of_a_place_is_of_its_bank_and_the_last_quarter(clerk):
    BankClaimFactory(bank="中国农业银行")

    claim = entered(clerk, BankClaim, **STATED)

    assert (claim.bank, claim.handed_in_on) == ("中国农业银行", today())
    assert (claim.year, claim.quarter) == last_settled(today())


def test_the_first_claim_of_a_place_names_its_bank(clerk):
    errors, _doubts = said(send(clerk, BankClaim, **STATED))

    assert list(errors) == ["bank"]


def test_the_year_of_a_quarter_is_the_last_one_settled():
    claim = BankClaim(quarter=4, handed_in_on=date(2021, 9, 23))

    claim.fill()

    assert claim.year == 2020


def test_a_claim_without_lines_says_what_is_missing():
    claim = BankClaimFactory()

    assert BankClaimFactory.build().working() == []
    assert len(claim.working()) == 6


def test_a_claim_with_lines_is_not_deleted(clerk):
    loan = LoanFactory(disbursed=True, region_id="370102")
    claim = BankClaimFactory()
    InterestSubsidyFactory(loan=loan, claim=claim)

    act(clerk, claim, "delete_selected", post="yes")

    assert BankClaim.objects.filter(pk=claim.pk).exists()
