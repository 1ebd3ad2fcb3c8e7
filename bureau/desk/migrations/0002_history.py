import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExplanationEvent",
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
                ("content_type", models.BigIntegerField(db_column="content_type_id")),
                ("user", models.BigIntegerField(db_column="user_id")),
                ("id", models.BigIntegerField()),
                ("object_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("doubt", models.CharField(max_length=300)),
                ("text", models.CharField(max_length=500)),
                ("explained_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "explanation",
                "verbose_name_plural": "explanations",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="desk_explanationevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="desk_explanationevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="desk_explanationevent_at"
                    ),
                ],
            },
        ),
    ]
