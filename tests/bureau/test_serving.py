"""The site as gunicorn serves it: limits, headers of files, and what is written down of a visit."""

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from urllib.parse import quote

import pytest
from django.conf import settings

pytestmark = pytest.mark.heavy

NUMBER = "37010219900101123X"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(its port, the file of what it writes down)."""
    folder = tmp_path_factory.mktemp("served")
    with (folder / "log").open("w") as log, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:bureau.serving"]
            + ["--bind", f"fd://{listening.fileno()}"],
            cwd=settings.BASE_DIR,
            env=os.environ | {"BUREAU_VAR": str(folder), "PYTHONPATH": str(settings.BASE_DIR)},
            pass_fds=[listening.fileno()],
            stdout=log,
            stderr=log,
        )
        port = listening.getsockname()[1]
        yield port, folder / "log"
        server.terminate()
        server.wait()


def ask(served, path, **headers):
    connection = HTTPConnection("127.0.0.1", served[0], timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def written(served, what):
    """A line is written after its answer is sent."""
    until = time.monotonic() + 10
    while what not in served[1].read_text() and time.monotonic() < until:
        time.sleep(0.05)
    return served[1].read_text()


def test_a_visit_is_written_down_without_its_query_and_without_numbers(served):
    answer = ask(served, f"/nowhere/{NUMBER}/{quote('张建国')}/?q={NUMBER}&name=zhang")

    log = written(served, "GET /nowhere/")
    assert answer.status == 404
    assert "127.0.0.1 GET /nowhere/***/" in log
    assert NUMBER not in log
    assert "zhang" not in log


def test_not_even_a_broken_request_is_quoted(served):
    with socket.create_connection(("127.0.0.1", served[0]), timeout=60) as connection:
        connection.sendall(f"GET /?q={NUMBER} NOTHTTP\r\n\r\n".encode())
        assert b"400" in connection.recv(1000)

    assert NUMBER not in written(served, "Invalid")


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        pytest.param("/?" + "a" * 4100, {}, 414, id="a-long-address"),
        pytest.param("/", {"X-Long": "a" * 9000}, 431, id="a-long-header"),
        pytest.param("/", {f"X-{n}": "a" for n in range(70)}, 431, id="many-headers"),
    ],
)
def test_what_is_longer_than_any_request_of_ours_is_refused(served, path, headers, status):
    assert ask(served, path, **headers).status == status


def test_a_file_has_the_headers_of_a_page(served):
    answer = ask(served, "/static/summary/star.svg")

    assert answer.status == 200
    assert "default-src 'none'" in answer.getheader("Content-Security-Policy")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
