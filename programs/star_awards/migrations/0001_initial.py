import datetime

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import bureau.base.history
import bureau.base.validators
import programs.editions


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="JuryScoreEvent",
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
                ("nomination", models.BigIntegerField(db_column="nomination_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("juror", models.CharField(max_length=50)),
                ("score", models.DecimalField(decimal_places=2, max_digits=5)),
            ],
            options={
                "verbose_name": "jury score",
                "verbose_name_plural": "jury scores",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_juryscoreevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_juryscoreevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_juryscoreevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationEvent",
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
                ("selection", models.BigIntegerField(db_column="selection_id")),
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("star", models.CharField(max_length=10)),
                ("unit", models.CharField(max_length=100)),
                ("deeds", models.TextField()),
                ("honours", models.TextField(blank=True)),
                ("vetting", models.TextField(blank=True)),
                ("nominated_on", models.DateField()),
                ("state", models.CharField(editable=False, max_length=12)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("votes", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("notice_from", models.DateField(blank=True, editable=False, null=True)),
                ("notice_until", models.DateField(blank=True, editable=False, null=True)),
                ("awarded_on", models.DateField(blank=True, editable=False, null=True)),
                ("certificate_no", models.CharField(blank=True, editable=False, max_length=40)),
                ("level", models.CharField(blank=True, editable=False, max_length=10)),
            ],
            options={
                "verbose_name": "star nomination",
                "verbose_name_plural": "star nominations",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_nominationeven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_nominationeven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_nominationeven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotaEvent",
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
                ("selection", models.BigIntegerField(db_column="selection_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("star", models.CharField(max_length=10)),
                ("places", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_quotaevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_quotaevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_quotaevent_at"
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
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("title", models.CharField(max_length=100, verbose_name="selection title")),
                ("edition", models.PositiveSmallIntegerField(verbose_name="edition")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "provincial selection"), ("city", "city selection")],
                        default="province",
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "opens_on",
                    models.DateField(
                        db_index=True,
                        help_text="Every two years as a rule (provincial selection of 2018; ask the province if unsure).",
                        verbose_name="nominations open on",
                    ),
                ),
                (
                    "published_in",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="roll of honour published in"
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
                "verbose_name": "star selection",
                "verbose_name_plural": "star selections",
                "ordering": ["-opens_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "opens_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="star_awards_selection_opens_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "edition"),
                        name="star_awards_selection_edition_entered_once",
                        violation_error_message="This edition of the selection is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("edition__gt", 0)),
                        name="star_awards_selection_edition_is_counted_from_one",
                        violation_error_message="Editions are counted from one.",
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
                        name="star_awards_selection_level_is_that_of_its_place",
                        violation_error_message="The province holds provincial selections, and a city holds city selections.",
                    ),
                ],
            },
            bases=(programs.editions.Edition, models.Model),
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "star",
                    models.CharField(
                        choices=[("employment", "employment star"), ("startup", "start-up star")],
                        max_length=10,
                        verbose_name="star",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        help_text="No more are awarded. Up to one and a half times as many are nominated (Qingdao 2021; ask the province if unsure).",
                        verbose_name="stars to be named",
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
                (
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="star_awards.selection",
                        verbose_name="star selection",
                    ),
                ),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas",
                "ordering": ["selection", "region", "star"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("selection", "region", "star"),
                        name="star_awards_quota_one_per_city_and_star",
                        violation_error_message="This city already has a quota for that star.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("region"), 4
                        ),
                        name="star_awards_quota_is_for_a_city",
                        violation_error_message="Quotas are given to cities.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "approvals",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="approvals"
                    ),
                ),
                (
                    "state_since",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="in this state since"
                    ),
                ),
                (
                    "star",
                    models.CharField(
                        choices=[("employment", "employment star"), ("startup", "start-up star")],
                        max_length=10,
                        verbose_name="star",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        help_text="Of a founder, the enterprise.",
                        max_length=100,
                        verbose_name="work unit",
                    ),
                ),
                (
                    "deeds",
                    models.TextField(
                        help_text="What is published if the star is awarded.",
                        verbose_name="account of deeds",
                    ),
                ),
                ("honours", models.TextField(blank=True, verbose_name="earlier honours")),
                (
                    "vetting",
                    models.TextField(
                        blank=True,
                        help_text="As signed and sealed at each level (provincial selection of 2018).",
                        verbose_name="vetting opinions",
                    ),
                ),
                ("nominated_on", models.DateField(db_index=True, verbose_name="nominated on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("shortlisted", "shortlisted"),
                            ("in_notice", "in public notice"),
                            ("awarded", "awarded"),
                            ("not_chosen", "not chosen"),
                            ("returned", "returned for correction"),
                        ],
                        default="nominated",
                        editable=False,
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Said when the case is returned; whoever corrects it finds it on top.",
                        max_length=200,
                        verbose_name="what has to be corrected",
                    ),
                ),
                (
                    "votes",
                    models.PositiveIntegerField(
                        blank=True,
                        editable=False,
                        help_text="Up to 5 votes from one account (Qingdao 2021).",
                        null=True,
                        verbose_name="votes online",
                    ),
                ),
                (
                    "notice_from",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="public notice from"
                    ),
                ),
                (
                    "notice_until",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="The notice lasts seven days at least (provincial selection of 2018).",
                        null=True,
                        verbose_name="last day of public notice",
                    ),
                ),
                (
                    "awarded_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="The year it falls in is the year counted; the stars of cities do not count (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="awarded on",
                    ),
                ),
                (
                    "certificate_no",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="certificate number"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "provincial selection"), ("city", "city selection")],
                        editable=False,
                        max_length=10,
                        verbose_name="level",
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
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="star_awards.selection",
                        verbose_name="star selection",
                    ),
                ),
            ],
            options={
                "verbose_name": "star nomination",
                "verbose_name_plural": "star nominations",
                "ordering": ["-nominated_on", "pk"],
                "permissions": [
                    ("return_nomination", "return for correction"),
                    ("approve_nomination", "decide on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "awarded_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="star_awards_nomination_awarded_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "nominated_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="star_awards_nomination_nominated_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("selection", "veteran"),
                        name="star_awards_nomination_once_per_selection",
                        violation_error_message="This veteran is already nominated in the selection.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("region"), 4
                        ),
                        name="star_awards_nomination_is_made_by_a_city",
                        violation_error_message="Give the city that nominates the veteran.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("awarded_on__isnull", False), ("state", "awarded")),
                            models.Q(
                                models.Q(("state", "awarded"), _negated=True),
                                ("awarded_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_awarded_on_a_day",
                        violation_error_message="Give the day of the award exactly when the star is awarded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice_from__isnull", True), ("notice_until__isnull", True)),
                            models.Q(
                                ("notice_from__isnull", False),
                                (
                                    "notice_until__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("notice_from"),
                                        "+",
                                        models.Value(datetime.timedelta(days=6)),
                                    ),
                                ),
                                ("notice_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_notice_lasts_seven_days",
                        violation_error_message="The public notice lasts seven days at least.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["in_notice", "awarded"]), _negated=True),
                            ("notice_from__isnull", False),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_noticed_before_award",
                        violation_error_message="Give the days of the public notice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("awarded_on__isnull", True),
                            ("awarded_on__gt", models.F("notice_until")),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_awarded_after_notice",
                        violation_error_message="A star is awarded after the last day of the public notice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notice_from__isnull", True),
                            ("notice_from__gte", models.F("nominated_on")),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_noticed_after_nomination",
                        violation_error_message="The public notice must not begin before the nomination.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="star_awards_nomination_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certificate_no", ""), ("state", "awarded"), _connector="OR"
                        ),
                        name="star_awards_nomination_certified_once_awarded",
                        violation_error_message="Only an awarded star has a certificate.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "notice_from__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="star_awards_nomination_notice_from_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionEvent",
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
                ("opens_on", models.DateField()),
                ("published_in", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "star selection",
                "verbose_name_plural": "star selections",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="star_awards_selectionevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="star_awards_selectionevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="star_awards_selectionevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JuryScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("juror", models.CharField(max_length=50, verbose_name="juror")),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Out of 100.",
                        max_digits=5,
                        verbose_name="score",
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
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="star_awards.nomination",
                        verbose_name="star nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "jury score",
                "verbose_name_plural": "jury scores",
                "ordering": ["nomination", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("nomination", "juror"),
                        name="star_awards_juryscore_one_of_each_juror",
                        violation_error_message="This juror has scored the nomination already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 100)),
                        name="star_awards_juryscore_is_out_of_a_hundred",
                        violation_error_message="A score lies between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("juror", ""), _negated=True),
                        name="star_awards_juryscore_is_of_somebody",
                        violation_error_message="Name the juror.",
                    ),
                ],
            },
        ),
    ]
