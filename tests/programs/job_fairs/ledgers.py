"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"Visit": {"signed": True}}
BROKEN = {
    "Visit": [
        ({"name": "王秀英"}, "job_fairs_visit_names_its_visitor"),
        ({"veteran.id_number": "", "veteran.name": ""}, "job_fairs_visit_names_its_visitor"),
        ({"post": ""}, "job_fairs_visit_signed_for_a_post_agreed_on"),
    ],
    "Booth": [
        ({"posts_offered": 0}, "job_fairs_booth_offers_posts"),
        ({"lowest_pay": 5000}, "job_fairs_booth_pays_within_a_range"),
    ],
    "JobFair": [
        ({"held_on": "2021-06-24"}, "job_fairs_jobfair_is_on_a_job_day_or_says_why"),
        (
            {"held_on": "2090-06-01", "moved_because": "场地调整"},
            "job_fairs_jobfair_was_held_when_it_says",
        ),
    ],
}
