"""What seminars say about somebody."""

from django.utils.translation import gettext_lazy as _

from bureau.base.facts import Fact, day_after
from programs.advanced_study.models import Participation

FACTS = {
    "is_trained": Fact(
        says=_("trained"),
        records=Participation.objects.exclude(outcome=Participation.Outcome.ABSENT),
        subject="veteran",
        first="seminar__starts_on",
        until=day_after("ends_on"),
    ),
}
