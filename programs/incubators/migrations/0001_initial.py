import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import bureau.base.encryption
import bureau.base.fields
import bureau.base.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
        ("veterans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incubator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("name", models.CharField(max_length=100, verbose_name="name of the incubator")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "national"),
                            ("province", "provincial"),
                            ("city", "municipal"),
                            ("county", "county level"),
                        ],
                        default="county",
                        help_text="Incubators of all levels that stand on 31 December are counted (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("comprehensive", "comprehensive"),
                            ("farming", "agriculture"),
                            ("industry", "manufacturing"),
                            ("commerce", "commerce and services"),
                            ("online_trade", "online trade"),
                        ],
                        default="comprehensive",
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("address", models.CharField(max_length=200, verbose_name="address")),
                (
                    "area",
                    models.PositiveIntegerField(
                        help_text="Of the whole incubator, common rooms included.",
                        verbose_name="area (m²)",
                    ),
                ),
                ("operator", models.CharField(max_length=100, verbose_name="operator")),
                (
                    "person_in_charge",
                    models.CharField(max_length=50, verbose_name="person in charge"),
                ),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        editable=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                        verbose_name="telephone",
                    ),
                ),
            ],
            options={
                "verbose_name": "start-up incubator",
                "verbose_name_plural": "start-up incubators",
                "ordering": ["region", "name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_incubator_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_incubator_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="incubators_incubator_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("region", "name"),
                        name="incubators_incubator_stands_once",
                        violation_error_message="An incubator of this name already stands there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area__gt", 0)),
                        name="incubators_incubator_has_an_area",
                        violation_error_message="The area must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvincialCentre",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "incubator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="incubators.incubator",
                        verbose_name="incubator",
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        help_text="Computed: the circle that the city belongs to (Xinhua, June 2020).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.economiccircle",
                        verbose_name="economic circle",
                    ),
                ),
                (
                    "document_no",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number of the document naming it"
                    ),
                ),
            ],
            options={
                "verbose_name": "provincial centre",
                "verbose_name_plural": "provincial centres",
                "ordering": ["-began_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_provincialcentre_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_provincialcentre_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="incubators_provincialcentre_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    "began_on",
                                    django.db.models.functions.comparison.NullIf(
                                        django.db.models.functions.comparison.Greatest(
                                            "began_on", "ended_on"
                                        ),
                                        "began_on",
                                    ),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                            ("incubator", "="),
                        ],
                        name="incubators_provincialcentre_named_once",
                        violation_error_message="This incubator is already a provincial centre on some of these days.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tenancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "incubator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tenancies",
                        to="incubators.incubator",
                        verbose_name="incubator",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        help_text="Counted once, if in residence on 31 December (counting rule of the annual report 2021). Elsewhere it must be registered at most 36 months ago, with a capital of 100,000 to 5 million yuan (incubators of Nanshan in Shenzhen; ask the county for its own rule).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="veteran-founded enterprise",
                    ),
                ),
                (
                    "agreed_until",
                    models.DateField(
                        blank=True,
                        help_text="Two years after moving in, unless you enter another day (usual practice, in places three; ask the county if unsure).",
                        null=True,
                        verbose_name="agreed until",
                    ),
                ),
                ("area", models.PositiveIntegerField(verbose_name="area (m²)")),
                (
                    "rent_reduction",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=1000000,
                        decimal_places=2,
                        help_text="In yuan; empty if the full rent is paid.",
                        max_digits=16,
                        null=True,
                        verbose_name="rent let off a month",
                    ),
                ),
                (
                    "exit_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("graduated", "grown up"),
                            ("term_over", "end of the agreed term"),
                            ("moved", "moved elsewhere"),
                            ("closed_down", "enterprise closed down"),
                            ("sent_away", "broke the rules"),
                            ("incubator_closed", "incubator closed"),
                        ],
                        max_length=20,
                        verbose_name="reason for leaving",
                    ),
                ),
            ],
            options={
                "verbose_name": "incubator tenancy",
                "verbose_name_plural": "incubator tenancies",
                "ordering": ["-began_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_tenancy_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="incubators_tenancy_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="incubators_tenancy_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    "began_on",
                                    django.db.models.functions.comparison.NullIf(
                                        django.db.models.functions.comparison.Greatest(
                                            "began_on", "ended_on"
                                        ),
                                        "began_on",
                                    ),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                            ("incubator", "="),
                            ("enterprise", "="),
                        ],
                        name="incubators_tenancy_does_not_overlap",
                        violation_error_message="This enterprise is already in the incubator on some of these days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("exit_reason", "")),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("exit_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="incubators_tenancy_ends_with_a_reason",
                        violation_error_message="Give both the day the enterprise left and its reason, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area__gt", 0)),
                        name="incubators_tenancy_has_an_area",
                        violation_error_message="The area must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rent_reduction__isnull", True),
                            models.Q(("rent_reduction__gt", 0), ("rent_reduction__lte", 1000000)),
                            _connector="OR",
                        ),
                        name="incubators_tenancy_has_a_sensible_reduction",
                        violation_error_message="The rent let off must be above zero and at most 1,000,000 yuan a month.",
                    ),
                ],
            },
        ),
    ]
