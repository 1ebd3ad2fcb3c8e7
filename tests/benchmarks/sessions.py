"""Whether what a session wrote before makes its next statement slow.

A statement's triggers are planned by the session that fires them. The same statement is timed as
the first of its session and after another of the other size; all of it is undone each time.
"""

import time
from statistics import median

from django.core.management import call_command
from django.db import connection, transaction

from bureau.base.scope import EVERYWHERE, scope
from programs.adaptation_training.models import Attendance
from tests.benchmarks.databases import database_of_its_own
from veterans.models import Enterprise, Veteran

ONE, MANY = 1, 4_000
TURNS = 7
WRITTEN = [Attendance, Enterprise, Veteran]


def measure():
    with database_of_its_own("sessions"):
        call_command("load_year", "2021", scale=0.3, verbosity=0)
        return {"rows": MANY} | {model._meta.label: measured(model) for model in WRITTEN}


def measured(model):
    with scope(EVERYWHERE):
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True)[:MANY])
    return {
        "many": told(seconds(model, keys, [MANY]), seconds(model, keys, [ONE, MANY])),
        "one": told(seconds(model, keys, [ONE, ONE]), seconds(model, keys, [MANY, ONE])),
    }


def seconds(model, keys, numbers):
    """Of the last of these statements in a session of their own."""
    took = []
    for _turn in range(TURNS):
        connection.close()
        for number in numbers:
            last = update(model, keys[:number])
        took.append(last)
    return median(took)


def update(model, keys):
    with scope(EVERYWHERE, by={"command": "benchmark"}), transaction.atomic():
        rows = model.objects.filter(pk__in=keys)
        began = time.perf_counter()
        changed = rows.update(note=str(began))
        took = time.perf_counter() - began
        assert changed == len(keys)
        transaction.set_rollback(True)
    return took


def told(first, after):
    return {
        "first": round(first, 5),
        "after the other": round(after, 5),
        "ratio": round(after / first, 2),
    }
