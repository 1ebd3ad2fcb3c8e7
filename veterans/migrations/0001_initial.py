import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.db import migrations, models

import bureau.base.credit_code
import bureau.base.encryption
import bureau.base.fields
import bureau.base.identity
import bureau.base.names
import bureau.base.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EconomicCircle",
            fields=[
                (
                    "code",
                    models.SlugField(
                        max_length=20, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                ("name_en", models.CharField(max_length=50, verbose_name="English name")),
            ],
            options={
                "verbose_name": "economic circle",
                "verbose_name_plural": "economic circles",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=6,
                        primary_key=True,
                        serialize=False,
                        verbose_name="division code",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                ("name_en", models.CharField(max_length=50, verbose_name="English name")),
                (
                    "pinyin",
                    models.CharField(db_collation="C", max_length=50, verbose_name="pinyin"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("province", "province"),
                            ("city", "city"),
                            ("district", "district"),
                            ("county_city", "county-level city"),
                            ("county", "county"),
                        ],
                        max_length=11,
                        verbose_name="level",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="contained in",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__regex", "^([0-9]{2}|[0-9]{4}|[0-9]{6})$"),
                            models.Q(("code__regex", "^..(..)?00$"), _negated=True),
                        ),
                        name="veterans_region_has_a_short_code",
                        violation_error_message="A code has two, four or six digits, no zeros at its end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            ("code__startswith", models.F("parent")),
                            _connector="OR",
                        ),
                        name="veterans_region_code_begins_with_its_parents",
                        violation_error_message="The code must begin with that of the place above.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Veteran",
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
                (
                    "opened_to",
                    models.TextField(
                        blank=True, default="", editable=False, verbose_name="opened to"
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
                    "name",
                    bureau.base.fields.CheckedField(
                        max_length=50,
                        read=bureau.base.validators.read_name,
                        verbose_name="full name",
                    ),
                ),
                (
                    "search_key",
                    bureau.base.fields.KeyField(
                        db_collation="C",
                        editable=False,
                        make=bureau.base.names.search_key,
                        max_length=450,
                        of="name",
                        verbose_name="search key",
                    ),
                ),
                (
                    "sort_key",
                    bureau.base.fields.KeyField(
                        db_collation="C",
                        editable=False,
                        make=bureau.base.names.pinyin,
                        max_length=350,
                        of="name",
                        verbose_name="pinyin",
                    ),
                ),
                (
                    "initials",
                    bureau.base.fields.KeyField(
                        db_collation="C",
                        editable=False,
                        make=bureau.base.names.initials,
                        max_length=50,
                        of="name",
                        verbose_name="initials",
                    ),
                ),
                (
                    "id_number",
                    bureau.base.encryption.EncryptedField(
                        editable=True,
                        help_text="As on the identity card; sex and date of birth follow from it (GB 11643).",
                        read=bureau.base.identity.read_id_number,
                        shown=(6, 4),
                        verbose_name="ID number",
                    ),
                ),
                (
                    "id_number_index",
                    bureau.base.encryption.BlindIndexField(
                        last=None, of="id_number", verbose_name="index of the ID number"
                    ),
                ),
                (
                    "id_number_tail",
                    bureau.base.encryption.BlindIndexField(
                        last=4, of="id_number", verbose_name="index of the last four"
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("male", "male"), ("female", "female")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                ("birth_date", models.DateField(blank=True, verbose_name="date of birth")),
                (
                    "ethnic_group",
                    models.CharField(blank=True, max_length=20, verbose_name="ethnic group"),
                ),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_mobile,
                        shown=(3, 4),
                        verbose_name="mobile number",
                    ),
                ),
                (
                    "household_region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty for places outside the province.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="place of household registration",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("conscript", "conscript"),
                            ("nco", "non-commissioned officer"),
                            ("officer", "officer"),
                            ("civilian_cadre", "civilian cadre"),
                        ],
                        help_text="An NCO discharged as a conscript is a conscript (rules of Hubei on the one-off subsidy; ask the county if unsure).",
                        max_length=14,
                        verbose_name="personnel category",
                    ),
                ),
                (
                    "enlisted_on",
                    models.DateField(
                        help_text="The day the enlistment was approved: the years of service run from it (rules of Zibo and Hubei on the one-off subsidy).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="enlisted on",
                    ),
                ),
                (
                    "discharged_on",
                    models.DateField(
                        db_index=True,
                        help_text="The day of the discharge order: the years of service run to it (rules of Zibo and Hubei on the one-off subsidy).",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="discharged on",
                    ),
                ),
                (
                    "discharge_certificate",
                    models.CharField(
                        blank=True, max_length=30, verbose_name="discharge certificate number"
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(
                        blank=True,
                        help_text="Within 30 days of the discharge; over 30 days late without cause loses the placement (reporting-in guide of spring 2026).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="reported in on",
                    ),
                ),
                (
                    "placement",
                    models.CharField(
                        choices=[
                            ("self_employment", "finding work oneself"),
                            ("government", "placed in a job by government"),
                            ("retirement", "retired"),
                            ("support", "supported for life"),
                            ("study", "resuming studies"),
                            ("demobilised", "demobilised officer"),
                            ("transferred", "officer transferred to civilian work"),
                            ("self_choice", "officer choosing their own career"),
                            ("monthly_pay", "on monthly retirement pay"),
                        ],
                        max_length=15,
                        verbose_name="placement type",
                    ),
                ),
                (
                    "merit",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("third_class", "third-class merit"),
                            ("second_class", "second-class merit"),
                            ("first_class", "first-class merit"),
                            ("honorary_title", "honorary title"),
                        ],
                        default="none",
                        help_text="As the dossier proves it.",
                        max_length=14,
                        verbose_name="highest merit",
                    ),
                ),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("junior_high", "junior high school or below"),
                            ("senior_high", "senior high or vocational school"),
                            ("junior_college", "junior college"),
                            ("bachelor", "bachelor's degree"),
                            ("master", "master's degree or above"),
                        ],
                        max_length=14,
                        verbose_name="level of education",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("seeking", "looking for work"),
                            ("employed", "employed"),
                            ("founder", "runs a business"),
                            ("farming", "farming"),
                            ("studying", "studying"),
                            ("retired", "no longer working"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="employment status",
                    ),
                ),
                (
                    "died_on",
                    models.DateField(
                        blank=True,
                        help_text="Nothing is paid for the time after it.",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="died on",
                    ),
                ),
            ],
            options={
                "verbose_name": "veteran",
                "verbose_name_plural": "veterans",
                "ordering": ["sort_key", "pk"],
                "indexes": [
                    models.Index(fields=["search_key"], name="veterans_veteran_by_name"),
                    models.Index(fields=["sort_key"], name="veterans_veteran_by_pinyin"),
                    models.Index(fields=["initials"], name="veterans_veteran_by_initials"),
                    models.Index(fields=["id_number_tail"], name="veterans_veteran_by_last_four"),
                    models.Index(
                        condition=models.Q(("opened_to", ""), _negated=True),
                        fields=["opened_to"],
                        name="veterans_veteran_opened",
                    ),
                ],
                "constraints": [
                    bureau.base.encryption.RegisteredOnce(
                        fields=("id_number_index",),
                        name="veterans_veteran_registered_once",
                        violation_error_code="id_duplicate",
                        violation_error_message="This ID number is already registered: find the person by name or, if another place registered them, by “Find a person of another place” above the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "enlisted_on__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("birth_date"),
                                    "+",
                                    models.Value(datetime.timedelta(days=5844)),
                                ),
                            )
                        ),
                        name="veterans_veteran_enlisted_at_sixteen_or_later",
                        violation_error_code="inconsistent",
                        violation_error_message="Nobody enlists before the age of 16.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discharged_on__gt", models.F("enlisted_on"))),
                        name="veterans_veteran_discharged_after_enlisting",
                        violation_error_code="inconsistent",
                        violation_error_message="The discharge must be after the enlistment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_on__isnull", True),
                            ("reported_on__gte", models.F("discharged_on")),
                            _connector="OR",
                        ),
                        name="veterans_veteran_reported_in_after_discharge",
                        violation_error_code="inconsistent",
                        violation_error_message="Nobody reports in before the discharge.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_on__isnull", True),
                            ("died_on__gte", models.F("discharged_on")),
                            _connector="OR",
                        ),
                        name="veterans_veteran_outlived_the_service",
                        violation_error_code="inconsistent",
                        violation_error_message="The death cannot be before the discharge.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["male", "female"])),
                        name="veterans_veteran_has_a_known_sex",
                        violation_error_message="Enter the sex as the ID number has it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
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
                (
                    "opened_to",
                    models.TextField(
                        blank=True, default="", editable=False, verbose_name="opened to"
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        help_text="The 18 characters on the business licence; they tell the kind (GB 32100).",
                        max_length=18,
                        read=bureau.base.credit_code.read_credit_code,
                        unique=True,
                        verbose_name="credit code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("sole_trader", "sole trader"),
                            ("cooperative", "farmers' cooperative"),
                            ("partnership", "partnership"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("industry", models.CharField(blank=True, max_length=60, verbose_name="industry")),
                (
                    "founder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.veteran",
                        verbose_name="veteran behind it",
                    ),
                ),
                (
                    "recognition_basis",
                    models.CharField(
                        choices=[
                            ("founder", "founder"),
                            ("core_shareholder", "core member and shareholder"),
                            ("control", "controlling or legal representative for a year"),
                            ("share", "holds 15 percent or more"),
                        ],
                        default="founder",
                        help_text="The tie to the veteran by which it counts as a veteran's enterprise. Rules differ, so ask the county which holds (national start-up loan for veterans 2025, incubators of Nanshan in Shenzhen).",
                        max_length=16,
                        verbose_name="recognised as",
                    ),
                ),
                (
                    "shareholding",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Needed where it is recognised by the share held: 15 percent or more (incubators of Nanshan in Shenzhen; ask the county if unsure).",
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="share held in percent",
                    ),
                ),
                (
                    "legal_representative",
                    models.CharField(
                        blank=True, max_length=50, verbose_name="legal representative"
                    ),
                ),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                        verbose_name="telephone",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "registered_on",
                    models.DateField(
                        help_text="As on the business licence.",
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="registered on",
                    ),
                ),
                (
                    "began_on",
                    models.DateField(
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="recognised on",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it no longer counts; those open on 31 December are counted (counting rule of the annual report 2021).",
                        null=True,
                        validators=[bureau.base.validators.not_in_future],
                        verbose_name="closed on",
                    ),
                ),
            ],
            options={
                "verbose_name": "enterprise",
                "verbose_name_plural": "enterprises",
                "ordering": ["-began_on", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["name"],
                        name="veterans_enterprise_by_name",
                        opclasses=["varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["began_on", "ended_on"], name="veterans_enterprise_by_days"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="veterans_enterprise_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="veterans_enterprise_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="veterans_enterprise_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began_on__gte", models.F("registered_on"))),
                        name="veterans_enterprise_registered_before_recognised",
                        violation_error_message="No enterprise is recognised before its registration.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shareholding__isnull", True),
                            models.Q(("shareholding__gt", 0), ("shareholding__lte", 100)),
                            _connector="OR",
                        ),
                        name="veterans_enterprise_share_is_a_percentage",
                        violation_error_message="A share is above 0 and at most 100 percent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recognition_basis", "share"), _negated=True),
                            models.Q(("shareholding__gte", 15), ("shareholding__isnull", False)),
                            _connector="OR",
                        ),
                        name="veterans_enterprise_share_is_large_enough",
                        violation_error_message="Enter the share held: it must be 15 percent or more.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bureau", "bureau"),
                            ("service_centre", "service centre"),
                            ("station", "service station"),
                            ("zone", "functional zone"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "stat_code",
                    models.CharField(
                        blank=True,
                        help_text="Only of a functional zone, which has no division code (GB/T 2260).",
                        max_length=6,
                        verbose_name="statistical code",
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": ["region", "kind", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "name"),
                        name="veterans_office_entered_once",
                        violation_error_message="This place already has an office of that name.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "bureau")),
                        fields=("region",),
                        name="veterans_office_one_bureau_a_place",
                        violation_error_message="This place already has its bureau.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stat_code", ""),
                            models.Q(("kind", "zone"), ("stat_code__regex", "^[0-9]{6}$")),
                            _connector="OR",
                        ),
                        name="veterans_office_code_is_a_zones",
                        violation_error_message="Only functional zones have a statistical code, of six digits.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseJobs",
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
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="veterans.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        help_text="All of them in that time, not those that joined; those of 31 December are counted (counting rule of the annual report 2021).",
                        verbose_name="veterans employed",
                    ),
                ),
            ],
            options={
                "verbose_name": "jobs for veterans",
                "verbose_name_plural": "jobs for veterans",
                "ordering": ["enterprise", "-began_on"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "began_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="veterans_enterprisejobs_began_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)),
                            )
                        ),
                        name="veterans_enterprisejobs_ended_on_since_2019",
                        violation_error_message="The date must be between 2019 and 2099: correct it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="veterans_enterprisejobs_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gt", 0)),
                        name="veterans_enterprisejobs_has_a_headcount",
                        violation_error_message="The number of veterans must be above zero.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("enterprise", "="),
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
                        name="veterans_enterprisejobs_one_headcount_at_a_time",
                        violation_error_message="Another headcount of this enterprise stands in that time: end it first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircleMembership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.economiccircle",
                        verbose_name="economic circle",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="city",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="began on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "verbose_name": "city of a circle",
                "verbose_name_plural": "cities of circles",
                "ordering": ["circle", "city"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gt", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="veterans_circlemembership_ends_after_it_begins",
                        violation_error_message="The end must be after the beginning.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("city",),
                        name="veterans_circlemembership_one_circle_at_a_time",
                        violation_error_message="This city already belongs to a circle.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetiredCode",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=6,
                        primary_key=True,
                        serialize=False,
                        verbose_name="division code",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="former name")),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                        verbose_name="now part of",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="note")),
            ],
            options={
                "verbose_name": "retired code",
                "verbose_name_plural": "retired codes",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="TrainingProvider",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        help_text="The 18 characters on its licence or certificate of registration (GB 32100).",
                        max_length=18,
                        read=bureau.base.credit_code.read_credit_code,
                        unique=True,
                        verbose_name="credit code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("college", "college or university"),
                            ("vocational_school", "vocational school"),
                            ("technician_school", "technician school"),
                            ("private_school", "private training school"),
                            ("enterprise", "enterprise"),
                        ],
                        max_length=17,
                        verbose_name="kind",
                    ),
                ),
                (
                    "licence_no",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="school licence number"
                    ),
                ),
                (
                    "legal_representative",
                    models.CharField(
                        blank=True, max_length=50, verbose_name="legal representative"
                    ),
                ),
                (
                    "contact",
                    models.CharField(blank=True, max_length=50, verbose_name="contact person"),
                ),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                        verbose_name="telephone",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "theory_area",
                    models.PositiveIntegerField(default=0, verbose_name="classroom area (m²)"),
                ),
                (
                    "practice_area",
                    models.PositiveIntegerField(default=0, verbose_name="workshop area (m²)"),
                ),
                (
                    "workstations",
                    models.PositiveIntegerField(default=0, verbose_name="workstations"),
                ),
                ("bank_name", models.CharField(blank=True, max_length=100, verbose_name="bank")),
                (
                    "account_name",
                    models.CharField(blank=True, max_length=120, verbose_name="account holder"),
                ),
                (
                    "bank_account",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_corporate_account,
                        shown=(0, 4),
                        verbose_name="account number",
                    ),
                ),
            ],
            options={
                "verbose_name": "training provider",
                "verbose_name_plural": "training providers",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bank_account__isnull", True),
                            models.Q(
                                models.Q(("bank_name", ""), _negated=True),
                                models.Q(("account_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="veterans_trainingprovider_account_has_bank_and_holder",
                        violation_error_message="An account needs its bank and its holder.",
                    )
                ],
            },
        ),
    ]
