"""What programs may ask of the records of this line."""

from bureau.api.viewset import viewset
from programs.adaptation_training.models import Attendance, TrainingClass

VIEWSETS = {
    "training-classes": viewset(
        TrainingClass, filters=["provider", "delivery", "ends_on"], orderings=["ends_on"]
    ),
    "attendances": viewset(
        Attendance,
        filters=["veteran", "training_class", "outcome", "wish", "ends_on"],
        orderings=["ends_on"],
    ),
}
