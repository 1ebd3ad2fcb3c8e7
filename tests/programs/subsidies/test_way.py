"""The way of a subsidy: who may send it where, on what terms, and what is kept of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.cases.arrows import ways
from programs.cases.models import Step
from programs.subsidies.models import Reversal, Subsidy
from tests.bureau.desk.conftest import page
from tests.entering import beginning, entered, said, send
from tests.programs.cases.acting import (
    PAPERS,
    act,
    act_on,
    ask,
    batch_with,
    colleague,
    file_subsidy,
    moved,
    today,
)
from tests.programs.cases.factories import StageFactory
from tests.programs.subsidies.factories import (
    NoticeRuleFactory,
    PublicNoticeFactory,
    SubsidyFactory,
    SubsidyRateFactory,
    card_number,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rate():
    return SubsidyRateFactory()


@pytest.fixture
def clerk():
    return colleague("clerk", "clerk")


@pytest.fixture
def reviewer():
    return colleague("reviewer", "reviewer")


@pytest.fixture
def finance():
    return colleague("finance", "finance")


@pytest.fixture
def payer():
    return colleague("payer", "payer")


@pytest.fixture
def accepted(clerk):
    case = file_subsidy(clerk)
    act(clerk, case, "accept", accepted_on=today())
    case.refresh_from_db()
    return case


def test_four_people_carry_a_subsidy_to_the_bank(clerk, reviewer, finance, payer):
    case = file_subsidy(clerk)

    assert moved(clerk, case, "accept", accepted_on=today())
    assert moved(reviewer, case, "approve", decided_on=today())
    assert moved(finance, case, "review", reviewed_on=today())
    assert moved(payer, batch_with(payer, case), "send", sent_on=today())

    steps = Step.objects.filter(case_id=case.pk, kind="subsidies.subsidy")
    assert [(step.arrow, step.actor, step.part) for step in steps] == [
        ("file", "clerk", "file"),
        ("accept", "clerk", "file"),
        ("approve", "reviewer", "approve 1"),
        ("review", "finance", "review"),
        ("send", "payer", "pay"),
    ]
    assert [step.number for step in steps] == [1, 2, 3, 4, 5]
    assert {step.day for step in steps} == {None, today()}


def test_the_page_of_a_case_shows_its_way_and_what_can_be_done(accepted, reviewer, clerk):
    shown = reviewer.get(page(Subsidy, "change", accepted.pk))

    assert [step.label for step in shown.context["steps"]] == ["filed", "accept"]
    assert [change.key for change in shown.context["acts"]] == ["approve", "return", "refuse"]
    own = clerk.get(page(Subsidy, "change", accepted.pk))
    assert [change.key for change in own.context["acts"]] == ["withdraw"]


def test_whoever_acts_on_the_page_of_a_case_is_led_back_to_it(accepted, reviewer):
    answer = act(reviewer, accepted, "approve", decided_on=today(), **{"from": accepted.pk})

    assert answer.url == page(Subsidy, "change", accepted.pk)


@pytest.mark.parametrize("role", ["clerk", "finance", "payer", "manager", "auditor"])
def test_only_reviewers_decide(accepted, role):
    assert not moved(colleague("somebody", role), accepted, "approve", decided_on=today())


@pytest.mark.parametrize(
    ("role", "key"),
    [("reviewer", "accept"), ("reviewer", "hand_in_again"), ("reviewer", "withdraw")],
)
def test_reviewers_do_not_do_the_work_of_clerks(role, key):
    case = SubsidyFactory(returned=True) if key == "hand_in_again" else SubsidyFactory()

    assert not moved(colleague("somebody", role), case, key, accepted_on=today())


def test_a_case_is_accepted_with_all_its_papers(clerk):
    case = SubsidyFactory()

    answer = act(clerk, case, "accept", accepted_on=today())

    assert answer.status_code == 422
    assert "before all papers were seen" in answer.content.decode()


def test_no_case_is_accepted_without_a_card(clerk):
    """bank-bad-001: nothing can be paid to it."""
    case = SubsidyFactory(checked=True, bank_account=None)

    answer = act(clerk, case, "accept", accepted_on=today())

    assert answer.status_code == 422
    assert "needs the bank and the card number" in answer.content.decode()


def test_what_is_decided_on_can_no_longer_be_typed_over(accepted, clerk):
    change = page(Subsidy, "change", accepted.pk)

    assert clerk.post(change, {"bank_name": "齐鲁银行"}).status_code == 403
    assert clerk.get(page(Subsidy, "delete", accepted.pk)).status_code == 403


@pytest.mark.parametrize("state", ["accepted", "approved", "reviewed", "paid"])
@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Decimal(4500), "service_years": Decimal(1)},
        {"bank_name": "齐鲁银行"},
        {"applied_on": date(2021, 6, 1)},
        {"state": "applied"},
    ],
)
def test_the_database_lets_nobody_change_it_either(state, changes):
    SubsidyFactory(**{state: True})

    with pytest.raises(IntegrityError, match="case_"):
        Subsidy.objects.update(**changes)


@pytest.mark.parametrize("state", ["accepted", "paid", "refused", "returned"])
def test_nothing_that_was_accepted_is_deleted(state):
    SubsidyFactory(**{state: True})

    with pytest.raises(IntegrityError, match="case_decided"):
        Subsidy.objects.all().delete()


def test_every_state_can_be_reached_and_a_case_of_no_such_state_cannot_be_stored():
    assert set(ways("applied", Subsidy.arrows)) == set(Subsidy.State.values)
    with pytest.raises(IntegrityError, match="case_begins_at_its_beginning"):
        SubsidyFactory(state="dreamt_of")


@pytest.mark.parametrize("source", Subsidy.State.values)
@pytest.mark.parametrize("target", Subsidy.State.values)
def test_a_case_goes_along_its_arrows_alone(source, target):
    drawn = {(each, arrow.target) for arrow in Subsidy.arrows for each in arrow.sources}
    if source == target or (source, target) in drawn:
        return
    made = {source: True} if source not in ("applied", "in_notice", "withdrawn") else {}
    if source == "in_notice":
        made = {"approved": True, "state": source, "notice": PublicNoticeFactory()}
    if source == "withdrawn":
        made = {"state": source}
    SubsidyFactory(**made)

    with pytest.raises(IntegrityError, match="case_keeps_to_its_arrows"):
        Subsidy.objects.update(state=target)


def test_what_somebody_saw_changed_is_not_approved(accepted, clerk, reviewer):
    """Returned, corrected, handed in and accepted again while a reviewer's page stood open."""
    [(_case, seen, _warnings)] = ask(reviewer, [accepted], "approve").context["concerned"]
    other = colleague("other", "reviewer")
    act(other, accepted, "return", returned_because="核对年限")
    act(clerk, accepted, "hand_in_again")
    act(clerk, accepted, "accept", accepted_on=today())

    answer = act(reviewer, accepted, "approve", decided_on=today(), seen=[seen])

    assert answer.status_code == 422
    assert "changed it since you looked" in answer.content.decode()


