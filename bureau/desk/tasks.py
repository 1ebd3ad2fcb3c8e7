from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from bureau.base.jobs import job, periodic
from bureau.base.scope import EVERYWHERE
from bureau.desk import making
from bureau.desk.models import ListFile, Submission

A_DAY = timedelta(days=1)
GIVEN_UP = gettext_noop("It could not be written: try again, or tell who runs the site.")


@periodic(EVERYWHERE, "17 * * * *")
def forget_submissions():
    """Nobody sends a form of yesterday again by accident."""
    Submission.objects.filter(saved_at__lt=timezone.now() - A_DAY).delete()


@job
def write_file(file: ListFile):
    """That it has begun is seen at once; all else is seen together, when it is there."""
    if file.is_pending:
        file.state = ListFile.State.WRITING
        file.save()
        yield
        making.make(file)


@periodic(EVERYWHERE, "37 * * * *")
def forget_files():
    """Those that have expired, those that no worker finishes, and what killed workers left."""
    now = timezone.now()
    waiting = [ListFile.State.WAITING, ListFile.State.WRITING]
    cut_off = ListFile.objects.filter(state__in=waiting, asked_at__lt=now - A_DAY)
    cut_off.update(state=ListFile.State.FAILED, failure=GIVEN_UP)
    ListFile.objects.filter(expires_at__lt=now).delete()
    ListFile.objects.filter(asked_at__lt=now - settings.LIST_FILES_KEPT - A_DAY).delete()
    kept = set(ListFile.objects.values_list("name", flat=True))
    for path in settings.LIST_FILES.glob("*"):
        is_old = now.timestamp() - path.stat().st_mtime > A_DAY.total_seconds()
        if path.name.partition(".")[0] not in kept or path.suffix == ".part" and is_old:
            making.clear_away(path)
