import asyncio
import logging
import signal
from contextlib import suppress

import psycopg
from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.psycopg_connector import PsycopgConnector

from bureau.base.jobs import ATTEMPTS

LOST = (ConnectorException, psycopg.OperationalError)
PATIENCE = 10  # seconds for the database to answer
PAUSE = 2  # seconds between two looks at the queue, or at a database that is gone
DEAD = 10  # seconds without a sign of life from a worker

HABITS = {
    "concurrency": 4,  # a short job need not wait for a long one
    "fetch_job_polling_interval": PAUSE,
    "update_heartbeat_interval": 1,
    # A worker that was dead for so long is struck off; its jobs were rescued long before.
    "stalled_worker_timeout": 600,
    # Told to stop, a job goes on to its next yield, or to its end.
    "shutdown_graceful_timeout": 0,
    "delete_jobs": "successful",
    "install_signal_handlers": False,
}


class Command(BaseCommand):
    help = "Do the jobs that wait or come round, until stopped."
    reason = said = None  # why the database is lost

    def handle(self, **options):
        ProcrastinateJob.objects.exists()  # or there is a sentence to say
        connection.close()
        for handler in logging.getLogger().handlers:
            handler.addFilter(self._is_news)
        with suppress(asyncio.CancelledError):
            asyncio.run(self._work())

    def _is_news(self, record):
        """That the database is lost is told by many, at length; we say it once."""
        error = record.exc_info and record.exc_info[1]
        if isinstance(error, LOST):
            self.reason = _reason(error)
        return not isinstance(error, LOST) and record.name != "psycopg.pool"

    async def _work(self):
        """Turn after turn: one ends when the database is lost, or when we are stopped."""
        me, loop = asyncio.current_task(), asyncio.get_running_loop()
        for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            loop.add_signal_handler(number, me.cancel)
        while True:
            connector = PsycopgConnector(kwargs=_parameters, timeout=PATIENCE, min_size=1)
            try:
                with app.replace_connector(connector):
                    await self._turn()
            except* LOST as lost:
                self.reason = _reason(lost)
            self._say_lost()
            await asyncio.sleep(PAUSE)

    def _say_lost(self):
        if self.reason != self.said:
            sentence = _("The database is lost, and looked for until it is there: %(reason)s")
            self.stderr.write(sentence % {"reason": self.reason})
        self.said = self.reason

    async def _turn(self):
        def end(loop, context):
            """How a job ended could not be written down: it is rescued once its worker is gone."""
            loop.default_exception_handler(context)
            work.cancel()

        async with app.open_async(), asyncio.TaskGroup() as turn:
            rescue = turn.create_task(self._rescue())
            work = turn.create_task(app.run_worker_async(**HABITS))
            work.add_done_callback(lambda _done: rescue.cancel())
            asyncio.get_running_loop().set_exception_handler(end)
            self.reason = self.said = None
            self.stdout.write(_("At work: jobs are done as they come."))

    async def _rescue(self):
        """What a worker that was killed had in hand is done again."""
        queue = app.job_manager
        while True:
            for job in await queue.get_stalled_jobs(seconds_since_heartbeat=DEAD):
                if job.attempts < ATTEMPTS:
                    await queue.retry_job(job)
                else:
                    await queue.finish_job(job, Status.FAILED, delete_job=False)
            await asyncio.sleep(PAUSE)


def _reason(error):
    """What the driver said first, in one line."""
    while cause := (getattr(error, "exceptions", None) or [error.__cause__])[0]:
        error = cause
    return " ".join(str(error).split())


async def _parameters():
    """Asked for anew with each connection: our backend starts a private server that died."""
    return await sync_to_async(connector_params)()
