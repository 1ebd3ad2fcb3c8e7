from decimal import Decimal

import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.fields
import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("border_aid", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DonationEvent",
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
                ("enterprise", models.BigIntegerField(db_column="enterprise_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=10)),
                ("donor", models.CharField(max_length=10)),
                ("donor_name", models.CharField(max_length=100)),
                ("recipient", models.CharField(max_length=10)),
                ("recipient_name", models.CharField(max_length=100)),
                ("purpose", models.CharField(blank=True, max_length=200)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000.00"), decimal_places=2, max_digits=16
                    ),
                ),
                ("state", models.CharField(max_length=10)),
                ("pledged_on", models.DateField()),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("receipt_no", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name": "donation",
                "verbose_name_plural": "donations",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="border_aid_donationevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="border_aid_donationevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="border_aid_donationevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnlineClassEvent",
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
                ("term", models.PositiveSmallIntegerField()),
                ("recipient", models.CharField(max_length=10)),
                ("recipient_place", models.CharField(blank=True, max_length=100)),
                ("platform", models.CharField(max_length=50)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("state", models.CharField(max_length=10)),
                ("viewers", models.PositiveIntegerField()),
                ("evidence", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "online class",
                "verbose_name_plural": "online classes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="border_aid_onlineclasseven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="border_aid_onlineclasseven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="border_aid_onlineclasseven_at"
                    ),
                ],
            },
        ),
    ]
