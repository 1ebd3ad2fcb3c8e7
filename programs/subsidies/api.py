"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.subsidies.models import (
    BankAnswer,
    BankLine,
    NoticeRule,
    Pause,
    PaymentBatch,
    PaymentOrder,
    PublicNotice,
    Reversal,
    ServiceStandard,
    Subsidy,
    SubsidyRate,
)

VIEWSETS = {
    "subsidies": viewset(
        Subsidy,
        filters=[
            "veteran",
            "notice",
            "payment",
            "state",
            "channel",
            "refusal",
            "amount",
            "service_years",
            "applied_on",
            "accepted_on",
            "paid_on",
            "working_days",
        ],
        orderings=["applied_on", "accepted_on", "paid_on"],
    ),
    "pauses": viewset(
        Pause,
        filters=["subsidy", "reason", "began_on", "ended_on"],
        orderings=["began_on", "ended_on"],
    ),
    "public-notices": viewset(
        PublicNotice, filters=["put_up_on", "until"], orderings=["put_up_on", "until"]
    ),
    "notice-rules": viewset(NoticeRule, filters=["masked", "began_on"], orderings=["began_on"]),
    "payment-batches": viewset(PaymentBatch, filters=["state", "sent_on"], orderings=["sent_on"]),
    "payment-orders": viewset(
        PaymentOrder,
        filters=["payment_batch", "subsidy", "state", "amount", "arrived_on"],
        orderings=["arrived_on"],
        is_written=False,
    ),
    "bank-answers": viewset(BankAnswer, filters=["payment_batch"], is_written=False),
    "bank-lines": viewset(
        BankLine,
        filters=["answer", "order", "standing", "is_open", "result", "amount"],
        is_written=False,
    ),
    "reversals": viewset(
        Reversal,
        filters=["subsidy", "state", "cause", "reclaimed", "recovered_on"],
        orderings=["recovered_on"],
    ),
    "subsidy-rates": viewset(SubsidyRate, filters=["rate", "began_on"], orderings=["began_on"]),
    "service-standards": viewset(
        ServiceStandard, filters=["days", "began_on"], orderings=["began_on"]
    ),
}
