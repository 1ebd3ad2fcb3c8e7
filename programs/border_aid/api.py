"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.border_aid.models import Donation, OnlineClass

VIEWSETS = {
    "online-classes": viewset(
        OnlineClass, filters=["recipient", "state", "ends_on"], orderings=["ends_on"]
    ),
    "donations": viewset(
        Donation,
        filters=[
            "enterprise",
            "kind",
            "donor",
            "recipient",
            "state",
            "amount",
            "pledged_on",
            "paid_on",
        ],
        orderings=["pledged_on", "paid_on"],
    ),
}
