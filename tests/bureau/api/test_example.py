"""The example in the document does what it says, from outside and with a token."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.testcases import LiveServerThread

from bureau.summary.summarise import summarise
from bureau.summary.table import plain
from programs.lines import indicators
from tests.bureau.api.asking import Program
from tests.bureau.desk.conftest import make_clerk
from tests.databases import copy_of_test_database, working_in

DOCUMENT = Path(settings.BASE_DIR) / "bureau" / "API.md"
CODE = "adaptation_training.attendances"


@pytest.fixture
def server(small_year, django_db_blocker):
    """(address, token) of a running site with a small year, in a database of its own."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("example", of=small_year) as name,
        working_in(name),
    ):
        program = Program(make_clerk("program", "37"), rights="read")
        thread = LiveServerThread("127.0.0.1", lambda handler: handler, port=0)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        assert thread.error is None
        try:
            token = program.headers["Authorization"].removeprefix("Bearer ")
            yield f"http://127.0.0.1:{thread.port}", token
        finally:
            thread.terminate()
            connection.close()


@pytest.mark.heavy
def test_the_example_reads_the_year_and_the_records_behind_a_figure(server):
    [example] = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    address, token = server

    ran = subprocess.run(
        [sys.executable, "-c", example],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "BUREAU_URL": address, "BUREAU_TOKEN": token, "PYTHONUTF8": "1"},
    )

    assert ran.returncode == 0, ran.stderr
    *figures, last = ran.stdout.splitlines()
    summary = summarise(2021, "3701")
    assert figures == [
        f"{each.code} {'no data' if each.empty else plain(each.value)} {each.unit}"
        for each in summary.figures
    ]
    behind = indicators()[CODE].records_at(summary.period, summary.region)
    assert last == f"{behind.count()} records behind {summary[CODE].text}"
