"""Entering a record: what the guards of a record cost, and whether clerks wait for each other.

One clerk enters attendances through the admin, from the address to the answer, with marks, history,
closed years and walls on and off in turns. Then sixteen clerks enter records at once: all of them
in one line, and each in a line of their own; both do the same work, every record of every line as
often.
"""

import time
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from statistics import median

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment

from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from programs import counting
from programs.adaptation_training.models import Attendance
from programs.lines import program_lines
from tests.benchmarks.databases import database_of_its_own
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning
from tests.factories import factory_of
from tests.programs.adaptation_training.factories import TrainingClassFactory
from tests.programs.star_awards.factories import SelectionFactory
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory

PLACE = "370102"
ROUNDS, A_ROUND = 12, 15  # of each side; records
PEOPLE = 2 * ROUNDS * A_ROUND + 1
LEFT_OUT = "contests"  # the seventeenth line
CLERKS, EACH = 16, 5  # records of each clerk in each line
TURNS = 5


def measure():
    with database_of_its_own("entry"):
        return {"one": one_clerk(), "sixteen": sixteen_clerks()}


def one_clerk():
    with scope(EVERYWHERE, by={"command": "benchmark"}):
        sign_in(browser := Client(SERVER_NAME="localhost"), make_clerk("clerk", PLACE))
        training_class = TrainingClassFactory(region_id=PLACE)
        people = iter([VeteranFactory(region_id=PLACE).pk for _person in range(PEOPLE)])
    setup_test_environment()  # only then does an answer tell what form it shows
    add = page(Attendance, "add")
    form = beginning(browser.get(add)) | {"training_class": training_class.pk}

    def enter():
        return browser.post(add, form | {"veteran": next(people)})

    took = {"guarded": [], "bare": []}
    timed(enter)  # fills what a process remembers
    for _round in range(ROUNDS):
        took["guarded"] += [timed(enter) for _record in range(A_ROUND)]
        with bare():
            took["bare"] += [timed(enter) for _record in range(A_ROUND)]
    seconds = {side: round(median(each), 4) for side, each in took.items()}
    return {"seconds": seconds, "ratio": round(seconds["guarded"] / seconds["bare"], 2)}


def timed(enter):
    began = time.perf_counter()
    answer = enter()
    seconds = time.perf_counter() - began
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return seconds


@contextmanager
def bare():
    """No marks, history, closed years and walls; what fills in a record and constraints stay."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(GUARDS)
        guards = cursor.fetchall()
        cursor.execute(WALLED)
        walled = [table for (table,) in cursor.fetchall()]
        for table, name in guards:
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')
        for table in walled:
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    yield
    with as_owner(), connection.cursor() as cursor:
        for table, name in guards:
            cursor.execute(f'ALTER TABLE {table} ENABLE ALWAYS TRIGGER "{name}"')
        for table in walled:
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")


GUARDS = """
    SELECT tgrelid::regclass::text, tgname FROM pg_trigger
    WHERE tgenabled = 'A' AND tgname ~ '^pgtrigger_(mark|year|insert|update|delete)_'
"""
WALLED = "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity"


def sixteen_clerks():
    with scope(EVERYWHERE, by={"command": "benchmark"}):
        given = {"star_awards": {"selection": SelectionFactory()}}  # there are few of them
    lines = [
        (line.label, given.get(line.label, {}))
        for line in program_lines()
        if line.label != LEFT_OUT
    ]
    connection.close()
    processes = get_context("fork")
    numbers = processes.SimpleQueue()
    for number in range(1, CLERKS + 1):  # the one clerk above was 0
        numbers.put(number)
    apart = [lines[turn:] + lines[:turn] for turn in range(CLERKS)]
    ways = {"together": [lines] * CLERKS, "apart": apart}
    took = {way: [] for way in ways}
    with processes.Pool(CLERKS, begin, [numbers]) as clerks:
        for _turn in range(TURNS + 1):  # the first fills what processes remember
            for way, days in ways.items():
                began = time.perf_counter()
                clerks.map(enter_all, days, chunksize=1)
                took[way].append(time.perf_counter() - began)
        clerks.close()
        clerks.join()
    rate = {way: round(CLERKS * CLERKS * EACH / median(each[1:]), 1) for way, each in took.items()}
    return {"records a second": rate, "ratio": round(rate["together"] / rate["apart"], 2)}


def begin(numbers):
    """In the process of a clerk: what it makes is told apart from what the others make."""
    first = numbers.get() * 1000
    for model in apps.get_models():
        with suppress(AssertionError, ModuleNotFoundError):  # has none
            factory_of(model).reset_sequence(first, force=True)


def enter_all(lines):
    """Line by line; each record, and what it belongs to, in a transaction of its own."""
    for line, given in lines:
        factory = factory_of(next(iter(counting.by_table(apps.get_app_config(line)))))
        for _record in range(EACH):
            with scope(EVERYWHERE, by={"command": "benchmark"}):
                factory.create(**given)
