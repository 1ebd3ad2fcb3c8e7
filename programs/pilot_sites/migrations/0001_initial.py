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
            name="PilotSite",
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
                ("name", models.CharField(max_length=100, verbose_name="name of the site")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training_base", "training base"),
                            ("guidance_station", "employment and start-up guidance station"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("first_of_nation", "first in the country"),
                            ("province", "provincial"),
                            ("city", "municipal"),
                            ("county", "county level"),
                        ],
                        default="province",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                ("host", models.CharField(max_length=100, verbose_name="host institution")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        help_text="What is tried there, in a sentence.",
                        max_length=200,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                        ],
                        default="proposed",
                        help_text="Only approved sites are counted, in the year they were established (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        help_text="Today, unless you enter another day for a site approved or refused.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="decided on",
                    ),
                ),
            ],
            options={
                "verbose_name": "pilot site",
                "verbose_name_plural": "pilot sites",
                "ordering": ["-began_on", "name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="pilot_sites_pilotsite_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="pilot_sites_pilotsite_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="pilot_sites_pilotsite_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "name", "began_on"),
                        name="pilot_sites_pilotsite_entered_once",
                        violation_error_message="This site is already entered for that place and day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pilot_sites_pilotsite_decided_on_a_day",
                        violation_error_message="A site approved or refused needs the day of the decision; one only proposed has none.",
                    ),
                ],
            },
        ),
    ]
