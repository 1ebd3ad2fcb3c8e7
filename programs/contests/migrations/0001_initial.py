import datetime

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import bureau.base.history
import programs.editions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
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
            name="ContestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("title", models.CharField(max_length=100)),
                ("edition", models.PositiveSmallIntegerField()),
                ("level", models.CharField(max_length=10)),
                ("organisers", models.CharField(blank=True, max_length=300)),
                ("opens_on", models.DateField()),
                ("final_on", models.DateField()),
            ],
            options={
                "verbose_name": "contest",
                "verbose_name_plural": "contests",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_contestevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_contestevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_contestevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("track", models.BigIntegerField(db_column="track_id")),
                ("leader", models.BigIntegerField(db_column="leader_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("team", models.CharField(max_length=100)),
                ("project", models.CharField(max_length=200)),
                ("members", models.PositiveSmallIntegerField()),
                ("contact", models.CharField(blank=True, max_length=50)),
                ("has_plan", models.BooleanField()),
                ("has_video", models.BooleanField()),
                ("standing", models.CharField(max_length=12)),
                ("stage", models.CharField(max_length=10)),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                ("prize", models.CharField(blank=True, max_length=10)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "team entered",
                "verbose_name_plural": "teams entered",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_entryevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_entryevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_entryevent_at"
                    ),
                ],
            },
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
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
            name="OrganiserPrizeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("organisation", models.CharField(max_length=100)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "organiser's prize",
                "verbose_name_plural": "organisers' prizes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_organiserprizeeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_organiserprizeeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_organiserprizeeve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrizePlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "prize",
                    models.CharField(
                        choices=[
                            ("first", "first prize"),
                            ("second", "second prize"),
                            ("third", "third prize"),
                            ("merit", "merit prize"),
                        ],
                        max_length=10,
                        verbose_name="prize",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        help_text="No more are given. The second edition had 4, 8 and 11 (annual report 2021).",
                        verbose_name="number of prizes",
                    ),
                ),
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
                        related_name="prize_plans",
                        to="contests.contest",
                        verbose_name="contest",
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
            ],
            options={
                "verbose_name": "planned prizes",
                "verbose_name_plural": "planned prizes",
                "ordering": ["contest", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contest", "prize"),
                        name="contests_prizeplan_one_per_grade",
                        violation_error_message="This contest already has a plan for that grade.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrizePlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("prize", models.CharField(max_length=10)),
                ("number", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "planned prizes",
                "verbose_name_plural": "planned prizes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_prizeplanevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_prizeplanevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_prizeplanevent_at"
                    ),
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
                        related_name="tracks",
                        to="contests.contest",
                        verbose_name="contest",
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
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("team", models.CharField(max_length=100, verbose_name="team")),
                ("project", models.CharField(max_length=200, verbose_name="project")),
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
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
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
        migrations.CreateModel(
            name="TrackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context_id", models.UUIDField(editable=False, null=True)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=bureau.base.history.TransactionNumber(), editable=False
                    ),
                ),
                ("batch", models.BigIntegerField(db_column="batch_id", null=True)),
                ("region", models.CharField(db_column="region_id", max_length=6)),
                ("contest", models.BigIntegerField(db_column="contest_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("title", models.CharField(max_length=100)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
                ("final_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "track",
                "verbose_name_plural": "tracks",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="contests_trackevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="contests_trackevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="contests_trackevent_at"
                    ),
                ],
            },
        ),
    ]
