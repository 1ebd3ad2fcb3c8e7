"""A year is closed while somebody writes into it: what was counted at closing is what stands."""

from random import Random
from threading import Barrier, Thread
from time import sleep

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from bureau.base.models import ReportYear
from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff.models import User
from bureau.years import acts
from programs.adaptation_training.models import TrainingClass
from tests.bureau.years.conftest import make
from tests.databases import copy_of_test_database, working_in
from tests.programs.adaptation_training.factories import TrainingClassFactory

pytestmark = pytest.mark.heavy

ROUNDS, FEW = 50, 20
WRITERS = 4
LONGEST = 0.05  # seconds that somebody takes between writing and committing


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """Where a closed year can be closed again: its arrows rest."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("race") as name,
        working_in(name),
    ):
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgname ~ '^pgtrigger_year_goes_its_way'"
            )
            cursor.execute(f"ALTER TABLE base_reportyear DISABLE TRIGGER {cursor.fetchone()[0]}")
        with scope(EVERYWHERE, by={"command": "race"}):
            make("first", EVERYWHERE, "manager")
            make("second", EVERYWHERE, "manager")
        yield name


@pytest.fixture
def without_the_lock(database):
    """The control: writers look at the year and do not hold it."""
    name = "pgtrigger_year_insert"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(tgfoid) FROM pg_trigger"
            f" WHERE tgname ~ '^{name}' AND tgrelid = %s::regclass",
            [TrainingClass._meta.db_table],
        )
        (definition,) = cursor.fetchone()
        assert "FOR SHARE OF years" in definition
        cursor.execute(definition.replace("FOR SHARE OF years", ""), None)
    yield
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(definition, None)


def race(seed):
    """(what was counted at closing, what there is once all is over)."""
    random = Random(seed)
    first, second = (User.objects.get(username=name) for name in ("first", "second"))
    with scope(EVERYWHERE, by={"command": "race"}):
        ReportYear.objects.filter(year=2021).update(
            state="closing", closing_by=first, closed_by=None, closed_at=None
        )
    counted, refusals = [], []
    start = Barrier(WRITERS + 1)

    def write(pause, rest):
        connection.ensure_connection()
        start.wait()
        sleep(pause)
        try:
            with scope("370102", by={"command": "race"}):
                TrainingClassFactory()
                sleep(rest)
        except IntegrityError as error:
            refusals.append(error.__cause__.diag.constraint_name)
        finally:
            connection.close()

    def close(pause):
        connection.ensure_connection()
        start.wait()
        sleep(pause)
        with scope(EVERYWHERE, by={"command": "race"}):
            row = acts.locked(2021)
            row.state, row.closed_by, row.closed_at = "closed", second, timezone.now()
            row.save()
            counted.append(TrainingClass.objects.count())
        connection.close()

    threads = [
        Thread(target=write, args=[random.uniform(0, LONGEST), random.uniform(0, LONGEST)])
        for _number in range(WRITERS)
    ]
    threads.append(Thread(target=close, args=[random.uniform(0, LONGEST)]))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {*refusals} <= {"year_is_closed"}
    with scope(EVERYWHERE):
        return counted[0], TrainingClass.objects.count()


def test_nothing_slips_in_behind_the_count(database):
    wrong = [seed for seed in range(ROUNDS) if len({*race(seed)}) != 1]

    assert wrong == []


def test_without_the_lock_something_does(database, without_the_lock):
    wrong = [seed for seed in range(FEW) if len({*race(seed)}) != 1]

    assert wrong
