"""The ways of a loan, of the subsidy of its interest and of a year's settlement (W4): the county
decides and the bank pays out; each quarter the agency checks, the county approves, finance pays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.cases.arrows import APPROVES, FILES, PAYS, REVIEWS, Arrow, sent_back


class LoanState(models.TextChoices):
    APPLIED = "applied", _("applied for")
    APPROVED = "approved", _("approved")
    DISBURSED = "disbursed", _("disbursed")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RETURNED = "returned", _("returned for correction")


class ClaimState(models.TextChoices):
    CLAIMED = "claimed", _("claimed")
    CHECKED = "checked", _("checked")
    APPROVED = "approved", _("approved")
    PAID = "paid", _("paid")
    REFUSED = "refused", _("refused")
    RETURNED = "returned", _("returned for correction")


class SettlementState(models.TextChoices):
    OPEN = "open", _("being put together")
    SETTLED = "settled", _("settled")


LOAN_OPEN = ("applied", "returned")
CLAIM_OPEN = ("claimed", "returned")
SUBSIDISED = ("checked", "approved", "paid")  # in which nothing is wrong with the loan

LOAN_ARROWS = [
    Arrow(
        key="approve",
        label=_("approve"),
        sources=("applied",),
        target="approved",
        by="approve",
        part=APPROVES,
        in_stages=True,
        asks=("decided_on",),
        day="decided_on",
        waits=_("loans to be decided on"),
    ),
    Arrow(
        key="disburse",
        label=_("mark as disbursed"),
        sources=("approved",),
        target="disbursed",
        part=FILES,  # whoever approved it does not say as well that the bank paid it out
        asks=("contract_no", "disbursed_on"),
        day="disbursed_on",
        waits=_("approved loans to be paid out by the bank"),
    ),
    *sent_back(
        "applied",
        "approved",
        sets={"decided_on": None},
        to="applied",
        waits=_("loans returned for correction"),
    ),
    Arrow(
        key="refuse",
        label=_("refuse"),
        sources=("applied",),
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
        sources=("applied", "returned", "approved"),
        target="withdrawn",
    ),
]

CLAIM_ARROWS = [
    Arrow(
        key="check",
        label=_("mark as checked"),
        sources=("claimed",),
        target="checked",
        by="review",
        part=REVIEWS,
        asks=("checked_on",),
        day="checked_on",
        waits=_("interest claims to be checked within five working days"),
    ),
    Arrow(
        key="approve",
        label=_("approve"),
        sources=("checked",),
        target="approved",
        by="approve",
        part=APPROVES,
        asks=("approved_on",),
        day="approved_on",
        waits=_("interest claims to be approved"),
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
        waits=_("interest subsidies to be paid"),
    ),
    *sent_back(
        "claimed",
        "checked",
        "approved",
        sets={"checked_on": None, "approved_on": None},
        to="claimed",
        waits=_("interest claims returned for correction"),
    ),
    Arrow(
        key="refuse",
        label=_("refuse"),
        sources=("claimed", "checked"),
        target="refused",
        by="approve",
        part=APPROVES,
        reason="refusal",
    ),
]

SETTLEMENT_ARROWS = [
    Arrow(
        key="settle",
        label=_("settle with the province"),
        sources=("open",),
        target="settled",
        by="approve",
        part=APPROVES,
        asks=("settled_on",),
        day="settled_on",
        sets={"interest_paid": None, "difference": None},  # reckoned for the last time
        waits=_("years of interest subsidies to be settled with the province"),
    ),
]
