from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.adaptation_training.models import Attendance, TrainingClass


def _classes_unfinished(today):
    unsettled = Attendance.objects.filter(outcome=Attendance.Outcome.PENDING, ends_on__lt=today)
    return TrainingClass.objects.filter(
        ends_on__lt=today, pk__in=unsettled.values("training_class")
    )


DUTIES = {
    "classes_unfinished": Duty(
        label=_("training classes that are over with trainees still in training"),
        records=_classes_unfinished,
        due="ends_on",
    ),
}
