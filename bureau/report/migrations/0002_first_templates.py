from pathlib import Path

from django.db import migrations

TEMPLATES = Path(__file__).resolve().parents[3] / "fixtures" / "report"
FIRST = {("article", None): "article", ("article", 2021): "article_2021", ("brief", None): "brief"}


def load(apps, schema_editor):
    """What the bureau begins with, and changes as it likes."""
    ReportTemplate = apps.get_model("report", "ReportTemplate")
    for (style, year), name in FIRST.items():
        body = (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
        ReportTemplate.objects.create(style=style, year=year, body=body)


def unload(apps, schema_editor):
    apps.get_model("report", "ReportTemplate").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("report", "0001_initial")]

    operations = [migrations.RunPython(load, unload)]
