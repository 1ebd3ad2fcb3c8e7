import json
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

FOLDER = Path(settings.BASE_DIR) / "tests" / "benchmarks"


class Command(BaseCommand):
    help = "Measure something against its rival, in a database of its own; prints JSON."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=names())
        parser.add_argument("--rows", type=int, default=None, help="instead of the usual number")

    def handle(self, *, name, rows, **options):
        measured = import_module(f"tests.benchmarks.{name}").measure(
            **({"rows": rows} if rows else {})
        )
        self.stdout.write(json.dumps({"benchmark": name} | measured, indent=2))


def names():
    """Each is a file: whoever has not the tests has none."""
    found = sorted(path.stem for path in FOLDER.glob("*.py")) if FOLDER.is_dir() else []
    return [name for name in found if not name.startswith("_") and name not in NO_BENCHMARKS]


NO_BENCHMARKS = ["databases", "processes"]  # what they share
