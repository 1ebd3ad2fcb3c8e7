import datetime
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.lookups
import django.utils.timezone
from django.db import migrations, models

import bureau.base.encryption
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
            name="BankAnswerEvent",
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
                ("payment_batch", models.BigIntegerField(db_column="payment_batch_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("name", models.CharField(max_length=100)),
                ("content", bureau.base.encryption.SealedColumn()),
                ("digest", models.CharField(max_length=64)),
                ("taken_in_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "bank's answer",
                "verbose_name_plural": "bank's answers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_bankanswerevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_bankanswerevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_bankanswerevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankLineEvent",
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
                ("answer", models.BigIntegerField(db_column="answer_id")),
                ("order", models.BigIntegerField(db_column="order_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("row", models.PositiveIntegerField()),
                ("result", models.CharField(blank=True, max_length=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("standing", models.CharField(max_length=15)),
                ("is_open", models.BooleanField()),
                ("sentence", models.CharField(max_length=500)),
            ],
            options={
                "verbose_name": "line of a bank's answer",
                "verbose_name_plural": "lines of a bank's answer",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_banklineevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_banklineevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_banklineevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeRuleEvent",
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
                ("working_days", models.PositiveSmallIntegerField()),
                ("masked", models.BooleanField()),
                ("telephone", models.CharField(max_length=30)),
            ],
            options={
                "verbose_name": "rule of public notice",
                "verbose_name_plural": "rules of public notice",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_noticeruleevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_noticeruleevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_noticeruleevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PauseEvent",
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
                ("subsidy", models.BigIntegerField(db_column="subsidy_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(max_length=10)),
            ],
            options={
                "verbose_name": "pause of the clock",
                "verbose_name_plural": "pauses of the clock",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_pauseevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_pauseevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_pauseevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentBatch",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being put together"),
                            ("sent", "sent to the bank"),
                            ("settled", "settled"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="The day the bank was given the file.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="sent on",
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
                "verbose_name": "payment batch",
                "verbose_name_plural": "payment batches",
                "ordering": ["-sent_on", "number"],
                "permissions": [("pay_paymentbatch", "pay")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sent_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_paymentbatch_sent_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "number"),
                        name="subsidies_paymentbatch_entered_once",
                        violation_error_message="This place already has a batch of that number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_on__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("sent_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_paymentbatch_sent_on_a_day",
                        violation_error_message="Give the day on which the bank was given the file.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("name", models.CharField(max_length=100, verbose_name="name of the file")),
                ("content", bureau.base.encryption.SealedColumn(verbose_name="content")),
                ("digest", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "taken_in_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="taken in at"
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
                    "payment_batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="subsidies.paymentbatch",
                        verbose_name="payment batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "bank's answer",
                "verbose_name_plural": "bank's answers",
                "ordering": ["taken_in_at", "pk"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("payment_batch", "digest"),
                        name="subsidies_bankanswer_taken_in_once",
                        violation_error_message="This very file was taken in before.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentBatchEvent",
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
                ("number", models.CharField(max_length=40)),
                ("bank", models.CharField(max_length=50)),
                ("state", models.CharField(editable=False, max_length=10)),
                ("sent_on", models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "payment batch",
                "verbose_name_plural": "payment batches",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_paymentbatcheven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_paymentbatcheven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_paymentbatcheven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("number", models.CharField(max_length=40, verbose_name="number of the notice")),
                (
                    "put_up_on",
                    models.DateField(
                        db_index=True,
                        default=django.utils.timezone.localdate,
                        verbose_name="put up on",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="As many working days as the rule asks for, if you leave this empty.",
                        verbose_name="last day of public notice",
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
                "verbose_name": "public notice",
                "verbose_name_plural": "public notices",
                "ordering": ["-put_up_on", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "put_up_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_publicnotice_put_up_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "number"),
                        name="subsidies_publicnotice_entered_once",
                        violation_error_message="This place already has a notice of that number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gte", models.F("put_up_on")),
                            (
                                "until__lt",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("put_up_on"),
                                    "+",
                                    models.Value(datetime.timedelta(days=92)),
                                ),
                            ),
                        ),
                        name="subsidies_publicnotice_ends_after_it_is_put_up",
                        violation_error_message="The last day must not be before the first.",
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
                            ("in_notice", "in public notice"),
                            ("reviewed", "reviewed by finance"),
                            ("sent", "sent to the bank"),
                            ("paid", "paid"),
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
                        editable=False,
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
                        editable=False,
                        help_text="The county decides, finance checks, and the list is reported upward (notices of counties such as Tengzhou 2013).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="decided on",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="By the finance bureau, after the decision (notices of counties).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="reviewed by finance on",
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
                        editable=False,
                        max_length=20,
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
                        help_text="The day the money was on the card, as the bank says. Its year is the year counted (counting rule of the annual report 2021). By 1 August as a rule (Zibo; ask the county if unsure).",
                        null=True,
                        verbose_name="paid on",
                    ),
                ),
                (
                    "clock_from",
                    models.DateField(editable=False, null=True, verbose_name="clock starts on"),
                ),
                (
                    "promised_days",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="promised working days"
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
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidies",
                        to="subsidies.publicnotice",
                        verbose_name="public notice",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidies",
                        to="subsidies.paymentbatch",
                        verbose_name="payment batch",
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
                        help_text="Only for soldiers finding work themselves (approval form of the one-off subsidy).",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran",
                    ),
                ),
            ],
            options={
                "verbose_name": "one-off subsidy",
                "verbose_name_plural": "one-off subsidies",
                "ordering": ["-applied_on", "pk"],
                "permissions": [
                    ("return_subsidy", "return for correction"),
                    ("approve_subsidy", "decide on"),
                    ("review_subsidy", "review for finance"),
                    ("pay_subsidy", "pay"),
                ],
                "indexes": [models.Index(fields=["state"], name="subsidies_subsidy_by_state")],
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
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_subsidy_paid_on_since_2019",
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
                                (
                                    "state__in",
                                    ("accepted", "approved", "in_notice", "reviewed", "sent"),
                                ),
                            ),
                            models.Q(("accepted_on__isnull", False), ("state", "paid")),
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
                                (
                                    "state__in",
                                    [
                                        "approved",
                                        "in_notice",
                                        "reviewed",
                                        "sent",
                                        "paid",
                                        "refused",
                                    ],
                                ),
                            ),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_decided_on_a_day",
                        violation_error_message="From the decision on, and not before, give the day of the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reviewed_on__isnull", False),
                                ("state__in", ["reviewed", "sent", "paid"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ["reviewed", "sent", "paid", "withdrawn"]),
                                    _negated=True,
                                ),
                                ("reviewed_on__isnull", True),
                            ),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_reviewed_on_a_day",
                        violation_error_message="From the review on, and not before, give the day of the review.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_on__gte", models.F("applied_on")),
                            ("decided_on__gte", models.F("applied_on")),
                            ("decided_on__gte", models.F("accepted_on")),
                            ("reviewed_on__gte", models.F("decided_on")),
                            ("paid_on__gte", models.F("reviewed_on")),
                        ),
                        name="subsidies_subsidy_dates_are_in_order",
                        violation_error_message="First comes the application, then the acceptance, the decision, the review by finance, and the payment.",
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
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        "accepted",
                                        "approved",
                                        "in_notice",
                                        "reviewed",
                                        "sent",
                                        "paid",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("dossier_is_genuine", True),
                                ("has_discharge_certificate", True),
                                ("has_enlistment_notice", True),
                                ("has_introduction_letter", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_accepted_on_a_checked_dossier",
                        violation_error_message="Nothing is accepted before all papers were seen and the dossier was checked.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        "accepted",
                                        "approved",
                                        "in_notice",
                                        "reviewed",
                                        "sent",
                                        "paid",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("bank_account__isnull", False),
                                models.Q(("bank_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_accepted_with_an_account",
                        violation_error_code="bank",
                        violation_error_message="An accepted subsidy needs the bank and the card number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("payment__isnull", False), ("state__in", ["sent", "paid"])),
                            ("state", "reviewed"),
                            models.Q(
                                models.Q(
                                    ("state__in", ["reviewed", "sent", "paid"]), _negated=True
                                ),
                                ("payment__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_paid_in_a_batch",
                        violation_error_message="A subsidy is paid in a payment batch, once finance has reviewed it.",
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
                        name="subsidies_subsidy_paid_on_a_day",
                        violation_error_message="A paid subsidy, and no other, has a day of payment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice__isnull", False), ("state", "in_notice")),
                            ("state__in", ["reviewed", "sent", "paid", "withdrawn"]),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ["in_notice", "reviewed", "sent", "paid", "withdrawn"],
                                    ),
                                    _negated=True,
                                ),
                                ("notice__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_subsidy_in_a_notice",
                        violation_error_message="Name the public notice it stands in.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "reference",
                    models.CharField(max_length=30, unique=True, verbose_name="reference"),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        editable=False,
                        max_digits=16,
                        verbose_name="amount",
                    ),
                ),
                ("holder", models.CharField(max_length=50, verbose_name="account holder")),
                (
                    "account",
                    bureau.base.encryption.EncryptedField(
                        editable=True,
                        read=bureau.base.validators.read_bank_account,
                        shown=(0, 4),
                        verbose_name="bank card number",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "no answer yet"),
                            ("paid", "paid in full"),
                            ("failed", "not credited"),
                            ("taken_back", "taken back"),
                            ("short", "too little"),
                            ("long", "too much"),
                            ("doubled", "paid more than once"),
                            ("overtaken", "too much taken back"),
                            ("contradicted", "credited and failed"),
                            ("early", "before it was sent"),
                            ("other_name", "another holder"),
                            ("other_account", "another account"),
                            ("unmatched", "not of this batch"),
                            ("shortened", "account shortened"),
                            ("unreadable", "cannot be read"),
                            ("repeated", "read before"),
                        ],
                        default="sent",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "arrived",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="As the bank says.",
                        max_digits=16,
                        verbose_name="arrived",
                    ),
                ),
                ("arrived_on", models.DateField(blank=True, null=True, verbose_name="arrived on")),
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
                    "payment_batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="subsidies.paymentbatch",
                        verbose_name="payment batch",
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
                    "subsidy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="subsidies.subsidy",
                        verbose_name="subsidy",
                    ),
                ),
            ],
            options={
                "verbose_name": "payment order",
                "verbose_name_plural": "payment orders",
                "ordering": ["payment_batch", "pk"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("payment_batch", "subsidy"),
                        name="subsidies_paymentorder_once_in_a_batch",
                        violation_error_message="This subsidy is in the batch already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["sent", "paid"])),
                        fields=("subsidy",),
                        name="subsidies_paymentorder_one_at_a_time",
                        violation_error_message="The bank was told to pay this subsidy already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("arrived", models.F("amount")),
                                ("arrived_on__isnull", False),
                                ("state", "paid"),
                            ),
                            models.Q(
                                ("arrived", 0), ("state__in", ["sent", "failed", "taken_back"])
                            ),
                            models.Q(
                                ("state__in", ["paid", "sent", "failed", "taken_back"]),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_paymentorder_paid_to_the_fen",
                        violation_error_message="What is paid is what was decided on, to the fen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("row", models.PositiveIntegerField(verbose_name="row")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("credited", "credited"),
                            ("failed", "not credited"),
                            ("taken_back", "taken back"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=16, null=True, verbose_name="amount"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("paid", "paid in full"),
                            ("failed", "not credited"),
                            ("taken_back", "taken back"),
                            ("short", "too little"),
                            ("long", "too much"),
                            ("doubled", "paid more than once"),
                            ("overtaken", "too much taken back"),
                            ("contradicted", "credited and failed"),
                            ("early", "before it was sent"),
                            ("other_name", "another holder"),
                            ("other_account", "another account"),
                            ("unmatched", "not of this batch"),
                            ("shortened", "account shortened"),
                            ("unreadable", "cannot be read"),
                            ("repeated", "read before"),
                        ],
                        max_length=15,
                        verbose_name="verdict",
                    ),
                ),
                ("is_open", models.BooleanField(verbose_name="to be put right")),
                ("sentence", models.CharField(max_length=500, verbose_name="explanation")),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="subsidies.bankanswer",
                        verbose_name="bank's answer",
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
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="subsidies.paymentorder",
                        verbose_name="payment order",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a bank's answer",
                "verbose_name_plural": "lines of a bank's answer",
                "ordering": ["answer", "row"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="PaymentOrderEvent",
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
                ("payment_batch", models.BigIntegerField(db_column="payment_batch_id")),
                ("subsidy", models.BigIntegerField(db_column="subsidy_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("reference", models.CharField(max_length=30)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        editable=False,
                        max_digits=16,
                    ),
                ),
                ("holder", models.CharField(max_length=50)),
                (
                    "account",
                    bureau.base.encryption.EncryptedField(
                        editable=True, read=bureau.base.validators.read_bank_account, shown=(0, 4)
                    ),
                ),
                ("state", models.CharField(max_length=15)),
                ("arrived", models.DecimalField(decimal_places=2, max_digits=16)),
                ("arrived_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "payment order",
                "verbose_name_plural": "payment orders",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_paymentordereven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_paymentordereven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_paymentordereven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicNoticeEvent",
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
                ("number", models.CharField(max_length=40)),
                ("put_up_on", models.DateField()),
                ("until", models.DateField()),
            ],
            options={
                "verbose_name": "public notice",
                "verbose_name_plural": "public notices",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_publicnoticeeven_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_publicnoticeeven_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_publicnoticeeven_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReversalEvent",
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
                ("subsidy", models.BigIntegerField(db_column="subsidy_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("cause", models.CharField(max_length=15)),
                ("happened", models.CharField(max_length=200)),
                (
                    "reclaimed",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=10)),
                ("asked_on", models.DateField()),
                ("decided_on", models.DateField(blank=True, editable=False, null=True)),
                ("refused_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("recovered_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        editable=False,
                        max_digits=16,
                    ),
                ),
                ("paid_on", models.DateField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "reversal of a subsidy",
                "verbose_name_plural": "reversals of subsidies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_reversalevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_reversalevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_reversalevent_at"
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
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="From the acceptance to the payment, by the calendar of working days: what the place itself promises. The law allows 30, Jiaxiang promises 10 (service guide of Jiaxiang county).",
                        verbose_name="promised working days",
                    ),
                ),
                (
                    "cut_off",
                    models.TimeField(
                        blank=True,
                        help_text="The hour after which an acceptance counts as of the next working day, such as 16:30. Every acceptance counts as of its own day if you leave this empty.",
                        null=True,
                        verbose_name="counted from the next day after",
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
            name="ServiceStandardEvent",
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
                ("days", models.PositiveSmallIntegerField()),
                ("cut_off", models.TimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "service standard",
                "verbose_name_plural": "service standards",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_servicestandarde_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_servicestandarde_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_servicestandarde_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reversal",
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
                    "cause",
                    models.CharField(
                        choices=[
                            ("error", "paid in error"),
                            ("forged", "dossier forged"),
                            ("placed", "placed in a job by government since"),
                            ("not_entitled", "not entitled"),
                        ],
                        max_length=15,
                        verbose_name="cause",
                    ),
                ),
                ("happened", models.CharField(max_length=200, verbose_name="what happened")),
                (
                    "reclaimed",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        help_text="All that was paid if you leave this empty.",
                        max_digits=16,
                        verbose_name="amount asked back",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("agreed", "agreed to"),
                            ("recovered", "money recovered"),
                            ("refused", "refused"),
                        ],
                        default="asked",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="asked back on",
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
                    "refused_because",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="why it is refused"
                    ),
                ),
                (
                    "recovered_on",
                    models.DateField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="The day the money came in: its year is the year counted.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="recovered on",
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        blank=True,
                        cap=Decimal("1000000"),
                        decimal_places=2,
                        editable=False,
                        max_digits=16,
                        verbose_name="amount paid",
                    ),
                ),
                ("paid_on", models.DateField(blank=True, editable=False, verbose_name="paid on")),
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
                    "subsidy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="subsidies.subsidy",
                        verbose_name="paid subsidy",
                    ),
                ),
            ],
            options={
                "verbose_name": "reversal of a subsidy",
                "verbose_name_plural": "reversals of subsidies",
                "ordering": ["-asked_on", "pk"],
                "permissions": [("approve_reversal", "decide on"), ("pay_reversal", "pay")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recovered_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_reversal_recovered_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "refused"), _negated=True),
                        fields=("subsidy",),
                        name="subsidies_reversal_once",
                        violation_error_message="This subsidy is asked back already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reclaimed__gt", 0), ("reclaimed__lte", models.F("amount"))
                        ),
                        name="subsidies_reversal_no_more_than_was_paid",
                        violation_error_message="No more can be asked back than was paid.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_reversal_decided_on_a_day",
                        violation_error_message="From the decision on, and not before, give the day of the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recovered_on__isnull", False), ("state", "recovered")),
                            models.Q(
                                models.Q(("state", "recovered"), _negated=True),
                                ("recovered_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="subsidies_reversal_recovered_on_a_day",
                        violation_error_message="Give the day on which the money came in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_on__gte", models.F("paid_on")),
                            ("decided_on__gte", models.F("asked_on")),
                            ("recovered_on__gte", models.F("decided_on")),
                        ),
                        name="subsidies_reversal_dates_are_in_order",
                        violation_error_message="First comes the payment, then the asking back, the decision, and the money.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
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
                    "reason",
                    models.CharField(
                        choices=[
                            ("applicant", "papers awaited from the applicant"),
                            ("bank", "account to be mended at the bank"),
                            ("inquiry", "inquiry at another office"),
                            ("funds", "funds awaited from above"),
                        ],
                        max_length=10,
                        verbose_name="reason of the pause",
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
                    "subsidy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="subsidies.subsidy",
                        verbose_name="subsidy",
                    ),
                ),
            ],
            options={
                "verbose_name": "pause of the clock",
                "verbose_name_plural": "pauses of the clock",
                "ordering": ["began_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_pause_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_pause_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="subsidies_pause_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("subsidy", "="),
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
                        name="subsidies_pause_one_at_a_time",
                        violation_error_message="The clock stands already on some of these days.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyEvent",
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
                ("notice", models.BigIntegerField(db_column="notice_id", null=True)),
                ("payment", models.BigIntegerField(db_column="payment_id", null=True)),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(editable=False)),
                ("approvals", models.PositiveSmallIntegerField(editable=False)),
                ("state_since", models.DateTimeField(editable=False, null=True)),
                ("channel", models.CharField(max_length=10)),
                ("state", models.CharField(editable=False, max_length=10)),
                ("enlisted_on", models.DateField()),
                ("discharged_on", models.DateField()),
                ("detained_months", models.PositiveSmallIntegerField()),
                ("service_years", models.DecimalField(decimal_places=1, max_digits=3)),
                (
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"), decimal_places=2, max_digits=16
                    ),
                ),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("1000000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("has_enlistment_notice", models.BooleanField()),
                ("has_introduction_letter", models.BooleanField()),
                ("has_discharge_certificate", models.BooleanField()),
                ("dossier_is_genuine", models.BooleanField()),
                ("bank_name", models.CharField(blank=True, max_length=50)),
                (
                    "bank_account",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_bank_account,
                        shown=(0, 4),
                    ),
                ),
                (
                    "bank_account_index",
                    bureau.base.encryption.BlindIndexField(last=None, null=True, of="bank_account"),
                ),
                ("applied_on", models.DateField()),
                ("accepted_on", models.DateField(blank=True, editable=False, null=True)),
                ("decided_on", models.DateField(blank=True, editable=False, null=True)),
                ("reviewed_on", models.DateField(blank=True, editable=False, null=True)),
                ("refusal", models.CharField(blank=True, editable=False, max_length=20)),
                ("returned_because", models.CharField(blank=True, editable=False, max_length=200)),
                ("paid_on", models.DateField(blank=True, editable=False, null=True)),
                ("clock_from", models.DateField(editable=False, null=True)),
                ("promised_days", models.PositiveSmallIntegerField(editable=False, null=True)),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True),
                ),
            ],
            options={
                "verbose_name": "one-off subsidy",
                "verbose_name_plural": "one-off subsidies",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_subsidyevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_subsidyevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_subsidyevent_at"
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
                ("note", models.TextField(blank=True, verbose_name="note")),
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
        migrations.CreateModel(
            name="SubsidyRateEvent",
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
                (
                    "rate",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000"), decimal_places=2, max_digits=16
                    ),
                ),
                ("six_months_count", models.DecimalField(decimal_places=1, max_digits=2)),
            ],
            options={
                "verbose_name": "subsidy rate",
                "verbose_name_plural": "subsidy rates",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="subsidies_subsidyrateevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="subsidies_subsidyrateevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="subsidies_subsidyrateevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeRule",
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
                    "working_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="Five working days in Sichuan; Shandong asks for none (ask the county).",
                        verbose_name="working days of notice",
                    ),
                ),
                (
                    "masked",
                    models.BooleanField(
                        default=True,
                        help_text="Of a name only its first character is shown.",
                        verbose_name="names are masked",
                    ),
                ),
                (
                    "telephone",
                    models.CharField(max_length=30, verbose_name="telephone for objections"),
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
                "verbose_name": "rule of public notice",
                "verbose_name_plural": "rules of public notice",
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
                        name="subsidies_noticerule_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="subsidies_noticerule_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="subsidies_noticerule_ends_after_it_begins",
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
                        name="subsidies_noticerule_one_at_a_time",
                        violation_error_message="This place already has a rule for some of these days: end that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("working_days__gt", 0)),
                        name="subsidies_noticerule_lasts_for_days",
                        violation_error_message="The working days of notice must be above zero.",
                    ),
                ],
            },
        ),
    ]
