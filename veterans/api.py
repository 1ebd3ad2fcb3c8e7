"""What programs may ask of the records of this app."""

from bureau.api.viewset import viewset
from veterans.models import Enterprise, EnterpriseJobs, Office, Region, TrainingProvider, Veteran

VIEWSETS = {
    "places": viewset(Region, filters=["parent", "level"], is_written=False),
    "offices": viewset(Office, filters=["kind"]),
    "veterans": viewset(
        Veteran,
        filters=[
            "category",
            "placement",
            "employment",
            "merit",
            "education",
            "discharged_on",
            "reported_on",
        ],
        orderings=["discharged_on", "reported_on"],
    ),
    "enterprises": viewset(
        Enterprise,
        filters=["founder", "kind", "recognition_basis", "registered_on", "began_on", "ended_on"],
        orderings=["registered_on", "began_on", "ended_on"],
    ),
    "enterprise-jobs": viewset(
        EnterpriseJobs,
        filters=["enterprise", "headcount", "began_on", "ended_on"],
        orderings=["began_on", "ended_on"],
    ),
    "training-providers": viewset(TrainingProvider, filters=["kind", "workstations"]),
}
