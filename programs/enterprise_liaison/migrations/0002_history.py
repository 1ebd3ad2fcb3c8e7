import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.encryption
import bureau.base.history
import bureau.base.validators


class Migration(migrations.Migration):
    dependencies = [
        ("enterprise_liaison", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactEvent",
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
                ("officer", models.BigIntegerField(db_column="officer_id")),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("contacted_on", models.DateField()),
                ("way", models.CharField(max_length=10)),
                ("problem", models.TextField(blank=True)),
                ("policy_explained", models.TextField(blank=True)),
                ("department", models.CharField(blank=True, max_length=100)),
                ("settled_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "contact with an enterprise",
                "verbose_name_plural": "contacts with enterprises",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="enterprise_liaison_contact_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="enterprise_liaison_contact_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="enterprise_liaison_contact_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LiaisonAppointmentEvent",
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
                ("officer_name", models.CharField(max_length=50)),
                ("unit", models.CharField(max_length=100)),
                ("position", models.CharField(blank=True, max_length=50)),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                    ),
                ),
                ("appointed_by", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "verbose_name": "liaison appointment",
                "verbose_name_plural": "liaison appointments",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="enterprise_liaison_liaison_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="enterprise_liaison_liaison_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="enterprise_liaison_liaison_at"
                    ),
                ],
            },
        ),
    ]
