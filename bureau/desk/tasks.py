from datetime import timedelta

from django.utils import timezone

from bureau.base.jobs import periodic
from bureau.base.scope import EVERYWHERE
from bureau.desk.models import Submission


@periodic(EVERYWHERE, "17 * * * *")
def forget_submissions():
    """Nobody sends a form of yesterday again by accident."""
    Submission.objects.filter(saved_at__lt=timezone.now() - timedelta(days=1)).delete()
