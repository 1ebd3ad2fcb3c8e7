from django.db import migrations

from bureau.base.workdays import known_days


def fill(apps, schema_editor):
    """Every day that the calendar knows."""
    workday = apps.get_model("base", "Workday")
    workday.objects.bulk_create(
        [workday(day=day, is_working=is_working) for day, is_working in known_days()],
        ignore_conflicts=True,
    )


def empty(apps, schema_editor):
    apps.get_model("base", "Workday").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [migrations.RunPython(fill, empty)]
