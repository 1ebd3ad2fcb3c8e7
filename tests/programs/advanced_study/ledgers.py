"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Participation": {"completed": True}}
BROKEN = {
    "Seminar": [
        ({"round_no": 0}, "advanced_study_seminar_has_a_round"),
        ({"hours": 0}, "advanced_study_seminar_has_hours"),
        ({"ends_on": "2021-06-01"}, "advanced_study_seminar_ends_after_it_starts"),
    ],
}
