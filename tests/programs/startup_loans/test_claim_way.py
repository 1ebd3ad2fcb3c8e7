"""The way of a claim: the agency checks it, the county approves, finance pays; four people."""

import pytest
from django.db import IntegrityError, transaction

from programs.cases.models import Step
from programs.startup_loans.models import InterestSubsidy
from tests.bureau.desk.conftest import page
from tests.programs.cases.acting import act, act_on, colleague, moved, today
from tests.programs.startup_loans.acting import file_claim, lent
from tests.programs.startup_loans.factories import InterestSubsidyFactory, LoanFactory

pytestmark = pytest.mark.django_db

STEPS = [
    ("check", {"checked_on": today()}),
    ("approve", {"approved_on": today()}),
    ("pay", {"paid_on": today()}),
]


@pytest.fixture
def people():
    """Four people, each of whom holds every role."""
    return [colleague(name) for name in ["zhang", "wang", "li", "zhao"]]


def at(state, people):
    """A claim that came as far as that, each step by another person."""
    claim = file_claim(people[0])
    reached = ["claimed", "checked", "approved", "paid"].index(state)
    for client, (key, answer) in list(zip(people[1:], STEPS, strict=True))[:reached]:
        assert moved(client, claim, key, **answer)
    return claim


def test_four_people_bring_a_claim_to_the_payment(people):
    claim = at("paid", people)

    assert (claim.checked_on, claim.approved_on, claim.paid_on) == (today(),) * 3
    steps = Step.objects.filter(kind="startup_loans.interestsubsidy", case_id=claim.pk)
    assert [(step.part, step.actor) for step in steps] == [
        ("file", "zhang"),
        ("review", "wang"),
        ("approve", "li"),
        ("pay", "zhao"),
    ]


@pytest.mark.parametrize("number", range(3))
def test_nobody_takes_two_parts_in_one_claim(number, people):
    claim = at(["claimed", "checked", "approved"][number], people)
    key, answer = STEPS[number]

    for earlier in people[: number + 1]:
        assert not moved(earlier, claim, key, **answer)
    assert moved(people[number + 1], claim, key, **answer)


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("clerk", {"hand_in_again", "put_under"}),
        ("finance", {"check", "return"}),
        ("reviewer", {"approve", "refuse", "return"}),
        ("payer", {"pay"}),
    ],
)
def test_each_role_has_its_acts(role, keys):
    shown = colleague("one", role).get(page(InterestSubsidy, "changelist"))

    offered = {key for key, _label in shown.context["action_form"].fields["action"].choices}
    assert offered - {"", "delete_selected"} == keys


@pytest.mark.parametrize("state", ["claimed", "checked", "approved"])
def test_a_claim_is_returned_corrected_and_checked_again(state, people):
    claim = at(state, people)
    last = colleague("liu")

    assert not moved(last, claim, "return")
    assert moved(last, claim, "return", returned_because="期末余额有误")
    assert (claim.state, claim.checked_on, claim.approved_on) == ("returned", None, None)
    assert moved(people[0], claim, "hand_in_again")
    assert (claim.state, claim.returned_because) == ("claimed", "期末余额有误")
    assert moved(people[1], claim, "check", checked_on=today())


@pytest.mark.parametrize("state", ["claimed", "checked"])
def test_a_claim_is_refused_for_a_reason(state, people):
    claim = at(state, people)

    assert not moved(people[2], claim, "refuse")
    assert moved(people[2], claim, "refuse", refusal="employed")
    assert (claim.state, claim.refusal, claim.paid_on) == ("refused", "employed", None)


def test_what_is_approved_is_not_refused_any_more(people):
    claim = at("approved", people)

    assert not moved(people[2], claim, "refuse", refusal="employed")


def test_claims_are_checked_approved_and_paid_together(people):
    claims = [file_claim(people[0], lent()) for _one in range(2)]
    for client, (key, answer) in zip(people[1:], STEPS, strict=True):
        act_on(client, claims, key, **answer)

    assert {claim.paid_on for claim in InterestSubsidy.objects.all()} == {today()}


def test_the_database_keeps_a_claim_to_its_way():
    claim = InterestSubsidyFactory()
    paid = InterestSubsidyFactory(paid=True, loan=LoanFactory(disbursed=True))

    with pytest.raises(IntegrityError, match="case_keeps_to_its_arrows"), transaction.atomic():
        InterestSubsidy.objects.filter(pk=claim.pk).update(state="paid", paid_on=today())
    with pytest.raises(IntegrityError, match="case_decided"), transaction.atomic():
        InterestSubsidy.objects.filter(pk=paid.pk).update(interest=9999)
    with pytest.raises(IntegrityError, match="case_decided"), transaction.atomic():
        paid.delete()


def test_a_checked_claim_is_read_and_not_corrected(people):
    claim = at("checked", people)

    shown = people[0].get(page(InterestSubsidy, "change", claim.pk))

    assert not shown.context["has_change_permission"]
    act(people[0], claim, "delete_selected", post="yes")
    assert InterestSubsidy.objects.filter(pk=claim.pk).exists()


def test_a_clerk_pays_nothing():
    claim = InterestSubsidyFactory(approved=True, loan__region_id="370102")

    answers = [
        act(colleague(role, role), claim, "pay", paid_on=today())
        for role in ["clerk", "reviewer", "finance"]
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert not InterestSubsidy.objects.paid().exists()
