import datetime
from decimal import Decimal

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
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
            name="Donation",
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
                    "kind",
                    models.CharField(
                        choices=[("money", "money"), ("goods", "goods")],
                        default="money",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "donor",
                    models.CharField(
                        choices=[
                            ("department", "veterans department"),
                            ("enterprise", "enterprise"),
                        ],
                        max_length=10,
                        verbose_name="kind of donor",
                    ),
                ),
                (
                    "donor_name",
                    models.CharField(
                        help_text="Of a veteran-founded enterprise taken from the register.",
                        max_length=100,
                        verbose_name="name of the donor",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.enterprise",
                        verbose_name="veteran-founded enterprise",
                    ),
                ),
                (
                    "recipient",
                    models.CharField(
                        choices=[
                            ("xinjiang", "Xinjiang"),
                            ("tibet", "Tibet"),
                            ("both", "Xinjiang and Tibet"),
                        ],
                        max_length=10,
                        verbose_name="recipient region",
                    ),
                ),
                ("recipient_name", models.CharField(max_length=100, verbose_name="recipient")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="purpose")),
                (
                    "amount",
                    bureau.base.fields.AmountField(
                        cap=Decimal("100000000.00"),
                        decimal_places=2,
                        help_text="Of goods the value on the receipt (practice reported by the Ministry in 2024). Donations count once they are paid (counting rule of the annual report 2021).",
                        max_digits=16,
                        verbose_name="amount or value (yuan)",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pledged", "pledged"),
                            ("paid", "paid"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="pledged",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "pledged_on",
                    models.DateField(
                        validators=[bureau.base.validators.not_in_future], verbose_name="pledged on"
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        blank=True,
                        help_text="The year it falls in is the year counted (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="paid on",
                    ),
                ),
                (
                    "receipt_no",
                    models.CharField(blank=True, max_length=40, verbose_name="receipt number"),
                ),
            ],
            options={
                "verbose_name": "donation",
                "verbose_name_plural": "donations",
                "ordering": ["-pledged_on", "donor_name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "paid_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="border_aid_donation_paid_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "pledged_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="border_aid_donation_pledged_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length(models.F("region")), 4
                        ),
                        name="border_aid_donation_is_a_citys",
                        violation_error_message="A donation is entered for the city whose department or enterprise gave it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("amount__lte", Decimal("100000000.00"))
                        ),
                        name="border_aid_donation_has_an_amount",
                        violation_error_message="The amount must be above zero and at most 100 million yuan.",
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
                        name="border_aid_donation_has_its_day_when_paid",
                        violation_error_message="Give the day of payment of a donation that was paid, and of no other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_on__isnull", True),
                            ("paid_on__gte", models.F("pledged_on")),
                            _connector="OR",
                        ),
                        name="border_aid_donation_paid_after_its_pledge",
                        violation_error_message="A donation cannot be paid before it was pledged.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("enterprise__isnull", True), ("donor", "enterprise"), _connector="OR"
                        ),
                        name="border_aid_donation_names_an_enterprise_as_donor",
                        violation_error_message="Only a donor that is an enterprise can be linked to one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnlineClass",
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
                ("title", models.CharField(max_length=100, verbose_name="class title")),
                ("term", models.PositiveSmallIntegerField(verbose_name="term")),
                (
                    "recipient",
                    models.CharField(
                        choices=[
                            ("xinjiang", "Xinjiang"),
                            ("tibet", "Tibet"),
                            ("both", "Xinjiang and Tibet"),
                        ],
                        max_length=10,
                        verbose_name="recipient region",
                    ),
                ),
                (
                    "recipient_place",
                    models.CharField(blank=True, max_length=100, verbose_name="recipient place"),
                ),
                ("platform", models.CharField(max_length=50, verbose_name="platform")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
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
                    "viewers",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="People who watched, as the platform reports them; who watched two classes counts twice (counting rule of the annual report 2021).",
                        verbose_name="viewers",
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="evidence")),
            ],
            options={
                "verbose_name": "online class",
                "verbose_name_plural": "online classes",
                "ordering": ["-ends_on", "title", "term"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="border_aid_onlineclass_ends_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "term", "starts_on"),
                        name="border_aid_onlineclass_entered_once",
                        violation_error_message="This term of the class is already entered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="border_aid_onlineclass_ends_after_it_starts",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("term__gt", 0)),
                        name="border_aid_onlineclass_has_a_term",
                        violation_error_message="Terms are numbered from one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "held"), ("viewers", 0), _connector="OR"),
                        name="border_aid_onlineclass_is_watched_when_held",
                        violation_error_message="Only a class that was held has viewers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            (
                                "ends_on__lte",
                                django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="border_aid_onlineclass_was_held_when_it_says",
                        violation_error_message="What lies ahead cannot have been held: correct the day or the state.",
                    ),
                ],
            },
        ),
    ]
