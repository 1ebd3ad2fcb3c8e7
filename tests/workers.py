"""Workers as services: processes of their own, that may be killed at any moment."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.conninfo import make_conninfo

from tests.databases import copy_of_test_database, working_in

PATIENCE = 180  # seconds for a slow machine
WITH_JOBS_OF_TESTS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "bureau.settings"
from django.conf import settings
settings.LANGUAGE_CODE = "en"
settings.LEDGER_FILES = os.environ["LEDGER_FILES"]
settings.PROCRASTINATE_IMPORT_PATHS = ["tests.bureau.base.jobs_of_tests"]
import manage
sys.exit(manage.run_command(["work"]))
"""


@pytest.fixture
def queue(django_db_setup, django_db_blocker):
    """A database of the test's own, for a worker does not see what is not committed."""
    with django_db_blocker.unblock(), copy_of_test_database("work") as name, working_in(name):
        yield name


@pytest.fixture
def start(queue, tmp_path):
    """Starts a worker; those that still run are ended with the test."""
    started = []

    def start_worker():
        started.append(Worker(queue, tmp_path / f"{len(started)}.log"))
        return started[-1]

    yield start_worker
    for worker in started:
        worker.process.kill()
        worker.process.wait()


class Worker:
    def __init__(self, database, log):
        self.log = log
        with log.open("w") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WITH_JOBS_OF_TESTS],
                cwd=settings.BASE_DIR,
                env=os.environ | urls(database) | {"LEDGER_FILES": str(settings.LEDGER_FILES)},
                stdout=written,
                stderr=subprocess.STDOUT,
            )

    def end(self, number):
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    @property
    def said(self):
        return self.log.read_text()


def urls(database):
    logins = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner"}
    server = settings.DATABASES["default"]["SERVER"]
    return {
        name: make_conninfo(**(server.sign_in(login) | {"dbname": database}))
        for name, login in logins.items()
    }


def wait_until(answer, within=PATIENCE):
    until = time.monotonic() + within
    while not answer():
        assert time.monotonic() < until, "It does not come true."
        time.sleep(0.1)


def nothing_waits():
    return not ProcrastinateJob.objects.exclude(status="failed").exists()
