import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import bureau.base.encryption
import bureau.base.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
        ("veterans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LiaisonAppointment",
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
                (
                    "officer_name",
                    models.CharField(
                        help_text="Counted once, if the appointment stands on 31 December (counting rule of the annual report 2021).",
                        max_length=50,
                        verbose_name="name of the officer",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        help_text="The station, centre or bureau of the officer.",
                        max_length=100,
                        verbose_name="unit",
                    ),
                ),
                ("position", models.CharField(blank=True, max_length=50, verbose_name="position")),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                        verbose_name="telephone",
                    ),
                ),
                (
                    "appointed_by",
                    models.CharField(blank=True, max_length=100, verbose_name="appointed by"),
                ),
            ],
            options={
                "verbose_name": "liaison appointment",
                "verbose_name_plural": "liaison appointments",
                "ordering": ["region", "unit", "officer_name", "-began_on"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="enterprise_liaison_liaisonappointment_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="enterprise_liaison_liaisonappointment_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="enterprise_liaison_liaisonappointment_ends_after_it_begins",
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
                            ("region", "="),
                            ("unit", "="),
                            ("officer_name", "="),
                        ],
                        name="enterprise_liaison_liaisonappointment_one_at_a_time",
                        violation_error_message="This officer of that unit already holds an appointment in that time. Tell namesakes apart by a word after the name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="enterprise_liaison.liaisonappointment",
                        verbose_name="liaison officer",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "contacted_on",
                    models.DateField(
                        db_index=True,
                        help_text="Each contact counts, however often the enterprise was contacted (counting rule of the annual report 2021).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="contacted on",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("visit", "visit"),
                            ("phone", "by telephone"),
                            ("online", "online"),
                        ],
                        default="visit",
                        max_length=10,
                        verbose_name="way of contact",
                    ),
                ),
                (
                    "problem",
                    models.TextField(
                        blank=True,
                        help_text="As the enterprise told it; empty if none.",
                        verbose_name="problem raised",
                    ),
                ),
                ("policy_explained", models.TextField(blank=True, verbose_name="policy explained")),
                (
                    "department",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="department coordinated with"
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="settled on",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact with an enterprise",
                "verbose_name_plural": "contacts with enterprises",
                "ordering": ["-contacted_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "contacted_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="enterprise_liaison_contact_contacted_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "settled_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="enterprise_liaison_contact_settled_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("officer", "enterprise", "contacted_on", "way"),
                        name="enterprise_liaison_contact_entered_once",
                        violation_error_message="This contact of that day is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on__isnull", True),
                            ("settled_on__gte", models.F("contacted_on")),
                            _connector="OR",
                        ),
                        name="enterprise_liaison_contact_settled_after_it_was_raised",
                        violation_error_message="A problem cannot be settled before it was raised.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on__isnull", True),
                            models.Q(("problem", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enterprise_liaison_contact_settles_a_problem",
                        violation_error_message="Say which problem was settled.",
                    ),
                ],
            },
        ),
    ]
