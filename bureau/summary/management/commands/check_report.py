import json
import sys

from django.utils.translation import gettext as _

from bureau.summary import asking
from bureau.summary.check import PROVINCE, check
from bureau.summary.commands import AskingCommand
from bureau.summary.summarise import summarise


class Command(AskingCommand):
    help = "Compare every printed figure of a year with the records; exit 1 if any differs."

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *, year, format, **options):
        verdicts = check(summarise(asking.year(year), PROVINCE))
        if not verdicts:
            raise asking.Unknown(_("No figures were published for %(year)s.") % {"year": year})
        if format == "json":
            elements = [verdict.element() for verdict in verdicts]
            self.stdout.write(json.dumps(elements, ensure_ascii=False, indent=2))
        else:
            self.print_table(verdicts)
        if not all(verdict.ok for verdict in verdicts):
            sys.exit(1)

    def print_table(self, verdicts):
        for verdict in verdicts:
            mark = self.style.SUCCESS("✓") if verdict.ok else self.style.ERROR("✗")
            value = verdict.figure.text if verdict.figure.empty else f"{verdict.figure.value:,}"
            published, text = verdict.published.phrase, verdict.figure.text
            self.stdout.write(
                f"{mark} {_wide(published, 28)} {_wide(text, 16)} {value:>18}  {verdict.figure.code}"
            )
        right = sum(verdict.ok for verdict in verdicts)
        self.stdout.write(f"{right} / {len(verdicts)}")


def _wide(text, columns):
    """Padded to so many columns of a terminal, where a Chinese character takes two."""
    return text + " " * max(0, columns - sum(1 + (char > "\u2e7f") for char in text))
