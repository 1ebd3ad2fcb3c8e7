import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.utils.timezone
from django.db import migrations, models

import bureau.base.fields
import bureau.base.history
import bureau.base.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0004_look_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthlyPayEvent",
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
                ("placement", models.BigIntegerField(db_column="placement_id")),
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("month", models.DateField()),
                ("required_days", models.PositiveSmallIntegerField()),
                ("attended_days", models.PositiveSmallIntegerField()),
                (
                    "standard",
                    bureau.base.fields.AmountField(cap=20000, decimal_places=2, max_digits=16),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(cap=20000, decimal_places=2, max_digits=16),
                ),
                ("state", models.CharField(editable=False, max_length=10)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("paid_on", models.DateField(blank=True, editable=False, null=True)),
                ("began_on", models.DateField(blank=True, editable=False)),
                ("ended_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "monthly pay",
                "verbose_name_plural": "monthly pay",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="welfare_posts_monthlypayev_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="welfare_posts_monthlypayev_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="welfare_posts_monthlypayev_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
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
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("category", models.BigIntegerField(db_column="category_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("difficulty", models.CharField(max_length=20)),
                ("difficulty_proof", models.CharField(max_length=100)),
                ("post_title", models.CharField(max_length=60)),
                ("employing_unit", models.CharField(max_length=100)),
                ("management_body", models.CharField(max_length=100)),
                ("state", models.CharField(editable=False, max_length=10)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("notice_from", models.DateField(blank=True, editable=False, null=True)),
                ("notice_until", models.DateField(blank=True, editable=False, null=True)),
                ("approved_on", models.DateField(blank=True, editable=False, null=True)),
                ("refusal", models.CharField(blank=True, editable=False, max_length=20)),
                ("began_on", models.DateField()),
                ("agreement_until", models.DateField()),
                (
                    "monthly_wage",
                    bureau.base.fields.AmountField(cap=20000, decimal_places=2, max_digits=16),
                ),
                ("insurance", models.CharField(max_length=10)),
                ("ended_on", models.DateField(blank=True, editable=False, null=True)),
                ("exit_reason", models.CharField(blank=True, editable=False, max_length=12)),
                ("vacancy_reported_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="welfare_posts_placementeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="welfare_posts_placementeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="welfare_posts_placementeve_at"
                    ),
                ],
            },
        ),
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
                            ("applied", "applied for"),
                            ("in_notice", "in public notice"),
                            ("approved", "approved"),
                            ("in_post", "in post"),
                            ("ended", "ended"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                            ("returned", "returned for correction"),
                        ],
                        default="applied",
                        editable=False,
                        help_text="Only who is in post on 31 December is counted (counting rule of the annual report 2021).",
                        max_length=10,
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
                    "notice_from",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="At the township.",
                        null=True,
                        verbose_name="public notice from",
                    ),
                ),
                (
                    "notice_until",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="The notice lasts 3 days at least (rules of public-welfare posts in general; ask the county if unsure).",
                        null=True,
                        verbose_name="last day of public notice",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="By the county, after a public notice of 3 days (rules of public-welfare posts in general; ask the county if unsure).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="approved on",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_in_difficulty", "not in difficulty"),
                            ("at_work", "has work or runs a business"),
                            ("too_old", "at retirement age"),
                            ("unfit", "unfit for the post"),
                            ("objection", "objection upheld"),
                            ("no_post", "no post left"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="reason of refusal",
                    ),
                ),
                (
                    "began_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="The day planned, until the post is taken up and the day of that is known.",
                        verbose_name="began on",
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
                        editable=False,
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
                        editable=False,
                        max_length=12,
                        verbose_name="reason for leaving",
                    ),
                ),
                (
                    "vacancy_reported_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="Within 5 days of the end: a later report is taken for a false claim, and the pay is recovered (rules of public-welfare posts in general; ask the county if unsure).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="vacancy reported on",
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
                        help_text="A retired soldier who finds it hard to get work; the post is no new placement (provincial guideline on these posts).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
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
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["-began_on", "pk"],
                "permissions": [
                    ("return_placement", "return for correction"),
                    ("approve_placement", "decide on"),
                ],
                "abstract": False,
                "indexes": [models.Index(fields=["state"], name="welfare_posts_post_by_state")],
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
                        condition=models.Q(("state__in", ("refused", "withdrawn")), _negated=True),
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
                            models.Q(("notice_from__isnull", True), ("notice_until__isnull", True)),
                            models.Q(
                                ("notice_from__isnull", False),
                                (
                                    "notice_until__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("notice_from"),
                                        "+",
                                        models.Value(datetime.timedelta(days=2)),
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_notice_lasts_three_days",
                        violation_error_message="The public notice lasts three days at least.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("notice_from__isnull", False),
                                ("state__in", ["in_notice", "approved", "in_post", "ended"]),
                            ),
                            models.Q(
                                ("notice_from__isnull", True),
                                ("state__in", ("applied", "returned")),
                            ),
                            ("state__in", ("refused", "withdrawn")),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_noticed_before_approval",
                        violation_error_message="Nothing is approved before it stood in a public notice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                ("state__in", ("approved", "in_post", "ended")),
                            ),
                            ("state", "withdrawn"),
                            models.Q(
                                models.Q(
                                    ("state__in", ["approved", "in_post", "ended", "withdrawn"]),
                                    _negated=True,
                                ),
                                ("approved_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_approved_on_a_day",
                        violation_error_message="From the approval on, and not before, give the day of the approval.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_on__isnull", True),
                            ("approved_on__gt", models.F("notice_until")),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_approved_after_notice",
                        violation_error_message="A post is approved after the last day of the public notice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "refused"), models.Q(("refusal", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("state", "refused"), _negated=True), ("refusal", "")
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_refused_for_a_reason",
                        violation_error_message="A refused application needs the reason of refusal; no other has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="welfare_posts_placement_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
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
                        condition=models.Q(
                            models.Q(("state__in", ("in_post", "ended")), _negated=True),
                            ("began_on__gte", models.F("approved_on")),
                            _connector="OR",
                        ),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "notice_from__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="welfare_posts_placement_notice_from_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostCategoryEvent",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("examples", models.CharField(blank=True, max_length=200)),
                ("in_use", models.BooleanField()),
            ],
            options={
                "verbose_name": "post category",
                "verbose_name_plural": "post categories",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="welfare_posts_postcategory_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="welfare_posts_postcategory_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="welfare_posts_postcategory_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthlyPay",
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
                    "month",
                    models.DateField(
                        help_text="Any day of it. The month after the last one reported, or the last that is over, if you leave this empty.",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="month",
                    ),
                ),
                (
                    "required_days",
                    models.PositiveSmallIntegerField(
                        help_text="The working days of the month if you leave this empty.",
                        verbose_name="days required",
                    ),
                ),
                (
                    "attended_days",
                    models.PositiveSmallIntegerField(
                        help_text="As on the attendance sheet.", verbose_name="days attended"
                    ),
                ),
                (
                    "standard",
                    bureau.base.fields.AmountField(
                        cap=20000,
                        decimal_places=2,
                        help_text="In yuan. The wage of the placement if you leave this empty.",
                        max_digits=16,
                        verbose_name="monthly standard",
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=20000,
                        decimal_places=2,
                        help_text="Computed: monthly standard / days required × days attended (payout notice of such posts).",
                        max_digits=16,
                        verbose_name="amount to be paid",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("approved", "approved"),
                            ("paid", "paid"),
                            ("returned", "returned for correction"),
                        ],
                        default="reported",
                        editable=False,
                        max_length=10,
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
                    "paid_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="Its year is the year counted, whichever month was paid.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="paid on",
                    ),
                ),
                ("began_on", models.DateField(blank=True, editable=False, verbose_name="began on")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="ended on"
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
                    "veteran",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pays",
                        to="welfare_posts.placement",
                        verbose_name="placement",
                    ),
                ),
            ],
            options={
                "verbose_name": "monthly pay",
                "verbose_name_plural": "monthly pay",
                "ordering": ["-month", "pk"],
                "permissions": [
                    ("return_monthlypay", "return for correction"),
                    ("approve_monthlypay", "decide on"),
                    ("pay_monthlypay", "pay"),
                ],
                "indexes": [models.Index(fields=["state"], name="welfare_posts_pay_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="welfare_posts_monthlypay_paid_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("placement", "month"),
                        name="welfare_posts_monthlypay_once_a_month",
                        violation_error_message="The pay of this month is reported already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="welfare_posts_monthlypay_month_is_its_first_day",
                        violation_error_message="A month is kept as its first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "month__gte",
                                django.db.models.functions.datetime.TruncMonth("began_on"),
                            ),
                            models.Q(
                                ("ended_on__isnull", True),
                                ("month__lt", models.F("ended_on")),
                                _connector="OR",
                            ),
                        ),
                        name="welfare_posts_monthlypay_within_the_placement",
                        violation_error_message="The placement did not stand in this month.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("required_days__gt", 0),
                            ("required_days__lte", 31),
                            ("attended_days__gt", 0),
                            ("attended_days__lte", models.F("required_days")),
                        ),
                        name="welfare_posts_monthlypay_attended_no_more_than_required",
                        violation_error_message="A month requires 1 to 31 days, and no more of them are attended.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount",
                                django.db.models.functions.math.Round(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("standard"), "*", models.F("attended_days")
                                        ),
                                        "/",
                                        models.F("required_days"),
                                    ),
                                    2,
                                ),
                            )
                        ),
                        name="welfare_posts_monthlypay_follows_from_the_days",
                        violation_error_message="The amount must be standard / days required × days attended, rounded to the fen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standard__gt", 0),
                            ("standard__lte", 20000),
                            ("amount__gt", 0),
                            ("amount__lte", models.F("standard")),
                        ),
                        name="welfare_posts_monthlypay_no_more_than_the_standard",
                        violation_error_message="No more is paid than the standard, which is at most 20,000 yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="welfare_posts_monthlypay_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", False), ("state", "paid")),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True),
                                ("paid_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="welfare_posts_monthlypay_paid_on_a_day",
                        violation_error_message="What is paid, and nothing else, has a day of payment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paid_on__gte", models.F("month"))),
                        name="welfare_posts_monthlypay_paid_once_worked",
                        violation_error_message="A month is not paid before it begins.",
                    ),
                ],
            },
        ),
    ]
