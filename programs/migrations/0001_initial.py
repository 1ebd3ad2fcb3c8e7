import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "line",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="line"
                    ),
                ),
                ("hash", models.CharField(max_length=64, verbose_name="hash")),
            ],
            options={
                "verbose_name": "definition",
                "verbose_name_plural": "definitions",
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.CharField(db_index=True, max_length=40, verbose_name="line")),
                (
                    "years",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(verbose_name="years"),
                ),
            ],
            options={
                "verbose_name": "mark",
                "verbose_name_plural": "marks",
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "line",
                        "year",
                        "place",
                        "indicator",
                        "own",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("line", models.CharField(max_length=40, verbose_name="line")),
                ("year", models.SmallIntegerField(verbose_name="year")),
                ("place", models.CharField(max_length=6, verbose_name="place")),
                ("indicator", models.CharField(max_length=63, verbose_name="indicator")),
                ("own", models.BooleanField(verbose_name="own work")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=20, verbose_name="value"),
                ),
            ],
            options={
                "verbose_name": "tally",
                "verbose_name_plural": "tallies",
            },
        ),
    ]
