"""A worker that is killed at any moment leaves all rows of an import or none, and the import ends."""

import signal
import time
from random import Random

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from bureau.base.jobs import QUEUE
from bureau.base.scope import scope
from bureau.imports import importing, tasks
from bureau.imports.models import LedgerImport
from bureau.ledgers.ledger import named
from tests.bureau.desk.conftest import make_clerk
from tests.workbooks import VETERANS, veteran, workbook
from tests.workers import queue, start, wait_until
from veterans.models import Veteran

__all__ = ["queue", "start"]
pytestmark = pytest.mark.heavy
ROWS = 1_500
MOMENTS = 20


class Office:
    """Sends ledgers of new people, and sees what became of them."""

    def __init__(self):
        self.clerk = make_clerk("clerk", "370102")
        self.acting = {
            "place": "370102",
            "by": {"user": self.clerk.pk, "username": "clerk", "region": "370102"},
        }

    def send(self, first):
        """Checked here, and to be taken over by whatever worker there is."""
        rows = [veteran(first + each) for each in range(ROWS)]
        with scope(**self.acting):
            imported = importing.receive(
                self.clerk, named("veterans"), "台账.xlsx", workbook(VETERANS, *rows)
            )
            for _step in importing.check(imported):
                pass
            imported.state = LedgerImport.State.WRITING
            imported.save()
            tasks.take_over.ask(imported=imported)
        return imported

    def is_done(self, imported):
        return LedgerImport.objects.get(pk=imported.pk).state == "done"

    def count(self):
        return Veteran.objects.count()


def give_back():
    """What the next worker does by itself once the dead one has been silent for long enough
    (tests.bureau.base.test_work): what it had in hand is done again."""
    for job in ProcrastinateJob.objects.filter(status="doing"):
        QUEUE.retry_job_by_id(job.pk, retry_at=timezone.now())


def test_all_rows_or_none_at_twenty_moments(start):
    office, random = Office(), Random(20)
    worker = start()
    begun = time.monotonic()
    first = office.send(0)
    wait_until(lambda: office.is_done(first))
    lasts = time.monotonic() - begun

    seen = set()
    for moment in range(1, MOMENTS + 1):
        before = office.count()
        imported = office.send(moment * ROWS)
        time.sleep(random.uniform(0, lasts))
        worker.end(signal.SIGKILL)

        written = office.count() - before
        assert written in (0, ROWS)
        seen.add(written)
        give_back()
        worker = start()
        wait_until(lambda one=imported: office.is_done(one))
        assert office.count() - before == ROWS

    assert not LedgerImport.objects.filter(state__in=LedgerImport.AT_WORK).exists()
    assert seen == {0, ROWS}  # some were killed too early, and some too late
