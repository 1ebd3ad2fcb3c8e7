import sys

from django.utils.translation import gettext as _
from tqdm import tqdm

from bureau.base.scope import EVERYWHERE, scope
from bureau.summary import asking
from bureau.summary.commands import AskingCommand
from bureau.summary.recount import differences
from programs.lines import indicators


class Command(AskingCommand):
    help = "Count every figure of a year again in plain Python; exit 1 with the differences."

    def add_arguments(self, parser):
        parser.add_argument("year")

    def handle(self, *, year, **options):
        year = asking.year(year)
        bar = tqdm(total=len(indicators()), desc="recount", disable=None)
        with scope(EVERYWHERE), bar:
            found = list(differences(year, lambda code: bar.update()))
        for code, place, own, kept, counted in found:
            whose = _("own work") if own else ""
            self.stdout.write(f"{code} {place} {whose}: {kept} ≠ {counted}")
        if found:
            sys.exit(1)
        self.stdout.write(
            _("%(number)s figures of %(year)s recounted, no difference.")
            % {"number": len(indicators()), "year": year}
        )
