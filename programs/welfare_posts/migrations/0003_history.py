import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.fields
import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("welfare_posts", "0002_post_categories"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlacementEvent",
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
                ("category", models.BigIntegerField(db_column="category_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("difficulty", models.CharField(max_length=20)),
                ("difficulty_proof", models.CharField(max_length=100)),
                ("post_title", models.CharField(max_length=60)),
                ("employing_unit", models.CharField(max_length=100)),
                ("management_body", models.CharField(max_length=100)),
                ("state", models.CharField(max_length=10)),
                ("approved_on", models.DateField()),
                ("began_on", models.DateField()),
                ("agreement_until", models.DateField()),
                (
                    "monthly_wage",
                    bureau.base.fields.AmountField(cap=20000, decimal_places=2, max_digits=16),
                ),
                ("insurance", models.CharField(max_length=10)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("exit_reason", models.CharField(blank=True, max_length=12)),
                ("vacancy_reported_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="welfare_posts_placementeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="welfare_posts_placementeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="welfare_posts_placementeve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostCategoryEvent",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("examples", models.CharField(blank=True, max_length=200)),
                ("in_use", models.BooleanField()),
            ],
            options={
                "verbose_name": "post category",
                "verbose_name_plural": "post categories",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="welfare_posts_postcategory_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="welfare_posts_postcategory_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="welfare_posts_postcategory_at"
                    ),
                ],
            },
        ),
    ]
