import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_workdays"),
    ]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "happened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="happened at",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sign_in", "signed in"),
                            ("sign_in_refused", "was refused to sign in"),
                            ("sign_out", "signed out"),
                            ("password", "changed a password"),
                            ("code_refused", "was refused a second factor"),
                            ("second_factor", "set up a second factor"),
                            ("second_factor_reset", "took away a second factor"),
                            ("reveal", "read a full number"),
                            ("reveal_refused", "was refused a full number"),
                            ("look_up", "looked a person up by the full number"),
                            ("look_up_refused", "was refused to look a person up"),
                            ("export", "took a list away"),
                            ("export_refused", "was refused a list"),
                            ("refused", "was refused a page"),
                            ("token", "made an access token"),
                            ("token_revoked", "revoked an access token"),
                            ("token_refused", "was refused with an access token"),
                        ],
                        max_length=20,
                        verbose_name="what was done",
                    ),
                ),
                ("user_id", models.BigIntegerField(null=True, verbose_name="account")),
                ("username", models.CharField(blank=True, max_length=150, verbose_name="username")),
                (
                    "region_id",
                    models.CharField(blank=True, max_length=6, verbose_name="place of the account"),
                ),
                ("about", models.CharField(blank=True, max_length=100, verbose_name="about")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="details")),
                ("request", models.UUIDField(null=True, verbose_name="request")),
                (
                    "address",
                    models.GenericIPAddressField(null=True, verbose_name="network address"),
                ),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name": "act",
                "verbose_name_plural": "acts",
                "ordering": ["-happened_at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="base_act_txn"
                    ),
                    models.Index(fields=["happened_at"], name="base_act_happened_at"),
                    models.Index(fields=["user_id", "happened_at"], name="base_act_user"),
                    models.Index(fields=["about", "happened_at"], name="base_act_about"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchEvent",
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
                ("year", models.PositiveSmallIntegerField()),
                ("seed", models.BigIntegerField()),
                ("scale", models.DecimalField(decimal_places=4, max_digits=6)),
                ("started_at", models.DateTimeField()),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "batch",
                "verbose_name_plural": "batches",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="base_batchevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="base_batchevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="base_batchevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportYearEvent",
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
                ("year", models.PositiveSmallIntegerField(serialize=False)),
            ],
            options={
                "verbose_name": "report year",
                "verbose_name_plural": "report years",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["year"], name="base_reportyearevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="base_reportyearevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="base_reportyearevent_at"
                    ),
                ],
            },
        ),
    ]
