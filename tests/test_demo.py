"""The demo as a newcomer meets it: one command to a serving site, and nothing left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

pytestmark = pytest.mark.heavy

PATIENCE = 180  # seconds for a slow machine


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """An environment without anything of ours in it: no database, no keys."""
    folder = tmp_path_factory.mktemp("newcomer")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    return kept | {"BUREAU_VAR": str(folder)}


def _demo(environment, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--scale", "0.002", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **options,
    )


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answer(url):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except OSError:  # nobody listens as yet, or who listens is still loading
            time.sleep(0.3)
    return pytest.fail(f"{url} does not answer")


def _processes_of(folder):
    listed = subprocess.run(
        ["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in listed.splitlines() if str(folder) in line]


def test_demo_prepares_everything_and_compares_the_report(newcomer):
    demo = _demo(newcomer, "--no-serve")

    shown, _nothing = demo.communicate(timeout=PATIENCE)

    assert demo.returncode == 0
    assert "demo-clerk" in shown
    assert "/ 46" in shown
    assert _processes_of(newcomer["BUREAU_VAR"]) == []


def test_further_years_are_loaded_once_so_that_comparisons_show_something(newcomer):
    loaded = []
    for _start in range(2):
        shown, _nothing = _demo(newcomer, "--no-serve", "--years", "2020").communicate(
            timeout=PATIENCE
        )
        loaded.append(len(re.findall("^2020.*[0-9],[0-9]{3}", shown, re.MULTILINE)))

    assert loaded == [1, 0]


@pytest.mark.parametrize("year", ["1999", "soon"])
def test_a_year_that_cannot_be_made_is_refused(newcomer, year):
    demo = _demo(newcomer, "--no-serve", "--years", year)

    shown, _nothing = demo.communicate(timeout=PATIENCE)

    assert demo.returncode == 2
    assert year in shown
    assert "Traceback" not in shown


def test_second_start_serves_without_loading_again_and_ctrl_c_leaves_nothing(newcomer):
    port = _free_port()
    demo = _demo(newcomer, "--port", str(port))

    status, page = _answer(f"http://127.0.0.1:{port}/sign-in/")
    worker = _worker_other_than(demo)
    os.killpg(demo.pid, signal.SIGINT)  # what Ctrl-C does
    shown, _nothing = demo.communicate(timeout=PATIENCE)

    assert status == 200
    assert "csrfmiddlewaretoken" in page
    loaded = re.search("2021.*[0-9],[0-9]{3}", shown.split("demo-clerk")[0])  # 2021: 2,817 records
    assert not loaded
    assert "Traceback" not in shown
    assert not Path("/proc", str(worker)).exists()
    assert _processes_of(newcomer["BUREAU_VAR"]) == []


def _pids_of_worker(demo):
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(demo.pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if line.endswith(" work")]


def _worker_other_than(demo, former=None):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for pid in _pids_of_worker(demo):
            if pid != former:
                return pid
        time.sleep(0.3)
    return pytest.fail("No worker is started.")


def test_a_worker_that_dies_is_started_again_and_ends_with_the_demo(newcomer):
    port = _free_port()
    demo = _demo(newcomer, "--port", str(port))

    killed = _worker_other_than(demo)
    os.kill(killed, signal.SIGKILL)
    worker = _worker_other_than(demo, former=killed)
    status, _page = _answer(f"http://127.0.0.1:{port}/healthz")
    demo.terminate()
    shown, _nothing = demo.communicate(timeout=PATIENCE)

    assert status == 200
    assert demo.returncode == 0
    assert "Traceback" not in shown
    assert not Path("/proc", str(worker)).exists()
    assert _processes_of(newcomer["BUREAU_VAR"]) == []


def test_a_taken_port_is_refused_in_one_sentence(newcomer):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        demo = _demo(newcomer, "--port", str(taken.getsockname()[1]))
        shown, _nothing = demo.communicate(timeout=PATIENCE)

    assert demo.returncode == 2
    assert "--port" in shown
    assert "Traceback" not in shown
