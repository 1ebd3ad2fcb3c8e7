"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Broadcast": {"held": True}}
BROKEN = {
    "Broadcast": [
        ({"minutes": 0}, "policy_broadcasts_broadcast_lasts_when_held"),
        ({"held_on": "2098-06-18"}, "policy_broadcasts_broadcast_was_held_when_it_says"),
    ],
}
