import django.contrib.postgres.operations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="Workday",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                ("is_working", models.BooleanField(verbose_name="is a working day")),
            ],
            options={
                "verbose_name": "working day",
                "verbose_name_plural": "working days",
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("seed", models.BigIntegerField(verbose_name="seed")),
                (
                    "scale",
                    models.DecimalField(decimal_places=4, max_digits=6, verbose_name="scale"),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                (
                    "completed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="completed at"),
                ),
            ],
            options={
                "verbose_name": "batch",
                "verbose_name_plural": "batches",
                "ordering": ["-started_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_at__isnull", True),
                            ("completed_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="base_batch_ends_after_it_begins",
                        violation_error_message="A batch cannot be complete before it was started.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportYear",
            fields=[
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        primary_key=True, serialize=False, verbose_name="year"
                    ),
                ),
            ],
            options={
                "verbose_name": "report year",
                "verbose_name_plural": "report years",
                "ordering": ["-year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2019)),
                        name="base_reportyear_is_not_before_the_department",
                        violation_error_message="No year before 2019 can be reported.",
                    )
                ],
            },
        ),
    ]
