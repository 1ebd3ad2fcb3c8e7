import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("teaching_resources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallEvent",
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
                ("document_no", models.CharField(blank=True, max_length=50)),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField()),
            ],
            options={
                "verbose_name": "call for resources",
                "verbose_name_plural": "calls for resources",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="teaching_resources_calleve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="teaching_resources_calleve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="teaching_resources_calleve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionEvent",
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
                ("call", models.BigIntegerField(db_column="call_id")),
                ("provider", models.BigIntegerField(db_column="provider_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=15)),
                ("title", models.CharField(max_length=100)),
                ("nominated_by", models.CharField(max_length=100)),
                ("nominated_on", models.DateField()),
                ("lecturer", models.CharField(blank=True, max_length=50)),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("opinion", models.TextField(blank=True)),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                ("state", models.CharField(max_length=12)),
                ("decided_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "teaching resource",
                "verbose_name_plural": "teaching resources",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="teaching_resources_selecti_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="teaching_resources_selecti_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="teaching_resources_selecti_at"
                    ),
                ],
            },
        ),
    ]
