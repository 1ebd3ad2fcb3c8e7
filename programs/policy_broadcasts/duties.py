from datetime import timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, days_after
from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading

A_MONTH = 30
LOOKING_BACK = timedelta(days=365)  # a topic that nobody reads any longer is over


def _readings_overdue(today):
    last = TopicReading.objects.filter(topic=OuterRef("pk"), read_on__lte=today)
    overdue = (today - LOOKING_BACK, today - timedelta(days=A_MONTH))
    return (
        Topic.objects.alias(last_read_on=Subquery(last.order_by("-read_on").values("read_on")[:1]))
        .filter(Q(last_read_on__isnull=True) | Q(last_read_on__range=overdue))
        .annotate(read_by=days_after("last_read_on", A_MONTH))
    )


def _broadcasts_past(today):
    return Broadcast.objects.filter(state=Broadcast.State.ANNOUNCED, held_on__lt=today)


DUTIES = {
    "readings_overdue": Duty(
        label=_("topics whose counter was not read for 30 days"),
        records=_readings_overdue,
        due="read_by",
    ),
    "broadcasts_past": Duty(
        label=_("broadcasts announced for a day that has passed"),
        records=_broadcasts_past,
        due="held_on",
    ),
}
