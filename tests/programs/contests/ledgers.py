"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {}
BROKEN = {
    "Entry": [
        ({"members": 0}, "contests_entry_has_members"),
        ({"score": 101}, "contests_entry_score_is_out_of_a_hundred"),
        ({"prize": "一等奖"}, "prize_at_its_level"),
    ],
}
