#!/usr/bin/env python3
"""Runs the site's commands, in an environment that it makes first where there is none.

Until that stands it needs the standard library only, in words that any Python 3 can parse.
"""

import os
import re
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
VERSIONS = range(14, 10, -1)  # of Python 3, the best first
# Variables that would send pip, or an import, somewhere else than into the environment.
ASTRAY = re.compile("PYTHON(HOME|PATH)|PIP_(USER|TARGET|PREFIX|ROOT|CONSTRAINT|REQUIRE_VIRTUALENV)")


def main(arguments):
    testing = arguments[:1] == ["test"]
    lock = os.path.join(HERE, "requirements", "test.txt" if testing else "run.txt")
    os.environ.pop("PYTHONHOME", None)  # of this Python, not of the environment's
    if not has_packages(lock):
        if os.environ.get("BUREAU_PYTHON") == sys.executable:
            sys.exit("Packages are missing from {}: delete it and try again.".format(sys.prefix))
        python = environment(environment_folder(HERE), lock)
        os.environ["BUREAU_PYTHON"] = python
        os.execv(python, [python, os.path.join(HERE, "manage.py")] + arguments)
    if testing:
        sys.exit(run_tests(arguments[1:]))
    if arguments and not is_declared(arguments[0]):
        print(
            "`{}` is no command that bureau/permissions.py lets anybody run.".format(arguments[0]),
            file=sys.stderr,
        )
        sys.exit(2)
    sys.exit(run_command(arguments))


def has_packages(lock):
    """Whether this Python has every package of the lock that is not for some systems only."""
    if sys.version_info < (3, VERSIONS[-1]):
        return False
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        for name in re.findall(r"(?m)^([\w.-]+)(?:\[.*\])?==\S+ \\$", read(lock)):
            distribution(name)
    except PackageNotFoundError:
        return False
    return True


def environment_folder(root):
    """Beside this file; in the user's cache where that place is not ours to write in."""
    if os.environ.get("BUREAU_VENV"):
        return os.path.abspath(os.environ["BUREAU_VENV"])
    if os.access(root, os.W_OK):
        return os.path.join(root, ".venv")
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "veterans-bureau", re.sub(r"\W+", "-", root).strip("-"))


def environment(folder, lock):
    """The Python of an environment with the lock's packages, of which the test lock has all."""
    import fcntl

    python, stamp = os.path.join(folder, "bin", "python"), os.path.join(folder, "lock.txt")
    enough = [read(lock), read(os.path.join(os.path.dirname(lock), "test.txt"))]
    try:
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        with open(folder + ".lock", "w") as guard:
            fcntl.flock(guard, fcntl.LOCK_EX)
            if not works([python, "-c", ""]) or read(stamp) not in enough:
                install(folder, python, stamp, lock)
    except OSError as error:
        sys.exit("{} cannot be made ({}): set BUREAU_VENV to a folder.".format(folder, error))
    return python


def install(folder, python, stamp, lock):
    """Adds to what stands, for another command may be running in it; unless it is half made."""
    saying = "Installing {} into {} (once) ...".format(os.path.basename(lock), folder)
    print(saying, file=sys.stderr)
    clean = {name: value for name, value in os.environ.items() if not ASTRAY.match(name)}
    clean["PIP_USER"] = "0"
    half_made = read(stamp) == "unfinished" or not works([python, "-m", "pip", "--version"])
    if half_made and subprocess.call([newest_python(), "-m", "venv", "--clear", folder], env=clean):
        sys.exit("No environment was made; on Debian or Ubuntu: apt install python3-venv.")
    write(stamp, "unfinished")
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    if subprocess.call(pip + ["--only-binary=:all:", "--require-hashes", "-r", lock], env=clean):
        sys.exit("The packages were not installed, for the reason above.")
    write(stamp, read(lock))


def newest_python():
    """This one, or another of this machine that really runs: a shim may lead nowhere."""
    if sys.version_info >= (3, VERSIONS[-1]):
        return sys.executable
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    for name in ["python3.{}".format(minor) for minor in VERSIONS] + ["python3"]:
        for path in [os.path.join(folder, name) for folder in folders]:
            if works([path, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
                return path
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit("Python 3.{} or newer is needed; this is {}.".format(VERSIONS[-1], found))


def works(command):
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path) as file:
        return file.read()


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def run_tests(arguments):
    """The whole suite on all cores; a chosen part is done before other processes have begun."""
    import pytest

    os.chdir(HERE)
    chosen = [argument for argument in arguments if not argument.startswith("-")]
    side_by_side = [] if chosen else ["-n", "auto", "--dist", "loadgroup"]
    return pytest.main(side_by_side + arguments)


def is_declared(command):
    """Whether the permission table has it for anybody; options are Django's own to read."""
    from bureau.base.rules import NOBODY
    from bureau.permissions import COMMANDS

    return command.startswith("-") or COMMANDS.get(command, NOBODY) is not NOBODY


def run_command(arguments):
    """Bad input is answered with a sentence, a signal by leaving the private database in order."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import ProgrammingError
    from psycopg.errors import UndefinedTable

    from bureau.base.postgres.roles import Unreachable

    for number in [signal.SIGTERM, signal.SIGHUP]:
        if signal.getsignal(number) == signal.SIG_DFL:  # nohup has said otherwise
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
    try:
        execute_from_command_line([sys.argv[0]] + arguments)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except (ImproperlyConfigured, Unreachable) as refusal:
        if "--traceback" in arguments:
            raise
        print(refusal, file=sys.stderr)
        return 2
    except (ProgrammingError, UndefinedTable) as error:
        if "--traceback" in arguments or not isinstance(error.__cause__ or error, UndefinedTable):
            raise
        print("The database lacks tables: run `migrate` or `demo` first.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    main(sys.argv[1:])
