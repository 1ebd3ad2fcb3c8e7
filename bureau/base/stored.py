"""Files in the care of the database: on disk under random names, sealed, outside any static root.

`folder` is a path of the settings."""

from pathlib import Path
from uuid import uuid4

from bureau.base.encryption import seal_bytes, unseal_bytes


def keep(data, folder):
    """Store bytes sealed; the name under which they are found again."""
    name = new(folder)
    path_of(name, folder).write_bytes(seal_bytes(data))
    return name


def new(folder):
    """The name of an empty file, for whoever seals what they write into it."""
    name = uuid4()
    path = path_of(name, folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    return name


def fetch(name, folder):
    return unseal_bytes(path_of(name, folder).read_bytes())


def discard(name, folder):
    path_of(name, folder).unlink(missing_ok=True)


def path_of(name, folder):
    return Path(folder) / str(name)
