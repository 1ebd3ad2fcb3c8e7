"""What holds of any muddle that banks may make."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from programs.payments import Answer, Result, balance, reconcile
from tests.programs.payments.bank import DUES, SENT_ON

FEN = Decimal("0.01")
PAYMENTS = [replace(due, amount=number * FEN) for number, due in enumerate(DUES, 2)]
REFERENCES = [*(due.reference for due in PAYMENTS), "S000009"]
ACCOUNTS = [*(due.account for due in PAYMENTS), "6217009999999999"]
UNREAD = object()  # stands for a problem: all that is asked of it is whether there is one


@st.composite
def lines(draw):
    """Lines that are mostly right."""
    due = draw(st.sampled_from(PAYMENTS))
    odd = draw(st.sampled_from(["", "", "", "reference", "account", "name", "day", "amount"]))
    line = Answer(
        file="",
        row=0,
        reference=draw(st.sampled_from(REFERENCES)) if odd == "reference" else due.reference,
        name="李四" if odd == "name" else due.name,
        account=draw(st.sampled_from(ACCOUNTS)) if odd == "account" else due.account,
        amount=draw(st.integers(1, 12)) * FEN if odd == "amount" else due.amount,
        result=draw(st.sampled_from(Result)),
        reason="账户已销户",
        credited_on=date(2021, 8, 1 if odd == "day" else 3),
    )
    return replace(line, problem=UNREAD) if draw(st.integers(0, 9)) == 0 else line


def numbered(files):
    return [
        replace(line, file=str(number), row=row)
        for number, file in enumerate(files)
        for row, line in enumerate(file, 2)
    ]


MUDDLES = st.lists(st.lists(lines(), min_size=1, max_size=6), max_size=4).map(numbered)


def judge(answers):
    verdicts = reconcile(PAYMENTS, answers, sent_on=SENT_ON)
    return verdicts, balance(PAYMENTS, verdicts)


def moved(line):
    if line.problem or line.result == Result.FAILED:
        return 0
    return line.amount if line.result == Result.CREDITED else -line.amount


@given(MUDDLES)
def test_every_line_has_one_verdict_and_every_fen_one_place(answers):
    verdicts, found = judge(answers)

    assert [verdict.answer for verdict in verdicts] == answers
    assert found.bank == sum(map(moved, answers)) == found.paid + sum(found.open.values())


@given(MUDDLES)
def test_a_settled_batch_has_paid_all_or_nothing_of_each_payment(answers):
    _verdicts, found = judge(answers)
    nets = defaultdict(Decimal)
    for line in answers:
        nets[line.reference, line.account] += moved(line)
    sent = {(due.reference, due.account): due.amount for due in PAYMENTS}

    if found.is_settled:
        assert found.bank == found.paid
        assert all(net in (0, sent.get(payee, 0)) for payee, net in nets.items())


@given(MUDDLES, st.integers(0, 3))
def test_a_file_read_again_changes_nothing(answers, number):
    again = [line for line in answers if line.file == str(number)]

    assert judge(answers + again)[1] == judge(answers)[1]


@given(MUDDLES)
def test_what_was_not_paid_can_be_put_right(answers):
    """The bank reverses all that it moved for a payee, and then pays what was sent."""
    _verdicts, found = judge(answers + reversal(answers) + payment())

    assert found.is_settled
    assert found.bank == found.paid == sum(due.amount for due in PAYMENTS)


def reversal(answers):
    read = [line for line in answers if not line.problem]
    backward = {Result.CREDITED: Result.TAKEN_BACK, Result.TAKEN_BACK: Result.CREDITED}
    names = {due.reference: due.name for due in PAYMENTS}
    reversed_lines = [
        replace(
            line,
            file="reversal",
            row=row,
            name=names.get(line.reference, line.name),
            result=backward[line.result],
            credited_on=date(2021, 8, 4),
        )
        for row, line in enumerate(read, 2)
        if line.result in backward
    ]
    return sorted(reversed_lines, key=lambda line: line.result)  # first credited, then taken back


def payment():
    return [
        Answer(
            file="payment",
            row=row,
            reference=due.reference,
            name=due.name,
            account=due.account,
            amount=due.amount,
            result=Result.CREDITED,
            credited_on=date(2021, 8, 5),
        )
        for row, due in enumerate(PAYMENTS, 2)
    ]


def test_a_batch_of_which_the_bank_says_nothing_is_silent():
    verdicts, found = judge([])

    assert verdicts == []
    assert found.silent == PAYMENTS
    assert not found.is_settled
    assert found.bank == found.paid == 0
