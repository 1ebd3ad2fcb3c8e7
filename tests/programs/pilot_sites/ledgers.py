"""How the line's records have to be for figures to count them, and rows that break its rules."""

MADE = {"PilotSite": {"approved": True}}
BROKEN = {
    "PilotSite": [
        ({"state": "拟建"}, "pilot_sites_pilotsite_decided_on_a_day"),
        ({"ended_on": "2021-04-27"}, "pilot_sites_pilotsite_ends_after_it_begins"),
    ],
}
