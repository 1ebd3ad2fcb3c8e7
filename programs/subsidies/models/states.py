"""The way of a subsidy (W2): the window accepts, the county decides, finance reviews, a payer pays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.cases.arrows import APPROVES, FILES, PAYS, REVIEWS, Arrow, sent_back


class State(models.TextChoices):
    APPLIED = "applied", _("applied for")
    ACCEPTED = "accepted", _("accepted")
    APPROVED = "approved", _("approved")
    IN_NOTICE = "in_notice", _("in public notice")
    REVIEWED = "reviewed", _("reviewed by finance")
    SENT = "sent", _("sent to the bank")
    PAID = "paid", _("paid")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RETURNED = "returned", _("returned for correction")


class Refusal(models.TextChoices):
    GOVERNMENT_PLACED = "government_placed", _("placed in a job by government")
    PAID_ELSEWHERE = "paid_elsewhere", _("already paid elsewhere")
    FORGED_DOSSIER = "forged_dossier", _("dossier forged")
    INCOMPLETE_DOSSIER = "incomplete_dossier", _("dossier incomplete")
    DISMISSED = "dismissed", _("dismissed from service")


OPEN = ("applied", "returned")
RUNNING = ("accepted", "approved", "in_notice", "reviewed", "sent")  # while the clock runs
DECIDED = ("approved", "in_notice", "reviewed", "sent", "paid")
UNDONE = {"decided_on": None, "reviewed_on": None, "notice": None, "payment": None}

ARROWS = [
    Arrow(
        key="accept",
        label=_("accept"),
        sources=("applied",),
        target="accepted",
        part=FILES,
        asks=("accepted_on",),
        day="accepted_on",
        waits=_("applications for subsidies to be accepted"),
    ),
    Arrow(
        key="approve",
        label=_("approve"),
        sources=("accepted",),
        target="approved",
        by="approve",
        part=APPROVES,
        in_stages=True,
        asks=("decided_on",),
        day="decided_on",
        waits=_("subsidies to be decided on"),
    ),
    Arrow(
        key="announce",
        label=_("put up in a public notice"),
        sources=("approved",),
        target="in_notice",
        asks=("notice",),
    ),
    Arrow(
        key="review",
        label=_("review for finance"),
        sources=("approved", "in_notice"),
        target="reviewed",
        by="review",
        part=REVIEWS,
        asks=("reviewed_on",),
        day="reviewed_on",
        waits=_("subsidies to be reviewed by finance"),
    ),
    Arrow(
        key="send",
        label=_("send to the bank"),
        offered=False,  # with its batch
        sources=("reviewed",),
        target="sent",
        by="pay",
        part=PAYS,
        waits=_("subsidies to be sent to the bank"),
    ),
    Arrow(
        key="credit",
        label=_("credited by the bank"),
        offered=False,  # by the bank's answer
        sources=("sent",),
        target="paid",
        by="pay",
        part=PAYS,
        asks=("paid_on",),
        day="paid_on",
    ),
    Arrow(
        key="bounce",
        label=_("not credited by the bank"),
        offered=False,  # by the bank's answer
        sources=("sent",),
        target="returned",
        by="pay",
        part=PAYS,
        sets=UNDONE,
        reason="returned_because",
    ),
    *sent_back(
        "applied",
        "accepted",
        "approved",
        "in_notice",
        "reviewed",
        sets=UNDONE,
        to="applied",
        anew={"accepted_on": None},  # complete only now: the promised days count anew
        waits=_("subsidies returned for correction"),
    ),
    Arrow(
        key="refuse",
        label=_("refuse"),
        sources=("applied", "accepted"),
        target="refused",
        by="approve",
        part=f"{APPROVES} 1",
        asks=("decided_on",),
        day="decided_on",
        reason="refusal",
    ),
    Arrow(
        key="withdraw",
        label=_("withdraw"),
        sources=("applied", "returned", "accepted", "approved", "in_notice", "reviewed"),
        target="withdrawn",
        sets={"notice": None, "payment": None},
    ),
]
