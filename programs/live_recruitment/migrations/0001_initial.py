import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import bureau.base.credit_code
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
            name="LiveSession",
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
                ("theme", models.CharField(blank=True, max_length=50, verbose_name="theme")),
                ("held_on", models.DateField(verbose_name="day of the session")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("announced", "announced"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="announced",
                        help_text="Only what was held is counted (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("platform", models.CharField(max_length=50, verbose_name="platform")),
                ("host", models.CharField(blank=True, max_length=50, verbose_name="host")),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(["https", "http"])],
                        verbose_name="web address",
                    ),
                ),
            ],
            options={
                "verbose_name": "live session",
                "verbose_name_plural": "live sessions",
                "ordering": ["-held_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "held_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="live_recruitment_livesession_held_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "held_on"),
                        name="live_recruitment_livesession_entered_once",
                        violation_error_message="This session of that day is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            (
                                "held_on__lte",
                                django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="live_recruitment_livesession_was_held_when_it_says",
                        violation_error_message="What lies ahead cannot have been held: correct the day or the state.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recruiter",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recruiters",
                        to="live_recruitment.livesession",
                        verbose_name="live session",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(blank=True, editable=False, verbose_name="day of the session"),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("announced", "announced"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "enterprise_name",
                    models.CharField(max_length=100, verbose_name="name of the enterprise"),
                ),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        help_text="An enterprise in several sessions of the year counts once (counting rule of the annual report 2021).",
                        max_length=18,
                        read=bureau.base.credit_code.read_credit_code,
                        verbose_name="unified social credit code",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        help_text="Found by the credit code; empty for an enterprise that is no veteran's.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="veteran-founded enterprise",
                    ),
                ),
                (
                    "positions",
                    models.CharField(blank=True, max_length=200, verbose_name="kinds of work"),
                ),
                ("posts", models.PositiveIntegerField(verbose_name="posts offered")),
                ("applicants", models.PositiveIntegerField(default=0, verbose_name="applicants")),
                ("hired", models.PositiveIntegerField(default=0, verbose_name="hired")),
            ],
            options={
                "verbose_name": "recruiting enterprise",
                "verbose_name_plural": "recruiting enterprises",
                "ordering": ["-held_on", "enterprise_name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "credit_code"),
                        name="live_recruitment_recruiter_once_a_session",
                        violation_error_message="This enterprise is already in the session.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("posts__gt", 0)),
                        name="live_recruitment_recruiter_offers_posts",
                        violation_error_message="The number of posts must be above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hired__lte", models.F("applicants"))),
                        name="live_recruitment_recruiter_hires_applicants",
                        violation_error_code="count",
                        violation_error_message="No more people can be hired than applied.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionReading",
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
                    "read_on",
                    models.DateField(
                        db_index=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="read on",
                    ),
                ),
                (
                    "value",
                    models.PositiveBigIntegerField(
                        help_text="What the counter shows in all, not what was added (counting rule of the annual report 2021).",
                        verbose_name="reading",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source of the reading")),
                (
                    "cumulative",
                    models.BooleanField(default=False, editable=False, verbose_name="cumulative"),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="live_recruitment.livesession",
                        verbose_name="live session",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        help_text="What shows the reading: the name of the screenshot or of the letter. Original records are to be kept (Statistics Law).",
                        max_length=200,
                        verbose_name="evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a session",
                "verbose_name_plural": "readings of sessions",
                "ordering": ["-read_on", "topic"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "read_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="live_recruitment_sessionreading_read_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("topic", "read_on"),
                        name="live_recruitment_sessionreading_one_a_day",
                        violation_error_message="This session already has a reading of that day.",
                    ),
                ],
            },
        ),
    ]
