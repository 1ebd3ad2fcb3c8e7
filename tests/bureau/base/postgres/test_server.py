import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured

from bureau.base.postgres.server import Server

USER = """
import sys, time
from pathlib import Path
from bureau.base.postgres.server import Server
Server(Path(sys.argv[1]), durable=False).start()
print("in use", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process_using(data):
    with subprocess.Popen(
        [sys.executable, "-c", USER, data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "in use\n"
        yield process
        process.stdin.close()


@pytest.fixture
def spare(tmp_path):
    """A server that nobody has started yet."""
    return Server(tmp_path / "postgres", durable=False)


def postmaster(server):
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_the_last_to_leave_stops_the_server(spare):
    with another_process_using(spare.data):
        address = spare.start()
        first = postmaster(spare)

    assert postmaster(spare) == first
    psycopg.connect(**address, user="postgres").close()

    spare.leave()
    assert not (spare.data / "postmaster.pid").exists()
    assert not Path(address["host"]).exists()


def test_whoever_leaves_early_stops_nothing(spare):
    with another_process_using(spare.data):
        spare.start()

        spare.leave()

        assert spare.answers()
    assert not spare.answers()


def test_what_it_refuses_is_logged_without_the_row_and_the_statement(spare):
    with psycopg.connect(**spare.start(), user="postgres", autocommit=True) as admin:
        admin.execute("create table person (name text, day date not null)")
        with pytest.raises(psycopg.errors.NotNullViolation, match="张建国"):
            admin.execute("insert into person values ('张建国', null)")
    spare.leave()

    log = (spare.data / "server.log").read_text()
    assert "violates not-null constraint" in log
    assert "张建国" not in log


def test_nobody_but_us_can_reach_it(spare):
    address = spare.start()

    assert Path(address["host"]).stat().st_mode & 0o777 == 0o700
    with psycopg.connect(**address, user="postgres") as admin:
        assert admin.execute("show listen_addresses").fetchone() == ("",)
        assert admin.execute("show server_encoding").fetchone() == ("UTF8",)
    spare.leave()


def test_a_killed_server_starts_again_with_what_was_committed(spare):
    spare = replace(spare, durable=True)
    with psycopg.connect(**spare.start(), user="postgres") as admin:
        admin.execute("create table kept (id int)")
    os.kill(postmaster(spare), signal.SIGKILL)

    with psycopg.connect(**spare.start(), user="postgres") as admin:
        assert admin.execute("select count(*) from kept").fetchone() == (0,)
    spare.leave()


def test_a_server_whose_users_were_killed_is_used_and_stopped_by_the_next(spare):
    with another_process_using(spare.data) as process:
        left_behind = postmaster(spare)
        process.kill()

    spare.start()
    assert postmaster(spare) == left_behind
    spare.leave()
    assert not spare.answers()


def test_a_stale_process_file_with_a_strangers_number_is_no_obstacle(spare):
    spare.start()
    process_file = spare.data / "postmaster.pid"
    _, *rest = process_file.read_text().splitlines(keepends=True)
    spare.leave()
    process_file.write_text("".join([f"{os.getppid()}\n", *rest]))

    spare.start()

    assert spare.answers()
    spare.leave()


def test_an_interrupted_making_of_the_data_is_begun_anew(spare):
    draft = spare.data.with_name("postgres.new")
    draft.mkdir()
    (draft / "PG_VERSION").write_text("half")

    spare.start()

    assert not draft.exists()
    spare.leave()


def test_several_who_start_it_at_once_share_one(spare):
    script = [sys.executable, "-c", USER, spare.data]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    users = [subprocess.Popen(script, **pipes) for _ in range(3)]
    try:
        assert [user.stdout.readline() for user in users] == ["in use\n"] * 3
        log = (spare.data / "server.log").read_text()
    finally:
        for user in users:
            user.communicate()

    assert log.count("database system is ready to accept connections") == 1
    assert not spare.answers()


def test_a_server_that_cannot_start_says_so_in_one_sentence(spare, monkeypatch):
    monkeypatch.setattr("bureau.base.postgres.server.PATIENCE", 0.5)
    spare.start()
    spare.leave()
    (spare.data / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(ImproperlyConfigured, match="9.6.*set DATABASE_URL"):
        spare.start()
    spare.leave()


def test_a_folder_that_cannot_be_written_is_refused_in_one_sentence():
    with pytest.raises(ImproperlyConfigured, match="BUREAU_VAR .* or DATABASE_URL"):
        Server(Path("/proc/nowhere/postgres")).start()
