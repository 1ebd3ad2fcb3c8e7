"""The way of a nomination (W7): a city nominates, a jury chooses, the notice ends, it is awarded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.cases.arrows import APPROVES, Arrow, sent_back


class State(models.TextChoices):
    NOMINATED = "nominated", _("nominated")
    SHORTLISTED = "shortlisted", _("shortlisted")
    IN_NOTICE = "in_notice", _("in public notice")
    AWARDED = "awarded", _("awarded")
    NOT_CHOSEN = "not_chosen", _("not chosen")
    RETURNED = "returned", _("returned for correction")


OPEN = ("nominated", "returned")
JUDGED = (*OPEN, "shortlisted")  # while jurors score them
NO_NOTICE = {"notice_from": None, "notice_until": None}

ARROWS = [
    Arrow(
        key="shortlist",
        label=_("shortlist"),
        sources=("nominated",),
        target="shortlisted",
        waits=_("nominations to be judged"),
    ),
    Arrow(
        key="announce",
        label=_("put up in a public notice"),
        sources=("shortlisted",),
        target="in_notice",
        asks=("notice_from",),
        sets={"notice_until": None},  # it follows from the first day
        day="notice_from",
        waits=_("shortlisted nominations to be put up in a public notice"),
    ),
    Arrow(
        key="award",
        label=_("award the star"),
        sources=("in_notice",),
        target="awarded",
        by="approve",
        part=APPROVES,
        asks=("awarded_on",),
        day="awarded_on",
        waits=_("nominations whose public notice is over and that were not decided"),
    ),
    Arrow(
        key="not_choose",
        label=_("mark as not chosen"),
        sources=("nominated", "shortlisted", "in_notice"),
        target="not_chosen",
        by="approve",
        part=APPROVES,
    ),
    *sent_back(
        "nominated",
        "shortlisted",
        "in_notice",
        sets=NO_NOTICE,
        to="nominated",
        waits=_("nominations returned for correction"),
    ),
]
