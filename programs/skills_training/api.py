"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.skills_training.models import (
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)

VIEWSETS = {
    "assessments": viewset(
        Assessment, filters=["provider", "outcome", "assessed_on"], orderings=["assessed_on"]
    ),
    "provider-agreements": viewset(
        ProviderAgreement,
        filters=["provider", "assessment", "end_reason", "began_on", "agreed_until", "ended_on"],
        orderings=["began_on", "agreed_until", "ended_on"],
    ),
    "skills-classes": viewset(
        SkillsClass, filters=["agreement", "level", "ends_on"], orderings=["ends_on"]
    ),
    "roll-calls": viewset(RollCall, filters=["skills_class", "held_on"], orderings=["held_on"]),
    "enrolments": viewset(
        Enrolment,
        filters=[
            "veteran",
            "skills_class",
            "outcome",
            "result",
            "resat",
            "ends_on",
            "certified_on",
        ],
        orderings=["ends_on", "certified_on"],
    ),
    "fee-instalments": viewset(
        FeeInstalment,
        filters=["skills_class", "stage", "state", "amount", "paid_on"],
        orderings=["paid_on"],
    ),
}
