"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.incubators.models import Incubator, ProvincialCentre, Tenancy

VIEWSETS = {
    "incubators": viewset(
        Incubator,
        filters=["level", "kind", "area", "began_on", "ended_on"],
        orderings=["began_on", "ended_on"],
    ),
    "tenancies": viewset(
        Tenancy,
        filters=[
            "incubator",
            "enterprise",
            "exit_reason",
            "began_on",
            "agreed_until",
            "ended_on",
            "rent_reduction",
        ],
        orderings=["began_on", "agreed_until", "ended_on"],
    ),
    "provincial-centres": viewset(
        ProvincialCentre, filters=["incubator", "circle", "began_on"], orderings=["began_on"]
    ),
}
