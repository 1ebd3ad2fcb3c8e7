import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("summary", "0002_published_2021"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFigureEvent",
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
                ("year", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=63)),
                ("heading_form", models.CharField(blank=True, max_length=40)),
                ("text_form", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "published figure",
                "verbose_name_plural": "published figures",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="summary_publishedfigureeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="summary_publishedfigureeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="summary_publishedfigureeve_at"
                    ),
                ],
            },
        ),
    ]
