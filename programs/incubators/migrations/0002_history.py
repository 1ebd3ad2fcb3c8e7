import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.encryption
import bureau.base.fields
import bureau.base.history
import bureau.base.validators


class Migration(migrations.Migration):
    dependencies = [
        ("incubators", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncubatorEvent",
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
                ("level", models.CharField(max_length=10)),
                ("kind", models.CharField(max_length=15)),
                ("address", models.CharField(max_length=200)),
                ("area", models.PositiveIntegerField()),
                ("operator", models.CharField(max_length=100)),
                ("person_in_charge", models.CharField(max_length=50)),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        editable=True, read=bureau.base.validators.read_phone, shown=(3, 4)
                    ),
                ),
            ],
            options={
                "verbose_name": "start-up incubator",
                "verbose_name_plural": "start-up incubators",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="incubators_incubatorevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="incubators_incubatorevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="incubators_incubatorevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvincialCentreEvent",
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
                ("incubator", models.BigIntegerField(db_column="incubator_id")),
                ("circle", models.SlugField(db_column="circle_id", max_length=20)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("document_no", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name": "provincial centre",
                "verbose_name_plural": "provincial centres",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="incubators_provincialcentr_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="incubators_provincialcentr_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="incubators_provincialcentr_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TenancyEvent",
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
                ("incubator", models.BigIntegerField(db_column="incubator_id")),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("agreed_until", models.DateField(blank=True, null=True)),
                ("area", models.PositiveIntegerField()),
                (
                    "rent_reduction",
                    bureau.base.fields.AmountField(
                        blank=True, cap=1000000, decimal_places=2, max_digits=16, null=True
                    ),
                ),
                ("exit_reason", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "incubator tenancy",
                "verbose_name_plural": "incubator tenancies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="incubators_tenancyevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="incubators_tenancyevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="incubators_tenancyevent_at"
                    ),
                ],
            },
        ),
    ]
