from decimal import Decimal

import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.encryption
import bureau.base.fields
import bureau.base.history
import bureau.base.validators


class Migration(migrations.Migration):
    dependencies = [
        ("subsidies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentBatchEvent",
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
                ("number", models.CharField(max_length=40)),
                ("bank", models.CharField(max_length=50)),
                ("paid_on", models.DateField()),
            ],
            options={
                "verbose_name": "payment batch",
                "verbose_name_plural": "payment batches",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_paymentbatcheven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_paymentbatcheven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_paymentbatcheven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceStandardEvent",
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
                ("days", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "service standard",
                "verbose_name_plural": "service standards",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_servicestandarde_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_servicestandarde_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_servicestandarde_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyEvent",
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
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("payment", models.BigIntegerField(db_column="payment_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("channel", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=10)),
                ("enlisted_on", models.DateField()),
                ("discharged_on", models.DateField()),
                ("detained_months", models.PositiveSmallIntegerField()),
                ("service_years", models.DecimalField(decimal_places=1, max_digits=3)),
                (
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"), decimal_places=2, max_digits=16
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("has_enlistment_notice", models.BooleanField()),
                ("has_introduction_letter", models.BooleanField()),
                ("has_discharge_certificate", models.BooleanField()),
                ("dossier_is_genuine", models.BooleanField()),
                ("bank_name", models.CharField(blank=True, max_length=50)),
                (
                    "bank_account",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_bank_account,
                        shown=(0, 4),
                    ),
                ),
                (
                    "bank_account_index",
                    bureau.base.encryption.BlindIndexField(last=None, null=True, of="bank_account"),
                ),
                ("applied_on", models.DateField()),
                ("accepted_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("refusal", models.CharField(blank=True, max_length=20)),
                ("returned_because", models.CharField(blank=True, max_length=200)),
                ("paid_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True),
                ),
            ],
            options={
                "verbose_name": "one-off subsidy",
                "verbose_name_plural": "one-off subsidies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_subsidyevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_subsidyevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_subsidyevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyRateEvent",
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
                (
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("six_months_count", models.DecimalField(decimal_places=1, max_digits=2)),
            ],
            options={
                "verbose_name": "subsidy rate",
                "verbose_name_plural": "subsidy rates",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_subsidyrateevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_subsidyrateevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_subsidyrateevent_at"
                    ),
                ],
            },
        ),
    ]
