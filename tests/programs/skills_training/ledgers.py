"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Enrolment": {"certified": True}}
BROKEN = {
    "Enrolment": [
        ({"theory_score": 101}, "skills_training_enrolment_scores_are_out_of_100"),
        (
            {"outcome": "在训", "certificate_no": "", "certified_on": ""},
            "skills_training_enrolment_result_rests_on_scores",
        ),
        ({"result": "不合格"}, "skills_training_enrolment_certificate_is_earned"),
    ],
    "SkillsClass": [
        ({"ends_on": "2021-06-01"}, "skills_training_skillsclass_ends_after_it_starts"),
        ({"hours": 0}, "skills_training_skillsclass_has_hours"),
    ],
}
