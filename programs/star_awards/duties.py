from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.star_awards.models import Nomination


def _notice_over(today):
    return Nomination.objects.filter(
        state=Nomination.State.IN_NOTICE, notice_until__lt=today, awarded_on__isnull=True
    )


DUTIES = {
    "notice_over": Duty(
        label=_("nominations whose public notice is over and that were not decided"),
        records=_notice_over,
        due="notice_until",
    ),
}
