"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading, Video

VIEWSETS = {
    "topics": viewset(Topic, filters=["cumulative"]),
    "topic-readings": viewset(TopicReading, filters=["topic", "read_on"], orderings=["read_on"]),
    "videos": viewset(Video, filters=["topic", "published_on"], orderings=["published_on"]),
    "broadcasts": viewset(Broadcast, filters=["topic", "state", "held_on"], orderings=["held_on"]),
}
