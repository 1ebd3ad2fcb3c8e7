import datetime

import django.db.models.deletion
import django.db.models.expressions
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
            name="JobFair",
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
                ("title", models.CharField(max_length=100, verbose_name="fair title")),
                (
                    "held_on",
                    models.DateField(
                        db_index=True,
                        help_text="Job days are the last Fridays of the even months (rule of the department).",
                        verbose_name="held on",
                    ),
                ),
                (
                    "moved_because",
                    models.CharField(
                        blank=True,
                        help_text="To be given for every other day, such as a job day that is a holiday.",
                        max_length=200,
                        verbose_name="why it was moved",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        help_text="Only what was held is counted (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("province", "provincial market"),
                            ("city", "city market"),
                            ("county", "county market"),
                        ],
                        max_length=10,
                        verbose_name="market level",
                    ),
                ),
                ("venue", models.CharField(max_length=100, verbose_name="venue")),
                ("host", models.CharField(max_length=100, verbose_name="organising body")),
            ],
            options={
                "verbose_name": "job fair",
                "verbose_name_plural": "job fairs",
                "ordering": ["-held_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "held_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="job_fairs_jobfair_held_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "held_on"),
                        name="job_fairs_jobfair_entered_once",
                        violation_error_message="This fair is already entered for that place and day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    (
                                        "held_on__month",
                                        django.db.models.functions.datetime.ExtractMonth(
                                            models.ExpressionWrapper(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("held_on"),
                                                    "+",
                                                    models.Value(datetime.timedelta(days=7)),
                                                ),
                                                output_field=models.DateField(),
                                            )
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("held_on__iso_week_day", 5),
                                ("held_on__month__in", [2, 4, 6, 8, 10, 12]),
                            ),
                            models.Q(("moved_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="job_fairs_jobfair_is_on_a_job_day_or_says_why",
                        violation_error_message="This is not a job day (the last Friday of an even month): say why the fair was moved.",
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
                        name="job_fairs_jobfair_was_held_when_it_says",
                        violation_error_message="What lies ahead cannot have been held: correct the day or the state.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booth",
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
                    "fair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="booths",
                        to="job_fairs.jobfair",
                        verbose_name="job fair",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="held on"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "planned"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="state of the fair",
                    ),
                ),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        help_text="An employer at several fairs of the year counts once (counting rule of the annual report 2021).",
                        max_length=18,
                        read=bureau.base.credit_code.read_credit_code,
                        verbose_name="unified social credit code",
                    ),
                ),
                ("employer", models.CharField(max_length=100, verbose_name="employer")),
                (
                    "post_titles",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="titles of the posts"
                    ),
                ),
                (
                    "posts_offered",
                    models.PositiveIntegerField(
                        help_text="People wanted in all, not kinds of posts; those of all fairs are added up (counting rule of the annual report 2021).",
                        verbose_name="posts offered",
                    ),
                ),
                (
                    "lowest_pay",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=1000000,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="lowest monthly pay",
                    ),
                ),
                (
                    "highest_pay",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=1000000,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="highest monthly pay",
                    ),
                ),
            ],
            options={
                "verbose_name": "fair booth",
                "verbose_name_plural": "fair booths",
                "ordering": ["-held_on", "employer"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fair", "credit_code"),
                        name="job_fairs_booth_once_per_fair",
                        violation_error_message="This employer already has a booth at the fair.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("posts_offered__gt", 0)),
                        name="job_fairs_booth_offers_posts",
                        violation_error_message="A booth must offer at least one post.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("highest_pay__isnull", True), ("lowest_pay__isnull", True)),
                            models.Q(
                                ("highest_pay__gte", models.F("lowest_pay")),
                                ("highest_pay__isnull", False),
                                ("highest_pay__lte", 1000000),
                                ("lowest_pay__gt", 0),
                                ("lowest_pay__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="job_fairs_booth_pays_within_a_range",
                        violation_error_message="Give both the lowest and the highest monthly pay or neither: above zero, and the highest not below the lowest.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                    "fair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="job_fairs.jobfair",
                        verbose_name="job fair",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="held on"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "planned"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="state of the fair",
                    ),
                ),
                (
                    "visitor",
                    models.CharField(
                        choices=[("veteran", "veteran"), ("dependant", "military dependant")],
                        default="veteran",
                        max_length=10,
                        verbose_name="visitor",
                    ),
                ),
                (
                    "veteran",
                    models.ForeignKey(
                        blank=True,
                        help_text="A veteran at several fairs of the year counts once (counting rule of the annual report 2021).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "name",
                    bureau.base.fields.CheckedField(
                        blank=True,
                        help_text="Only of a military dependant; a veteran is chosen above.",
                        max_length=50,
                        read=bureau.base.validators.read_name,
                        verbose_name="name of the dependant",
                    ),
                ),
                ("intent", models.BooleanField(default=False, verbose_name="intent reached")),
                (
                    "post",
                    models.CharField(blank=True, max_length=100, verbose_name="post agreed on"),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="signed on",
                    ),
                ),
            ],
            options={
                "verbose_name": "fair visit",
                "verbose_name_plural": "fair visits",
                "ordering": ["-held_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "signed_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="job_fairs_visit_signed_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("fair", "veteran"),
                        name="job_fairs_visit_once_per_fair",
                        violation_error_message="This veteran's visit to the fair is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("name", ""), ("veteran__isnull", False), ("visitor", "veteran")
                            ),
                            models.Q(
                                ("veteran__isnull", True),
                                ("visitor", "dependant"),
                                models.Q(("name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="job_fairs_visit_names_its_visitor",
                        violation_error_message="Choose the veteran, or write the name of the dependant: one of the two.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            models.Q(("intent", True), models.Q(("post", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="job_fairs_visit_signed_for_a_post_agreed_on",
                        violation_error_message="Whoever signed had an intent and a post: fill in both.",
                    ),
                ],
            },
        ),
    ]
