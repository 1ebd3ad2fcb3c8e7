import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
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
            name="Topic",
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
                ("name", models.CharField(max_length=100, verbose_name="name of the topic")),
                ("platform", models.CharField(max_length=50, verbose_name="platform")),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(["https", "http"])],
                        verbose_name="web address",
                    ),
                ),
                (
                    "cumulative",
                    models.BooleanField(
                        default=False,
                        help_text="Reported with all reads since it was opened, not with those of the year (counting rule of the annual report 2021).",
                        verbose_name="cumulative",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["region", "name", "platform"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "name", "platform"),
                        name="policy_broadcasts_topic_entered_once",
                        violation_error_message="This topic of that platform is already entered.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Broadcast",
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
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policy_broadcasts.topic",
                        verbose_name="topic",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("held_on", models.DateField(verbose_name="day of the broadcast")),
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
                ("host", models.CharField(blank=True, max_length=50, verbose_name="host")),
                ("guests", models.CharField(blank=True, max_length=200, verbose_name="guests")),
                ("platform", models.CharField(max_length=50, verbose_name="platform")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Of a broadcast that was held.",
                        verbose_name="minutes on air",
                    ),
                ),
                (
                    "views",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="views reported"
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="evidence")),
            ],
            options={
                "verbose_name": "broadcast",
                "verbose_name_plural": "broadcasts",
                "ordering": ["-held_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "held_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="policy_broadcasts_broadcast_held_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "held_on"),
                        name="policy_broadcasts_broadcast_entered_once",
                        violation_error_message="This broadcast of that day is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("minutes__gt", 0), ("state", "held")),
                            models.Q(models.Q(("state", "held"), _negated=True), ("minutes", 0)),
                            _connector="OR",
                        ),
                        name="policy_broadcasts_broadcast_lasts_when_held",
                        violation_error_message="Give the minutes on air of a broadcast that was held, and of no other.",
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
                        name="policy_broadcasts_broadcast_was_held_when_it_says",
                        violation_error_message="What lies ahead cannot have been held: correct the day or the state.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicReading",
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
                        to="policy_broadcasts.topic",
                        verbose_name="topic",
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
                "verbose_name": "reading of a topic",
                "verbose_name_plural": "readings of topics",
                "ordering": ["-read_on", "topic"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "read_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="policy_broadcasts_topicreading_read_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("topic", "read_on"),
                        name="policy_broadcasts_topicreading_one_a_day",
                        violation_error_message="This topic already has a reading of that day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Video",
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
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policy_broadcasts.topic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "column",
                    models.CharField(blank=True, max_length=50, verbose_name="programme column"),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "published_on",
                    models.DateField(
                        help_text="The year it was first published in is the year counted; a second platform makes no second video (counting rule of the annual report 2021).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="published on",
                    ),
                ),
                ("platform", models.CharField(max_length=50, verbose_name="platform")),
                (
                    "reads",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="reads reported"
                    ),
                ),
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
                "verbose_name": "video",
                "verbose_name_plural": "videos",
                "ordering": ["-published_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "published_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="policy_broadcasts_video_published_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "column", "title"),
                        name="policy_broadcasts_video_published_once",
                        violation_error_message="This video is already entered; on a second platform it is no second video.",
                    ),
                ],
            },
        ),
    ]
