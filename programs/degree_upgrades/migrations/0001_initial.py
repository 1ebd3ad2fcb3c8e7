import datetime

import django.db.models.deletion
from django.db import migrations, models

import bureau.base.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
        ("veterans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdmissionList",
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
                (
                    "source",
                    models.CharField(
                        help_text="As for your place's last list if you leave this empty.",
                        max_length=100,
                        verbose_name="issued by",
                    ),
                ),
                ("document_no", models.CharField(max_length=50, verbose_name="document number")),
                ("title", models.CharField(max_length=100, verbose_name="list title")),
                (
                    "received_on",
                    models.DateField(
                        db_index=True,
                        help_text="Today if you leave this empty.",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="received on",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        help_text="As the list itself sums them up.",
                        verbose_name="admissions on the list",
                    ),
                ),
                (
                    "signed_off_by",
                    models.CharField(
                        blank=True,
                        help_text="Who answers for the list: its admissions count only once it is signed (Statistics Law).",
                        max_length=50,
                        verbose_name="signed off by",
                    ),
                ),
                (
                    "signed_off_on",
                    models.DateField(
                        blank=True,
                        help_text="Possible once every admission on the list is entered.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="signed off on",
                    ),
                ),
            ],
            options={
                "verbose_name": "admission list",
                "verbose_name_plural": "admission lists",
                "ordering": ["-received_on", "document_no"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "received_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="degree_upgrades_admissionlist_received_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("source", "document_no"),
                        name="degree_upgrades_admissionlist_entered_once",
                        violation_error_message="This document is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gt", 0)),
                        name="degree_upgrades_admissionlist_names_somebody",
                        violation_error_message="A list must name at least one admission.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_off_by", ""), ("signed_off_on__isnull", True)),
                            models.Q(
                                ("signed_off_on__isnull", False),
                                models.Q(("signed_off_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="degree_upgrades_admissionlist_signature_is_whole",
                        violation_error_message="A signature needs both a name and a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_off_on__isnull", True),
                            ("signed_off_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="degree_upgrades_admissionlist_signed_after_receipt",
                        violation_error_message="A list cannot be signed off before it was received.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Admission",
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
                (
                    "admission_list",
                    models.ForeignKey(
                        help_text="The education department's list that proves the admission (counting rule of the annual report 2021).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="admissions",
                        to="degree_upgrades.admissionlist",
                        verbose_name="admission list",
                    ),
                ),
                (
                    "veteran",
                    models.ForeignKey(
                        help_text="Counted once a year for each kind of programme (counting rule of the annual report 2021).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("masters", "master's programme"),
                            ("bachelor_upgrade", "college-to-bachelor upgrade"),
                            ("vocational_college", "vocational college"),
                        ],
                        help_text="All three are admissions by examination (Ministry's yearly sheet on new leavers' employment). As for the last admission of the list if you leave this empty.",
                        max_length=20,
                        verbose_name="kind of programme",
                    ),
                ),
                ("school", models.CharField(max_length=100, verbose_name="college or university")),
                (
                    "major",
                    models.CharField(blank=True, max_length=100, verbose_name="field of study"),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("examination", "by examination"),
                            ("special_quota", "by special quota"),
                            ("exemption", "exempt from examination"),
                        ],
                        default="examination",
                        help_text="Master's: a quota of its own, 10 points more within 3 years, and second-class merit exempts from the first examination. Upgrade: a quota of its own, or exempt (China Military Online 2015, reporting-in guide of spring 2026).",
                        max_length=15,
                        verbose_name="route of admission",
                    ),
                ),
                (
                    "admitted_on",
                    models.DateField(
                        db_index=True,
                        help_text="The year it falls in is the year counted (counting rule of the annual report 2021). As for the last admission of the list, or when the list was received.",
                        verbose_name="admitted on",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("admitted", "admitted"),
                            ("declined", "place turned down"),
                            ("revoked", "admission revoked"),
                        ],
                        default="admitted",
                        help_text="A place turned down or revoked is not counted (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "signed_off_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="signed off on"
                    ),
                ),
            ],
            options={
                "verbose_name": "admission",
                "verbose_name_plural": "admissions",
                "ordering": ["-admitted_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "admitted_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="degree_upgrades_admission_admitted_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("admission_list", "veteran", "kind"),
                        name="degree_upgrades_admission_once_per_list",
                        violation_error_message="This veteran is already entered from that list.",
                    ),
                ],
            },
        ),
    ]
