import datetime

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import bureau.base.history
from bureau.base.years import FIRST_YEAR, LAST_YEAR


def fill(apps, schema_editor):
    """A row for every year that can ever be reported: closing and writing meet at it."""
    report_year = apps.get_model("base", "ReportYear")
    report_year.objects.bulk_create(
        report_year(year=year) for year in range(FIRST_YEAR, LAST_YEAR + 1)
    )


def empty(apps, schema_editor):
    apps.get_model("base", "ReportYear").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=40, verbose_name="program line")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("ends_at", models.DateTimeField(verbose_name="open until")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "agreed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed at"),
                ),
            ],
            options={
                "verbose_name": "reopening",
                "verbose_name_plural": "reopenings",
                "ordering": ["-asked_at"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReopeningEvent",
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
                ("year", models.PositiveSmallIntegerField(db_column="year_id")),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("asked_by", models.BigIntegerField(db_column="asked_by_id")),
                ("agreed_by", models.BigIntegerField(db_column="agreed_by_id", null=True)),
                ("id", models.BigIntegerField()),
                ("line", models.CharField(blank=True, max_length=40)),
                ("reason", models.CharField(max_length=300)),
                ("ends_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "reopening",
                "verbose_name_plural": "reopenings",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="reportyear",
            options={
                "default_permissions": (),
                "ordering": ["-year"],
                "permissions": [
                    ("confirm_reportyear", "Can confirm a year's figures of their place"),
                    ("close_reportyear", "Can close, publish, restate and reopen a year"),
                ],
                "verbose_name": "report year",
                "verbose_name_plural": "report years",
            },
        ),
        migrations.AddField(
            model_name="reportyear",
            name="closed_at",
            field=models.DateTimeField(null=True, verbose_name="closed at"),
        ),
        migrations.AddField(
            model_name="reportyear",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="reportyear",
            name="closed_despite",
            field=models.CharField(blank=True, max_length=300, verbose_name="closed despite"),
        ),
        migrations.AddField(
            model_name="reportyear",
            name="closing_at",
            field=models.DateTimeField(null=True, verbose_name="closing begun at"),
        ),
        migrations.AddField(
            model_name="reportyear",
            name="closing_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="closing begun by",
            ),
        ),
        migrations.AddField(
            model_name="reportyear",
            name="state",
            field=models.CharField(
                choices=[
                    ("unopened", "not opened"),
                    ("open", "open for records"),
                    ("closing", "being closed"),
                    ("closed", "closed for records"),
                    ("published", "published"),
                ],
                default="unopened",
                max_length=9,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="closed_by",
            field=models.BigIntegerField(db_column="closed_by_id", null=True),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="closed_despite",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="closing_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="closing_by",
            field=models.BigIntegerField(db_column="closing_by_id", null=True),
        ),
        migrations.AddField(
            model_name="reportyearevent",
            name="state",
            field=models.CharField(default="unopened", max_length=9),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="reportyear",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["closed", "published"]), _negated=True),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("closing_by__isnull", False),
                        models.Q(("closing_by", models.F("closed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="base_reportyear_is_closed_by_two",
                violation_error_message="A year is closed by two people: whoever began it has another one close it.",
            ),
        ),
        migrations.AddField(
            model_name="reopening",
            name="agreed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="reopening",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="reopening",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="veterans.region",
                verbose_name="place",
            ),
        ),
        migrations.AddField(
            model_name="reopening",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reopenings",
                to="base.reportyear",
                verbose_name="year",
            ),
        ),
        migrations.AddIndex(
            model_name="reopeningevent",
            index=models.Index(fields=["id"], name="base_reopeningevent_of"),
        ),
        migrations.AddIndex(
            model_name="reopeningevent",
            index=django.contrib.postgres.indexes.BrinIndex(
                fields=["transaction"], name="base_reopeningevent_txn"
            ),
        ),
        migrations.AddIndex(
            model_name="reopeningevent",
            index=django.contrib.postgres.indexes.BrinIndex(
                fields=["pgh_created_at"], name="base_reopeningevent_at"
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="base_reopening_has_a_reason",
                violation_error_message="Say why the year has to be reopened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at__gt", models.F("asked_at")),
                    (
                        "ends_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("asked_at"), "+", models.Value(datetime.timedelta(days=30))
                        ),
                    ),
                ),
                name="base_reopening_ends_within_a_month",
                violation_error_message="A year is reopened for 30 days at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                    models.Q(
                        ("agreed_at__isnull", False),
                        ("agreed_by__isnull", False),
                        models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="base_reopening_is_agreed_by_another",
                violation_error_message="Another person than the one who asked has to agree.",
            ),
        ),
        migrations.RunPython(fill, empty),
    ]
