import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import bureau.base.history
import programs.findings.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingEvent",
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
                ("owner", models.BigIntegerField(db_column="owner_id", null=True)),
                ("settled_by", models.BigIntegerField(db_column="settled_by_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("rule", models.CharField(editable=False, max_length=40)),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), editable=False, size=None
                    ),
                ),
                ("elsewhere", models.BooleanField(editable=False)),
                ("found_on", models.DateField(editable=False)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("settled_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "doubt across lines",
                "verbose_name_plural": "doubts across lines",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="findings_findingevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="findings_findingevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="findings_findingevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "rule",
                    models.CharField(
                        choices=programs.findings.rules.choices,
                        editable=False,
                        max_length=40,
                        verbose_name="what is doubtful",
                    ),
                ),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        editable=False,
                        size=None,
                        verbose_name="records concerned",
                    ),
                ),
                (
                    "elsewhere",
                    models.BooleanField(editable=False, verbose_name="another place is concerned"),
                ),
                (
                    "found_on",
                    models.DateField(
                        db_index=True,
                        default=django.utils.timezone.localdate,
                        editable=False,
                        verbose_name="found on",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("corrected", "records corrected"),
                            ("explained", "explained, no fault"),
                            ("reclaimed", "money is claimed back"),
                            ("gone", "no longer so"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="settled at"),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="base.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken up by",
                    ),
                ),
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
                    "settled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "veteran",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
            ],
            options={
                "verbose_name": "doubt across lines",
                "verbose_name_plural": "doubts across lines",
                "ordering": ["-found_on", "pk"],
                "default_permissions": ["view", "change"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "found_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="findings_finding_found_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("rule", "region", "veteran", "enterprise"),
                        name="findings_finding_open_once",
                        nulls_distinct=False,
                        violation_error_message="This doubt is open in that place already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enterprise__isnull", True), ("veteran__isnull", False)),
                            models.Q(("enterprise__isnull", False), ("veteran__isnull", True)),
                            _connector="OR",
                        ),
                        name="findings_finding_has_one_subject",
                        violation_error_message="A doubt is about a person or about an enterprise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("records__len__gt", 0)),
                        name="findings_finding_has_records",
                        violation_error_message="A doubt is about records.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at", None), ("settled_by", None)),
                            models.Q(
                                ("outcome", "gone"),
                                ("settled_at__isnull", False),
                                ("settled_by", None),
                            ),
                            models.Q(
                                ("outcome__in", ["corrected", "explained", "reclaimed"]),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="findings_finding_is_settled_by_somebody",
                        violation_error_message="An outcome needs a note; who settled it, and when, is kept with it.",
                    ),
                ],
            },
        ),
    ]
