"""The report of a year in each kind of file, against the page that shows the year's figures.

At full scale, when nothing changed since the figures were last asked for. Page and file are made
for one reader, in turns, from the address to the last byte; each takes as long as its median.
"""

import time
from statistics import median

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone, translation

from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk import taking
from bureau.desk.making import request_of
from bureau.report.files.kinds import KINDS
from bureau.report.offered import document
from tests.benchmarks.databases import database_of_its_own
from tests.signing_in import sign_in

YEAR, TURNS = 2021, 5


def measure():
    with database_of_its_own("report"):
        call_command("load_year", str(YEAR), verbosity=0)
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        with scope(EVERYWHERE, by={"command": "benchmark"}):
            reader = get_user_model().objects.create_superuser(
                "reader", region_id=EVERYWHERE, password_chosen_at=timezone.now()
            )
            sign_in(browser := Client(SERVER_NAME="localhost"), reader)
        took = {name: [] for name in ["page", *KINDS]}
        for _turn in range(TURNS + 1):  # the first fills what a process remembers
            took["page"].append(timed(page, browser))
            for format in KINDS:
                took[format].append(timed(file, reader, format))
    seconds = {name: round(median(each[1:]), 3) for name, each in took.items()}
    return {
        "year": YEAR,
        "seconds": seconds,
        "ratio": {format: round(seconds[format] / seconds["page"], 1) for format in KINDS},
    }


def page(browser):
    assert browser.get(f"/years/{YEAR}/").status_code == 200


def file(reader, format):
    """As the job does, but for the row of the file."""
    with translation.override("zh-hans"), scope(EVERYWHERE, by={"command": "benchmark"}):
        asked = taking.of_document("report", YEAR, "", "report")
        asked.format = format
        assert document(request_of(reader), asked)


def timed(work, *arguments):
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began
