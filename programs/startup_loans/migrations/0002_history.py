from decimal import Decimal

import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.fields
import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("startup_loans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="InterestSubsidyEvent",
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
                ("loan", models.BigIntegerField(db_column="loan_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField()),
                ("standing", models.CharField(max_length=10)),
                ("opening_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                ("closing_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                (
                    "balance",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                (
                    "interest",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("state", models.CharField(max_length=10)),
                ("claimed_on", models.DateField()),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("refusal", models.CharField(blank=True, max_length=15)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("disbursed_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "interest subsidy",
                "verbose_name_plural": "interest subsidies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_interestsubs_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_interestsubs_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_interestsubs_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanEvent",
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
                ("veteran", models.BigIntegerField(db_column="veteran_id", null=True)),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("kind", models.CharField(max_length=15)),
                ("state", models.CharField(max_length=10)),
                ("project", models.CharField(max_length=100)),
                ("purpose", models.CharField(max_length=100)),
                ("own_funds", models.DecimalField(decimal_places=2, max_digits=16)),
                ("clean_record", models.BooleanField()),
                ("bank", models.CharField(max_length=50)),
                ("contract_no", models.CharField(blank=True, max_length=40)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("term_months", models.PositiveSmallIntegerField()),
                ("annual_rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("subsidised_rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("subsidy_ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                ("subsidy_months", models.PositiveSmallIntegerField()),
                ("applied_on", models.DateField()),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("refusal", models.CharField(blank=True, max_length=15)),
                ("returned_because", models.CharField(blank=True, max_length=200)),
                ("disbursed_on", models.DateField(blank=True, null=True)),
                ("repaid_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "start-up loan",
                "verbose_name_plural": "start-up loans",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_loanevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_loanevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_loanevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanRuleEvent",
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
                ("kind", models.CharField(max_length=15)),
                (
                    "cap",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("longest_months", models.PositiveSmallIntegerField()),
                ("basis", models.CharField(max_length=10)),
                ("ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                ("months", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "loan rule",
                "verbose_name_plural": "loan rules",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_loanruleeven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_loanruleeven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_loanruleeven_at"
                    ),
                ],
            },
        ),
    ]
