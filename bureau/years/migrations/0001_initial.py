import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0004_life_of_a_year"),
        ("veterans", "0004_look_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConfirmationEvent",
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
                ("year", models.PositiveSmallIntegerField(db_column="year_id")),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("user", models.BigIntegerField(db_column="user_id")),
                ("id", models.BigIntegerField()),
                ("confirmed_at", models.DateTimeField()),
                ("values", models.JSONField()),
                ("explanations", models.JSONField()),
            ],
            options={
                "verbose_name": "confirmation of a year",
                "verbose_name_plural": "confirmations of years",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="years_confirmationevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="years_confirmationevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="years_confirmationevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenFigureEvent",
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
                ("publication", models.BigIntegerField(db_column="publication_id")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=63)),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True),
                ),
                ("text", models.CharField(max_length=60)),
                ("heading", models.CharField(max_length=60)),
                ("records", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("definition", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "figure as published",
                "verbose_name_plural": "figures as published",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="years_frozenfigureevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="years_frozenfigureevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="years_frozenfigureevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mismatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tally", "the kept figure is not what the records say"),
                            ("published", "the records are not those that were published"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.CharField(max_length=63, verbose_name="indicator")),
                ("place", models.CharField(max_length=6, verbose_name="place")),
                ("details", models.JSONField(verbose_name="details")),
                (
                    "found_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="found at"
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.reportyear",
                        verbose_name="year",
                    ),
                ),
            ],
            options={
                "verbose_name": "mismatch",
                "verbose_name_plural": "mismatches",
                "ordering": ["year", "code", "place"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article", models.JSONField(verbose_name="article")),
                (
                    "published_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="published at"
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="published by",
                    ),
                ),
                (
                    "year",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="base.reportyear",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PublicationEvent",
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
                ("year", models.PositiveSmallIntegerField(db_column="year_id")),
                ("published_by", models.BigIntegerField(db_column="published_by_id")),
                ("id", models.BigIntegerField()),
                ("article", models.JSONField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="years_publicationevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="years_publicationevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="years_publicationevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RestatementEvent",
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
                ("publication", models.BigIntegerField(db_column="publication_id")),
                ("asked_by", models.BigIntegerField(db_column="asked_by_id")),
                ("approved_by", models.BigIntegerField(db_column="approved_by_id", null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=63)),
                (
                    "old",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True),
                ),
                (
                    "new",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True),
                ),
                ("records", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "restatement",
                "verbose_name_plural": "restatements",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="years_restatementevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="years_restatementevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="years_restatementevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="confirmed at"
                    ),
                ),
                ("values", models.JSONField(verbose_name="figures")),
                ("explanations", models.JSONField(default=dict, verbose_name="explanations")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="base.reportyear",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation of a year",
                "verbose_name_plural": "confirmations of years",
                "ordering": ["year", "region"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "region"),
                        name="years_confirmation_once_a_place",
                        violation_error_message="This place has confirmed the year already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=63, verbose_name="indicator")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=20, null=True, verbose_name="value"
                    ),
                ),
                ("text", models.CharField(max_length=60, verbose_name="as printed in the text")),
                (
                    "heading",
                    models.CharField(max_length=60, verbose_name="as printed in the heading"),
                ),
                ("records", models.PositiveIntegerField(verbose_name="records")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the records")),
                ("definition", models.CharField(max_length=64, verbose_name="definition")),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="years.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure as published",
                "verbose_name_plural": "figures as published",
                "ordering": ["publication", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "code"), name="years_frozenfigure_once_a_publication"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Restatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=63, verbose_name="indicator")),
                (
                    "old",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=20,
                        null=True,
                        verbose_name="old value",
                    ),
                ),
                (
                    "new",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=20,
                        null=True,
                        verbose_name="new value",
                    ),
                ),
                ("records", models.JSONField(verbose_name="records")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked at"
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restatements",
                        to="years.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "restatement",
                "verbose_name_plural": "restatements",
                "ordering": ["publication", "code", "asked_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="years_restatement_has_a_reason",
                        violation_error_message="Say why the figure is put right.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="years_restatement_is_approved_by_another",
                        violation_error_message="Another person than the one who wrote it has to approve.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at__isnull", True)),
                        fields=("publication", "code"),
                        name="years_restatement_waits_once",
                        violation_error_message="A restatement of this figure waits for approval already.",
                    ),
                ],
            },
        ),
    ]
