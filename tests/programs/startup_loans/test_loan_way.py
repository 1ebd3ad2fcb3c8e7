"""The way of a loan: who decides, who is excluded, and what comes of it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from programs.cases.models import Stage, Step
from programs.startup_loans.models import Loan, LoanRule
from tests.bureau.desk.conftest import page
from tests.programs.cases.acting import act, ask, colleague, moved, today
from tests.programs.startup_loans.acting import against, file_loan
from tests.programs.startup_loans.factories import THE_DAY, LoanFactory
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

CONTRACT = {"contract_no": "借2026-0001", "disbursed_on": today()}


@pytest.fixture
def clerk():
    return colleague("zhang", "clerk")


@pytest.fixture
def reviewer():
    return colleague("wang", "reviewer")


def approved(clerk, reviewer, **typed):
    loan = file_loan(clerk, **typed)
    assert moved(reviewer, loan, "approve", decided_on=today())
    return loan


def test_a_loan_goes_from_the_application_to_the_repayment(clerk, reviewer):
    loan = approved(clerk, reviewer)
    assert moved(clerk, loan, "disburse", **CONTRACT)
    act(clerk, loan, "repaid", repaid_on=today())

    loan.refresh_from_db()
    assert (loan.state, loan.contract_no) == ("disbursed", "借2026-0001")
    assert (loan.decided_on, loan.disbursed_on, loan.repaid_on) == (today(), today(), today())
    steps = Step.objects.filter(kind="startup_loans.loan", case_id=loan.pk)
    assert [(step.arrow, step.part, step.actor) for step in steps] == [
        ("file", "file", "zhang"),
        ("approve", "approve 1", "wang"),
        ("disburse", "file", "zhang"),
    ]


def test_whoever_filed_a_loan_does_not_approve_it_and_whoever_approved_does_not_disburse():
    one, other = colleague("zhang"), colleague("wang")
    loan = file_loan(one)

    assert not moved(one, loan, "approve", decided_on=today())
    assert not moved(one, loan, "refuse", decided_on=today(), refusal="no_prospect")
    assert moved(other, loan, "approve", decided_on=today())
    assert not moved(other, loan, "disburse", **CONTRACT)
    assert moved(one, loan, "disburse", **CONTRACT)


def test_a_clerk_decides_nothing_and_a_reviewer_disburses_nothing(clerk, reviewer):
    loan = file_loan(clerk)
    answers = [
        act(colleague("li", "clerk"), loan, "approve", decided_on=today()),
        act(clerk, loan, "return", returned_because="缺少营业执照"),
        act(reviewer, loan, "withdraw"),
    ]

    loan.refresh_from_db()
    assert {answer.status_code for answer in answers} == {403}
    assert loan.state == "applied"


def test_a_refused_loan_says_why(clerk, reviewer):
    loan = file_loan(clerk)

    assert not moved(reviewer, loan, "refuse", decided_on=today())
    assert moved(reviewer, loan, "refuse", decided_on=today(), refusal="no_prospect")
    assert (loan.state, loan.refusal) == ("refused", "no_prospect")


@pytest.mark.parametrize("state", ["applied", "approved"])
def test_a_loan_is_returned_corrected_and_handed_in_again(state, clerk, reviewer):
    loan = {"applied": file_loan, "approved": lambda one: approved(one, reviewer)}[state](clerk)

    assert not moved(reviewer, loan, "return")
    assert moved(reviewer, loan, "return", returned_because="缺少营业执照")
    assert (loan.state, loan.decided_on) == ("returned", None)
    assert clerk.get(page(Loan, "change", loan.pk)).context["has_change_permission"]
    assert moved(clerk, loan, "hand_in_again")
    assert (loan.state, loan.returned_because) == ("applied", "缺少营业执照")


@pytest.mark.parametrize("known", [{}, {"returned": True}, {"approved": True}])
def test_a_loan_is_withdrawn_until_it_is_disbursed(known, clerk):
    loan = LoanFactory(region_id="370102", **known)
    lent = LoanFactory(region_id="370102", disbursed=True)

    assert moved(clerk, loan, "withdraw")
    assert not moved(clerk, lent, "withdraw")


def test_the_database_keeps_a_decided_loan_as_it_was_decided():
    loan = LoanFactory(disbursed=True)

    for change in [{"amount": 1}, {"state": "approved"}, {"region": "370103"}]:
        with pytest.raises(IntegrityError, match="case_"), transaction.atomic():
            Loan.objects.filter(pk=loan.pk).update(**change)
    Loan.objects.filter(pk=loan.pk).update(repaid_on=THE_DAY)


def test_a_large_loan_takes_a_second_person_where_the_bureau_says_so(clerk, reviewer):
    Stage.objects.create(
        region_id="37",
        kind="startup_loans.loan",
        from_amount=100_000,
        level=Stage.Level.CITY,
        began_on=date(2021, 1, 1),
    )
    loan = file_loan(clerk)

    act(reviewer, loan, "approve", decided_on=today())
    loan.refresh_from_db()
    assert (loan.state, loan.approvals, loan.decided_on) == ("applied", 1, None)
    assert moved(colleague("li", "reviewer", place="3701"), loan, "approve", decided_on=today())
    assert (loan.state, loan.approvals) == ("approved", 2)


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


# --- who is in a post may not borrow -------------------------------------------------------------


def post(veteran, place="370102", **known):
    return PlacementFactory(veteran=veteran, region_id=place, **known)


def rule(**changes):
    LoanRule.objects.update(**changes)


def test_nobody_in_a_post_is_lent_to(clerk, reviewer):
    loan = file_loan(clerk)
    held = post(loan.veteran, began_on=today(-90))

    answer = act(reviewer, loan, "approve", decided_on=today())

    loan.refresh_from_db()
    assert loan.state == "applied"
    assert against(answer) == [
        f"The borrower is in post since {date_format(held.began_on)}: by the rule of Shandong "
        "Province nobody so is lent to."
    ]


def test_who_left_the_post_is_lent_to_from_that_day_on(clerk, reviewer):
    loan = file_loan(clerk, applied_on=today(-3))
    held = post(loan.veteran, began_on=today(-90), ended=True, ended_on=today(-1))

    answer = act(reviewer, loan, "approve", decided_on=today(-2))

    assert against(answer) == [
        f"The borrower is in post from {date_format(held.began_on)} until "
        f"{date_format(held.ended_on)}: by the rule of Shandong Province nobody so is lent to."
    ]
    assert moved(reviewer, loan, "approve", decided_on=today(-1))


def test_nothing_is_disbursed_to_who_took_a_post_since_the_approval(clerk, reviewer):
    loan = approved(clerk, reviewer)
    post(loan.veteran, began_on=today())

    answer = act(clerk, loan, "disburse", **CONTRACT)

    loan.refresh_from_db()
    assert loan.state == "approved"
    assert len(against(answer)) == 1


def test_nobody_placed_in_a_job_by_government_is_lent_to(clerk, reviewer):
    loan = file_loan(clerk)
    type(loan.veteran).objects.filter(pk=loan.veteran_id).update(placement="government")

    [sentence] = against(act(reviewer, loan, "approve", decided_on=today()))

    assert sentence.startswith("The borrower is placed in a job by government since ")


def test_of_a_post_at_another_place_no_more_is_told_than_that(clerk, reviewer):
    loan = file_loan(clerk)
    post(loan.veteran, place="370202", began_on=today(-90))

    answer = act(reviewer, loan, "approve", decided_on=today())

    assert against(answer) == [
        "The borrower is in post, as another place knows: by the rule of Shandong Province nobody "
        "so is lent to."
    ]
    loan.refresh_from_db()
    assert loan.state == "applied"


def test_where_the_rule_does_not_exclude_them_they_are_lent_to(clerk, reviewer):
    loan = file_loan(clerk)
    post(loan.veteran, began_on=today(-90))
    rule(excludes_post_holders=False)

    assert moved(reviewer, loan, "approve", decided_on=today())
    assert moved(clerk, loan, "disburse", **CONTRACT)


def test_who_is_in_a_post_is_entered_with_a_doubt_and_refused_returned_or_withdrawn(
    clerk, reviewer
):
    loan = file_loan(clerk)
    held = post(loan.veteran, began_on=today(-90))

    [doubt] = loan.doubts()
    assert doubt.code == "in_post"
    assert date_format(held.began_on) in doubt.sentence
    assert doubt.sentence in ask(reviewer, [loan], "approve").content.decode()
    assert moved(reviewer, loan, "refuse", decided_on=today(), refusal="in_post")


def test_who_takes_a_post_later_keeps_the_loan_and_repays_it(clerk):
    loan = LoanFactory(disbursed=True, region_id="370102")
    post(loan.veteran, began_on=today(-90))

    act(clerk, loan, "repaid", repaid_on=today())

    loan.refresh_from_db()
    assert loan.repaid_on == today()
