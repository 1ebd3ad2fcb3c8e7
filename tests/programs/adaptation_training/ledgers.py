"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Attendance": {"completed": True}}
BROKEN = {
    "TrainingClass": [
        ({"ends_on": "2021-06-01"}, "adaptation_training_trainingclass_ends_after_it_starts"),
        ({"hours": 0}, "adaptation_training_trainingclass_has_hours"),
    ],
}
