"""How the line's records have to be for figures to count them, and rows that break its rules."""

from tests.ledgers import AS_FIRST

MADE = {}
BROKEN = {
    "Placement": [
        (
            {"veteran.id_number": AS_FIRST, "veteran.name": AS_FIRST, "began_on": "2020-05-01"},
            "welfare_posts_placement_one_post_at_a_time",
        ),
        (
            {"agreement_until": "2020-01-01"},
            "welfare_posts_placement_agreement_covers_its_beginning",
        ),
    ],
    "MonthlyPay": [
        ({"attended_days": 24}, "welfare_posts_monthlypay_attended_no_more_than_required"),
        ({"month": "2019-12"}, "welfare_posts_monthlypay_within_the_placement"),
    ],
}
