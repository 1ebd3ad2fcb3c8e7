import json
import sys

from bureau.summary import asking, table
from bureau.summary.commands import AskingCommand
from bureau.summary.summarise import summarise


class Command(AskingCommand):
    help = "Print every figure of a year, for the province or any place in it."

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--region", default="37", help="division code: 37, 3701, 370102")
        parser.add_argument("--month", type=int, choices=range(1, 13), help="one month of it only")
        parser.add_argument("--format", choices=["table", "json", "csv"], default="table")

    def handle(self, *, year, region, month, format, **options):
        summary = summarise(asking.year(year), asking.place(region), month=month)
        if format == "json":
            self.stdout.write(json.dumps(table.as_json(summary), ensure_ascii=False, indent=2))
        elif format == "csv":
            sys.stdout.buffer.write(table.write_csv(summary, list(table.basis(summary))))
        else:
            self.print_lines(summary)

    def print_lines(self, summary):
        """Chapters, lines and figures, as the report orders them."""
        self.stdout.write(f"{summary.region.name} {summary.year}")
        chapter = line = None
        for figure in summary.figures:
            if figure.line.chapter != chapter:
                chapter = figure.line.chapter
                self.stdout.write(f"\n{chapter.label}")
            if figure.line != line:
                line = figure.line
                self.stdout.write(f"  {line.number:>2} {line.verbose_name}")
            value = "" if figure.empty else f"{figure.value:,}"
            self.stdout.write(f"     {figure.text:　<12} {value:>20} {figure.unit}  {figure.label}")
