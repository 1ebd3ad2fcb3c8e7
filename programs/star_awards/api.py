"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.star_awards.models import JuryScore, Nomination, Quota, Selection

VIEWSETS = {
    "selections": viewset(Selection, filters=["level", "opens_on"], orderings=["opens_on"]),
    "quotas": viewset(Quota, filters=["selection", "star", "places"]),
    "nominations": viewset(
        Nomination,
        filters=[
            "selection",
            "veteran",
            "state",
            "star",
            "level",
            "nominated_on",
            "notice_until",
            "awarded_on",
            "votes",
        ],
        orderings=["nominated_on", "notice_until", "awarded_on"],
    ),
    "jury-scores": viewset(JuryScore, filters=["nomination", "score"]),
}
