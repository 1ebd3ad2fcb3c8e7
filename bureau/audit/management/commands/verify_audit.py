import json
import sys

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from bureau.audit.sealing import verify


class Command(BaseCommand):
    help = "Recompute the chain of seals; exit 1 with its first broken link."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, format, **options):
        with tqdm(desc="verify", disable=None) as bar:

            def progress(done, of):
                bar.total = of
                bar.update(done - bar.n)

            verdict = verify(progress)
        if format == "json":
            self.stdout.write(json.dumps(_as_json(verdict), ensure_ascii=False))
        else:
            self._say(verdict)
        if verdict.broken:
            sys.exit(1)

    def _say(self, verdict):
        if verdict.broken:
            self.stdout.write(
                _("The chain breaks at seal %(number)s: %(sentence)s")
                % {"number": verdict.broken.number, "sentence": verdict.broken.sentence}
            )
        else:
            self.stdout.write(
                _("%(seals)s seals hold; they vouch for %(rows)s rows.")
                % {"seals": verdict.seals, "rows": verdict.rows}
            )
        if verdict.tail_rows:
            since = timezone.localtime(verdict.tail_since)
            self.stdout.write(
                _("Not sealed yet: %(rows)s rows, the oldest of %(since)s.")
                % {"rows": verdict.tail_rows, "since": since.strftime("%Y-%m-%d %H:%M:%S")}
            )


def _as_json(verdict):
    broken = verdict.broken
    return {
        "seals": verdict.seals,
        "rows": verdict.rows,
        "broken": broken and {"seal": broken.number, "why": broken.sentence},
        "tail": {
            "rows": verdict.tail_rows,
            "since": verdict.tail_since and verdict.tail_since.isoformat(),
        },
    }
