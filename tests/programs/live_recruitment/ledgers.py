"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {}
BROKEN = {
    "Recruiter": [
        ({"posts": 0}, "live_recruitment_recruiter_offers_posts"),
        ({"hired": 31}, "live_recruitment_recruiter_hires_applicants"),
    ],
    "LiveSession": [
        ({"held_on": "2090-06-18"}, "live_recruitment_livesession_was_held_when_it_says"),
    ],
}
