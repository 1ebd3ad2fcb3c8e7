"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.contests.models import Contest, Entry, OrganiserPrize, PrizePlan, Track

VIEWSETS = {
    "contests": viewset(
        Contest, filters=["level", "opens_on", "final_on"], orderings=["opens_on", "final_on"]
    ),
    "tracks": viewset(Track, filters=["contest", "level"]),
    "prize-plans": viewset(PrizePlan, filters=["contest", "prize", "number"]),
    "entries": viewset(
        Entry,
        filters=[
            "contest",
            "track",
            "leader",
            "stage",
            "prize",
            "standing",
            "level",
            "score",
            "final_on",
        ],
        orderings=["final_on"],
    ),
    "organiser-prizes": viewset(
        OrganiserPrize, filters=["contest", "level", "final_on"], orderings=["final_on"]
    ),
}
