from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.live_recruitment.models import LiveSession, SessionReading, State

LOOKING_BACK = timedelta(days=365)  # nobody reads the counter of an older session any more


def _sessions_past(today):
    return LiveSession.objects.filter(state=State.ANNOUNCED, held_on__lt=today)


def _sessions_unread(today):
    read = SessionReading.objects.filter(topic=OuterRef("pk"))
    held = LiveSession.objects.held().filter(held_on__range=(today - LOOKING_BACK, today))
    return held.filter(~Exists(read))


DUTIES = {
    "sessions_past": Duty(
        label=_("live sessions announced for a day that has passed"),
        records=_sessions_past,
        due="held_on",
    ),
    "sessions_unread": Duty(
        label=_("live sessions held without a reading of their views"),
        records=_sessions_unread,
        due="held_on",
    ),
}
