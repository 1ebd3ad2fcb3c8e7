"""How the line's records have to be for figures to count them, and rows that break its rules."""

from tests.ledgers import AS_FIRST

MADE = {"Contact": {"troubled": True}}
BROKEN = {
    "Contact": [
        (
            {"settled_on": "2021-06-01"},
            "enterprise_liaison_contact_settled_after_it_was_raised",
        ),
        (
            {"settled_on": "2021-07-01", "problem": ""},
            "enterprise_liaison_contact_settles_a_problem",
        ),
    ],
    "LiaisonAppointment": [
        ({"ended_on": "2020-03-01"}, "enterprise_liaison_liaisonappointment_ends_after_it_begins"),
        (
            {"officer_name": AS_FIRST, "began_on": "2020-04-01"},
            "enterprise_liaison_liaisonappointment_one_at_a_time",
        ),
    ],
}
