"""The register of veterans out of a workbook, against django-import-export as it comes.

Both read the same xlsx into the same tables, with history, marks and walls on. The rival reads and
saves row by row in one go. So does our command, `import_ledger`, after it has judged every row as
its form would and collected all errors: that is `at_once`. On pages, the rival's as ours, somebody
looks at what a ledger comes to before it is taken over, so it is rehearsed and then written: that is
`looked_at`.
"""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import tablib
import xlsxwriter
from django.contrib.auth import get_user_model
from django.utils import translation
from import_export import fields, resources, widgets

from bureau.base.identity import check_character
from bureau.base.jobs import step_by_step
from bureau.base.scope import EVERYWHERE, scope
from bureau.imports import importing
from bureau.imports.models import LedgerImport
from bureau.ledgers.ledger import named
from tests.benchmarks.databases import database_of_its_own
from tests.benchmarks.processes import measured
from veterans.models import Region, Veteran

ROWS, FEW = 100_000, 10_000
PLACE = "370102"
WAYS = {"at_once": True, "looked_at": False}
HEADINGS = {
    "县区": "region",
    "姓名": "name",
    "身份证号": "id_number",
    "民族": "ethnic_group",
    "手机号": "phone",
    "人员类别": "category",
    "入伍时间": "enlisted_on",
    "退役时间": "discharged_on",
    "报到时间": "reported_on",
    "安置方式": "placement",
    "备注": "note",
}


def measure(rows=ROWS):
    few = min(FEW, rows // 10)
    ours, rival = ({way: {} for way in WAYS} for _side in range(2))
    with TemporaryDirectory() as folder:
        for number in (few, rows):
            path = str(Path(folder) / f"{number}.xlsx")
            make(path, number)
            for way, at_once in WAYS.items():
                for side, work in [(ours, take_over), (rival, take_over_with_import_export)]:
                    with database_of_its_own("import"):
                        side[way][number] = measured(work, path, at_once)
    return {
        "rows": rows,
        "ours": ours,
        "rival": {"django-import-export": rival},
        "ratio": {way: _ratio(rival[way][rows], ours[way][rows]) for way in WAYS},
        "memory_grows_by_mb": ours["at_once"][rows]["peak_mb"] - ours["at_once"][few]["peak_mb"],
    }


def _ratio(theirs, ours):
    return round(theirs["seconds"] / ours["seconds"], 1)


def make(path, rows):
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, list(HEADINGS))
        for number in range(rows):
            for column, cell in enumerate(person(number)):
                if isinstance(cell, date):
                    sheet.write_datetime(number + 1, column, cell, day)
                else:
                    sheet.write_string(number + 1, column, cell)


def person(number):
    born = date(1970, 1, 1) + timedelta(days=number % 9_000)
    body = f"{PLACE}{born:%Y%m%d}{number // 9_000 * 10 + number % 10:03}"
    enlisted = born + timedelta(days=18 * 365 + 60)
    discharged = enlisted + timedelta(days=735)
    return [
        PLACE,
        "王李张刘陈杨赵黄"[number % 8] + "甲乙丙丁戊己庚辛壬癸"[number % 10],
        body + check_character(body),
        "汉族",
        f"{19_900_000_000 + number}",
        "义务兵",
        enlisted,
        discharged,
        discharged + timedelta(days=9),
        "自主就业",
        f"第{number}号",
    ]


def take_over(path, at_once):
    """Checked and taken over by the jobs, or at once as the command does it."""
    by = {"command": "benchmark"}
    with translation.override("zh-hans"):
        with scope(EVERYWHERE, by=by):
            user = get_user_model().objects.create_superuser("reader", region_id=PLACE)
            imported = importing.receive(
                user, named("veterans"), "ledger.xlsx", Path(path).read_bytes()
            )
        check = importing.check(imported, at_once=at_once)
        for _step in step_by_step(check, place=EVERYWHERE, by=by):
            pass
        with scope(EVERYWHERE, by=by):
            imported.state = LedgerImport.State.WRITING
            imported.save()
        for _step in step_by_step(importing.take_over(imported), place=EVERYWHERE, by=by):
            pass
    return {"rows": imported.created, "errors": len(imported.found["problems"])}


class Filled(resources.ModelResource):
    """What the register requires beside the columns follows from the number."""

    def before_save_instance(self, instance, row, **kwargs):
        instance.fill()

    def after_import(self, dataset, result, **kwargs):
        """It would set sequences, which the app's login may not."""


class Unshown(widgets.Widget):
    """The index by which the rival finds a record has no text."""

    def render(self, value, obj=None, **kwargs):
        return ""


class Label(widgets.Widget):
    """The value of a choice by its label: else the rival could not read the same file."""

    def __init__(self, choices):
        with translation.override("zh-hans"):
            self.values = {str(label): value for value, label in choices}

    def clean(self, value, row=None, **kwargs):
        return self.values[value]


def _field(heading, name):
    field = Veteran._meta.get_field(name)
    if field.choices:
        widget = Label(field.choices)
    elif name == "region":
        widget = widgets.ForeignKeyWidget(Region, "code")
    else:
        widget = resources.ModelResource.widget_from_django_field(field)()
    return fields.Field(attribute=name, column_name=heading, widget=widget)


def take_over_with_import_export(path, at_once):
    columns = {name: _field(heading, name) for heading, name in HEADINGS.items()}
    known = fields.Field(
        attribute="id_number_index", column_name="身份证号", readonly=True, widget=Unshown()
    )
    options = {"model": Veteran, "import_id_fields": ["known"], "fields": ["known", *columns]}
    resource = type(
        "VeteranResource",
        (Filled,),
        {**columns, "known": known, "Meta": type("Meta", (), options)},
    )()
    with scope(EVERYWHERE, by={"command": "benchmark"}):
        for dry_run in [False] if at_once else [True, False]:
            rows = tablib.Dataset().load(Path(path).read_bytes(), format="xlsx")
            result = resource.import_data(rows, dry_run=dry_run, raise_errors=True)
        return {"rows": result.totals["new"]}
