"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Selection": {"selected": True}}
BROKEN = {
    "Selection": [
        ({"kind": "承训机构"}, "teaching_resources_selection_institution_is_registered"),
        ({"kind": "课程资源"}, "teaching_resources_selection_course_has_hours"),
        ({"score": 101}, "teaching_resources_selection_score_is_out_of_100"),
        ({"state": "已推荐"}, "teaching_resources_selection_decision_has_a_day"),
        ({"decided_on": "2020-06-01"}, "teaching_resources_selection_decided_after_nomination"),
    ],
    "Call": [({"closes_on": "2020-04-01"}, "teaching_resources_call_closes_after_it_opens")],
}
