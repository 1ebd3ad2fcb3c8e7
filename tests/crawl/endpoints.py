"""Whatever the site can be asked, found in its resolver and in the admin's registry."""

import re
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver, reverse
from django.utils.regex_helper import normalize

from bureau.desk.models import ListFile, SavedView
from bureau.imports.models import LedgerImport
from bureau.ledgers.ledger import ledgers
from bureau.urls import VIEWSETS
from bureau.years.views import STEPS
from programs.lines import indicators, program_lines
from veterans.models import Veteran

FIRST_FIGURES = {
    reverse(name, args=[2021, next(iter(line.indicators))])
    for line in program_lines()
    for name in ["figure", "api-figure", "api-figure-records"]
}
OF_A_KIND = re.compile(r"api/v1/(?P<label>[\w-]+)/(?P<kinds>[\w-]+)/<str:key>/")
OF_A_LEDGER = re.compile("(ledgers|imports)/<int:number>/")
OF_A_MODEL = re.compile(r"admin/(?P<app_label>\w+)/(?P<model_name>\w+)/")


@dataclass(frozen=True)
class Question:
    """One request; `whose` says whose key it names, if it names one."""

    path: str
    data: dict = field(default_factory=dict, hash=False)
    method: str = "get"
    whose: str = ""
    route: str = ""
    etag: str = '"of no state"'  # of the record that a program has read

    @property
    def is_of_a_program(self):
        return self.path.startswith("/api/")

    def __str__(self):
        return f"{self.method.upper()} {self.path} {self.data or ''}".strip()


def routes(resolver=None, before="", spelled=""):
    """(as the resolver names it, its address with %(names)s in it, the names) of every pattern."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern).removeprefix("^")
        regex = spelled + each.pattern.regex.pattern.removeprefix("^")
        if hasattr(each, "url_patterns"):
            yield from routes(each, route, regex)
        else:
            [(address, names)] = normalize(regex)
            yield route, f"/{address}", names


def foreign_records(town, every_figure=True):
    """Every address of the site, of the foreign record where it names one."""
    for each in _of_routes(town):
        is_figure = "/figures/" in each.route
        if each.whose in ("", "foreign", "known") and (
            every_figure or not is_figure or each.path in FIRST_FIGURES
        ):
            yield each


def own_records(town):
    """Every page of one's own: it may show others beside it."""
    return (each for each in _of_routes(town) if each.whose == "own")


def absent_records(town):
    return (each for each in _of_routes(town) if each.whose == "absent")


def _of_routes(town):
    for route, address, names in routes():
        for whose, arguments in _arguments(town, route, names):
            yield Question(address % arguments, whose=whose, route=route)


def _arguments(town, route, names):
    """[(whose key it is, {name: value})]; fails where the crawl does not know what to ask."""
    if not names:
        return [("", {})]
    if tuple(names) == ("number",) and OF_A_LEDGER.search(route):
        return [(whose, {"number": key}) for whose, key in town.keys(LedgerImport).items()]
    if (match := OF_A_MODEL.match(route)) and "ledger" not in names:
        [name] = names
        model = SavedView if name == "number" else apps.get_model(**match.groupdict())
        return [(whose, {name: key}) for whose, key in town.keys(model).items()]
    if match := OF_A_KIND.match(route):
        model = VIEWSETS[match["label"].replace("-", "_")][match["kinds"]].model
        return [(whose, {"key": key}) for whose, key in town.keys(model).items()]
    if tuple(names) == ("content_type_id", "object_id"):
        kind = ContentType.objects.get_for_model(Veteran).pk
        keys = town.keys(Veteran).items()
        return [(whose, {"content_type_id": kind, "object_id": key}) for whose, key in keys]
    if tuple(names) == ("file",):
        return [(whose, {"file": key}) for whose, key in town.keys(ListFile).items()]
    assert tuple(names) in KNOWN, f"An endpoint that the crawl cannot ask: {route}"
    return [("", dict(zip(names, each, strict=True))) for each in KNOWN[tuple(names)]()]


# What addresses name beside records.
KNOWN = {
    ("year",): lambda: [(2021,)],
    ("asked",): lambda: [(2021,)],
    ("year", "code"): lambda: [(2021, code) for code in indicators()],
    ("year", "act"): lambda: [(2021, each) for each in STEPS],
    ("year", "reopening", "act"): lambda: [(2021, 1, each) for each in ("agree", "end")],
    ("year", "restatement"): lambda: [(2021, 1)],
    ("app_label",): lambda: [
        (each,) for each in sorted({m._meta.app_label for m in admin.site._registry})
    ],
    ("pk",): lambda: [(1,)],
    ("ledger",): lambda: [(name,) for name in ledgers()],
    ("url",): lambda: [("nothing/is/here/",)],
}
