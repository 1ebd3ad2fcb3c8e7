import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("advanced_study", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParticipationEvent",
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
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("seminar", models.BigIntegerField(db_column="seminar_id")),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("ends_on", models.DateField(blank=True, editable=False)),
                ("position", models.CharField(blank=True, max_length=50)),
                ("outcome", models.CharField(max_length=10)),
                ("registered_student", models.BooleanField()),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="advanced_study_participati_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="advanced_study_participati_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="advanced_study_participati_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeminarEvent",
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
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("hours", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=100)),
                ("round_no", models.PositiveSmallIntegerField()),
                ("organiser", models.CharField(max_length=100)),
                ("partner", models.CharField(blank=True, max_length=100)),
                ("venue", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "verbose_name": "seminar",
                "verbose_name_plural": "seminars",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="advanced_study_seminareven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="advanced_study_seminareven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="advanced_study_seminareven_at"
                    ),
                ],
            },
        ),
    ]
