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
            name="Call",
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
                (
                    "document_no",
                    models.CharField(blank=True, max_length=50, verbose_name="document number"),
                ),
                ("opened_on", models.DateField(db_index=True, verbose_name="opened on")),
                (
                    "closes_on",
                    models.DateField(
                        help_text="The last day on which any can be put forward.",
                        verbose_name="nominations close on",
                    ),
                ),
            ],
            options={
                "verbose_name": "call for resources",
                "verbose_name_plural": "calls for resources",
                "ordering": ["-opened_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "opened_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="teaching_resources_call_opened_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "opened_on"),
                        name="teaching_resources_call_entered_once",
                        violation_error_message="This call is already entered for that place and day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opened_on"))),
                        name="teaching_resources_call_closes_after_it_opens",
                        violation_error_message="A call cannot close before it opens.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Selection",
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
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selections",
                        to="teaching_resources.call",
                        verbose_name="call for resources",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("teaching_case", "teaching case"),
                            ("course_resource", "course"),
                            ("trainer", "trainer"),
                            ("institution", "institution"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Of an institution, the name of the provider if you leave this empty.",
                        max_length=100,
                        verbose_name="title or name",
                    ),
                ),
                (
                    "nominated_by",
                    models.CharField(
                        help_text="The bureau of the place if you leave this empty.",
                        max_length=100,
                        verbose_name="put forward by",
                    ),
                ),
                (
                    "nominated_on",
                    models.DateField(
                        db_index=True,
                        help_text="Today if you leave this empty, or the last day of the call.",
                        verbose_name="put forward on",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only for an institution, which must be in the register of providers (counting rule of the annual report 2021).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.trainingprovider",
                        verbose_name="training provider",
                    ),
                ),
                (
                    "lecturer",
                    models.CharField(
                        blank=True,
                        help_text="Of a teaching case or a course.",
                        max_length=50,
                        verbose_name="lecturer",
                    ),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Only for a course.",
                        null=True,
                        verbose_name="course hours",
                    ),
                ),
                (
                    "opinion",
                    models.TextField(
                        blank=True,
                        help_text="The city puts forward and a jury decides (usual practice; ask the province if unsure).",
                        verbose_name="opinion of the city",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Of 100.",
                        max_digits=5,
                        null=True,
                        verbose_name="score of the jury",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("selected", "selected"),
                            ("not_selected", "not selected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="nominated",
                        help_text="Only what was selected is counted (counting rule of the annual report 2021).",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="When the jury decided: the year it falls in is the year counted (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="decided on",
                    ),
                ),
            ],
            options={
                "verbose_name": "teaching resource",
                "verbose_name_plural": "teaching resources",
                "ordering": ["-nominated_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "decided_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="teaching_resources_selection_decided_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "nominated_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="teaching_resources_selection_nominated_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("call", "kind", "title", "nominated_by"),
                        name="teaching_resources_selection_entered_once",
                        violation_error_message="This is already put forward under that call.",
                    ),
                    models.UniqueConstraint(
                        fields=("call", "provider"),
                        name="teaching_resources_selection_provider_once_per_call",
                        violation_error_message="This provider is already put forward under that call.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "institution"), ("provider__isnull", False)),
                            models.Q(
                                models.Q(("kind", "institution"), _negated=True),
                                ("provider__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="teaching_resources_selection_institution_is_registered",
                        violation_error_message="An institution, and nothing else, names a provider from the register.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hours__gt", 0),
                                ("hours__isnull", False),
                                ("kind", "course_resource"),
                            ),
                            models.Q(
                                models.Q(("kind", "course_resource"), _negated=True),
                                ("hours__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="teaching_resources_selection_course_has_hours",
                        violation_error_message="A course, and nothing else, has hours above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True), ("score__range", (0, 100)), _connector="OR"
                        ),
                        name="teaching_resources_selection_score_is_out_of_100",
                        violation_error_message="A score is between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state__in", ["selected", "not_selected"]),
                            ),
                            models.Q(
                                ("decided_on__isnull", True),
                                ("state__in", ["nominated", "withdrawn"]),
                            ),
                            _connector="OR",
                        ),
                        name="teaching_resources_selection_decision_has_a_day",
                        violation_error_message="What is decided, and only that, has a day of decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("decided_on__gte", models.F("nominated_on")),
                            _connector="OR",
                        ),
                        name="teaching_resources_selection_decided_after_nomination",
                        violation_error_message="Nothing is decided before it was put forward.",
                    ),
                ],
            },
        ),
    ]
