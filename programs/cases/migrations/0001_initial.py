import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import bureau.base.fields
import bureau.base.history
import programs.cases.kinds


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="StageEvent",
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
                ("kind", models.CharField(max_length=60)),
                (
                    "from_amount",
                    bureau.base.fields.AmountField(cap=100000000, decimal_places=2, max_digits=16),
                ),
                ("level", models.CharField(max_length=10)),
            ],
            options={
                "verbose_name": "further approval",
                "verbose_name_plural": "further approvals",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="cases_stageevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="cases_stageevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="cases_stageevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind of case")),
                ("case_id", models.BigIntegerField(verbose_name="case")),
                ("region_id", models.CharField(max_length=6, verbose_name="place")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("arrow", models.CharField(max_length=20, verbose_name="step")),
                ("source", models.CharField(blank=True, max_length=15, verbose_name="from state")),
                ("target", models.CharField(max_length=15, verbose_name="to state")),
                (
                    "part",
                    models.CharField(blank=True, max_length=15, verbose_name="part in the case"),
                ),
                ("actor_id", models.BigIntegerField(null=True, verbose_name="account")),
                ("actor", models.CharField(blank=True, max_length=150, verbose_name="username")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("day", models.DateField(null=True, verbose_name="day")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
            ],
            options={
                "verbose_name": "step of a case",
                "verbose_name_plural": "steps of cases",
                "ordering": ["at", "pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["case_id", "kind"], name="cases_step_of")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("actor_id__isnull", False), models.Q(("part", ""), _negated=True)
                        ),
                        expressions=[
                            ("kind", "="),
                            ("case_id", "="),
                            ("actor_id", "="),
                            ("part", "<>"),
                        ],
                        name="cases_step_one_part_for_each",
                        violation_error_message="You have another part in this case already: somebody else has to do this.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=programs.cases.kinds.money_cases,
                        max_length=60,
                        verbose_name="kind of case",
                    ),
                ),
                (
                    "from_amount",
                    bureau.base.fields.AmountField(
                        cap=100000000,
                        decimal_places=2,
                        help_text="In yuan. Cases of this amount and more take one more approval.",
                        max_digits=16,
                        verbose_name="from an amount of",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "county"), ("city", "city"), ("province", "province")],
                        help_text="Somebody who has approved nothing of the case yet, at this level or above.",
                        max_length=10,
                        verbose_name="approved by",
                    ),
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
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "further approval",
                "verbose_name_plural": "further approvals",
                "ordering": ["kind", "from_amount", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="cases_stage_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="cases_stage_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="cases_stage_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_amount__gt", 0), ("from_amount__lte", 100000000)),
                        name="cases_stage_amount_is_within_bounds",
                        violation_error_message="The amount must be above zero and at most a hundred million yuan.",
                    ),
                ],
            },
        ),
    ]
