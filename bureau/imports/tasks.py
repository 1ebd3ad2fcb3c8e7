from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from bureau.base.jobs import job, periodic
from bureau.base.scope import EVERYWHERE
from bureau.imports import importing
from bureau.imports.models import LedgerImport

KEPT = timedelta(days=30)  # a file; what was imported is kept in its records
PATIENCE = timedelta(hours=1)  # with work that no job does any more


@job
def check(imported: LedgerImport):
    yield from importing.check(imported)


@job
def take_over(imported: LedgerImport):
    yield from importing.take_over(imported)


@job
def undo(imported: LedgerImport):
    importing.undo(imported)


@periodic(EVERYWHERE, "17 18 * * *")
def forget_files():
    """Also of those that nobody ever took over, and what broken-off work left behind."""
    since = timezone.now() - KEPT
    for imported in LedgerImport.objects.filter(kept_as__isnull=False, sent_at__lt=since):
        imported.forget_files()
        imported.save()
    for path in Path(settings.LEDGER_FILES).glob("*"):
        if datetime.fromtimestamp(path.stat().st_mtime, since.tzinfo) < since:
            path.unlink(missing_ok=True)


@periodic(EVERYWHERE, "27 * * * *")
def end_what_broke_off():
    """A job that failed says nothing: whoever waits for it is told."""
    in_hand = ProcrastinateJob.objects.filter(status__in=["todo", "doing"], args__has_key="records")
    waited_for = {
        args["records"].get("imported") for args in in_hand.values_list("args", flat=True)
    }
    for imported in LedgerImport.objects.filter(
        state__in=LedgerImport.AT_WORK, begun_at__lt=timezone.now() - PATIENCE
    ).exclude(pk__in=waited_for - {None}):
        importing.break_off(imported)
