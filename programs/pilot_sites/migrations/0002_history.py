import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("pilot_sites", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PilotSiteEvent",
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
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("name", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("level", models.CharField(max_length=20)),
                ("host", models.CharField(max_length=100)),
                ("purpose", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(max_length=10)),
                ("decided_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pilot site",
                "verbose_name_plural": "pilot sites",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="pilot_sites_pilotsiteevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="pilot_sites_pilotsiteevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="pilot_sites_pilotsiteevent_at"
                    ),
                ],
            },
        ),
    ]
