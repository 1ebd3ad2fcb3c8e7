"""A PostgreSQL of our own, for whoever has none: on a socket, shared by all our processes."""

import atexit
import fcntl
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from bureau.base.postgres import programs

PORT = "5432"  # only names the socket: nothing listens on the network
PATIENCE = 15  # seconds; what a killed server leaves behind is gone within one or two
# Its log has what it refused, without the row and the statement, which may name a person.
DISCREET = ["-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse"]
SPEED_FOR_SAFETY = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]

# The servers this process keeps from being stopped, by the open file that says so.
_in_use = {}


@dataclass(frozen=True)
class Server:
    data: Path
    durable: bool = True  # only what may be lost, as a test's data, does without

    def start(self):
        """How to connect, once it answers. Whoever asks keeps it running until they exit."""
        try:
            with self._alone():
                self._hold()
                if not self.answers():
                    self._launch()
                return {"host": self._socket_folder(), "port": PORT}
        except OSError as error:
            raise ImproperlyConfigured(
                f"The private database cannot be kept in {self.data} ({error.strerror}): set "
                "BUREAU_VAR to a folder of yours, or DATABASE_URL to a PostgreSQL server."
            ) from error

    def leave(self):
        """Whoever is last stops it: nobody else holds the file that every user shares."""
        with self._alone(), _in_use.pop(self._held_by_us) as users, suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            folder = self._socket_folder()
            if self.answers():
                self._control("stop", "-m", "fast")
            if folder:
                shutil.rmtree(folder, ignore_errors=True)

    def answers(self):
        folder = self._socket_folder()
        if folder is None:
            return False
        address = make_conninfo(host=folder, port=PORT, user="postgres", connect_timeout=5)
        return PGconn.ping(address.encode()) == Ping.OK

    @contextmanager
    def _alone(self):
        """One process at a time starts or stops it."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self._beside(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _beside(self, suffix):
        return self.data.with_name(self.data.name + suffix)

    @property
    def _held_by_us(self):
        return os.getpid(), self.data

    def _hold(self):
        if self._held_by_us in _in_use:
            return
        users = self._beside(".users").open("w")
        fcntl.flock(users, fcntl.LOCK_SH)
        _in_use[self._held_by_us] = users

    def _launch(self):
        if not self.data.exists():
            self._initialise()
        folder = self._socket_folder() or make_socket_folder(programs.find(self.data))
        options = ["-c", "listen_addresses=", "-k", folder, "-p", PORT, *DISCREET]
        if not self.durable:
            options += SPEED_FOR_SAFETY
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > deadline:
                shutil.rmtree(folder)
                raise ImproperlyConfigured(self._excuse())
            self._forget_dead()
            self._control("start", "-l", self._log, "-o", shlex.join(options))
            time.sleep(0.05)

    def _initialise(self):
        """Into a folder of another name, so that an interrupted one is never taken for data."""
        draft = self._beside(".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        tools = programs.find(self.data)
        tools.give(draft)
        options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        if not self.durable:
            options.append("--no-sync")
        made = tools.run("initdb", "-D", draft, *options, stdout=subprocess.PIPE, text=True)
        if made.returncode:
            reason = made.stdout.strip().splitlines()[-1]
            raise ImproperlyConfigured(
                f"A private database cannot be made in {self.data} ({reason}): "
                "set DATABASE_URL to a PostgreSQL server."
            )
        draft.rename(self.data)

    def _control(self, action, *options):
        """Its output goes nowhere: the server would keep a pipe open for as long as it runs."""
        tools = programs.find(self.data)
        tools.run("pg_ctl", action, "-D", self.data, "-w", *options, stdout=subprocess.DEVNULL)

    @property
    def _log(self):
        return self.data / "server.log"

    def _excuse(self):
        last = self._log.read_text(errors="replace").strip().splitlines()[-1:]
        return (
            f"The private database in {self.data} does not start ({''.join(last)}): "
            "set DATABASE_URL to a PostgreSQL server."
        )

    def _process_file(self):
        """What the server, running or killed, wrote of itself: first its number, fifth the folder
        of its socket."""
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _socket_folder(self):
        folders = self._process_file()[4:5]
        return folders[0] if folders and Path(folders[0]).is_dir() else None

    def _forget_dead(self):
        """A killed server leaves its process file behind, and the number in it may be a zombie's
        or by now a stranger's: then no new one starts."""
        pid = next(iter(self._process_file()), "none")
        if Path("/proc/self/stat").exists() and not _is_postgres(pid):
            (self.data / "postmaster.pid").unlink(missing_ok=True)


def make_socket_folder(tools):
    """Short, for a socket's path has at most 107 bytes; open to nobody else."""
    roomy = len(os.fsencode(tempfile.gettempdir())) < 60
    folder = tempfile.mkdtemp(prefix="bureau-", dir=None if roomy else "/tmp")
    tools.give(folder)
    return folder


@atexit.register
def _leave_all():
    """What a process inherited by a fork is its parent's to leave."""
    for pid, data in list(_in_use):
        if pid == os.getpid():
            Server(data).leave()


def _is_postgres(pid):
    try:
        before, _, after = Path("/proc", pid, "stat").read_text().rpartition(")")
    except OSError:
        return False
    return before.endswith("(postgres") and after.split()[0] != "Z"
