import datetime

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import programs.editions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
        ("veterans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contest",
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
                ("title", models.CharField(max_length=100, verbose_name="contest title")),
                ("edition", models.PositiveSmallIntegerField(verbose_name="edition")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "provincial contest"), ("city", "city contest")],
                        default="province",
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "organisers",
                    models.CharField(blank=True, max_length=300, verbose_name="organisers"),
                ),
                ("opens_on", models.DateField(verbose_name="entries open on")),
                (
                    "final_on",
                    models.DateField(
                        db_index=True,
                        help_text="The year it falls in is the year counted (counting rule of the annual report 2021).",
                        verbose_name="day of the final",
                    ),
                ),
            ],
            options={
                "verbose_name": "contest",
                "verbose_name_plural": "contests",
                "ordering": ["-final_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "final_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="contests_contest_final_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "edition"),
                        name="contests_contest_edition_entered_once",
                        violation_error_message="This edition of the contest is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("edition__gt", 0)),
                        name="contests_contest_edition_is_counted_from_one",
                        violation_error_message="Editions are counted from one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("final_on__gte", models.F("opens_on"))),
                        name="contests_contest_final_follows_entry",
                        violation_error_message="The final must not be before entries open.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("region"), 2
                                ),
                                ("level", "province"),
                            ),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("region"), 4
                                ),
                                ("level", "city"),
                            ),
                            _connector="OR",
                        ),
                        name="contests_contest_level_is_that_of_its_place",
                        violation_error_message="The province holds provincial contests, and a city holds city contests.",
                    ),
                ],
            },
            bases=(programs.editions.Edition, models.Model),
        ),
        migrations.CreateModel(
            name="OrganiserPrize",
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
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organiser_prizes",
                        to="contests.contest",
                        verbose_name="contest",
                    ),
                ),
                ("organisation", models.CharField(max_length=100, verbose_name="organisation")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "provincial contest"), ("city", "city contest")],
                        editable=False,
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "final_on",
                    models.DateField(blank=True, editable=False, verbose_name="day of the final"),
                ),
            ],
            options={
                "verbose_name": "organiser's prize",
                "verbose_name_plural": "organisers' prizes",
                "ordering": ["-final_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contest", "organisation"),
                        name="contests_organiserprize_once_per_contest",
                        violation_error_message="This organisation already has its prize.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Track",
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
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracks",
                        to="contests.contest",
                        verbose_name="contest",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Each edition sets its own; the second had three (annual report 2021).",
                        max_length=100,
                        verbose_name="track",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "provincial contest"), ("city", "city contest")],
                        editable=False,
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "final_on",
                    models.DateField(blank=True, editable=False, verbose_name="day of the final"),
                ),
            ],
            options={
                "verbose_name": "track",
                "verbose_name_plural": "tracks",
                "ordering": ["contest", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contest", "title"),
                        name="contests_track_once_per_contest",
                        violation_error_message="This contest already has a track of that title.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                    "contest",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contests.contest",
                        verbose_name="contest",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contests.track",
                        verbose_name="track",
                    ),
                ),
                ("team", models.CharField(max_length=100, verbose_name="team")),
                ("project", models.CharField(max_length=200, verbose_name="project")),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the leader is registered as a veteran.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="leader of the team",
                    ),
                ),
                (
                    "members",
                    models.PositiveSmallIntegerField(default=1, verbose_name="members of the team"),
                ),
                (
                    "contact",
                    models.CharField(blank=True, max_length=50, verbose_name="contact person"),
                ),
                (
                    "has_plan",
                    models.BooleanField(default=False, verbose_name="business plan handed in"),
                ),
                (
                    "has_video",
                    models.BooleanField(
                        default=False,
                        help_text="Of 3 minutes (call of the first contest).",
                        verbose_name="video handed in",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("competed", "takes part"),
                            ("withdrawn", "pulled out"),
                            ("disqualified", "disqualified"),
                        ],
                        default="competed",
                        help_text="A team that pulled out or was disqualified is not counted (counting rule of the annual report 2021).",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("heat", "heat"),
                            ("semi_final", "semi-final"),
                            ("final", "final"),
                        ],
                        default="heat",
                        help_text="The heat of the city, then the semi-final and the final of the province (calls of the first and third contest).",
                        max_length=10,
                        verbose_name="stage reached",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Out of 100, as the jury gave it.",
                        max_digits=5,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "prize",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "first prize"),
                            ("second", "second prize"),
                            ("third", "third prize"),
                            ("merit", "merit prize"),
                        ],
                        help_text="How many there are is up to each edition: the second had 4, 8 and 11 (annual report 2021).",
                        max_length=10,
                        verbose_name="prize",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "provincial contest"), ("city", "city contest")],
                        editable=False,
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "final_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="day of the final"
                    ),
                ),
            ],
            options={
                "verbose_name": "team entered",
                "verbose_name_plural": "teams entered",
                "ordering": ["-final_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("track", "region", "team"),
                        name="contests_entry_once_per_track",
                        violation_error_message="This team is already entered in the track.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("region"), 4
                        ),
                        name="contests_entry_comes_from_a_city",
                        violation_error_message="Give the city that the team comes from.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("members__gt", 0)),
                        name="contests_entry_has_members",
                        violation_error_message="A team has at least one member.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", 100)),
                            _connector="OR",
                        ),
                        name="contests_entry_score_is_out_of_a_hundred",
                        violation_error_message="A score lies between 0 and 100.",
                    ),
                ],
            },
        ),
    ]
