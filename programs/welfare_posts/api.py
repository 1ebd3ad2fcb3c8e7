"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.welfare_posts.models import MonthlyPay, Placement, PostCategory

VIEWSETS = {
    "post-categories": viewset(PostCategory, filters=["in_use"], is_written=False),
    "placements": viewset(
        Placement,
        filters=[
            "veteran",
            "state",
            "category",
            "difficulty",
            "insurance",
            "exit_reason",
            "monthly_wage",
            "began_on",
            "agreement_until",
            "ended_on",
        ],
        orderings=["began_on", "agreement_until", "ended_on"],
    ),
    "monthly-pay": viewset(
        MonthlyPay,
        filters=[
            "placement",
            "veteran",
            "state",
            "month",
            "attended_days",
            "amount",
            "paid_on",
            "began_on",
        ],
        orderings=["month", "paid_on", "began_on"],
    ),
}
