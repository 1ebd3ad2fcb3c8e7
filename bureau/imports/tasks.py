from datetime import timedelta

from django.utils import timezone

from bureau.base.jobs import job, periodic
from bureau.base.scope import EVERYWHERE
from bureau.imports import importing
from bureau.imports.models import LedgerImport

KEPT = timedelta(days=30)  # a file; what was imported is kept in its records


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
    """Also of those that nobody ever took over."""
    old = LedgerImport.objects.filter(kept_as__isnull=False, sent_at__lt=timezone.now() - KEPT)
    for imported in old:
        imported.forget_files()
        imported.save()
