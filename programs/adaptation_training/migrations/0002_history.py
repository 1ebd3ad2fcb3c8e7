import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("adaptation_training", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttendanceEvent",
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
                ("training_class", models.BigIntegerField(db_column="training_class_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("ends_on", models.DateField(blank=True, editable=False)),
                ("outcome", models.CharField(max_length=10)),
                ("wish", models.CharField(max_length=10)),
                ("days_attended", models.PositiveSmallIntegerField()),
                ("certificate_no", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name": "trainee",
                "verbose_name_plural": "trainees",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="adaptation_training_attend_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="adaptation_training_attend_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="adaptation_training_attend_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingClassEvent",
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
                ("provider", models.BigIntegerField(db_column="provider_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("hours", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=100)),
                ("term", models.CharField(blank=True, max_length=20)),
                ("courses", models.CharField(blank=True, max_length=200)),
                ("venue", models.CharField(blank=True, max_length=100)),
                ("delivery", models.CharField(max_length=10)),
            ],
            options={
                "verbose_name": "training class",
                "verbose_name_plural": "training classes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="adaptation_training_traini_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="adaptation_training_traini_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="adaptation_training_traini_at"
                    ),
                ],
            },
        ),
    ]
