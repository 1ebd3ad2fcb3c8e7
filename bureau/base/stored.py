"""Files in the care of the database: on disk under random names, sealed, outside any static root.

`folder` is a path of the settings."""

from pathlib import Path
from uuid import uuid4

from bureau.base.encryption import seal_bytes, unseal_bytes


def keep(data, folder):
    """Store bytes sealed; the name under which they are found again."""
    name = uuid4()
    path = _path(name, folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(seal_bytes(data))
    path.chmod(0o600)
    return name


def fetch(name, folder):
    return unseal_bytes(_path(name, folder).read_bytes())


def discard(name, folder):
    _path(name, folder).unlink(missing_ok=True)


def _path(name, folder):
    return Path(folder) / str(name)
