"""The worker as a service runs it: a process of its own, that may be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from bureau.base.acts import Act
from bureau.base.jobs import ATTEMPTS
from bureau.base.management.commands.work import DEAD
from bureau.base.scope import scope
from tests.bureau.base.jobs_of_tests import STEPS, climb, look_around, lose_itself
from tests.bureau.desk.conftest import make_clerk
from tests.databases import as_login
from tests.veterans.factories import VeteranFactory
from tests.workers import PATIENCE, nothing_waits, queue, start, urls, wait_until

__all__ = ["queue", "start"]

pytestmark = pytest.mark.heavy


@contextmanager
def shut(database):
    """Lets nobody in, and throws out who is."""
    connection.close()
    as_login("owner", f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
    within = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
    as_login("app", f"{within} AND usename = current_user")
    yield
    as_login("owner", f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true')


def told(key):
    return list(
        Act.objects.filter(details__has_key=key).order_by("pk").values_list("details", flat=True)
    )


def steps():
    return [each["step"] for each in told("step")]


def test_a_job_works_as_the_app_in_its_scope_and_in_the_name_of_who_asked(start):
    for name, place in [("甲人", "370102"), ("乙人", "370202")]:
        VeteranFactory(region_id=place, name=name)
    clerk = make_clerk("clerk", "370102")

    with scope("370102", by={"user": clerk.pk, "username": "clerk"}):
        look_around.ask()
    look_around.ask()  # the control: tests see the whole province
    start()
    wait_until(lambda: len(told("people")) == 2)

    of_clerk, of_province = sorted(told("people"), key=lambda each: len(each["people"]))
    job = "tests.bureau.base.jobs_of_tests.look_around"
    assert of_clerk["login"] == "bureau_app"
    assert of_clerk["people"] == ["甲人"]
    assert of_clerk["by"] == {"job": job, "user": clerk.pk, "username": "clerk"}
    assert of_province["people"] == ["乙人", "甲人"]
    assert of_province["by"] == {"job": job}


def test_a_job_about_a_record_that_its_place_does_not_see_fails(start):
    there = VeteranFactory(region_id="370202")

    with scope("370102"):
        climb.ask(veteran=there)
    start()
    wait_until(lambda: ProcrastinateJob.objects.filter(status="failed").exists())

    assert steps() == []


def test_what_comes_round_is_done(start):
    start()

    wait_until(lambda: told("tick"))


def test_a_killed_worker_loses_nothing_and_repeats_nothing(start):
    climb.ask(veteran=VeteranFactory())
    killed = start()
    wait_until(lambda: len(steps()) > 2)

    killed.end(signal.SIGKILL)
    before = steps()
    start()
    begun = time.monotonic()
    wait_until(lambda: len(steps()) > len(before))
    waited = time.monotonic() - begun

    wait_until(nothing_waits)
    assert len(before) < STEPS
    assert steps() == list(range(STEPS))
    assert waited < DEAD + 20  # and a slow machine to start on


def test_a_worker_that_is_told_to_stop_leaves_the_rest_to_the_next(start):
    climb.ask(veteran=VeteranFactory())
    stopped = start()
    wait_until(lambda: len(steps()) > 2)

    status = stopped.end(signal.SIGTERM)
    before = steps()

    assert status == 0
    assert stopped.said.splitlines() == [stopped.said.strip()]  # that it was at work
    assert len(before) < STEPS
    start()
    wait_until(nothing_waits)
    assert steps() == list(range(STEPS))


def test_a_lost_database_is_found_again_without_much_ado(start, queue):
    climb.ask(veteran=VeteranFactory())
    worker = start()
    wait_until(lambda: len(steps()) > 2)
    before = steps()

    with shut(queue):
        wait_until(lambda: "lost" in worker.said)
    wait_until(nothing_waits)

    assert len(before) < STEPS
    assert steps() == list(range(STEPS))
    assert "Traceback" not in worker.said
    assert len(worker.said.splitlines()) < 6
    assert worker.end(signal.SIGINT) == 0


def test_a_job_whose_end_cannot_be_written_down_does_not_keep_the_worker_from_others(start):
    worker = start()
    wait_until(ProcrastinateWorker.objects.exists)
    first = ProcrastinateWorker.objects.get()

    lose_itself.ask()
    wait_until(lambda: not ProcrastinateWorker.objects.filter(pk=first.pk).exists())
    look_around.ask()
    wait_until(lambda: told("people"))

    assert "Traceback" not in worker.said


def test_a_job_that_is_cut_off_again_and_again_is_given_up(start):
    number = look_around.ask()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s", [ATTEMPTS])

    start()
    wait_until(lambda: ProcrastinateJob.objects.get(pk=number).status == "failed")

    assert told("people") == []


def test_a_database_without_tables_is_said_in_a_sentence(start, queue):
    ended = subprocess.run(
        [sys.executable, "manage.py", "work"],
        cwd=settings.BASE_DIR,
        env=os.environ | urls("postgres"),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr == "The database lacks tables: run `migrate` or `demo` first.\n"
