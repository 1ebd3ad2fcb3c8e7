import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
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
            name="Assessment",
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
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.trainingprovider",
                        verbose_name="training provider",
                    ),
                ),
                (
                    "assessed_on",
                    models.DateField(
                        db_index=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="assessed on",
                    ),
                ),
                (
                    "assessor",
                    models.CharField(
                        help_text="The bureau of the place if you leave this empty.",
                        max_length=100,
                        verbose_name="assessed by",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Of 100: premises, teachers, and what became of the trainees.",
                        max_digits=5,
                        verbose_name="score",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("passed", "passed"), ("failed", "failed")],
                        max_length=6,
                        verbose_name="outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment of a provider",
                "verbose_name_plural": "assessments of providers",
                "ordering": ["-assessed_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "assessed_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_assessment_assessed_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("provider", "assessed_on"),
                        name="skills_training_assessment_once_a_day",
                        violation_error_message="An assessment of that day is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 100)),
                        name="skills_training_assessment_score_is_out_of_100",
                        violation_error_message="A score is between 0 and 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderAgreement",
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
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "provider",
                    models.ForeignKey(
                        help_text="Counted once, if its agreement is in force on 31 December (counting rule of the annual report 2021).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.trainingprovider",
                        verbose_name="training provider",
                    ),
                ),
                (
                    "assessment",
                    models.OneToOneField(
                        error_messages={
                            "unique": "Another agreement already rests on this assessment."
                        },
                        help_text="Only who passed an assessment is contracted (annual report 2021). Each assessment carries one agreement.",
                        limit_choices_to={"outcome": "passed"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement",
                        to="skills_training.assessment",
                        verbose_name="assessment passed",
                    ),
                ),
                ("agreement_no", models.CharField(max_length=40, verbose_name="agreement number")),
                (
                    "agreed_until",
                    models.DateField(
                        blank=True,
                        help_text="As the agreement says; empty if it names no day.",
                        null=True,
                        verbose_name="agreed until",
                    ),
                ),
                (
                    "trades",
                    models.TextField(
                        blank=True,
                        help_text="One trade on each line.",
                        verbose_name="training trades",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "expired"),
                            ("struck_off", "struck off"),
                            ("given_up", "given up by the provider"),
                        ],
                        max_length=10,
                        verbose_name="reason for the end",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement with a provider",
                "verbose_name_plural": "agreements with providers",
                "ordering": ["-began_on", "agreement_no"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_provideragreement_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_provideragreement_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="skills_training_provideragreement_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "agreement_no"),
                        name="skills_training_provideragreement_entered_once",
                        violation_error_message="This place already has an agreement of that number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="skills_training_provideragreement_end_has_reason",
                        violation_error_message="An end needs both a day and a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_until__isnull", True),
                            ("agreed_until__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="skills_training_provideragreement_agreed_for_a_while",
                        violation_error_message="The end agreed on must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("provider", "="),
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
                        name="skills_training_provideragreement_one_at_a_time",
                        violation_error_message="Another agreement with this provider is in force in that time: end it first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillsClass",
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
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "ends_on",
                    models.DateField(
                        db_index=True,
                        help_text="The year it falls in is the year counted (counting rule of the annual report 2021).",
                        verbose_name="last day",
                    ),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(
                        help_text="Eight a day are supposed if you leave this empty.",
                        verbose_name="class hours",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        help_text="It must be in force on the first day: contracted providers train (annual report 2021).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classes",
                        to="skills_training.provideragreement",
                        verbose_name="agreement with a provider",
                    ),
                ),
                (
                    "class_no",
                    models.CharField(
                        help_text="Place, year and number of the class if you leave this empty.",
                        max_length=40,
                        verbose_name="class number",
                    ),
                ),
                (
                    "trade",
                    models.CharField(
                        help_text="As in the training catalogue.",
                        max_length=60,
                        verbose_name="training trade",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("special", "single skill"),
                            ("junior", "junior"),
                            ("intermediate", "intermediate"),
                            ("senior", "senior"),
                            ("technician", "technician"),
                        ],
                        max_length=12,
                        verbose_name="training level",
                    ),
                ),
            ],
            options={
                "verbose_name": "skills class",
                "verbose_name_plural": "skills classes",
                "ordering": ["-ends_on", "class_no"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_skillsclass_ends_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="skills_training_skillsclass_ends_after_it_starts",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__gt", 0)),
                        name="skills_training_skillsclass_has_hours",
                        violation_error_message="Class hours must be above zero.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "class_no"),
                        name="skills_training_skillsclass_entered_once",
                        violation_error_message="This place already has a class of that number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollCall",
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
                    "skills_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roll_calls",
                        to="skills_training.skillsclass",
                        verbose_name="skills class",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        validators=[bureau.base.validators.not_in_future], verbose_name="day"
                    ),
                ),
                ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                (
                    "id_checked",
                    models.PositiveSmallIntegerField(
                        help_text="How many of those present showed their ID card.",
                        verbose_name="ID cards checked",
                    ),
                ),
            ],
            options={
                "verbose_name": "roll call",
                "verbose_name_plural": "roll calls",
                "ordering": ["-held_on", "skills_class"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "held_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_rollcall_held_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("skills_class", "held_on"),
                        name="skills_training_rollcall_once_a_day",
                        violation_error_message="The roll of that day is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("id_checked__lte", models.F("present"))),
                        name="skills_training_rollcall_checks_only_who_is_there",
                        violation_error_message="No more ID cards are checked than people are present.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeInstalment",
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
                    "skills_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee_instalments",
                        to="skills_training.skillsclass",
                        verbose_name="skills class",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("attendance", "for those attending"),
                            ("certification", "for those certified"),
                            ("employment", "for those in work"),
                        ],
                        help_text="Paid by persons and days, by results, and by jobs found (older provincial rule; ask the county if unsure).",
                        max_length=13,
                        verbose_name="stage",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        help_text="Those who completed, or were certified, if you leave this empty.",
                        verbose_name="trainees it is for",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Usually for tuition, lodging, assessment, living allowance and insurance in practice (older provincial rule; ask the county if unsure).",
                        max_digits=16,
                        verbose_name="amount (yuan)",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("claimed", "claimed"), ("paid", "paid"), ("refused", "refused")],
                        default="claimed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The year it falls in is the year counted (counting rule of the indicator).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="paid on",
                    ),
                ),
            ],
            options={
                "verbose_name": "fee instalment",
                "verbose_name_plural": "fee instalments",
                "ordering": ["skills_class", "stage"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_feeinstalment_paid_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("skills_class", "stage"),
                        name="skills_training_feeinstalment_once_per_stage",
                        violation_error_message="This stage of the class is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("amount__lt", 100000000000000), ("headcount__gt", 0)
                        ),
                        name="skills_training_feeinstalment_is_above_zero",
                        violation_error_message="Trainees and amount must be above zero.",
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
                        name="skills_training_feeinstalment_paid_has_a_day",
                        violation_error_message="What is paid, and only that, has a day of payment.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
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
                    "veteran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, verbose_name="last day"
                    ),
                ),
                (
                    "skills_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enrolments",
                        to="skills_training.skillsclass",
                        verbose_name="skills class",
                    ),
                ),
                (
                    "approval_no",
                    models.CharField(
                        blank=True,
                        help_text="As on the province's approval notice for education and training. Since 2018 any time after the discharge will do (Opinions of 2018 on veterans' employment).",
                        max_length=40,
                        verbose_name="approval notice number",
                    ),
                ),
                (
                    "enrolled_through",
                    models.CharField(
                        blank=True,
                        help_text="Such as the station, the provider or the website (training registration of the labour system).",
                        max_length=50,
                        verbose_name="enrolled through",
                    ),
                ),
                (
                    "subsidy_form",
                    models.CharField(
                        blank=True,
                        help_text="Training is free of charge (Opinions of 2018 on veterans' employment). Such as paid to the provider, or a voucher.",
                        max_length=50,
                        verbose_name="form of the subsidy",
                    ),
                ),
                (
                    "days_attended",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="As the roll says.", verbose_name="days attended"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "in training"),
                            ("completed", "completed"),
                            ("withdrawn", "left early"),
                        ],
                        default="pending",
                        help_text="Who completed the class is counted, whatever the test said (counting rule of the annual report 2021).",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "theory_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="theory score",
                    ),
                ),
                (
                    "practice_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="practice score",
                    ),
                ),
                ("resat", models.BooleanField(default=False, verbose_name="sat the test again")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("untested", "not tested"),
                            ("passed", "passed"),
                            ("failed", "failed"),
                        ],
                        default="untested",
                        help_text="Passed with 60 points or more in theory and in practice each (usual practice; ask the testing body if unsure).",
                        max_length=10,
                        verbose_name="test result",
                    ),
                ),
                (
                    "certificate_no",
                    models.CharField(blank=True, max_length=40, verbose_name="certificate number"),
                ),
                (
                    "certificate_issuer",
                    models.CharField(
                        blank=True,
                        help_text="As for the last certificate of the class if you leave this empty.",
                        max_length=100,
                        verbose_name="certificate issued by",
                    ),
                ),
                (
                    "certified_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="As for the last certificate of the class if you leave this empty.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="certified on",
                    ),
                ),
            ],
            options={
                "verbose_name": "trainee",
                "verbose_name_plural": "trainees",
                "ordering": ["-ends_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "certified_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="skills_training_enrolment_certified_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("skills_class", "veteran"),
                        name="skills_training_enrolment_once_per_class",
                        violation_error_message="This trainee is already in the class.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("theory_score__isnull", True),
                                ("theory_score__range", (0, 100)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("practice_score__isnull", True),
                                ("practice_score__range", (0, 100)),
                                _connector="OR",
                            ),
                        ),
                        name="skills_training_enrolment_scores_are_out_of_100",
                        violation_error_message="A score is between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", "untested"),
                            models.Q(
                                ("outcome", "completed"),
                                ("practice_score__isnull", False),
                                ("theory_score__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="skills_training_enrolment_result_rests_on_scores",
                        violation_error_message="A test result needs a completed training and both scores.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certificate_no", ""), ("certified_on__isnull", True)),
                            models.Q(
                                ("certified_on__isnull", False),
                                ("result", "passed"),
                                models.Q(("certificate_no", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="skills_training_enrolment_certificate_is_earned",
                        violation_error_message="A certificate needs its number, its day and a test that was passed.",
                    ),
                ],
            },
        ),
    ]
