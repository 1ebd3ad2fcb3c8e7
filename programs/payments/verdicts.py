"""What is told of a line of a bank's answer."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from programs.payments.answers import SHORTENED, Answer, Result
from programs.payments.bank_file import Due

NOTHING = Decimal("0.00")
SIGNS = {Result.CREDITED: 1, Result.TAKEN_BACK: -1, Result.FAILED: 0}


class Standing(TextChoices):
    """How a payment stands, after all the bank has said of it."""

    PAID = "paid", _("paid in full")
    FAILED = "failed", _("not credited")
    TAKEN_BACK = "taken_back", _("taken back")
    SHORT = "short", _("too little")
    LONG = "long", _("too much")
    DOUBLED = "doubled", _("paid more than once")
    OVERTAKEN = "overtaken", _("too much taken back")
    CONTRADICTED = "contradicted", _("credited and failed")
    EARLY = "early", _("before it was sent")
    OTHER_NAME = "other_name", _("another holder")
    OTHER_ACCOUNT = "other_account", _("another account")
    UNMATCHED = "unmatched", _("not of this batch")
    SHORTENED = "shortened", _("account shortened")
    UNREADABLE = "unreadable", _("cannot be read")
    REPEATED = "repeated", _("read before")


UNHEARD = {Standing.SHORTENED, Standing.UNREADABLE, Standing.REPEATED}  # they move no money
SENTENCES = {
    Standing.PAID: _("Paid in full: %(net)s yuan."),
    Standing.FAILED: _("The bank did not credit it: %(reason)s"),
    Standing.TAKEN_BACK: _("The bank took back all it had credited: nothing is paid."),
    Standing.SHORT: _("%(net)s of %(due)s yuan were credited: the bank owes the other %(rest)s."),
    Standing.LONG: _(
        "%(net)s yuan were credited instead of %(due)s: the bank has to take back %(rest)s."
    ),
    Standing.DOUBLED: _(
        "It was credited more than once, %(net)s yuan in all: the bank has to take back %(rest)s."
    ),
    Standing.OVERTAKEN: _(
        "The bank took back more than it had credited: it has to credit %(rest)s yuan."
    ),
    Standing.CONTRADICTED: _(
        "The bank says first that it was credited, then that it failed: if it failed, have the "
        "bank report it as taken back; if not, as taken back and credited again."
    ),
    Standing.EARLY: _(
        "Money was credited before the batch was sent: have the bank take it back and credit it "
        "again."
    ),
    Standing.OTHER_NAME: _(
        "The account belongs to another holder than was sent: have the bank take the money back, "
        "then correct the name or the account."
    ),
    Standing.OTHER_ACCOUNT: _(
        "The account (ending in %(tail)s) is not the one that was sent: what was credited there "
        "has to be taken back."
    ),
    Standing.UNMATCHED: _(
        "This batch sent no such payment: what was credited has to be taken back."
    ),
    Standing.SHORTENED: SHORTENED,
    Standing.REPEATED: _("The same line of the same file was read before: it counts once."),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a line of the bank's answers has come to, together with the others of its payment."""

    answer: Answer
    standing: Standing
    is_open: bool = False
    due: Due | None = None  # the payment that the line answers
    net: Decimal = NOTHING  # credited less taken back

    @property
    def moved(self):
        """The money that the line itself says went out; below zero where it came back."""
        if self.standing in UNHEARD:
            return NOTHING
        return SIGNS[self.answer.result] * self.answer.amount

    @property
    def sentence(self):
        if self.standing == Standing.UNREADABLE:
            return self.answer.problem.sentence
        due = self.due.amount if self.due else NOTHING
        rest = self.net if self.standing == Standing.OVERTAKEN else due - self.net
        return str(SENTENCES[self.standing]) % {
            "net": f"{self.net:.2f}",
            "due": f"{due:.2f}",
            "rest": f"{abs(rest):.2f}",
            "reason": self.answer.reason,
            "tail": self.answer.account[-4:],
        }
