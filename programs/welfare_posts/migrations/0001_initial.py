import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.db import migrations, models

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
            name="PostCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Five classes for posts in general; those of veterans' posts need not be the same (Lu Ren She Gui [2021] No. 5).",
                        max_length=40,
                        verbose_name="name",
                    ),
                ),
                (
                    "examples",
                    models.CharField(blank=True, max_length=200, verbose_name="posts in it"),
                ),
                ("in_use", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "post category",
                "verbose_name_plural": "post categories",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name",),
                        name="welfare_posts_postcategory_name_is_its_own",
                        violation_error_message="There is a post category of this name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                    "veteran",
                    models.ForeignKey(
                        help_text="A retired soldier who finds it hard to get work; the post is no new placement (provincial guideline on these posts).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "difficulty",
                    models.CharField(
                        choices=[
                            ("older", "older and without work"),
                            ("long_unemployed", "long without work"),
                            ("low_income", "family on the minimum allowance"),
                            ("jobless_family", "family of which nobody has work"),
                            ("disabled", "disabled"),
                            ("land_lost", "land lost"),
                        ],
                        max_length=20,
                        verbose_name="difficulty",
                    ),
                ),
                (
                    "difficulty_proof",
                    models.CharField(
                        help_text="Which paper proves it, and its number or date.",
                        max_length=100,
                        verbose_name="proof of difficulty",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        help_text="Five classes with more than 20 posts (provincial guideline on these posts). That of the place's last post of the same name if you leave this empty.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="welfare_posts.postcategory",
                        verbose_name="post category",
                    ),
                ),
                ("post_title", models.CharField(max_length=60, verbose_name="post")),
                (
                    "employing_unit",
                    models.CharField(
                        help_text="That of the place's last placement if you leave this empty.",
                        max_length=100,
                        verbose_name="employing unit",
                    ),
                ),
                (
                    "management_body",
                    models.CharField(
                        help_text="It signs the labour agreement (provincial guideline on these posts). That of the place's last placement if you leave this empty.",
                        max_length=100,
                        verbose_name="management body",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("in_post", "in post"),
                            ("ended", "ended"),
                        ],
                        default="approved",
                        help_text="Only who is in post on 31 December is counted (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="By the county, after a public notice of 3 days (rules of public-welfare posts in general; ask the county if unsure).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="approved on",
                    ),
                ),
                (
                    "began_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="began on"
                    ),
                ),
                (
                    "agreement_until",
                    models.DateField(
                        help_text="The last day of the labour agreement. Of posts in general at most 3 years, or until retirement if less than 5 years away (rules of public-welfare posts in general; ask the county if unsure).",
                        verbose_name="agreement runs until",
                    ),
                ),
                (
                    "monthly_wage",
                    bureau.base.fields.AmountField(
                        cap=20000,
                        decimal_places=2,
                        help_text="In yuan, the basic wage alone (provincial guideline on these posts). That of the place's last placement if you leave this empty.",
                        max_digits=16,
                        verbose_name="monthly wage",
                    ),
                ),
                (
                    "insurance",
                    models.CharField(
                        choices=[("four", "four insurances"), ("five", "five insurances")],
                        default="four",
                        help_text="Four or five insurances, never the housing fund (provincial guideline on these posts).",
                        max_length=10,
                        verbose_name="social insurance",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day without work: from it on the placement does not count (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="ended on",
                    ),
                ),
                (
                    "exit_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new_job", "found other work"),
                            ("retirement", "reached retirement age"),
                            ("death", "died"),
                            ("health", "health"),
                            ("term", "end of the agreement"),
                            ("discipline", "breach of discipline"),
                            ("offence", "offence"),
                        ],
                        max_length=12,
                        verbose_name="reason for leaving",
                    ),
                ),
                (
                    "vacancy_reported_on",
                    models.DateField(
                        blank=True,
                        help_text="Within 5 days of the end: a later report is taken for a false claim, and the pay is recovered (rules of public-welfare posts in general; ask the county if unsure).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="vacancy reported on",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["-began_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="welfare_posts_placement_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="welfare_posts_placement_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("veteran", "="),
                            (
                                models.Func(
                                    "began_on",
                                    django.db.models.functions.comparison.NullIf(
                                        django.db.models.functions.comparison.Greatest(
                                            "began_on", "ended_on"
                                        ),
                                        "began_on",
                                    ),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="welfare_posts_placement_one_post_at_a_time",
                        violation_error_message="This veteran holds another post during that time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("state", "ended")),
                            models.Q(
                                models.Q(("state", "ended"), _negated=True),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_ended_on_a_day",
                        violation_error_message="Give the day of the end exactly when the placement has ended.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("exit_reason", "")),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("exit_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_ended_for_a_reason",
                        violation_error_message="Give a reason for leaving exactly when the placement has ended.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vacancy_reported_on__isnull", True),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("vacancy_reported_on__gte", models.F("ended_on")),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_vacant_once_ended",
                        violation_error_message="A vacancy is reported once the placement has ended.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began_on__gte", models.F("approved_on"))),
                        name="welfare_posts_placement_begins_once_approved",
                        violation_error_message="A placement begins once it is approved.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement_until__gte", models.F("began_on"))),
                        name="welfare_posts_placement_agreement_covers_its_beginning",
                        violation_error_message="The agreement must not run out before work begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("monthly_wage__gt", 0), ("monthly_wage__lte", 20000)),
                        name="welfare_posts_placement_wage_is_possible",
                        violation_error_message="The monthly wage must be above zero and at most 20,000 yuan.",
                    ),
                ],
            },
        ),
    ]