def test_the_confirmation_lists_what_is_unusual(clerk, reviewer):
    usual = file_subsidy(clerk, 1)
    veteran = VeteranFactory(placement="government", discharged_on=today(-9))
    odd = SubsidyFactory(
        veteran=veteran, discharged_on=today(-9), service_years=Decimal("8.5"), checked=True,
        applied_on=today(),
    )  # fmt: skip
    act_on(clerk, [usual, odd], "accept", accepted_on=today())

    asked = ask(reviewer, [usual, odd], "approve")

    warnings = {case.pk: said for case, _seen, said in asked.context["concerned"]}
    assert warnings[usual.pk] == []
    assert any("finding work themselves" in sentence for sentence in warnings[odd.pk])
    assert "finding work themselves" in asked.content.decode()


def test_an_approval_that_is_sent_twice_is_given_once(accepted, reviewer):
    asked = ask(reviewer, [accepted], "approve").context
    answers = {"decided_on": today(), "submission": asked["submission"]}

    first, second = (act(reviewer, accepted, "approve", **answers) for _each in range(2))

    assert first.status_code == second.status_code == 302
    assert Step.objects.filter(case_id=accepted.pk, arrow="approve").count() == 1


def test_large_amounts_take_further_people_and_levels(accepted):
    StageFactory(from_amount=accepted.amount, level="county")
    StageFactory(from_amount=accepted.amount, level="city")
    StageFactory(from_amount=accepted.amount + 1, level="province")
    first, second = (colleague(name, "reviewer") for name in ["first", "second"])
    city = colleague("city", "reviewer", place="3701")

    assert moved(first, accepted, "approve", decided_on=today())
    assert (accepted.state, accepted.approvals, accepted.decided_on) == ("accepted", 1, None)
    assert not moved(first, accepted, "approve", decided_on=today())
    assert moved(second, accepted, "approve", decided_on=today())
    assert (accepted.state, accepted.approvals) == ("accepted", 2)
    third = act(colleague("third", "reviewer"), accepted, "approve", decided_on=today())
    assert third.status_code == 409
    assert "level above" in third.content.decode()
    assert moved(city, accepted, "approve", decided_on=today())
    assert (accepted.state, accepted.approvals) == ("approved", 3)


def test_without_further_approvals_one_decides(accepted, reviewer):
    StageFactory(region_id="3702", from_amount=1)
    StageFactory(from_amount=1, began_on=date(2019, 1, 1), ended_on=date(2020, 1, 1))

    assert moved(reviewer, accepted, "approve", decided_on=today())
    assert accepted.state == "approved"


