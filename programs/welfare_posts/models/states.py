"""The ways of a placement and of its monthly pay (W6): the township puts it up, the county decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.cases.arrows import APPROVES, PAYS, Arrow, sent_back


class State(models.TextChoices):
    APPLIED = "applied", _("applied for")
    IN_NOTICE = "in_notice", _("in public notice")
    APPROVED = "approved", _("approved")
    IN_POST = "in_post", _("in post")
    ENDED = "ended", _("ended")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RETURNED = "returned", _("returned for correction")


OPEN = ("applied", "returned")
TAKEN_UP = ("in_post", "ended")
APPROVED = ("approved", *TAKEN_UP)
HOLDS_NOTHING = ("refused", "withdrawn")  # and may apply anew
NO_NOTICE = {"notice_from": None, "notice_until": None}

ARROWS = [
    Arrow(
        key="announce",
        label=_("put up in a public notice"),
        sources=("applied",),
        target="in_notice",
        asks=("notice_from",),
        sets={"notice_until": None},  # it follows from the first day
        day="notice_from",
        waits=_("applications for posts to be put up in a public notice"),
    ),
    Arrow(
        key="approve",
        label=_("approve"),
        sources=("in_notice",),
        target="approved",
        by="approve",
        part=APPROVES,
        asks=("approved_on",),
        day="approved_on",
        waits=_("applications for posts whose public notice is over, to be decided on"),
    ),
    Arrow(
        key="take_up",
        label=_("mark as in post"),
        sources=("approved",),
        target="in_post",
        asks=("began_on",),
        day="began_on",
        waits=_("approved posts to be taken up"),
    ),
    Arrow(
        key="end",
        label=_("end the placement"),
        sources=("in_post",),
        target="ended",
        asks=("ended_on",),
        day="ended_on",
        reason="exit_reason",
    ),
    *sent_back(
        "applied",
        "in_notice",
        "approved",
        sets=NO_NOTICE | {"approved_on": None},
        to="applied",
        waits=_("applications for posts returned for correction"),
    ),
    Arrow(
        key="refuse",
        label=_("refuse"),
        sources=("applied", "in_notice"),
        target="refused",
        by="approve",
        part=APPROVES,
        reason="refusal",
    ),
    Arrow(
        key="withdraw",
        label=_("withdraw"),
        sources=("applied", "returned", "in_notice", "approved"),
        target="withdrawn",
    ),
]


class PayState(models.TextChoices):
    REPORTED = "reported", _("reported")
    APPROVED = "approved", _("approved")
    PAID = "paid", _("paid")
    RETURNED = "returned", _("returned for correction")


PAY_OPEN = ("reported", "returned")

PAY_ARROWS = [
    Arrow(
        key="approve",
        label=_("approve"),
        sources=("reported",),
        target="approved",
        by="approve",
        part=APPROVES,
        waits=_("monthly pay of posts to be approved"),
    ),
    Arrow(
        key="pay",
        label=_("mark as paid"),
        sources=("approved",),
        target="paid",
        by="pay",
        part=PAYS,
        asks=("paid_on",),
        day="paid_on",
        waits=_("monthly pay of posts to be paid"),
    ),
    *sent_back(
        "reported",
        "approved",
        to="reported",
        waits=_("monthly pay of posts returned for correction"),
    ),
]
