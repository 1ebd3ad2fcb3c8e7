import json
import sys

from django.core.management.base import BaseCommand

from programs.wording import UnreadableFigure, read_figure


class Command(BaseCommand):
    help = "Read printed figures back into the values they stand for; exit 2 if one is unreadable."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("phrases", nargs="+", metavar="PHRASE")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *, phrases, format, **options):
        answers = [_read(phrase) for phrase in phrases]
        if format == "json":
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=2))
        else:
            for answer in answers:
                out = self.stderr if "error" in answer else self.stdout
                out.write(_line(answer))
        if any("error" in answer for answer in answers):
            sys.exit(2)


def _read(phrase):
    try:
        figure = read_figure(phrase)
    except UnreadableFigure as error:
        return {"phrase": phrase, "error": str(error)}
    return {
        "phrase": phrase,
        "low": _bound(figure.low, figure.classifier),
        "high": _bound(figure.high, figure.classifier),
        "classifier": figure.classifier,
        "hedge": figure.hedge,
    }


def _bound(value, classifier):
    """Yuan and percentages as decimal strings, counts as integers, an open end as null."""
    if value is None:
        return None
    if classifier in ("元", "%") or value != int(value):
        return str(value)
    return int(value)


def _line(answer):
    if "error" in answer:
        return f"{answer['phrase']}  {answer['error']}"
    low, high = (answer[end] if answer[end] is not None else "…" for end in ("low", "high"))
    values = low if low == high else f"[{low}, {high})"
    return f"{answer['phrase']}  {values}  {answer['classifier']}  {answer['hedge']}"
