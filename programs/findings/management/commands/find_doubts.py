import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from bureau.base.scope import EVERYWHERE, scope
from programs.findings.search import search


class Command(BaseCommand):
    help = "Look for doubts across lines in all records; the worker does it every night."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, format, **options):
        with scope(EVERYWHERE, by={"command": "find_doubts"}):
            made = asdict(search())
        if format == "json":
            self.stdout.write(json.dumps(made))
        else:
            sentence = _(
                "Doubts across lines: %(found)s new, %(gone)s no longer so, %(open)s open."
            )
            self.stdout.write(sentence % made)
