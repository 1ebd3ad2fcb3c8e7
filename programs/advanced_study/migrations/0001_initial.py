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
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "ends_on",
                    models.DateField(
                        db_index=True,
                        help_text="The year it falls in is the year counted (counting rule of the annual report 2021).",
                        verbose_name="last day",
                    ),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(
                        help_text="Eight a day are supposed if you leave this empty.",
                        verbose_name="class hours",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "round_no",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="One title may be held in several rounds of a year.",
                        verbose_name="round",
                    ),
                ),
                (
                    "organiser",
                    models.CharField(
                        help_text="The bureau of the place if you leave this empty.",
                        max_length=100,
                        verbose_name="organised by",
                    ),
                ),
                (
                    "partner",
                    models.CharField(
                        blank=True,
                        help_text="The college or enterprise whose teachers hold it.",
                        max_length=100,
                        verbose_name="taught by",
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=100, verbose_name="venue")),
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
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="advanced_study_seminar_ends_after_it_starts",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0)),
                        name="advanced_study_seminar_has_hours",
                        violation_error_message="Class hours must be above zero.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "round_no", "starts_on"),
                        name="advanced_study_seminar_entered_once",
                        violation_error_message="This round of the seminar is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("round_no__gt", 0)),
                        name="advanced_study_seminar_has_a_round",
                        violation_error_message="The round must be above zero.",
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
                    "veteran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="last day"
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
                        help_text="The veteran behind it takes part if you name nobody else.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        blank=True, max_length=50, verbose_name="position in the enterprise"
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
                        help_text="Only who completed the seminar is counted, once for each seminar (counting rule of the annual report 2021).",
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
