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
            name="TrainingClass",
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
                (
                    "title",
                    models.CharField(
                        help_text="Place, year and number of the class if you leave this empty.",
                        max_length=100,
                        verbose_name="class title",
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        blank=True,
                        help_text="The wave of leavers, spring or autumn, trained right after reporting in (reporting-in guide of spring 2026).",
                        max_length=20,
                        verbose_name="term",
                    ),
                ),
                (
                    "courses",
                    models.CharField(
                        blank=True,
                        help_text="Political education, reading of the law, career planning, the state of the labour market (document 53 of 2021).",
                        max_length=200,
                        verbose_name="courses",
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        blank=True,
                        help_text="The provider's address if you leave this empty.",
                        max_length=100,
                        verbose_name="venue",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        help_text="Usually one that the province assessed (document 53 of 2021). Leave empty if the bureau trains by itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.trainingprovider",
                        verbose_name="training provider",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("on_site", "on site"),
                            ("online", "online"),
                            ("both", "online and on site"),
                        ],
                        default="on_site",
                        help_text="As a rule about 5 days, online and in the classroom (practice in Guangdong; ask the city if unsure).",
                        max_length=10,
                        verbose_name="delivery",
                    ),
                ),
            ],
            options={
                "verbose_name": "training class",
                "verbose_name_plural": "training classes",
                "ordering": ["-ends_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="adaptation_training_trainingclass_ends_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="adaptation_training_trainingclass_ends_after_it_starts",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0)),
                        name="adaptation_training_trainingclass_has_hours",
                        violation_error_message="Class hours must be above zero.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "starts_on"),
                        name="adaptation_training_trainingclass_entered_once",
                        violation_error_message="This class is already entered for that place and day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="adaptation_training.trainingclass",
                        verbose_name="training class",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "in training"),
                            ("completed", "completed"),
                            ("withdrawn", "left early"),
                        ],
                        default="pending",
                        help_text="Only who completed the class is counted, once for each class (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "wish",
                    models.CharField(
                        choices=[
                            ("employment", "find a job"),
                            ("startup", "start a business"),
                            ("study", "go on to study"),
                            ("undecided", "undecided"),
                        ],
                        default="undecided",
                        max_length=10,
                        verbose_name="wish after training",
                    ),
                ),
                (
                    "days_attended",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="As the roll says.", verbose_name="days attended"
                    ),
                ),
                (
                    "certificate_no",
                    models.CharField(blank=True, max_length=40, verbose_name="certificate number"),
                ),
            ],
            options={
                "verbose_name": "trainee",
                "verbose_name_plural": "trainees",
                "ordering": ["-ends_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("training_class", "veteran"),
                        name="adaptation_training_attendance_once_per_class",
                        violation_error_message="This trainee is already in the class.",
                    )
                ],
            },
        ),
    ]
