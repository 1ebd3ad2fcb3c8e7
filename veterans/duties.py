"""What waits for clerks in the registers."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, days_after
from veterans.models import Veteran

TIME_TO_REPORT_IN = 30  # 退役后30日内报到
SOON = 10
# Whoever left earlier and has no day is a gap in an old register, and nobody to send for.
LOOKING_BACK = timedelta(days=365)


def _not_reported_in(today):
    left = (today - LOOKING_BACK, today - timedelta(days=TIME_TO_REPORT_IN - SOON))
    return Veteran.objects.filter(
        discharged_on__range=left, reported_on__isnull=True, died_on__isnull=True
    ).annotate(report_by=days_after("discharged_on", TIME_TO_REPORT_IN))


DUTIES = {
    "not_reported_in": Duty(
        label=_("veterans who have to report in within 30 days of their discharge"),
        records=_not_reported_in,
        due="report_by",
    ),
}
