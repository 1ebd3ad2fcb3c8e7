"""Times in which a loan is extended or overdue: of a quarter with such days nothing is subsidised."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from programs.startup_loans.models import InterestSubsidy, LoanStanding
from tests.entering import entered, said, send
from tests.programs.cases.acting import act, colleague, moved, today
from tests.programs.startup_loans.acting import against, file_claim, last_settlement, lent
from tests.programs.startup_loans.factories import (
    THE_DAY,
    InterestSubsidyFactory,
    LoanFactory,
    LoanStandingFactory,
)

pytestmark = pytest.mark.django_db

SETTLED_BEFORE, SETTLED = date(2021, 6, 20), date(2021, 9, 20)  # the third quarter of 2021
REGULAR = "interestsubsidy_is_for_regular_loans"


@pytest.fixture
def loan():
    return LoanFactory(disbursed=True)


@pytest.mark.parametrize(
    ("began_on", "ended_on"),
    [
        pytest.param(SETTLED - timedelta(days=1), None, id="its-last-day"),
        pytest.param(THE_DAY, SETTLED_BEFORE + timedelta(days=1), id="its-first-day"),
        pytest.param(THE_DAY, None, id="all-of-it"),
        pytest.param(date(2021, 7, 1), date(2021, 7, 2), id="one-day-within"),
    ],
)
@pytest.mark.parametrize("state", ["checked", "approved", "paid"])
def test_the_database_subsidises_no_quarter_with_such_days(state, began_on, ended_on, loan):
    LoanStandingFactory(loan=loan, began_on=began_on, ended_on=ended_on)

    with pytest.raises(IntegrityError, match=REGULAR):
        InterestSubsidyFactory(loan=loan, **{state: True})


@pytest.mark.parametrize(
    ("began_on", "ended_on"),
    [
        pytest.param(SETTLED, None, id="from-the-settlement-on"),
        pytest.param(THE_DAY, SETTLED_BEFORE, id="until-the-settlement-before"),
    ],
)
def test_days_outside_the_quarter_do_not_matter(began_on, ended_on, loan):
    LoanStandingFactory(loan=loan, began_on=began_on, ended_on=ended_on)

    InterestSubsidyFactory(loan=loan, paid=True).full_clean(exclude=["region", "disbursed_on"])


def test_days_of_another_loan_do_not_matter(loan):
    LoanStandingFactory(began_on=THE_DAY)

    InterestSubsidyFactory(loan=loan, paid=True)


@pytest.mark.parametrize("known", [{}, {"returned": True}, {"refused": True}])
def test_such_a_claim_is_entered_returned_and_refused_all_the_same(known, loan):
    LoanStandingFactory(loan=loan, began_on=THE_DAY)

    InterestSubsidyFactory(loan=loan, **known)


@pytest.mark.parametrize(("state", "to"), [("claimed", "checked"), ("checked", "approved")])
def test_the_database_lets_no_claim_go_on_once_such_days_are_entered(state, to, loan):
    claim = InterestSubsidyFactory(loan=loan, **({} if state == "claimed" else {state: True}))
    LoanStandingFactory(loan=loan, began_on=THE_DAY)

    with pytest.raises(IntegrityError, match=REGULAR), transaction.atomic():
        InterestSubsidy.objects.filter(pk=claim.pk).update(
            state=to, **{f"{to}_on": date(2021, 9, 29)}
        )


def test_whoever_checks_or_pays_is_told_the_days():
    zhang, wang, li, zhao = [colleague(name) for name in ["zhang", "wang", "li", "zhao"]]
    claim = file_claim(zhang)
    assert moved(wang, claim, "check", checked_on=today())
    assert moved(li, claim, "approve", approved_on=today())
    first = last_settlement() - timedelta(days=9)
    standing = LoanStandingFactory(loan=claim.loan, began_on=first)

    answer = act(zhao, claim, "pay", paid_on=today())

    assert against(answer) == [
        f"The loan is overdue since {date_format(first)}: the quarter is not subsidised."
    ]
    standing.ended_on = first + timedelta(days=1)
    standing.save()
    [sentence] = against(act(zhao, claim, "pay", paid_on=today()))
    assert sentence.startswith(f"The loan was overdue from {date_format(first)} until ")
    assert moved(li, claim, "return", returned_because="贷款已逾期")


@pytest.mark.parametrize(("kind", "expected"), [("extended", "extended"), (None, "regular")])
def test_a_claim_begins_with_how_the_loan_stood(kind, expected, desk):
    loan = lent()
    if kind:
        day = last_settlement() - timedelta(days=9)
        entered(desk, LoanStanding, loan=loan.pk, kind=kind, began_on=day)

    assert file_claim(desk, loan).standing == expected


# --- the times themselves ------------------------------------------------------------------------


def test_no_two_overlap(loan):
    LoanStandingFactory(loan=loan, began_on=date(2021, 7, 1), ended_on=date(2021, 8, 1))
    LoanStandingFactory(loan=loan, began_on=date(2021, 8, 1))
    again = {"loan": loan, "began_on": date(2021, 7, 31), "ended_on": date(2021, 8, 1)}

    with pytest.raises(ValidationError, match="already extended or overdue"):
        LoanStandingFactory.build(**again).full_clean(exclude=["region", "disbursed_on"])
    with pytest.raises(IntegrityError, match="loanstanding_one_at_a_time"):
        LoanStandingFactory(**again)


@pytest.mark.parametrize("known", [{"approved": True}, {"disbursed": True}])
def test_none_begins_before_the_loan_is_disbursed(known):
    loan = LoanFactory(**known)
    early = {"loan": loan, "began_on": THE_DAY - timedelta(days=1)}
    built = LoanStandingFactory.build(**early, disbursed_on=loan.disbursed_on)

    with pytest.raises(ValidationError, match="before it is disbursed"):
        built.full_clean(exclude=["region"])
    with pytest.raises(IntegrityError, match="disbursed"):
        LoanStandingFactory(**early)


def test_the_form_refuses_a_time_of_an_undisbursed_loan(desk):
    loan = LoanFactory(approved=True, region_id="370102")

    errors, _doubts = said(
        send(desk, LoanStanding, loan=loan.pk, kind="overdue", began_on="2021-07-01")
    )

    assert errors == {"loan": ["A loan is neither extended nor overdue before it is disbursed."]}


@pytest.mark.parametrize(
    ("began_on", "ended_on"),
    [(SETTLED - timedelta(days=1), None), (THE_DAY, SETTLED_BEFORE + timedelta(days=1))],
)
def test_none_stands_over_a_quarter_that_was_paid(began_on, ended_on, loan):
    InterestSubsidyFactory(loan=loan, paid=True)
    over = {"loan": loan, "began_on": began_on, "ended_on": ended_on}

    with pytest.raises(ValidationError, match="until the settlement on 20 September 2021 was paid"):
        LoanStandingFactory.build(**over).full_clean(exclude=["region", "disbursed_on"])
    with pytest.raises(IntegrityError, match="over_no_paid_quarter"):
        LoanStandingFactory(**over)


def test_none_is_drawn_out_over_a_quarter_that_was_paid(loan):
    InterestSubsidyFactory(loan=loan, paid=True)
    before = LoanStandingFactory(loan=loan, began_on=THE_DAY, ended_on=SETTLED_BEFORE)

    with pytest.raises(IntegrityError, match="over_no_paid_quarter"):
        LoanStanding.objects.filter(pk=before.pk).update(ended_on=None)


def test_one_begins_with_the_settlement_that_was_paid(loan):
    InterestSubsidyFactory(loan=loan, paid=True)

    LoanStandingFactory(loan=loan, began_on=SETTLED)


def test_a_time_is_ended_together_with_others(desk):
    standings = [LoanStandingFactory(loan=lent(), began_on=today(-9)) for _one in range(2)]
    for standing in standings:
        act(desk, standing, "ended", ended_on=today())

    assert set(LoanStanding.objects.values_list("ended_on", flat=True)) == {today()}
