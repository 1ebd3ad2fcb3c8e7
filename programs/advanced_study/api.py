"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.advanced_study.models import Participation, Seminar

VIEWSETS = {
    "seminars": viewset(Seminar, filters=["ends_on"], orderings=["ends_on"]),
    "participations": viewset(
        Participation,
        filters=["veteran", "seminar", "enterprise", "outcome", "registered_student", "ends_on"],
        orderings=["ends_on"],
    ),
}
