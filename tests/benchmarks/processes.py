"""Work measured in a process of its own: how long it takes and how much memory it has at most."""

import json
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection


def measured(function, *arguments):
    """{seconds, peak_mb, and what the function gives back} of a function of tests.benchmarks."""
    named = [function.__module__, function.__name__, connection.settings_dict["NAME"], *arguments]
    child = subprocess.run(
        [sys.executable, "-c", CHILD, json.dumps(named)],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    if child.returncode:
        raise RuntimeError(child.stderr)
    found = json.loads(child.stdout.splitlines()[-1])
    print(function.__name__, *arguments, found, file=sys.stderr)  # a benchmark takes minutes
    return found


CHILD = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "bureau.settings"
import django
django.setup()
from tests.benchmarks.processes import run
print(json.dumps(run(*json.loads(sys.argv[1]))))
"""


def run(module, name, database, *arguments):
    """In the child: the peak is that of the whole process, from its start."""
    from importlib import import_module

    connection.settings_dict["NAME"] = database
    function = getattr(import_module(module), name)
    began = time.perf_counter()
    given = function(*arguments)
    seconds = time.perf_counter() - began
    return {"seconds": round(seconds, 2), "peak_mb": _peak(), **(given or {})}


def _peak():
    """Not by getrusage: there, a child begins with what its parent had."""
    [line] = [
        each for each in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in each
    ]
    return int(line.split()[1]) // 1024
