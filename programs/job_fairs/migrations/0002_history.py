import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.credit_code
import bureau.base.fields
import bureau.base.history
import bureau.base.validators


class Migration(migrations.Migration):
    dependencies = [
        ("job_fairs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoothEvent",
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
                ("fair", models.BigIntegerField(db_column="fair_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("held_on", models.DateField(blank=True, editable=False)),
                ("state", models.CharField(blank=True, editable=False, max_length=10)),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        max_length=18, read=bureau.base.credit_code.read_credit_code
                    ),
                ),
                ("employer", models.CharField(max_length=100)),
                ("post_titles", models.CharField(blank=True, max_length=200)),
                ("posts_offered", models.PositiveIntegerField()),
                (
                    "lowest_pay",
                    bureau.base.fields.AmountField(
                        blank=True, cap=1000000, decimal_places=2, max_digits=16, null=True
                    ),
                ),
                (
                    "highest_pay",
                    bureau.base.fields.AmountField(
                        blank=True, cap=1000000, decimal_places=2, max_digits=16, null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "fair booth",
                "verbose_name_plural": "fair booths",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="job_fairs_boothevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="job_fairs_boothevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="job_fairs_boothevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobFairEvent",
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
                ("held_on", models.DateField()),
                ("moved_because", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(max_length=10)),
                ("level", models.CharField(max_length=10)),
                ("venue", models.CharField(max_length=100)),
                ("host", models.CharField(max_length=100)),
            ],
            options={
                "verbose_name": "job fair",
                "verbose_name_plural": "job fairs",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="job_fairs_jobfairevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="job_fairs_jobfairevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="job_fairs_jobfairevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitEvent",
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
                ("fair", models.BigIntegerField(db_column="fair_id")),
                ("veteran", models.BigIntegerField(db_column="veteran_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("held_on", models.DateField(blank=True, editable=False)),
                ("state", models.CharField(blank=True, editable=False, max_length=10)),
                ("visitor", models.CharField(max_length=10)),
                (
                    "name",
                    bureau.base.fields.CheckedField(
                        blank=True, max_length=50, read=bureau.base.validators.read_name
                    ),
                ),
                ("intent", models.BooleanField()),
                ("post", models.CharField(blank=True, max_length=100)),
                ("signed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "fair visit",
                "verbose_name_plural": "fair visits",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="job_fairs_visitevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="job_fairs_visitevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="job_fairs_visitevent_at"
                    ),
                ],
            },
        ),
    ]
