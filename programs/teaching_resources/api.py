"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.teaching_resources.models import Call, Selection

VIEWSETS = {
    "calls": viewset(Call, filters=["closes_on"], orderings=["closes_on"]),
    "selections": viewset(
        Selection,
        filters=["call", "provider", "kind", "state", "score", "decided_on"],
        orderings=["decided_on"],
    ),
}
