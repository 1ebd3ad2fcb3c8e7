import datetime

import django.db.models.deletion
import django.db.models.expressions
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
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="star_awards.selection",
                        verbose_name="star selection",
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
                    "places",
                    models.PositiveSmallIntegerField(
                        help_text="Up to one and a half times as many are nominated (Qingdao 2021; ask the province if unsure).",
                        verbose_name="stars to be named",
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
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="star_awards.selection",
                        verbose_name="star selection",
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
                        ],
                        default="nominated",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "votes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Up to 5 votes from one account (Qingdao 2021).",
                        null=True,
                        verbose_name="votes online",
                    ),
                ),
                (
                    "notice_from",
                    models.DateField(blank=True, null=True, verbose_name="public notice from"),
                ),
                (
                    "notice_until",
                    models.DateField(
                        blank=True,
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
                        help_text="The year it falls in is the year counted; the stars of cities do not count (counting rule of the annual report 2021).",
                        null=True,
                        verbose_name="awarded on",
                    ),
                ),
                (
                    "certificate_no",
                    models.CharField(blank=True, max_length=40, verbose_name="certificate number"),
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
            ],
            options={
                "verbose_name": "star nomination",
                "verbose_name_plural": "star nominations",
                "ordering": ["-nominated_on", "pk"],
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
                ],
            },
        ),
    ]
