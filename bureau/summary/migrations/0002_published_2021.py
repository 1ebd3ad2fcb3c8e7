import csv
from pathlib import Path

from django.db import migrations

YEAR = 2021
PRINTED = Path(__file__).resolve().parents[3] / "fixtures" / "published" / f"{YEAR}.csv"


def load(apps, schema_editor):
    """What the report of 2021 printed; with that the bureau stands by the year."""
    apps.get_model("base", "ReportYear").objects.filter(year=YEAR).update(state="open")
    PublishedFigure = apps.get_model("summary", "PublishedFigure")
    with PRINTED.open(encoding="utf-8", newline="") as file:
        PublishedFigure.objects.bulk_create(
            PublishedFigure(
                year=YEAR,
                code=row["indicator"],
                heading_form=row["heading_form"],
                text_form=row["text_form"],
                position=position,
            )
            for position, row in enumerate(csv.DictReader(file), 1)
        )


def unload(apps, schema_editor):
    apps.get_model("summary", "PublishedFigure").objects.filter(year=YEAR).delete()
    apps.get_model("base", "ReportYear").objects.filter(year=YEAR).update(state="unopened")


class Migration(migrations.Migration):
    dependencies = [("base", "0004_life_of_a_year"), ("summary", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
