"""What classes say about somebody."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from programs.skills_training.models import Enrolment

FACTS = {
    "is_trained": Fact(
        says=_("trained"),
        records=Enrolment.objects.exclude(outcome=Enrolment.Outcome.WITHDRAWN),
        subject="veteran",
        first="skills_class__starts_on",
        until=day_after("ends_on"),
    ),
}
