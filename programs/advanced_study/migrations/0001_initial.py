import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
        ("veterans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seminar",
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
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("round_no", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("organiser", models.CharField(max_length=100, verbose_name="organised by")),
                ("partner", models.CharField(blank=True, max_length=100, verbose_name="taught by")),
                ("venue", models.CharField(blank=True, max_length=100, verbose_name="venue")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(db_index=True, verbose_name="last day")),
                ("hours", models.PositiveSmallIntegerField(verbose_name="class hours")),
            ],
            options={
                "verbose_name": "seminar",
                "verbose_name_plural": "seminars",
                "ordering": ["-ends_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="advanced_study_seminar_ends_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "round_no", "starts_on"),
                        name="advanced_study_seminar_entered_once",
                        violation_error_message="This round of the seminar is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="advanced_study_seminar_ends_after_it_starts",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0), ("round_no__gt", 0)),
                        name="advanced_study_seminar_has_hours_and_round",
                        violation_error_message="Class hours and round must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
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
                    "seminar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="advanced_study.seminar",
                        verbose_name="seminar",
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
                    "veteran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        blank=True, max_length=50, verbose_name="position in the enterprise"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="last day"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("enrolled", "enrolled"),
                            ("completed", "completed"),
                            ("absent", "did not come"),
                        ],
                        default="enrolled",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "registered_student",
                    models.BooleanField(
                        default=False,
                        verbose_name="registered student of the entrepreneurs' online college",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["-ends_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seminar", "veteran"),
                        name="advanced_study_participation_once_per_seminar",
                        violation_error_message="This participant is already in the seminar.",
                    )
                ],
            },
        ),
    ]
