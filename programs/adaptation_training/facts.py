"""What classes say about somebody."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from programs.adaptation_training.models import Attendance, TrainingClass

# Online, one can be anywhere; who left early was hardly there.
ON_SITE = Attendance.objects.exclude(training_class__delivery=TrainingClass.Delivery.ONLINE)

FACTS = {
    "is_trained": Fact(
        says=_("trained"),
        records=ON_SITE.exclude(outcome=Attendance.Outcome.WITHDRAWN),
        subject="veteran",
        first="training_class__starts_on",
        until=day_after("ends_on"),
    ),
}
