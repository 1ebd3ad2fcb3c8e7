import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContestEvent",
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
                ("edition", models.PositiveSmallIntegerField()),
                ("level", models.CharField(max_length=10)),
                ("organisers", models.CharField(blank=True, max_length=300)),
                ("opens_on", models.DateField()),
                ("final_on", models.DateField()),
            ],
            options={
                "verbose_name": "contest",
                "verbose_name_plural": "contests",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_contestevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_contestevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_contestevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryEvent",
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
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("track", models.BigIntegerField(db_column="track_id")),
                ("leader", models.BigIntegerField(db_column="leader_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("team", models.CharField(max_length=100)),
                ("project", models.CharField(max_length=200)),
                ("members", models.PositiveSmallIntegerField()),
                ("contact", models.CharField(blank=True, max_length=50)),
                ("has_plan", models.BooleanField()),
                ("has_video", models.BooleanField()),
                ("standing", models.CharField(max_length=12)),
                ("stage", models.CharField(max_length=10)),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                ("prize", models.CharField(blank=True, max_length=10)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "team entered",
                "verbose_name_plural": "teams entered",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_entryevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_entryevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_entryevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganiserPrizeEvent",
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
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("organisation", models.CharField(max_length=100)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "organiser's prize",
                "verbose_name_plural": "organisers' prizes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_organiserprizeeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_organiserprizeeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_organiserprizeeve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackEvent",
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
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("title", models.CharField(max_length=100)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "track",
                "verbose_name_plural": "tracks",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_trackevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_trackevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_trackevent_at"
                    ),
                ],
            },
        ),
    ]
