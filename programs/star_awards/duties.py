from programs.cases.queue import queue
from programs.star_awards.models import Nomination


def _notice_over(today):
    return Nomination.objects.filter(notice_until__lt=today)


DUTIES = queue(Nomination, award=(_notice_over, "notice_until"))
