"""A restore, rehearsed: what backups are made of is made of the running database, and brought up
elsewhere as the database was at one moment."""

import secrets
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import IsolationLevel, sql
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege
from psycopg.pq import PGconn, Ping

from bureau.base.postgres import programs, roles
from bureau.base.postgres.server import PORT, make_socket_folder

PATIENCE = 120  # seconds; a moment without writers comes between two of them, and WAL follows soon
# What a row is written out as must not hang on how either server is set up. A login that row
# security binds is refused instead of shown less.
ALIKE = "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex"
READER = f"{ALIKE} -c row_security=off"

MAY_COPY = "SELECT rolsuper OR rolreplication FROM pg_roles WHERE rolname = current_user"
# A snapshot in which nobody writes, and where in the WAL that is, provided nothing was written
# since the position before: then the snapshot shows exactly what was written up to there.
MOMENT = """
SELECT pg_current_wal_insert_lsn(),
    (SELECT count(*) FROM pg_snapshot_xip(pg_current_snapshot())) = 0
"""
# As long as the session lasts that asks for it, and never longer.
KEEP_WAL = """
SELECT pg_create_physical_replication_slot(
    'restore_drill_' || pg_backend_pid(), immediately_reserve => true, temporary => true
)
"""
TABLES = """
SELECT format('%I.%I', nspname, relname)
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = 'r' AND relpersistence = 'p' AND nspname <> 'information_schema'
    AND nspname NOT LIKE 'pg\\_%'
"""
# Without these the same rows would be another database.
BESIDE_THE_TABLES = ["pg_catalog.pg_policy", "pg_catalog.pg_trigger", "pg_catalog.pg_roles"]
ROWS = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {} AS t"

# Of the restored server: up to the moment and not a record further, then open; none of what the
# original does with its own WAL.
SETTINGS = """
restore_command = 'cp ../wal/%f %p'
recovery_target_lsn = '{moment}'
recovery_target_inclusive = off
recovery_target_action = promote
hot_standby = off
archive_mode = off
fsync = off
"""


@dataclass(frozen=True)
class Comparison:
    """Of a table: how many rows it has and what they add up to, here and there."""

    table: str
    original: tuple | None
    restored: tuple | None

    @property
    def equal(self):
        return self.original is not None and self.original == self.restored


