import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("star_awards", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NominationEvent",
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
                ("selection", models.BigIntegerField(db_column="selection_id")),
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("star", models.CharField(max_length=10)),
                ("unit", models.CharField(max_length=100)),
                ("deeds", models.TextField()),
                ("honours", models.TextField(blank=True)),
                ("vetting", models.TextField(blank=True)),
                ("nominated_on", models.DateField()),
                ("state", models.CharField(max_length=12)),
                ("votes", models.PositiveIntegerField(blank=True, null=True)),
                ("notice_from", models.DateField(blank=True, null=True)),
                ("notice_until", models.DateField(blank=True, null=True)),
                ("awarded_on", models.DateField(blank=True, null=True)),
                ("certificate_no", models.CharField(blank=True, max_length=40)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
            ],
            options={
                "verbose_name": "star nomination",
                "verbose_name_plural": "star nominations",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_nominationeven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_nominationeven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_nominationeven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotaEvent",
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
                ("selection", models.BigIntegerField(db_column="selection_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("star", models.CharField(max_length=10)),
                ("places", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_quotaevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_quotaevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_quotaevent_at"
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
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("title", models.CharField(max_length=100)),
                ("edition", models.PositiveSmallIntegerField()),
                ("level", models.CharField(max_length=10)),
                ("opens_on", models.DateField()),
                ("published_in", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "star selection",
                "verbose_name_plural": "star selections",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_selectionevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_selectionevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_selectionevent_at"
                    ),
                ],
            },
        ),
    ]
