"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading

VIEWSETS = {
    "live-sessions": viewset(LiveSession, filters=["state", "held_on"], orderings=["held_on"]),
    "recruiters": viewset(
        Recruiter, filters=["session", "enterprise", "state", "held_on"], orderings=["held_on"]
    ),
    "session-readings": viewset(
        SessionReading, filters=["topic", "read_on"], orderings=["read_on"]
    ),
}
