"""Does what a worker would do, in the test's own process."""

import threading
from types import SimpleNamespace

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

GOES_ON = SimpleNamespace(should_abort=lambda: False)


def do_what_waits():
    """Every job that waits, and those that these ask for."""
    while waiting := ProcrastinateJob.objects.filter(status="todo").order_by("pk").first():
        app.tasks[waiting.task_name].func(GOES_ON, **waiting.args)
        ProcrastinateJob.objects.filter(pk=waiting.pk).delete()


def at_work():
    """The same on a connection of its own, as tests in a browser need it."""

    def turn():
        try:
            do_what_waits()
        finally:
            connection.close()

    thread = threading.Thread(target=turn)
    thread.start()
    thread.join()
