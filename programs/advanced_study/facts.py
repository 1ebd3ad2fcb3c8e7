"""What seminars say about somebody."""

from bureau.base.facts import Fact, day_after
from programs.advanced_study.models import Participation

FACTS = {
    "is_trained": Fact(
        records=Participation.objects.exclude(outcome=Participation.Outcome.ABSENT),
        subject="veteran",
        first="seminar__starts_on",
        until=day_after("ends_on"),
    ),
}
