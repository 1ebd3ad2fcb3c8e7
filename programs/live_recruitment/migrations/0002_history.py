import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.credit_code
import bureau.base.fields
import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("live_recruitment", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LiveSessionEvent",
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
                ("title", models.CharField(max_length=100)),
                ("theme", models.CharField(blank=True, max_length=50)),
                ("held_on", models.DateField()),
                ("state", models.CharField(max_length=10)),
                ("platform", models.CharField(max_length=50)),
                ("host", models.CharField(blank=True, max_length=50)),
                ("url", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "live session",
                "verbose_name_plural": "live sessions",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="live_recruitment_livesessi_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="live_recruitment_livesessi_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="live_recruitment_livesessi_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecruiterEvent",
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
                ("session", models.BigIntegerField(db_column="session_id")),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("held_on", models.DateField(blank=True, editable=False)),
                ("state", models.CharField(blank=True, editable=False, max_length=10)),
                ("enterprise_name", models.CharField(max_length=100)),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        max_length=18, read=bureau.base.credit_code.read_credit_code
                    ),
                ),
                ("positions", models.CharField(blank=True, max_length=200)),
                ("posts", models.PositiveIntegerField()),
                ("applicants", models.PositiveIntegerField()),
                ("hired", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "recruiting enterprise",
                "verbose_name_plural": "recruiting enterprises",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="live_recruitment_recruiter_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="live_recruitment_recruiter_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="live_recruitment_recruiter_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionReadingEvent",
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
                ("topic", models.BigIntegerField(db_column="topic_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("read_on", models.DateField()),
                ("value", models.PositiveBigIntegerField()),
                ("source", models.CharField(max_length=200)),
                ("cumulative", models.BooleanField(editable=False)),
                ("evidence", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name": "reading of a session",
                "verbose_name_plural": "readings of sessions",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="live_recruitment_sessionre_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="live_recruitment_sessionre_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="live_recruitment_sessionre_at"
                    ),
                ],
            },
        ),
    ]
