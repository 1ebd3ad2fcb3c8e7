import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("policy_broadcasts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BroadcastEvent",
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
                ("topic", models.BigIntegerField(db_column="topic_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("title", models.CharField(max_length=100)),
                ("held_on", models.DateField()),
                ("state", models.CharField(max_length=10)),
                ("host", models.CharField(blank=True, max_length=50)),
                ("guests", models.CharField(blank=True, max_length=200)),
                ("platform", models.CharField(max_length=50)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("views", models.PositiveIntegerField(blank=True, null=True)),
                ("evidence", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "broadcast",
                "verbose_name_plural": "broadcasts",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="policy_broadcasts_broadcas_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="policy_broadcasts_broadcas_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="policy_broadcasts_broadcas_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
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
                ("name", models.CharField(max_length=100)),
                ("platform", models.CharField(max_length=50)),
                ("url", models.CharField(blank=True, max_length=500)),
                ("cumulative", models.BooleanField()),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="policy_broadcasts_topiceve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="policy_broadcasts_topiceve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="policy_broadcasts_topiceve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicReadingEvent",
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
                "verbose_name": "reading of a topic",
                "verbose_name_plural": "readings of topics",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="policy_broadcasts_topicrea_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="policy_broadcasts_topicrea_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="policy_broadcasts_topicrea_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VideoEvent",
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
                ("topic", models.BigIntegerField(db_column="topic_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("column", models.CharField(blank=True, max_length=50)),
                ("title", models.CharField(max_length=100)),
                ("published_on", models.DateField()),
                ("platform", models.CharField(max_length=50)),
                ("reads", models.PositiveIntegerField(blank=True, null=True)),
                ("url", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "video",
                "verbose_name_plural": "videos",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="policy_broadcasts_videoeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="policy_broadcasts_videoeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="policy_broadcasts_videoeve_at"
                    ),
                ],
            },
        ),
    ]
