"""The register of veterans as a file, against what one would write with the ORM and openpyxl.

Both write the same rows in the same columns: names, masked numbers, places, choices, days.
"""

from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import translation

from bureau.base import identity
from bureau.base.copying import copy_rows
from bureau.base.encryption import blind_index, seal
from bureau.base.names import search_key
from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk import offered, taking
from bureau.desk.making import request_of
from bureau.desk.writing import Counted, write
from tests.benchmarks.databases import database_of_its_own
from tests.benchmarks.processes import measured
from veterans.models import Region, Veteran

ROWS, FEW, PORTION = 500_000, 50_000, 50_000


def measure(rows=ROWS):
    few = min(FEW, rows // 10)
    with database_of_its_own("export"), TemporaryDirectory() as folder:
        fill(rows)
        ours = {
            format: {number: measured(take, format, number, folder) for number in (few, rows)}
            for format in ["xlsx", "csv"]
        }
        rival = {number: measured(take_with_openpyxl, number, folder) for number in (few, rows)}
    return {
        "rows": rows,
        "ours": ours,
        "rival, openpyxl write-only": rival,
        "ratio": {
            format: round(rival[rows]["seconds"] / each[rows]["seconds"], 1)
            for format, each in ours.items()
        },
        "memory_grows_by_mb": {
            format: each[rows]["peak_mb"] - each[few]["peak_mb"] for format, each in ours.items()
        },
    }


def fill(rows):
    with scope(EVERYWHERE, by={"command": "benchmark"}):
        get_user_model().objects.create_superuser("reader", region_id=EVERYWHERE)
        counties = list(Region.objects.filter(level="county").values_list("code", flat=True))
        for first in range(0, rows, PORTION):
            people = (
                person(number, counties) for number in range(first, min(first + PORTION, rows))
            )
            begin = next(people)
            copy_rows(
                Veteran, list(begin), (tuple(each.values()) for each in chain([begin], people))
            )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def person(number, counties):
    index, tail = (Veteran._meta.get_field(name) for name in ("id_number_index", "id_number_tail"))
    born = date(1960, 1, 1) + timedelta(days=number % 14_000)
    place = counties[number % len(counties)]
    body = f"{place}{born:%Y%m%d}{number // 14_000 * 10 + number % 10:03}"
    clear = body + identity.check_character(body)
    name = "王李张刘陈杨赵黄"[number % 8] + "甲乙丙丁戊己庚辛壬癸"[number % 10]
    return {
        "region_id": place,
        "name": name,
        "search_key": search_key(name),
        "id_number": seal(clear),
        "id_number_index": blind_index(index, clear),
        "id_number_tail": blind_index(tail, clear),
        "sex": "male",
        "birth_date": born,
        "phone": seal(f"{19_900_000_000 + number}"),
        "household_region_id": place,
        "ethnic_group": "汉族",
        "category": "conscript",
        "enlisted_on": born + timedelta(days=7000),
        "discharged_on": born + timedelta(days=8000),
        "reported_on": born + timedelta(days=8030),
        "placement": "self_employment",
        "merit": "none",
        "education": "senior_high",
        "employment": "seeking",
    }


def take(format, number, folder):
    """As the job does, but for the row of the file."""
    with translation.override("zh-hans"), scope(EVERYWHERE, by={"command": "benchmark"}):
        file = taking.of_list(Veteran, "", "list")
        file.format = format
        table = offered.table(request(), file)
        rows = Counted(table, number, lambda _done: None)
        path = Path(folder) / f"ours.{format}"
        write(file, path, rows, lambda: table.facts)
        return {"rows": rows.number, "megabytes": round(path.stat().st_size / 2**20, 1)}


def take_with_openpyxl(number, folder):
    """The same records and columns, through instances of the model, with nothing left out."""
    with translation.override("zh-hans"), scope(EVERYWHERE, by={"command": "benchmark"}):
        table = offered.table(request(), taking.of_list(Veteran, "", "list"))
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(table.headings)
        fields = {field.attname: field for field in Veteran._meta.concrete_fields}
        shown = [fields[column.path] for column in table.columns]
        records = table.records.select_related("region", "household_region")[:number]
        for record in records.iterator(chunk_size=2000):
            sheet.append([cell(record, field) for field in shown])
        path = Path(folder) / "rival.xlsx"
        book.save(path)
        return {"rows": number, "megabytes": round(path.stat().st_size / 2**20, 1)}


def cell(record, field):
    value = getattr(record, field.name)
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    return value if value is None or isinstance(value, date | int) else str(value)


def request():
    return request_of(get_user_model().objects.get(username="reader"))
