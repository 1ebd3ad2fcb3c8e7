"""Whether a bank did what it was told: all it has answered for one batch, against the batch.

What counts is what a payment's lines come to together: credited less taken back. Money is a
payment's only at the account that was sent. At another account, or under a reference that was not
sent, it stands open until the bank has taken it back there. So does a credit to another holder or
from before the batch was sent, though it is at the right account: it is no payment, whatever the
sum, until as much has been taken back after it. Where no money moved, the account alone tells
whose answer it is.

A line that cannot be read moves no money and answers nothing. It stands open until a later file
speaks of its reference again, or, if that was never sent, until there is a later file.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from bureau.base.validators import BLANKS, LIKE_SEPARATOR
from programs.payments.answers import Result
from programs.payments.bank_file import Due
from programs.payments.verdicts import NOTHING, Standing, Verdict

CLOSED = {Standing.PAID, Standing.FAILED, Standing.TAKEN_BACK}
DIGITS_OF_EXCEL = 15  # it makes noughts of those that follow


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Where the money is: `bank` = `paid` + what is open, to the fen."""

    bank: Decimal
    paid: Decimal
    open: dict[Standing, Decimal]
    silent: list[Due]  # payments that no line answers

    @property
    def is_settled(self):
        """Each payment is made or known not to be, and no other money is out."""
        return not self.open and not self.silent


def balance(dues, verdicts):
    differences = defaultdict(lambda: NOTHING)
    for verdict in verdicts:
        if verdict.is_open:
            differences[verdict.standing] += verdict.moved
    answered = {verdict.due.reference for verdict in verdicts if verdict.due}
    paid = {v.due.reference for v in verdicts if v.standing == Standing.PAID}
    return Balance(
        bank=sum((verdict.moved for verdict in verdicts), NOTHING),
        paid=sum((due.amount for due in dues if due.reference in paid), NOTHING),
        open=dict(differences),
        silent=[due for due in dues if due.reference not in answered],
    )


def reconcile(dues, answers, *, sent_on):
    """A verdict for every line of all files, in the order in which the bank sent them.

    A file read twice changes nothing. Two files that are not the same to the byte are two, and
    what both say was credited, was credited twice.
    """
    due_of = {due.reference: due for due in dues}
    assert len(due_of) == len(dues), "a reference is of one payment"
    lines = list(dict.fromkeys(answers))
    verdicts = _unheard(due_of, lines)
    payments = defaultdict(list)
    for line in lines:
        if line not in verdicts:
            due = _due(due_of, line)
            payments[due is None, line.reference, line.account].append(line)
    for said in payments.values():
        verdicts |= _judge(_due(due_of, said[0]), said, sent_on)
    return [
        verdicts.pop(answer, None) or Verdict(answer=answer, standing=Standing.REPEATED)
        for answer in answers
    ]


def _due(due_of, line):
    """The payment that a line's reference is of, unless it names another batch."""
    due = due_of.get(line.reference)
    return due if due and line.batch in ("", due.batch) else None


def _unheard(due_of, lines):
    """Verdicts of the lines that cannot be read."""
    place = {file: number for number, file in enumerate(dict.fromkeys(line.file for line in lines))}
    standings = {line: _unreadable(_due(due_of, line), line) for line in lines}
    heard = {line.reference: place[line.file] for line in lines if not standings[line]}

    def is_open(line):
        latest = heard.get(line.reference, -1) if line.reference in due_of else len(place) - 1
        return place[line.file] >= latest

    return {
        line: Verdict(answer=line, standing=standing, is_open=is_open(line))
        for line, standing in standings.items()
        if standing
    }


def _unreadable(due, line):
    if line.problem:
        return Standing.UNREADABLE
    if due and line.account != due.account and line.account == _after_excel(due.account):
        return Standing.SHORTENED
    return None


def _after_excel(account):
    return account[:DIGITS_OF_EXCEL].ljust(len(account), "0")


def _judge(due, said, sent_on):
    """Verdicts of the lines that name one reference and one account."""
    credited, taken_back = (
        sum((line.amount for line in said if line.result == result), NOTHING)
        for result in [Result.CREDITED, Result.TAKEN_BACK]
    )
    net = credited - taken_back
    own = due if due and due.account == said[0].account else None
    if own:
        standing = _fault_left(own, said, sent_on) or _standing(own, said, net, taken_back)
        is_open = standing not in CLOSED
    else:
        standing = _standing_astray(due, net, taken_back)
        is_open = net != 0
    return {
        line: Verdict(answer=line, standing=standing, is_open=is_open, due=own, net=net)
        for line in said
    }


def _standing(due, said, net, taken_back):
    holds = {
        Standing.TAKEN_BACK: net == 0 and taken_back,
        Standing.FAILED: net == 0,
        Standing.CONTRADICTED: net == due.amount and said[-1].result == Result.FAILED,
        Standing.PAID: net == due.amount,
        Standing.OVERTAKEN: net < 0,
        Standing.SHORT: net < due.amount,
        Standing.DOUBLED: net % due.amount == 0
        and [line.result for line in said].count(Result.CREDITED) > 1,
        Standing.LONG: True,
    }
    return next(standing for standing, held in holds.items() if held)


def _standing_astray(due, net, taken_back):
    """Of money that went where nothing was sent."""
    if net < 0:
        return Standing.OVERTAKEN
    if net == 0 and taken_back:
        return Standing.TAKEN_BACK
    return Standing.OTHER_ACCOUNT if due else Standing.UNMATCHED


def _fault_left(due, said, sent_on):
    """What is wrong with money credited to the right account and not taken back since, if any."""
    left, last = NOTHING, None
    for line in said:
        if line.result == Result.TAKEN_BACK:
            left = max(left - line.amount, NOTHING)
        elif line.result == Result.CREDITED and (fault := _fault(due, line, sent_on)):
            left, last = left + line.amount, fault
    return last if left else None


def _fault(due, line, sent_on):
    if _comparable(line.name) != _comparable(due.name):
        return Standing.OTHER_NAME
    return Standing.EARLY if line.credited_on < sent_on else None


def _comparable(name):
    """A name however it is typed: full width or half, with or without blanks."""
    return re.sub(f"[{BLANKS}]", "", normalize("NFKC", name.translate(LIKE_SEPARATOR)))