def test_a_returned_case_is_approved_by_all_anew(accepted, clerk):
    StageFactory(from_amount=1, level="county")
    first, second = (colleague(name, "reviewer") for name in ["first", "second"])
    act(first, accepted, "approve", decided_on=today())
    act(second, accepted, "return", returned_because="核对年限")
    accepted.refresh_from_db()

    assert (accepted.state, accepted.approvals) == ("returned", 0)
    act(clerk, accepted, "hand_in_again")
    act(clerk, accepted, "accept", accepted_on=today())
    assert moved(first, accepted, "approve", decided_on=today())
    assert accepted.approvals == 1


def test_where_the_place_asks_for_a_notice_it_comes_before_the_review(
    accepted, clerk, reviewer, finance
):
    NoticeRuleFactory()
    act(reviewer, accepted, "approve", decided_on=today())

    refused = act(finance, accepted, "review", reviewed_on=today())
    assert "public notice first" in refused.content.decode()
    notice = PublicNoticeFactory(put_up_on=today(), until=today(7))
    assert moved(clerk, accepted, "announce", notice=notice.pk)
    early = act(finance, accepted, "review", reviewed_on=today())
    assert "review it after that" in early.content.decode()


def test_a_notice_lasts_as_many_working_days_as_the_rule_says():
    NoticeRuleFactory(working_days=5)
    notice = PublicNoticeFactory.build(put_up_on=date(2021, 9, 28), until=None)

    notice.fill()

    assert notice.until == date(2021, 10, 11)  # over the National Day; worked on Saturday the 9th


def test_a_notice_is_no_shorter_than_the_rule_and_stays_as_it_hangs():
    NoticeRuleFactory(working_days=5)
    short = PublicNoticeFactory.build(put_up_on=date(2021, 9, 28), until=date(2021, 10, 10))
    with pytest.raises(ValidationError, match="until 11 October 2021 at least"):
        short.full_clean()

    notice = PublicNoticeFactory(put_up_on=date(2021, 9, 28), until=date(2021, 10, 11))
    days = {"accepted_on": date(2021, 6, 17), "decided_on": date(2021, 6, 17)}
    SubsidyFactory(approved=True, state="in_notice", notice=notice, **days)
    notice.until = date(2021, 10, 12)
    with pytest.raises(ValidationError, match="put up another one"):
        notice.full_clean()


@pytest.mark.parametrize(("masked", "printed"), [(True, "王＊＊"), (False, "王建国")])
def test_a_notice_shows_names_as_the_rule_says(masked, printed, clerk):
    NoticeRuleFactory(masked=masked, telephone="0531-12345678")
    notice = PublicNoticeFactory()
    SubsidyFactory(approved=True, state="in_notice", notice=notice, veteran__name="王建国")

    sheet = clerk.get(reverse("admin:subsidies_publicnotice_sheet", args=[notice.pk]))

    text = sheet.content.decode()
    assert printed in text
    assert ("王建国" in text) is not masked
    assert "0531-12345678" in text
    assert "9,000.00" in text


def test_money_is_asked_back_by_two_people(clerk, reviewer, payer):
    paid = SubsidyFactory(paid=True)
    asked = {"subsidy": paid.pk, "cause": "forged", "happened": "入伍通知书系伪造"}
    reversal = entered(clerk, Reversal, **asked)

    assert reversal.reclaimed == paid.amount
    both = colleague("both", "clerk", "reviewer")
    assert send(both, Reversal, **asked).status_code == 422  # asked back once
    assert not moved(clerk, reversal, "agree", decided_on=today())
    assert moved(reviewer, reversal, "agree", decided_on=today())
    assert moved(payer, reversal, "recover", recovered_on=today())
    paid.refresh_from_db()
    assert (paid.state, paid.amount) == ("paid", Decimal(9000))


def test_nobody_agrees_to_what_they_asked_back_themselves():
    both = colleague("both", "clerk", "reviewer", "payer")
    asked = {"subsidy": SubsidyFactory(paid=True).pk, "cause": "error", "happened": "多付"}
    reversal = entered(both, Reversal, **asked)

    assert not moved(both, reversal, "agree", decided_on=today())


def test_no_more_is_asked_back_than_was_paid_and_nothing_of_what_was_not(clerk):
    asked = {"cause": "error", "happened": "多付"}
    paid, other = SubsidyFactory(paid=True), SubsidyFactory(reviewed=True)

    too_much = send(clerk, Reversal, subsidy=paid.pk, reclaimed="9000.01", **asked)
    not_paid = send(clerk, Reversal, subsidy=other.pk, reclaimed="9000", **asked)

    assert "No more can be asked back" in str(said(too_much))
    assert "was not paid" in str(said(not_paid))


def test_a_forged_state_in_the_form_is_not_taken(clerk):
    case = file_subsidy(clerk)
    change = page(Subsidy, "change", case.pk)
    typed = beginning(clerk.get(change)) | PAPERS | {"state": "paid", "paid_on": "2021-06-17"}

    clerk.post(change, typed | {"bank_account": card_number(3)})

    case.refresh_from_db()
    assert (case.state, case.paid_on) == ("applied", None)
