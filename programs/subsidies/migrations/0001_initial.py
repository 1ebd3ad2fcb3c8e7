import datetime
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.lookups
import django.utils.timezone
from django.db import migrations, models

import bureau.base.encryption
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
            name="PaymentBatch",
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
                    "number",
                    models.CharField(
                        help_text="As on the payment list for finance.",
                        max_length=40,
                        verbose_name="batch number",
                    ),
                ),
                (
                    "bank",
                    models.CharField(
                        help_text="That of the last batch if you leave this empty.",
                        max_length=50,
                        verbose_name="paying bank",
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        db_index=True,
                        default=django.utils.timezone.localdate,
                        help_text="The day finance had the bank pay; all subsidies of the batch take it over. Its year is the year counted (counting rule of the annual report 2021). By 1 August as a rule (Zibo; ask the county if unsure).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="paid on",
                    ),
                ),
            ],
            options={
                "verbose_name": "payment batch",
                "verbose_name_plural": "payment batches",
                "ordering": ["-paid_on", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_paymentbatch_paid_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "number"),
                        name="subsidies_paymentbatch_entered_once",
                        violation_error_message="This place already has a batch of that number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceStandard",
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
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="From the acceptance to the payment, by the calendar of working days: what the place itself promises. The law allows 30, Jiaxiang promises 10 (service guide of Jiaxiang county).",
                        verbose_name="promised working days",
                    ),
                ),
            ],
            options={
                "verbose_name": "service standard",
                "verbose_name_plural": "service standards",
                "ordering": ["-began_on", "region"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_servicestandard_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_servicestandard_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="subsidies_servicestandard_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
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
                            ("region", "="),
                        ],
                        name="subsidies_servicestandard_one_at_a_time",
                        violation_error_message="This place already promises something for some of these days: end that promise first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0)),
                        name="subsidies_servicestandard_promises_days",
                        violation_error_message="The promised working days must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subsidy",
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
                        help_text="Only for soldiers finding work themselves (approval form of the one-off subsidy).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("window", "at the window"),
                            ("in_advance", "in advance"),
                            ("online", "online"),
                            ("together", "together with others"),
                        ],
                        default="window",
                        help_text="In advance, online and together with others are the ways tried in 2021 (annual report 2021).",
                        max_length=10,
                        verbose_name="way of applying",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "applied for"),
                            ("accepted", "accepted"),
                            ("approved", "approved"),
                            ("paid", "paid"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                            ("returned", "returned for correction"),
                        ],
                        default="applied",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "enlisted_on",
                    models.DateField(
                        help_text="The day of approval, as on the enlistment notice (rules of Zibo and Hubei). As registered if you leave this empty.",
                        verbose_name="enlistment approved on",
                    ),
                ),
                (
                    "discharged_on",
                    models.DateField(
                        help_text="The day of the discharge order, as on the discharge certificate (rules of Zibo and Hubei). As registered if you leave this empty.",
                        verbose_name="discharge ordered on",
                    ),
                ),
                (
                    "detained_months",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Months kept in the unit beyond discharge do not count as service (rules of Hubei; ask the county if unsure).",
                        verbose_name="months detained in service",
                    ),
                ),
                (
                    "service_years",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="Computed: full years, and 0.5 or 1 for the months and days beyond (rules of Zibo and Hubei).",
                        max_digits=3,
                        verbose_name="years of service",
                    ),
                ),
                (
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"),
                        decimal_places=2,
                        help_text="Computed: the rate in force on the day of application (see the subsidy rates).",
                        max_digits=16,
                        verbose_name="yuan per year of service",
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        help_text="Computed: years of service × rate (Tengzhou 2013). Once decided on, it stands.",
                        max_digits=16,
                        verbose_name="amount",
                    ),
                ),
                (
                    "has_enlistment_notice",
                    models.BooleanField(default=False, verbose_name="enlistment notice seen"),
                ),
                (
                    "has_introduction_letter",
                    models.BooleanField(default=False, verbose_name="letter of introduction seen"),
                ),
                (
                    "has_discharge_certificate",
                    models.BooleanField(default=False, verbose_name="discharge certificate seen"),
                ),
                (
                    "dossier_is_genuine",
                    models.BooleanField(
                        default=False,
                        help_text="On a forged dossier nothing is paid, and what was paid is recovered (usual practice; ask the county if unsure).",
                        verbose_name="dossier found genuine",
                    ),
                ),
                ("bank_name", models.CharField(blank=True, max_length=50, verbose_name="bank")),
                (
                    "bank_account",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        help_text="A card of the veteran's own: it is paid to a card only (service guide of Jiaxiang county).",
                        null=True,
                        read=bureau.base.validators.read_bank_account,
                        shown=(0, 4),
                        verbose_name="bank card number",
                    ),
                ),
                (
                    "bank_account_index",
                    bureau.base.encryption.BlindIndexField(
                        last=None,
                        null=True,
                        of="bank_account",
                        verbose_name="index of the bank card number",
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Within 30 days of reporting in (notices of counties such as Tengzhou 2013; ask yours if unsure). The rate of this day holds.",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="applied on",
                    ),
                ),
                (
                    "accepted_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The promised working days count from here until the payment; the law allows 30 (service guide of Jiaxiang county).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="accepted on",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        help_text="The county decides, finance checks, and the list is reported upward (notices of counties such as Tengzhou 2013).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="decided on",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government_placed", "placed in a job by government"),
                            ("paid_elsewhere", "already paid elsewhere"),
                            ("forged_dossier", "dossier forged"),
                            ("incomplete_dossier", "dossier incomplete"),
                            ("dismissed", "dismissed from service"),
                        ],
                        max_length=20,
                        verbose_name="reason of refusal",
                    ),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True,
                        help_text="Said when the case is returned; whoever corrects it finds it on top.",
                        max_length=200,
                        verbose_name="what has to be corrected",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidies",
                        to="subsidies.paymentbatch",
                        verbose_name="payment batch",
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        blank=True, db_index=True, editable=False, null=True, verbose_name="paid on"
                    ),
                ),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="working days from acceptance to payment",
                    ),
                ),
            ],
            options={
                "verbose_name": "one-off subsidy",
                "verbose_name_plural": "one-off subsidies",
                "ordering": ["-applied_on", "pk"],
                "permissions": [("return_subsidy", "return for correction")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "accepted_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_subsidy_accepted_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "decided_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_subsidy_decided_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                        fields=("veteran",),
                        name="subsidies_subsidy_once_in_a_lifetime",
                        violation_error_message="This veteran already has a subsidy: it is granted once in a lifetime.",
                    ),
                    bureau.base.encryption.RegisteredOnce(
                        condition=models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                        fields=("bank_account_index",),
                        name="subsidies_subsidy_has_an_account_of_its_own",
                        violation_error_code="bank",
                        violation_error_message="Another veteran's subsidy goes to this account.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discharged_on__gt", models.F("enlisted_on"))),
                        name="subsidies_subsidy_discharged_after_enlisting",
                        violation_error_message="The discharge must be after the enlistment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.math.Mod(
                                    "service_years", models.Value(Decimal("0.5"))
                                ),
                                Decimal("0"),
                            ),
                            ("service_years__gt", 0),
                            ("service_years__lte", Decimal("50")),
                        ),
                        name="subsidies_subsidy_counts_half_years",
                        violation_error_message="Service is counted in half years, above zero and at most fifty years.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0), ("rate__lte", Decimal("100000"))),
                        name="subsidies_subsidy_rate_is_within_bounds",
                        violation_error_message="The rate must be above zero and at most 100,000 yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount",
                                django.db.models.functions.math.Round(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("service_years"), "*", models.F("rate")
                                    ),
                                    2,
                                ),
                            )
                        ),
                        name="subsidies_subsidy_amount_is_years_times_rate",
                        violation_error_message="The amount must be the years of service times the rate.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_on__isnull", True), ("state", "applied")),
                            models.Q(
                                ("accepted_on__isnull", False),
                                ("state__in", ["accepted", "approved", "paid"]),
                            ),
                            ("state__in", ["refused", "withdrawn", "returned"]),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_accepted_on_a_day",
                        violation_error_message="From acceptance on, and not before, give the day of acceptance.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", True),
                                ("state__in", ["applied", "accepted", "returned"]),
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state__in", ["approved", "paid", "refused"]),
                            ),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_decided_on_a_day",
                        violation_error_message="From the decision on, and not before, give the day of the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_on__gte", models.F("applied_on")),
                            ("decided_on__gte", models.F("applied_on")),
                            ("decided_on__gte", models.F("accepted_on")),
                        ),
                        name="subsidies_subsidy_dates_are_in_order",
                        violation_error_message="First comes the application, then the acceptance, then the decision.",
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
                        name="subsidies_subsidy_refused_for_a_reason",
                        violation_error_message="A refused subsidy needs the reason of refusal; no other has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "paid"]), _negated=True),
                            models.Q(
                                ("dossier_is_genuine", True),
                                ("has_discharge_certificate", True),
                                ("has_enlistment_notice", True),
                                ("has_introduction_letter", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_approved_on_a_checked_dossier",
                        violation_error_message="Nothing is approved before all papers were seen and the dossier was checked.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "paid"]), _negated=True),
                            models.Q(
                                ("bank_account__isnull", False),
                                models.Q(("bank_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_approved_with_an_account",
                        violation_error_code="bank",
                        violation_error_message="An approved subsidy needs the bank and the card number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("payment__isnull", False), ("state", "paid")),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True),
                                ("payment__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_paid_in_a_batch",
                        violation_error_message="A paid subsidy needs its payment batch; no other has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", False), ("payment__isnull", False)),
                            models.Q(("paid_on__isnull", True), ("payment__isnull", True)),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_paid_on_the_day_of_its_batch",
                        violation_error_message="The day of payment is that of the payment batch.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paid_on__gte", models.F("decided_on"))),
                        name="subsidies_subsidy_paid_after_the_decision",
                        violation_error_message="The subsidy cannot be paid before it is decided on.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyRate",
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
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"),
                        decimal_places=2,
                        help_text="In Shandong 4,500 yuan (Tengzhou 2013; ask whether it changed since). It holds for applications from its first day on, here and in all places below that have no rate of their own. Never correct a rate in force: end it, and enter the next.",
                        max_digits=16,
                        verbose_name="yuan per year of service",
                    ),
                ),
                (
                    "six_months_count",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("0.5"),
                        help_text="A remainder below six months counts 0.5, one above six months 1 year (rules of Zibo and Hubei). Of exactly six months they say nothing: enter 0.5 or 1.",
                        max_digits=2,
                        verbose_name="exactly six months count",
                    ),
                ),
            ],
            options={
                "verbose_name": "subsidy rate",
                "verbose_name_plural": "subsidy rates",
                "ordering": ["-began_on", "region"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_subsidyrate_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_subsidyrate_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="subsidies_subsidyrate_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
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
                            ("region", "="),
                        ],
                        name="subsidies_subsidyrate_one_at_a_time",
                        violation_error_message="This place already has a rate for some of these days: end that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0), ("rate__lte", Decimal("100000"))),
                        name="subsidies_subsidyrate_is_within_bounds",
                        violation_error_message="The rate must be above zero and at most 100,000 yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("six_months_count__in", [Decimal("0.5"), Decimal("1")])
                        ),
                        name="subsidies_subsidyrate_six_months_are_a_half_or_one",
                        violation_error_message="Exactly six months count either 0.5 or 1 year.",
                    ),
                ],
            },
        ),
    ]
