import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("degree_upgrades", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdmissionEvent",
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
                ("admission_list", models.BigIntegerField(db_column="admission_list_id")),
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=20)),
                ("school", models.CharField(max_length=100)),
                ("major", models.CharField(blank=True, max_length=100)),
                ("route", models.CharField(max_length=15)),
                ("admitted_on", models.DateField()),
                ("outcome", models.CharField(max_length=10)),
                ("signed_off_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "admission",
                "verbose_name_plural": "admissions",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="degree_upgrades_admissione_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="degree_upgrades_admissione_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="degree_upgrades_admissione_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdmissionListEvent",
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
                ("source", models.CharField(max_length=100)),
                ("document_no", models.CharField(max_length=50)),
                ("title", models.CharField(max_length=100)),
                ("received_on", models.DateField()),
                ("headcount", models.PositiveIntegerField()),
                ("signed_off_by", models.CharField(blank=True, max_length=50)),
                ("signed_off_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "admission list",
                "verbose_name_plural": "admission lists",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="degree_upgrades_admissionl_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="degree_upgrades_admissionl_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="degree_upgrades_admissionl_at"
                    ),
                ],
            },
        ),
    ]
