import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ReportTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "style",
                    models.CharField(
                        choices=[
                            ("article", "annual article"),
                            ("brief", "short brief of a place"),
                        ],
                        max_length=10,
                        verbose_name="style",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: of every year that has none.",
                        null=True,
                        verbose_name="year",
                    ),
                ),
                ("body", models.TextField(max_length=50000, verbose_name="text")),
            ],
            options={
                "verbose_name": "report template",
                "verbose_name_plural": "report templates",
                "ordering": ["style", "year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("style", "year"),
                        name="report_reporttemplate_one_of_a_style_and_year",
                        nulls_distinct=False,
                        violation_error_message="There is a template of this style for that year.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("style", models.CharField(max_length=10)),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("body", models.TextField(max_length=50000)),
            ],
            options={
                "verbose_name": "report template",
                "verbose_name_plural": "report templates",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="report_reporttemplateevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="report_reporttemplateevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="report_reporttemplateevent_at"
                    ),
                ],
            },
        ),
    ]
