"""A copy of the running database is brought up as it was at one moment, or the drill says why not."""

import shutil
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from bureau.base.acts import Act
from bureau.base.postgres import drill, roles
from bureau.base.postgres.server import Server
from tests.databases import copy_of_test_database, working_in
from tests.veterans.factories import VeteranFactory

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the copy is made, so that what is left behind can be seen."""
    folder = Path(tempfile.mkdtemp(prefix="drill-"))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    folder.rmdir()  # only works on an empty folder


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """A database of the module's own: what is written is there for other connections to see."""
    with django_db_blocker.unblock(), copy_of_test_database("drill") as name, working_in(name):
        VeteranFactory.create_batch(3)
        yield name


@pytest.fixture
def login(database):
    login = connection.settings_dict["SERVER"].sign_in("backup")
    return login | {"dbname": connection.settings_dict["NAME"]}


def count_acts():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_act")
        return cursor.fetchone()[0]


@contextmanager
def somebody_at_work():
    """Another process of the site, which signs people in all the while."""
    over = threading.Event()

    def work():
        try:
            while not over.wait(0.05):
                Act(kind=Act.Kind.SIGN_IN, username="li").save(force_insert=True)
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


@pytest.mark.usefixtures("database")
def test_the_drill_restores_every_table_while_people_work_and_leaves_nothing(place):
    said = StringIO()

    with somebody_at_work():
        call_command("restore_drill", stdout=said)

    assert "equal  public.veterans_veteran  3\n" in said.getvalue()
    assert "equal  pg_catalog.pg_policy" in said.getvalue()
    assert "FIELD_KEY opens" in said.getvalue()
    assert "DIFFERENT" not in said.getvalue()
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(place) not in running.stdout
    assert list(place.iterdir()) == []


def test_what_was_written_after_the_moment_is_not_restored(login):
    with drill.rehearsal(login) as (original, restored):
        with somebody_at_work():
            time.sleep(0.5)

        acts = next(e for e in drill.compare(original, restored) if e.table == "public.base_act")

    assert acts.equal
    assert count_acts() > acts.original[0]


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        (
            "DELETE FROM base_workday WHERE day = (SELECT max(day) FROM base_workday)",
            "base_workday",
        ),
        ("UPDATE auth_group SET name = 'another' WHERE name = 'clerk'", "auth_group"),
        ("DROP TABLE base_act", "base_act"),
        ("CREATE TABLE newcomer (id int)", "newcomer"),
    ],
    ids=["a-lost-row", "a-changed-row", "a-lost-table", "a-table-too-many"],
)
def test_a_copy_that_is_not_the_same_is_told_apart(login, damage, table):
    with drill.rehearsal(login) as (original, restored):
        there = login | {"host": restored.info.host, "port": restored.info.port}
        with psycopg.connect(**there) as saboteur:
            saboteur.execute(damage)
        told = {each.table for each in drill.compare(original, restored) if not each.equal}

    assert f"public.{table}" in told
    assert told - {"pg_catalog.pg_policy", "pg_catalog.pg_trigger"} == {f"public.{table}"}


@pytest.mark.usefixtures("database")
def test_without_the_key_the_drill_fails_although_every_row_is_there(settings):
    settings.FIELD_KEY = "another key that nothing was sealed with"
    said = StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("restore_drill", stdout=said)

    assert end.value.code == 1
    assert "FIELD_KEY does not open the restored numbers" in said.getvalue()


@pytest.fixture(scope="module")
def given():
    """A server that asks for passwords, as one that somebody else runs."""
    with tempfile.TemporaryDirectory(prefix="given-") as folder:
        server = Server(Path(folder) / "postgres", durable=False)
        admin = server.start() | {"user": "postgres", "dbname": "bureau"}
        roles.make_database(admin | {"dbname": "postgres"}, "bureau")
        let_in(server, admin, *PASSWORD_FOR_ALL)
        owner = roles.make(admin)["owner"]
        with psycopg.connect(**owner) as connected:
            connected.execute("CREATE TABLE record AS SELECT generate_series(1, 1000) AS id")
        yield server, admin, owner
        server.leave()


PASSWORD_FOR_ALL = ["local all all scram-sha-256", "local replication all scram-sha-256"]


def let_in(server, admin, *rules):
    (server.data / "pg_hba.conf").write_text("\n".join(["local all postgres trust", *rules, ""]))
    with psycopg.connect(**admin) as administrator:
        administrator.execute("select pg_reload_conf()")


def let_replicate(admin, right="replication"):
    with psycopg.connect(**admin) as administrator:
        administrator.execute(f"alter role {roles.OWNER} {right}")


def test_the_owner_may_copy_a_server_that_asks_for_passwords(given, place):
    server, admin, owner = given
    let_in(server, admin, *PASSWORD_FOR_ALL)
    let_replicate(admin)

    with drill.rehearsal(owner) as (original, restored):
        compared = {each.table: each for each in drill.compare(original, restored)}

    assert compared["public.record"].original[0] == 1000
    assert all(each.equal for each in compared.values())


def test_a_login_that_may_not_copy_is_told_what_to_grant(given, place):
    _server, admin, owner = given
    let_replicate(admin, "noreplication")

    with pytest.raises(ImproperlyConfigured, match="`alter role bureau replication`"):
        drill.rehearsal(owner).__enter__()


def test_a_server_that_does_not_let_it_replicate_is_told_so(given, place):
    server, admin, owner = given
    let_in(server, admin, PASSWORD_FOR_ALL[0])
    let_replicate(admin)

    with pytest.raises(ImproperlyConfigured, match="does pg_hba.conf let it"):
        drill.rehearsal(owner).__enter__()


def test_a_login_that_is_shown_less_is_refused(given):
    _server, admin, owner = given
    with psycopg.connect(**owner) as connected:
        connected.execute("CREATE TABLE walled (id int); GRANT SELECT ON walled TO bureau_app")
        connected.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY")
    app = roles.make(admin)["app"]

    with (
        drill._reading(app) as reader,
        pytest.raises(ImproperlyConfigured, match="all of public.w"),
    ):
        drill._rows(reader, "public.walled")


def test_where_there_is_no_room_the_drill_says_so_before_it_copies(given, monkeypatch):
    _server, admin, owner = given
    let_replicate(admin)
    full = shutil.disk_usage("/")._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)

    with pytest.raises(ImproperlyConfigured, match="set TMPDIR"):
        drill.rehearsal(owner).__enter__()
