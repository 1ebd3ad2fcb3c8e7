"""Who filed a case, decides on it, reviews it for finance and pays it are four people."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction

from programs.cases.models import Step
from programs.subsidies.models import PaymentBatch, Subsidy
from tests.programs.cases.acting import (
    act,
    act_on,
    batch_with,
    colleague,
    file_subsidy,
    moved,
    signed_in_as,
    today,
)

pytestmark = pytest.mark.django_db

PEOPLE = ["zhang", "wang", "li", "zhao", "liu"]


@pytest.fixture
def people():
    """Five people, each of whom holds every role."""
    return [colleague(name) for name in PEOPLE]


STEPS = [  # the parts in their order, and how each is taken
    lambda client, case: moved(client, case, "approve", decided_on=today()),
    lambda client, case: moved(client, case, "review", reviewed_on=today()),
    lambda client, case: moved(client, batch_with(client, case), "send", sent_on=today()),
]


def lawful(people, case, taken):
    """The ways to go on with a case, whose first parts were taken, to the bank. What is tried is
    undone before the next is."""
    if len(taken) == 1 + len(STEPS):
        yield taken
        return
    for one, client in enumerate(people):
        point = transaction.savepoint()
        if STEPS[len(taken) - 1](client, case):
            yield from lawful(people, case, (*taken, one))
        transaction.savepoint_rollback(point)


@pytest.mark.heavy
def test_of_all_ways_to_share_a_case_exactly_the_lawful_ones_pass(people):
    """625 quadruples of five people: the 120 in which nobody occurs twice. What begins unlawfully
    is refused at its beginning, whoever would come after."""
    passed = set()
    for one, creator in enumerate(people):
        case = file_subsidy(creator, one)
        assert moved(creator, case, "accept", accepted_on=today())
        passed |= set(lawful(people, case, (one,)))

    assert passed == {four for four in product(range(5), repeat=4) if len(set(four)) == 4}
    assert len(passed) == 120


def test_the_database_alone_lets_nobody_take_two_parts(people):
    zhang, wang, *_others = people
    case = file_subsidy(zhang)
    act(zhang, case, "accept", accepted_on=today())
    act(wang, case, "approve", decided_on=today())
    step = Step.objects.get(case_id=case.pk, part="approve 1")

    assert step.actor == "wang"
    with pytest.raises(IntegrityError, match="one_part_for_each"), signed_in_as(wang.user):
        Subsidy.objects.filter(pk=case.pk).update(state="reviewed", reviewed_on=today())


def test_whoever_corrects_a_case_has_filed_it_too(people):
    zhang, wang, li, *_others = people
    case = file_subsidy(zhang)
    with signed_in_as(wang.user):
        Subsidy.objects.filter(pk=case.pk).update(note="", bank_name="齐鲁银行")
    act(zhang, case, "accept", accepted_on=today())

    assert not moved(wang, case, "approve", decided_on=today())
    assert moved(li, case, "approve", decided_on=today())


def test_whoever_returned_a_case_may_decide_on_it_later(people):
    zhang, wang, *_others = people
    case = file_subsidy(zhang)
    act(zhang, case, "accept", accepted_on=today())
    assert moved(wang, case, "return", returned_because="缺少介绍信")
    assert moved(zhang, case, "hand_in_again")
    assert moved(zhang, case, "accept", accepted_on=today())

    assert moved(wang, case, "approve", decided_on=today())


def test_a_batch_with_a_case_of_ones_own_is_not_sent(people):
    zhang, wang, li, zhao, *_others = people
    cases = [file_subsidy(zhang, number) for number in range(2)]
    act_on(zhang, cases, "accept", accepted_on=today())
    act_on(wang, cases, "approve", decided_on=today())
    act_on(li, cases[:1], "review", reviewed_on=today())
    act_on(zhao, cases[1:], "review", reviewed_on=today())
    batch = batch_with(zhao, *cases)

    assert not moved(zhao, batch, "send", sent_on=today())
    assert PaymentBatch.objects.get().orders.count() == 0
    assert moved(people[4], batch, "send", sent_on=today())
    assert set(Subsidy.objects.values_list("state", flat=True)) == {"sent"}
