import datetime
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
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
            name="AnnualSettlementEvent",
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
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=10)),
                ("advanced", models.DecimalField(decimal_places=2, max_digits=16)),
                ("interest_paid", models.DecimalField(blank=True, decimal_places=2, max_digits=16)),
                ("difference", models.DecimalField(blank=True, decimal_places=2, max_digits=16)),
                ("settled_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "annual settlement",
                "verbose_name_plural": "annual settlements",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_annualsettle_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_annualsettle_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_annualsettle_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "bank",
                    models.CharField(
                        help_text="That of the place's last claim if you leave this empty.",
                        max_length=50,
                        verbose_name="claiming bank",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of the last quarter settled if you leave this empty.",
                        validators=[
                            django.core.validators.MinValueValidator(2019),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        help_text="Interest is settled on the 20th of its last month (usual practice; ask the bank if unsure).",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "handed_in_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Within three working days of the settlement (Qingdao's rules of guaranteed start-up loans; ask the county if unsure).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="handed in on",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        verbose_name="number of loans",
                    ),
                ),
                (
                    "opening_balance",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        max_digits=16,
                        verbose_name="opening balance",
                    ),
                ),
                (
                    "closing_balance",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        max_digits=16,
                        verbose_name="closing balance",
                    ),
                ),
                (
                    "interest",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000000"),
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        max_digits=16,
                        verbose_name="interest borne",
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000000"),
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        max_digits=16,
                        verbose_name="amount claimed",
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
                "verbose_name": "quarterly claim of a bank",
                "verbose_name_plural": "quarterly claims of banks",
                "ordering": ["-year", "-quarter", "bank", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "handed_in_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_bankclaim_handed_in_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "bank", "year", "quarter"),
                        name="startup_loans_bankclaim_once_a_quarter",
                        violation_error_message="This bank's claim of that quarter is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                        name="startup_loans_bankclaim_is_of_a_quarter",
                        violation_error_message="A year has the quarters 1 to 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gt", 0),
                            ("opening_balance__gte", 0),
                            ("opening_balance__lte", Decimal("100000000000")),
                            ("closing_balance__gte", 0),
                            ("closing_balance__lte", Decimal("100000000000")),
                            ("interest__gt", 0),
                            ("interest__lte", Decimal("100000000000")),
                        ),
                        name="startup_loans_bankclaim_is_within_bounds",
                        violation_error_message="A claim is of at least one loan, with balances of zero or more and interest above zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("amount__lte", models.F("interest"))
                        ),
                        name="startup_loans_bankclaim_is_no_more_than_the_interest",
                        violation_error_message="No more can be claimed than the interest borne.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankClaimEvent",
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
                ("bank", models.CharField(max_length=50)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField()),
                ("handed_in_on", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("opening_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                ("closing_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                (
                    "interest",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000000"), decimal_places=2, max_digits=16
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000000"), decimal_places=2, max_digits=16
                    ),
                ),
            ],
            options={
                "verbose_name": "quarterly claim of a bank",
                "verbose_name_plural": "quarterly claims of banks",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_bankclaimeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_bankclaimeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_bankclaimeve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterestSubsidyEvent",
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
                ("loan", models.BigIntegerField(db_column="loan_id")),
                ("claim", models.BigIntegerField(db_column="claim_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("quarter", models.PositiveSmallIntegerField()),
                ("standing", models.CharField(max_length=10)),
                ("opening_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                ("closing_balance", models.DecimalField(decimal_places=2, max_digits=16)),
                (
                    "balance",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                (
                    "interest",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=10)),
                ("claimed_on", models.DateField()),
                ("checked_on", models.DateField(blank=True, editable=False, null=True)),
                ("approved_on", models.DateField(blank=True, editable=False, null=True)),
                ("refusal", models.CharField(blank=True, editable=False, max_length=15)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("paid_on", models.DateField(blank=True, editable=False, null=True)),
                ("disbursed_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "interest subsidy",
                "verbose_name_plural": "interest subsidies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_interestsubs_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_interestsubs_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_interestsubs_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Loan",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("personal", "personal start-up loan"),
                            ("startup_micro", "loan to an early-stage micro enterprise"),
                            ("credit", "credit loan"),
                            ("mortgage", "mortgage-backed loan"),
                        ],
                        default="personal",
                        help_text="Ceiling, term and subsidy follow from it by the rule in force (see the loan rules).",
                        max_length=15,
                        verbose_name="kind of loan",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "applied for"),
                            ("approved", "approved"),
                            ("disbursed", "disbursed"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                            ("returned", "returned for correction"),
                        ],
                        default="applied",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("project", models.CharField(max_length=100, verbose_name="project")),
                ("purpose", models.CharField(max_length=100, verbose_name="use of the loan")),
                (
                    "own_funds",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="In yuan.",
                        max_digits=16,
                        verbose_name="self-raised funds",
                    ),
                ),
                (
                    "clean_record",
                    models.BooleanField(
                        default=False,
                        help_text="The applicant's signed statement: needed before the approval (loan guide of a city; ask the county if unsure).",
                        verbose_name="declares no bad credit or litigation",
                    ),
                ),
                (
                    "bank",
                    models.CharField(
                        help_text="That of the place's last loan if you leave this empty.",
                        max_length=50,
                        verbose_name="handling bank",
                    ),
                ),
                (
                    "contract_no",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="contract number"
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"),
                        decimal_places=2,
                        help_text="At most the ceiling of the rule in force on the day of application (see the loan rules).",
                        max_digits=16,
                        verbose_name="amount",
                    ),
                ),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        help_text="At most what the rule in force allows (see the loan rules). The longest if you leave this empty.",
                        verbose_name="term in months",
                    ),
                ),
                (
                    "annual_rate",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As in the contract, such as 4.80.",
                        max_digits=5,
                        verbose_name="interest rate, percent a year",
                    ),
                ),
                (
                    "subsidised_rate",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="By most rules the rate of the contract, filled in for you. Where the rule subsidises the loan prime rate (LPR), enter that of the day the contract was signed (2019 trial rules of the start-up loans).",
                        max_digits=5,
                        verbose_name="rate subsidised, percent a year",
                    ),
                ),
                (
                    "subsidy_ratio",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Computed, by the rule in force: 1.00 is all of it (see the loan rules).",
                        max_digits=3,
                        verbose_name="share of interest subsidised",
                    ),
                ),
                (
                    "subsidy_months",
                    models.PositiveSmallIntegerField(
                        help_text="Computed, by the rule in force (see the loan rules).",
                        verbose_name="months of subsidy",
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="The rule of this day holds; in mid-2021 the rules were revised (announcement of 30 July 2021).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="applied on",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        editable=False,
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
                            ("not_eligible", "not eligible"),
                            ("in_post", "in a post paid by government"),
                            ("bad_credit", "bad credit or litigation"),
                            ("no_prospect", "project without prospects"),
                            ("bank_declined", "declined by the bank"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="reason of refusal",
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
                    "disbursed_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="The day the bank paid the loan out. Its year is the year counted (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="disbursed on",
                    ),
                ),
                (
                    "repaid_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="repaid in full on",
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
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of any other loan. At its early stage it was registered at most 3 years ago (2019 trial rules of the start-up loans, Qingdao).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="borrowing enterprise",
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
                        blank=True,
                        help_text="Of a personal loan: aged 18 or more, and under 60 until its term is over (measures of 2024). Who is in a job placed by government or in a welfare post may not borrow (loan guide of a city; ask the county if unsure).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="borrowing veteran",
                    ),
                ),
            ],
            options={
                "verbose_name": "start-up loan",
                "verbose_name_plural": "start-up loans",
                "ordering": ["-applied_on", "pk"],
                "permissions": [
                    ("return_loan", "return for correction"),
                    ("approve_loan", "decide on"),
                ],
                "indexes": [models.Index(fields=["state"], name="startup_loans_loan_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "disbursed_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_loan_disbursed_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("contract_no", ""), _negated=True),
                        fields=("bank", "contract_no"),
                        name="startup_loans_loan_contract_entered_once",
                        violation_error_message="This contract of that bank is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("enterprise__isnull", True),
                                ("kind", "personal"),
                                ("veteran__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind", "personal"), _negated=True),
                                ("enterprise__isnull", False),
                                ("veteran__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="startup_loans_loan_borrower_suits_its_kind",
                        violation_error_message="A personal loan is borrowed by a veteran, any other by an enterprise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lte", Decimal("10000000"))),
                        name="startup_loans_loan_amount_is_within_bounds",
                        violation_error_message="The amount must be above zero and at most ten million yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_funds__gte", 0), ("own_funds__lte", Decimal("1000000000"))
                        ),
                        name="startup_loans_loan_own_funds_are_within_bounds",
                        violation_error_message="Self-raised funds are zero or more, in yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("term_months__gt", 0)),
                        name="startup_loans_loan_lasts_for_months",
                        violation_error_message="The term must be at least one month.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annual_rate__gt", 0),
                            ("annual_rate__lte", Decimal("24")),
                            ("subsidised_rate__gt", 0),
                            ("subsidised_rate__lte", Decimal("24")),
                        ),
                        name="startup_loans_loan_rates_are_lawful",
                        violation_error_code="money_rule",
                        violation_error_message="The rates must be above 0 and at most 24 percent a year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subsidy_ratio__gt", 0), ("subsidy_ratio__lte", 1)),
                        name="startup_loans_loan_ratio_is_a_share",
                        violation_error_message="The share must be above 0 and at most 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", True), ("state__in", ["applied", "returned"])
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state__in", ["approved", "disbursed", "refused"]),
                            ),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="startup_loans_loan_decided_on_a_day",
                        violation_error_message="From the decision on, and not before, give the day of the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disbursed_on__isnull", False),
                                ("state", "disbursed"),
                                models.Q(("contract_no", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "disbursed"), _negated=True),
                                ("disbursed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="startup_loans_loan_disbursed_on_a_day",
                        violation_error_message="A disbursed loan needs its contract number and the day of disbursement; no other has such a day.",
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
                        name="startup_loans_loan_refused_for_a_reason",
                        violation_error_message="A refused loan needs the reason of refusal; no other has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="startup_loans_loan_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "disbursed"]), _negated=True),
                            ("clean_record", True),
                            _connector="OR",
                        ),
                        name="startup_loans_loan_approved_on_a_clean_record",
                        violation_error_message="Nobody is lent to who does not declare to be free of bad credit and litigation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__gte", models.F("applied_on")),
                            ("disbursed_on__gte", models.F("decided_on")),
                            ("repaid_on__gte", models.F("disbursed_on")),
                        ),
                        name="startup_loans_loan_dates_are_in_order",
                        violation_error_message="First comes the application, then the decision, the disbursement and the repayment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("repaid_on__isnull", True), ("state", "disbursed"), _connector="OR"
                        ),
                        name="startup_loans_loan_repaid_if_disbursed",
                        violation_error_message="Only a disbursed loan can be repaid.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterestSubsidy",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of the last quarter settled if you leave this empty.",
                        validators=[
                            django.core.validators.MinValueValidator(2019),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        help_text="Interest is settled on the 20th of its last month (usual practice; ask the bank if unsure).",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("regular", "regular"),
                            ("extended", "extended"),
                            ("overdue", "overdue"),
                        ],
                        help_text="Interest of an extended or overdue loan is not subsidised (rules of Henan; ask the county if unsure). As entered for the loan if you leave this empty.",
                        max_length=10,
                        verbose_name="standing of the loan",
                    ),
                ),
                (
                    "opening_balance",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi). As the quarter before closed, if you leave this empty.",
                        max_digits=16,
                        verbose_name="opening balance",
                    ),
                ),
                (
                    "closing_balance",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As on the bank's quarterly claim (form of Jiangxi).",
                        max_digits=16,
                        verbose_name="closing balance",
                    ),
                ),
                (
                    "balance",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"),
                        decimal_places=2,
                        help_text="As the bank reckons it; the opening balance, or the amount of a new loan, if left empty.",
                        max_digits=16,
                        verbose_name="average balance",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="From settlement to settlement, as long as the loan and its subsidy last, if you leave this empty.",
                        verbose_name="days of interest",
                    ),
                ),
                (
                    "interest",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        help_text="As the bank says; by the rate of the contract if you leave this empty.",
                        max_digits=16,
                        verbose_name="interest borne",
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Computed: that of the loan.",
                        max_digits=5,
                        verbose_name="rate subsidised, percent a year",
                    ),
                ),
                (
                    "ratio",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Computed: that of the loan.",
                        max_digits=3,
                        verbose_name="share of interest subsidised",
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        help_text="Computed: average balance × rate × days / 360 × share (usual practice of banks).",
                        max_digits=16,
                        verbose_name="amount claimed",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("claimed", "claimed"),
                            ("checked", "checked"),
                            ("approved", "approved"),
                            ("paid", "paid"),
                            ("refused", "refused"),
                            ("returned", "returned for correction"),
                        ],
                        default="claimed",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "claimed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Within three working days of the settlement (Qingdao's rules of guaranteed start-up loans; ask the county if unsure).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="claimed on",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="Within five working days: whether the borrower has taken another job since (Qingdao's rules of guaranteed start-up loans; ask the county if unsure).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="checked on",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        editable=False,
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
                            ("not_regular", "loan extended or overdue"),
                            ("employed", "borrower took a job"),
                            ("closed", "business closed"),
                            ("misused", "loan used for something else"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="reason of refusal",
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
                        help_text="To the borrower's card (Qingdao's rules of guaranteed start-up loans; ask the county if unsure). Its year is the year counted (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="paid on",
                    ),
                ),
                (
                    "disbursed_on",
                    models.DateField(blank=True, editable=False, verbose_name="loan disbursed on"),
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
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        help_text="That of the loan's bank for this quarter if you leave this empty.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="startup_loans.bankclaim",
                        verbose_name="quarterly claim of the bank",
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
                    "loan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interest_subsidies",
                        to="startup_loans.loan",
                        verbose_name="start-up loan",
                    ),
                ),
            ],
            options={
                "verbose_name": "interest subsidy",
                "verbose_name_plural": "interest subsidies",
                "ordering": ["-year", "-quarter", "pk"],
                "permissions": [
                    ("return_interestsubsidy", "return for correction"),
                    ("review_interestsubsidy", "review for finance"),
                    ("approve_interestsubsidy", "decide on"),
                    ("pay_interestsubsidy", "pay"),
                ],
                "indexes": [models.Index(fields=["state"], name="startup_loans_claim_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_interestsubsidy_paid_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("loan", "year", "quarter"),
                        name="startup_loans_interestsubsidy_once_a_quarter",
                        violation_error_message="The interest of this quarter is already claimed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                        name="startup_loans_interestsubsidy_is_of_a_quarter",
                        violation_error_message="A year has the quarters 1 to 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0), ("days__lte", 92)),
                        name="startup_loans_interestsubsidy_days_fit_a_quarter",
                        violation_error_message="A quarter has 1 to 92 days of interest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opening_balance__gte", 0),
                            ("opening_balance__lte", Decimal("10000000")),
                            ("closing_balance__gte", 0),
                            ("closing_balance__lte", Decimal("10000000")),
                            ("balance__gt", 0),
                            ("balance__lte", Decimal("10000000")),
                        ),
                        name="startup_loans_interestsubsidy_balances_are_within_bounds",
                        violation_error_message="Balances are zero or more, the average above zero, and at most ten million yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0), ("rate__lte", Decimal("24"))),
                        name="startup_loans_interestsubsidy_rate_is_lawful",
                        violation_error_message="The rate must be above 0 and at most 24 percent a year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ratio__gt", 0), ("ratio__lte", 1)),
                        name="startup_loans_interestsubsidy_ratio_is_a_share",
                        violation_error_message="The share must be above 0 and at most 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount",
                                django.db.models.functions.math.Round(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("balance"), "*", models.F("rate")
                                                ),
                                                "*",
                                                models.F("days"),
                                            ),
                                            "*",
                                            models.F("ratio"),
                                        ),
                                        "/",
                                        models.Value(36000),
                                    ),
                                    2,
                                ),
                            )
                        ),
                        name="startup_loans_interestsubsidy_amount_follows_from_its_terms",
                        violation_error_message="The amount must be average balance x rate x days / 360 x share, rounded to the fen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            ("amount__lte", models.F("interest")),
                            ("interest__lte", Decimal("1000000")),
                        ),
                        name="startup_loans_interestsubsidy_is_no_more_than_the_interest",
                        violation_error_message="No more can be claimed than the interest borne.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disbursed_on__year__lt", models.F("year")),
                            models.Q(
                                ("disbursed_on__quarter__lte", models.F("quarter")),
                                ("disbursed_on__year", models.F("year")),
                            ),
                            _connector="OR",
                        ),
                        name="startup_loans_interestsubsidy_accrued_on_a_disbursed_loan",
                        violation_error_code="money_rule",
                        violation_error_message="No interest accrues before the loan is disbursed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", True), ("state__in", ["claimed", "returned"])
                            ),
                            models.Q(
                                ("checked_on__isnull", False),
                                ("state__in", ("checked", "approved", "paid")),
                            ),
                            ("state", "refused"),
                            _connector="OR",
                        ),
                        name="startup_loans_interestsubsidy_checked_on_a_day",
                        violation_error_message="From the check on, and not before, give the day of the check.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False), ("state__in", ["approved", "paid"])
                            ),
                            models.Q(
                                models.Q(("state__in", ["approved", "paid"]), _negated=True),
                                ("approved_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="startup_loans_interestsubsidy_approved_on_a_day",
                        violation_error_message="From the approval on, and not before, give the day of the approval.",
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
                        name="startup_loans_interestsubsidy_paid_on_a_day",
                        violation_error_message="A paid claim needs the day of payment; no other has one.",
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
                        name="startup_loans_interestsubsidy_refused_for_a_reason",
                        violation_error_message="A refused claim needs the reason of refusal; no other has one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="startup_loans_interestsubsidy_returned_for_a_reason",
                        violation_error_message="Say what has to be corrected before you return it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("checked", "approved", "paid")), _negated=True),
                            ("standing", "regular"),
                            _connector="OR",
                        ),
                        name="startup_loans_interestsubsidy_is_for_regular_loans",
                        violation_error_message="Interest of an extended or overdue loan is not subsidised: refuse the claim.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_on__gte", models.F("claimed_on")),
                            ("approved_on__gte", models.F("checked_on")),
                            ("paid_on__gte", models.F("approved_on")),
                        ),
                        name="startup_loans_interestsubsidy_dates_are_in_order",
                        violation_error_message="First comes the claim, then the check, the approval and the payment.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanEvent",
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
                ("veteran", models.BigIntegerField(db_column="veteran_id", null=True)),
                ("enterprise", models.BigIntegerField(db_column="enterprise_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("kind", models.CharField(max_length=15)),
                ("state", models.CharField(editable=False, max_length=10)),
                ("project", models.CharField(max_length=100)),
                ("purpose", models.CharField(max_length=100)),
                ("own_funds", models.DecimalField(decimal_places=2, max_digits=16)),
                ("clean_record", models.BooleanField()),
                ("bank", models.CharField(max_length=50)),
                ("contract_no", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("term_months", models.PositiveSmallIntegerField()),
                ("annual_rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("subsidised_rate", models.DecimalField(decimal_places=2, max_digits=5)),
                ("subsidy_ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                ("subsidy_months", models.PositiveSmallIntegerField()),
                ("applied_on", models.DateField()),
                ("decided_on", models.DateField(blank=True, editable=False, null=True)),
                ("refusal", models.CharField(blank=True, editable=False, max_length=15)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("disbursed_on", models.DateField(blank=True, editable=False, null=True)),
                ("repaid_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "start-up loan",
                "verbose_name_plural": "start-up loans",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_loanevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_loanevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_loanevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("personal", "personal start-up loan"),
                            ("startup_micro", "loan to an early-stage micro enterprise"),
                            ("credit", "credit loan"),
                            ("mortgage", "mortgage-backed loan"),
                        ],
                        max_length=15,
                        verbose_name="kind of loan",
                    ),
                ),
                (
                    "cap",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"),
                        decimal_places=2,
                        help_text="In yuan, for one loan: 200,000 for personal, 500,000 for early-stage, 1,500,000 for credit and 5,000,000 for mortgage-backed loans (2019 trial rules of the start-up loans, Qingdao). The rule holds for applications from its first day on, here and in all places below without one of their own. Never correct a rule in force: end it, and enter the next.",
                        max_digits=16,
                        verbose_name="ceiling",
                    ),
                ),
                (
                    "longest_months",
                    models.PositiveSmallIntegerField(
                        default=36,
                        help_text="At most 3 years (2019 trial rules of the start-up loans, Qingdao).",
                        verbose_name="longest term in months",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("contract", "rate of the contract"),
                            ("prime", "loan prime rate at signing"),
                        ],
                        default="contract",
                        help_text="The prime rate for credit and mortgage-backed loans (2019 trial rules of the start-up loans).",
                        max_length=10,
                        verbose_name="rate subsidised",
                    ),
                ),
                (
                    "ratio",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="1.00 is all of it, as for personal and early-stage loans; 0.50 one half, as for credit and mortgage-backed loans (2019 trial rules of the start-up loans).",
                        max_digits=3,
                        verbose_name="share of interest subsidised",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        help_text="Counted from the disbursement: at most 36 for personal loans, 24 for all others (2019 trial rules of the start-up loans).",
                        verbose_name="months of subsidy",
                    ),
                ),
                (
                    "excludes_post_holders",
                    models.BooleanField(
                        default=True,
                        help_text="Who is in a job placed by government or in a welfare post may not borrow (loan guide of a city; ask the county if unsure).",
                        verbose_name="excludes holders of posts",
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
                "verbose_name": "loan rule",
                "verbose_name_plural": "loan rules",
                "ordering": ["-began_on", "region", "kind"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_loanrule_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_loanrule_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="startup_loans_loanrule_ends_after_it_begins",
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
                            ("kind", "="),
                        ],
                        name="startup_loans_loanrule_one_at_a_time",
                        violation_error_message="This place already has a rule for this kind of loan and some of these days: end that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cap__gt", 0), ("cap__lte", Decimal("10000000"))),
                        name="startup_loans_loanrule_cap_is_within_bounds",
                        violation_error_message="The ceiling must be above zero and at most ten million yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ratio__gt", 0), ("ratio__lte", 1)),
                        name="startup_loans_loanrule_ratio_is_a_share",
                        violation_error_message="The share must be above 0 and at most 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("longest_months__gt", 0), ("months__gt", 0)),
                        name="startup_loans_loanrule_lasts_for_months",
                        violation_error_message="The months must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanRuleEvent",
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
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("kind", models.CharField(max_length=15)),
                (
                    "cap",
                    bureau.base.fields.AmountField(
                        cap=Decimal("10000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("longest_months", models.PositiveSmallIntegerField()),
                ("basis", models.CharField(max_length=10)),
                ("ratio", models.DecimalField(decimal_places=2, max_digits=3)),
                ("months", models.PositiveSmallIntegerField()),
                ("excludes_post_holders", models.BooleanField()),
            ],
            options={
                "verbose_name": "loan rule",
                "verbose_name_plural": "loan rules",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_loanruleeven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_loanruleeven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_loanruleeven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "kind",
                    models.CharField(
                        choices=[("extended", "extended"), ("overdue", "overdue")],
                        help_text="Interest of an extended or overdue loan is not subsidised (rules of Henan; ask the county if unsure).",
                        max_length=10,
                        verbose_name="standing of the loan",
                    ),
                ),
                (
                    "disbursed_on",
                    models.DateField(blank=True, editable=False, verbose_name="loan disbursed on"),
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
                    "loan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="startup_loans.loan",
                        verbose_name="start-up loan",
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
                "verbose_name": "extended or overdue time of a loan",
                "verbose_name_plural": "extended or overdue times of loans",
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
                        name="startup_loans_loanstanding_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_loanstanding_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="startup_loans_loanstanding_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("loan", "="),
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
                        name="startup_loans_loanstanding_one_at_a_time",
                        violation_error_message="On some of these days the loan is already extended or overdue.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began_on__gte", models.F("disbursed_on"))),
                        name="startup_loans_loanstanding_is_of_a_disbursed_loan",
                        violation_error_message="A loan is neither extended nor overdue before it is disbursed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoanStandingEvent",
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
                ("loan", models.BigIntegerField(db_column="loan_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("kind", models.CharField(max_length=10)),
                ("disbursed_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "extended or overdue time of a loan",
                "verbose_name_plural": "extended or overdue times of loans",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="startup_loans_loanstanding_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="startup_loans_loanstanding_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="startup_loans_loanstanding_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnualSettlement",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2019),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "being put together"), ("settled", "settled")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "advanced",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="In yuan, by the province, for the interest subsidies of the year.",
                        max_digits=16,
                        verbose_name="amount advanced",
                    ),
                ),
                (
                    "interest_paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Computed: what the place and all it contains paid in the year, by the day of payment.",
                        max_digits=16,
                        verbose_name="interest subsidies paid",
                    ),
                ),
                (
                    "difference",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Computed: what was advanced less what was paid; below zero the province owes it.",
                        max_digits=16,
                        verbose_name="difference",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="After the end of the year; from then on what was settled stands.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="settled on",
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
                "verbose_name": "annual settlement",
                "verbose_name_plural": "annual settlements",
                "ordering": ["-year", "region", "pk"],
                "permissions": [("approve_annualsettlement", "decide on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "settled_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="startup_loans_annualsettlement_settled_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "year"),
                        name="startup_loans_annualsettlement_once_a_year",
                        violation_error_message="This place already has a settlement of that year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("advanced__gte", 0),
                            ("advanced__lte", Decimal("10000000000")),
                            ("interest_paid__gte", 0),
                            ("interest_paid__lte", Decimal("10000000000")),
                        ),
                        name="startup_loans_annualsettlement_is_within_bounds",
                        violation_error_message="What is advanced and paid is zero or more, and at most ten billion yuan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "difference",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("advanced"), "-", models.F("interest_paid")
                                ),
                            )
                        ),
                        name="startup_loans_annualsettlement_difference_adds_up",
                        violation_error_message="The difference must be what was advanced less what was paid.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on__isnull", False), ("state", "settled")),
                            models.Q(("settled_on__isnull", True), ("state", "open")),
                            _connector="OR",
                        ),
                        name="startup_loans_annualsettlement_settled_on_a_day",
                        violation_error_message="Give the day on which it was settled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("settled_on__year__gt", models.F("year"))),
                        name="startup_loans_annualsettlement_settled_after_the_year",
                        violation_error_message="A year is settled once it is over.",
                    ),
                ],
            },
        ),
    ]