@contextmanager
def rehearsal(login):
    """The original, held at one moment, and what was restored to it: two connections to read by."""
    with _reading(login) as original:
        _refuse_unfit(original, login["user"])
        major = str(original.info.server_version // 10_000)
        with tempfile.TemporaryDirectory(prefix="bureau-drill-") as folder:
            folder = Path(folder)
            tools = programs.find(folder / "data", major)
            _copy(original, login, tools, folder)
            there = {"user": login["user"], "dbname": original.info.dbname}
            with _running(tools, folder) as address, _reading(there | address) as restored:
                yield original, restored


def compare(original, restored):
    """Every table of either, one after the other."""
    tables = {name for side in [original, restored] for (name,) in side.execute(TABLES)}
    for table in sorted(tables) + BESIDE_THE_TABLES:
        yield Comparison(table, _rows(original, table), _rows(restored, table))


def _rows(side, table):
    if side.execute("SELECT to_regclass(%s)", [table]).fetchone()[0] is None:
        return None
    try:
        return side.execute(sql.SQL(ROWS).format(sql.SQL(table))).fetchone()
    except InsufficientPrivilege as error:
        raise ImproperlyConfigured(
            f"The login {side.info.user!r} may not read all of {table}: the owner's may "
            "(DATABASE_OWNER_URL)."
        ) from error


@contextmanager
def _reading(login):
    """Everything is read in one snapshot, taken with the first query after a roll-back."""
    with roles.reaching():
        reader = psycopg.connect(**login, options=READER)
    with reader:
        reader.isolation_level = IsolationLevel.REPEATABLE_READ
        reader.read_only = True
        yield reader


def _refuse_unfit(original, user):
    if not original.execute(MAY_COPY).fetchone()[0]:
        raise ImproperlyConfigured(
            f"The login {user!r} may not copy the database: let an administrator run `alter role "
            f"{user} replication` and allow `replication` for it in pg_hba.conf."
        )
    needed = original.execute("SELECT pg_database_size(current_database())").fetchone()[0]
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < needed + 2**30:
        raise ImproperlyConfigured(
            f"The copy needs {needed / 2**30:.1f} GiB and one more for its WAL, and "
            f"{tempfile.gettempdir()} has {free / 2**30:.1f}: set TMPDIR to a larger place."
        )
    original.rollback()


def _copy(original, login, tools, folder):
    """A base backup, the WAL from before it until a moment after it, and how to make one of both."""
    data, wal = folder / "data", folder / "wal"
    for place in [folder, data, wal]:
        place.mkdir(mode=0o700, exist_ok=True)
        tools.give(place)
    copying = _Copying(tools, login)
    with psycopg.connect(**login, autocommit=True) as writer:
        writer.execute(KEEP_WAL)
        with copying.receiving(wal) as receiver:
            copying.run("pg_basebackup", "-D", data, "--checkpoint=fast", "--no-sync")
            moment = _still_moment(original)
            _receive_more(writer, receiver, wal)
    for unfinished in wal.glob("*.partial"):
        unfinished.rename(unfinished.with_suffix(""))
    (data / "postgresql.conf").write_text(SETTINGS.format(moment=moment))
    (data / "postgresql.auto.conf").write_text("")
    (data / "pg_hba.conf").write_text("local all all trust\n")
    (data / "recovery.signal").touch()


@dataclass(frozen=True)
class _Copying:
    """PostgreSQL's programs that copy, signed in without showing the password to the machine."""

    tools: programs.Programs
    login: dict

    def run(self, name, *arguments):
        done = self.tools.run(name, *self._signed_in(arguments), **self._heard())
        if done.returncode:
            raise ImproperlyConfigured(_complaint(name, done.stdout))

    @contextmanager
    def receiving(self, wal):
        """WAL is received as long as it lasts; it has begun when the first file is there."""
        arguments = self._signed_in(["-D", wal, "--no-loop"])
        receiver = self.tools.start("pg_receivewal", *arguments, **self._heard())
        try:
            while not any(wal.iterdir()):
                _insist(receiver)
                time.sleep(0.05)
            yield receiver
        finally:
            receiver.send_signal(signal.SIGINT)
            receiver.communicate()

    def _signed_in(self, arguments):
        shown = {name: value for name, value in self.login.items() if name != "password"}
        return [*arguments, "--no-password", "-d", make_conninfo(**shown)]

    def _heard(self):
        password = self.login.get("password") or ""
        return {"variables": {"PGPASSWORD": password}, "stdout": subprocess.PIPE, "text": True}


def _insist(receiver):
    if receiver.poll() is not None:
        raise ImproperlyConfigured(_complaint("pg_receivewal", receiver.stdout.read()))


def _complaint(program, said):
    reason = " ".join(said.split())
    return f"{program} failed ({reason}): may this login replicate, and does pg_hba.conf let it?"


def _still_moment(original):
    """Holds the original at a moment in which nobody writes; where in the WAL that is."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        original.rollback()
        before = original.execute("SELECT pg_current_wal_insert_lsn()").fetchone()[0]
        original.rollback()
        moment, is_still = original.execute(MOMENT).fetchone()
        if is_still and moment == before:
            return moment
        time.sleep(0.02)
    raise ImproperlyConfigured(
        f"In {PATIENCE} seconds there was no moment without a change under way: try it at night."
    )


def _receive_more(writer, receiver, wal):
    """Waits for WAL from behind the moment: recovery stops at what follows it. A mark that a page
    of the WAL happens to cut in two is not found; then another is."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _insist(receiver)
        mark = secrets.token_hex(16)
        writer.execute("SELECT pg_logical_emit_message(true, 'restore drill', %s)", [mark])
        time.sleep(0.2)
        with suppress(FileNotFoundError):  # a file that was just finished has another name
            if any(mark.encode() in file.read_bytes() for file in sorted(wal.iterdir())[-2:]):
                return
    raise ImproperlyConfigured(f"The WAL did not follow within {PATIENCE} seconds.")


@contextmanager
def _running(tools, folder):
    """Where the restored server answers; it and its socket are gone afterwards."""
    data, socket, log = folder / "data", make_socket_folder(tools), folder / "data" / "server.log"
    options = shlex.join(["-c", "listen_addresses=", "-k", socket, "-p", PORT])
    address = {"host": socket, "port": PORT}

    def control(*arguments):
        return tools.run("pg_ctl", *arguments, "-D", data, stdout=subprocess.DEVNULL).returncode

    try:
        control("start", "-W", "-l", log, "-o", options)
        while PGconn.ping(make_conninfo(**address, user="postgres").encode()) != Ping.OK:
            time.sleep(0.1)
            if control("status"):
                raise ImproperlyConfigured(_not_restored(log))
        yield address
    finally:
        control("stop", "-w", "-m", "immediate")
        shutil.rmtree(socket, ignore_errors=True)


def _not_restored(log):
    written = log.read_text(errors="replace") if log.exists() else ""
    fatal = [line for line in written.splitlines() if "FATAL" in line]
    return f"The copy cannot be brought up: {''.join(fatal[-1:])}"
