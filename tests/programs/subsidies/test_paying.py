"""A batch at the bank: the file out, the answers in, and every line explained to the fen."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.base.acts import Act
from bureau.desk.duties import duties
from programs.payments import read, reconcile
from programs.payments.answers import COLUMNS
from programs.subsidies import paying
from programs.subsidies.models import BankAnswer, BankLine, PaymentBatch, PaymentOrder, Subsidy
from tests.programs.cases.acting import batch_with, colleague, moved, signed_in_as, today
from tests.programs.subsidies.factories import (
    PaymentBatchFactory,
    SubsidyFactory,
    SubsidyRateFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def payer():
    SubsidyRateFactory()
    return colleague("payer", "payer")


@pytest.fixture
def batch(payer):
    """Three subsidies at the bank."""
    reviewed = dict.fromkeys(["applied_on", "accepted_on", "decided_on", "reviewed_on"], today())
    subsidies = [SubsidyFactory(reviewed=True, **reviewed) for _each in range(3)]
    batch = batch_with(payer, *subsidies)
    assert moved(payer, batch, "send", sent_on=today())
    return batch


def answer(batch, *results, **changes):
    """The file in which a bank answers, one result an order: 成功, 失败, or an amount credited."""
    lines = []
    for due, result in zip(paying.dues(batch), results, strict=False):
        if result is None:
            continue
        word = result if isinstance(result, str) else "成功"
        amount = due.amount if isinstance(result, str) else result
        reason = "账号已注销" if word == "失败" else ""
        day = "" if word == "失败" else today().isoformat()
        lines.append([due.reference, due.name, due.account, f"{amount:.2f}", word, reason, day])
    return as_file(lines)


def as_file(lines):
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *lines])
    return text.getvalue().encode()


def take_in(payer, batch, content, name="回盘.csv"):
    address = reverse("admin:subsidies_paymentbatch_answer", args=[batch.pk])
    return payer.post(address, {"file": SimpleUploadedFile(name, content)})


def bring_to_finance(case):
    """A returned case once more as far as to a batch."""
    for step in [
        {"state": "applied", "accepted_on": None},
        {"state": "accepted", "accepted_on": today()},
        {"state": "approved", "decided_on": today()},
        {"state": "reviewed", "reviewed_on": today()},
    ]:
        Subsidy.objects.filter(pk=case.pk).update(**step)


def states(batch):
    return [
        order.state for order in PaymentOrder.objects.filter(payment_batch=batch).order_by("pk")
    ]


def agree(batch):
    """What the bank says went out, and what is paid."""
    lines = BankLine.objects.filter(answer__payment_batch=batch)
    signs = {"credited": 1, "taken_back": -1, "failed": 0, "": 0}
    unheard = {"unreadable", "shortened", "repeated"}
    bank = sum(
        signs[line.result] * line.amount
        for line in lines
        if line.standing not in unheard and line.amount is not None
    )
    paid = Subsidy.objects.filter(state="paid", orders__payment_batch=batch)
    return bank, sum(subsidy.amount for subsidy in paid)


def test_the_bank_is_told_what_was_decided_and_the_download_is_noted(payer, batch):
    got = payer.get(reverse("admin:subsidies_paymentbatch_bank_file", args=[batch.pk]))

    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"))))
    told = {(row["户名"], row["账号"].replace(" ", ""), Decimal(row["金额"])) for row in rows}
    assert told == {
        (each.veteran.name, each.bank_account.reveal(), each.amount)
        for each in Subsidy.objects.all()
    }
    [act] = Act.objects.filter(kind=Act.Kind.EXPORT)
    assert (act.about, act.details["rows"]) == (f"subsidies.paymentbatch {batch.pk}", 3)


@pytest.mark.parametrize("role", ["clerk", "reviewer", "finance", "manager"])
def test_the_bank_file_is_payers_alone(batch, role):
    somebody = colleague("somebody", role)

    for page in ["bank_file", "answer"]:
        address = reverse(f"admin:subsidies_paymentbatch_{page}", args=[batch.pk])
        assert somebody.get(address).status_code == 403


def test_another_places_batch_is_not_there(batch):
    stranger = colleague("stranger", "payer", place="370202")

    address = reverse("admin:subsidies_paymentbatch_bank_file", args=[batch.pk])
    assert stranger.get(address).status_code == 404


def test_a_batch_that_is_not_sent_has_no_file(payer):
    subsidy = SubsidyFactory(reviewed=True)
    batch = batch_with(payer, subsidy)

    address = reverse("admin:subsidies_paymentbatch_bank_file", args=[batch.pk])
    assert payer.get(address).status_code == 404


def test_an_empty_batch_is_not_sent(payer):
    batch = PaymentBatchFactory()

    assert not moved(payer, batch, "send", sent_on=today())


def test_what_is_credited_is_paid_that_day_and_the_batch_is_settled(payer, batch):
    assert take_in(payer, batch, answer(batch, "成功", "成功", "成功")).status_code == 302

    assert {(each.state, each.paid_on) for each in Subsidy.objects.all()} == {("paid", today())}
    assert PaymentBatch.objects.get().state == "settled"
    assert agree(batch) == (Decimal(27000), Decimal(27000))


def test_what_failed_is_returned_with_the_banks_words(payer, batch):
    take_in(payer, batch, answer(batch, "成功", "失败", "成功"))

    [failed] = Subsidy.objects.exclude(state="paid")
    assert (failed.state, failed.payment) == ("returned", None)
    assert "账号已注销" in failed.returned_because
    assert states(batch) == ["paid", "failed", "paid"]
    assert PaymentBatch.objects.get().state == "settled"


def test_what_the_bank_says_nothing_of_stays_awaited(payer, batch):
    take_in(payer, batch, answer(batch, "成功", None, None))

    assert states(batch) == ["paid", "sent", "sent"]
    assert PaymentBatch.objects.get().state == "sent"


@pytest.mark.parametrize(
    ("credited", "standing"),
    [(Decimal("8999.99"), "short"), (Decimal("9000.01"), "long"), (Decimal(18000), "long")],
)
def test_a_fen_too_little_or_too_much_is_not_paid(payer, batch, credited, standing):
    take_in(payer, batch, answer(batch, credited, "成功", "成功"))

    assert states(batch) == [standing, "paid", "paid"]
    assert PaymentBatch.objects.get().state == "sent"
    assert BankLine.objects.filter(is_open=True).count() == 1


def test_the_rest_in_a_later_file_makes_it_paid(payer, batch):
    take_in(payer, batch, answer(batch, Decimal(4000), "成功", "成功"))
    take_in(payer, batch, answer(batch, Decimal(5000), None, None))

    assert states(batch) == ["paid", "paid", "paid"]
    assert PaymentBatch.objects.get().state == "settled"
    assert agree(batch) == (Decimal(27000), Decimal(27000))
    assert not BankLine.objects.filter(is_open=True).exists()


def test_the_same_file_again_changes_nothing(payer, batch):
    content = answer(batch, "成功", None, None)
    take_in(payer, batch, content)

    again = take_in(payer, batch, content)

    assert again.status_code == 422
    assert "taken in before" in again.content.decode()
    assert BankAnswer.objects.count() == 1


def test_a_file_that_cannot_be_relied_on_changes_nothing(payer, batch):
    broken = take_in(payer, batch, "户名,账号\n".encode())

    assert broken.status_code == 422
    assert BankAnswer.objects.count() == BankLine.objects.count() == 0
    assert states(batch) == ["sent"] * 3


def test_money_that_comes_after_a_case_was_returned_has_to_be_taken_back(payer, batch):
    take_in(payer, batch, answer(batch, "失败", None, None))
    take_in(payer, batch, answer(batch, "成功", "成功", "成功"))

    assert states(batch) == ["contradicted", "paid", "paid"]
    assert PaymentBatch.objects.get().state == "sent"
    take_in(payer, batch, answer(batch, "冲正", None, None))
    assert states(batch) == ["taken_back", "paid", "paid"]
    assert PaymentBatch.objects.get().state == "settled"
    assert agree(batch) == (Decimal(18000), Decimal(18000))


def test_money_that_the_bank_takes_back_from_a_paid_case_leaves_its_batch_open(payer, batch):
    take_in(payer, batch, answer(batch, "成功", None, None))
    take_in(payer, batch, answer(batch, "冲正", "成功", "成功"))

    assert states(batch) == ["contradicted", "paid", "paid"]
    assert PaymentBatch.objects.get().state == "sent"
    take_in(payer, batch, answer(batch, "成功", None, None), "再次.csv")
    assert states(batch) == ["contradicted", "paid", "paid"]  # the very same file as the first


def test_what_the_bank_takes_back_later_opens_a_settled_batch_again(payer, batch):
    take_in(payer, batch, answer(batch, "成功", "成功", "成功"))
    take_in(payer, batch, answer(batch, "冲正", None, None))

    assert PaymentBatch.objects.get().state == "sent"
    assert states(batch) == ["contradicted", "paid", "paid"]


def test_money_credited_for_the_old_order_as_well_as_for_the_new_is_told(payer, batch):
    take_in(payer, batch, answer(batch, "失败", None, None))
    [case] = Subsidy.objects.filter(state="returned")
    bring_to_finance(case)
    second = batch_with(payer, case)
    assert moved(payer, second, "send", sent_on=today())
    take_in(payer, second, answer(second, "成功"))

    assert take_in(payer, batch, answer(batch, "成功", "成功", "成功")).status_code == 302

    assert states(batch) == ["contradicted", "paid", "paid"]
    assert duties()["subsidies.unsettled"].records(today()).count() == 1


def test_a_returned_case_may_come_to_another_amount(payer, batch):
    take_in(payer, batch, answer(batch, "失败", "成功", "成功"))
    Subsidy.objects.filter(state="returned").update(service_years=3, amount=13500)
    [case] = Subsidy.objects.filter(state="returned")
    bring_to_finance(case)
    second = batch_with(payer, case)
    assert moved(payer, second, "send", sent_on=today())

    assert list(case.orders.order_by("pk").values_list("amount", flat=True)) == [9000, 13500]


def test_the_day_of_payment_is_that_on_which_all_had_come_in(payer, batch):
    """What came in too much and was taken back later moves it nowhere."""
    due = paying.dues(batch)[0]
    batch.sent_on = date(2021, 6, 1)
    start = Decimal("4000.00")
    lines = [
        (start, "成功", "2021-06-18"),
        (due.amount - start, "成功", "2021-06-21"),
        (start, "成功", "2021-06-22"),
        (start, "冲正", "2021-06-24"),
    ]
    content = as_file(
        [due.reference, due.name, due.account, f"{amount:.2f}", word, "", day]
        for amount, word, day in lines
    )
    verdicts = reconcile(paying.dues(batch), read(content), sent_on=batch.sent_on)

    assert paying._days_of_arrival(verdicts) == {due.reference: date(2021, 6, 21)}


def test_nobody_calls_a_subsidy_paid_of_which_the_bank_says_nothing(payer, batch):
    case = Subsidy.objects.first()

    with pytest.raises(IntegrityError, match="paid_as_the_bank_says"), signed_in_as(payer.user):
        Subsidy.objects.filter(pk=case.pk).update(state="paid", paid_on=today())


def test_a_batch_with_subsidies_in_it_stays_where_it_is(payer):
    batch = batch_with(payer, SubsidyFactory(reviewed=True))
    batch.region_id = "370103"

    with pytest.raises(ValidationError, match="of another place"):
        batch.full_clean()


@pytest.mark.parametrize(
    "changes", [{"holder": "李四"}, {"account": "6222020000000000018"}, {"reference": "BT1N1"}]
)
def test_what_the_bank_was_told_stays(payer, batch, changes):
    order = PaymentOrder.objects.first()
    for name, value in changes.items():
        setattr(order, name, value)

    told = pytest.raises(IntegrityError, match="told_to_the_bank")
    with told, signed_in_as(payer.user):
        order.save()
    with told, transaction.atomic():
        order.delete()


def test_a_corrected_case_is_paid_with_another_batch(payer, batch):
    take_in(payer, batch, answer(batch, "失败", "成功", "成功"))
    [case] = Subsidy.objects.filter(state="returned")
    bring_to_finance(case)
    second = batch_with(payer, case)
    assert moved(payer, second, "send", sent_on=today())

    take_in(payer, second, answer(second, "成功"))

    case.refresh_from_db()
    assert (case.state, case.payment) == ("paid", second)


def test_the_page_explains_every_line(payer, batch):
    take_in(payer, batch, answer(batch, "成功", "失败", Decimal("8999.99")))

    shown = payer.get(reverse("admin:subsidies_paymentbatch_answer", args=[batch.pk]))

    text = shown.content.decode()
    assert len(shown.context["lines"]) == 3
    assert "Paid in full: 9000.00 yuan." in text
    assert "the bank owes the other 0.01" in text
    assert not any(due.account in text for due in paying.dues(batch))
