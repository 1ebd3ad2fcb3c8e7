"""How the line's records have to be for figures to count them, and rows that break its rules."""

import factory

MADE = {
    "Donation": {"paid": True, "donor_name": factory.Sequence(lambda n: f"老兵食品第{n}有限公司")},
    "OnlineClass": {"held": True},
}
BROKEN = {
    "Donation": [
        ({"state": "已认捐"}, "border_aid_donation_has_its_day_when_paid"),
        ({"pledged_on": "2021-06-20"}, "border_aid_donation_paid_after_its_pledge"),
    ],
    "OnlineClass": [
        ({"state": "计划举办"}, "border_aid_onlineclass_is_watched_when_held"),
        ({"ends_on": "2021-06-01"}, "border_aid_onlineclass_ends_after_it_starts"),
        ({"ends_on": "2098-06-18"}, "border_aid_onlineclass_was_held_when_it_says"),
    ],
}
