"""What the settings take from the environment, and what they refuse."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name, default=""):
    """The variable as it stands, without the space around it; empty means not given."""
    return os.environ.get(name, "").strip() or default


def flag(name, default):
    """A variable that is True or False, and nothing that merely looks like either."""
    value = text(name, str(default))
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


def number(name, default):
    """A variable that is a whole number, without a sign."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def key(name, folder):
    """A secret from the environment; otherwise one made once and kept in the folder."""
    path = Path(folder) / name.lower()
    try:
        return text(name) or _read(path) or _make(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} cannot be kept in {folder} ({error.strerror}): set {name}, "
            "or BUREAU_VAR to a folder of yours."
        ) from error


def _read(path):
    return path.read_text() if path.exists() else ""


def _make(path):
    """Whoever is first decides: the name appears with the whole key in it, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
        draft.write(secrets.token_urlsafe(48))
        draft.flush()
        with suppress(FileExistsError):
            os.link(draft.name, path)
    return _read(path)
