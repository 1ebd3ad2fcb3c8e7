import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.history


class Migration(migrations.Migration):
    dependencies = [
        ("skills_training", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentEvent",
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
                ("provider", models.BigIntegerField(db_column="provider_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("assessed_on", models.DateField()),
                ("assessor", models.CharField(max_length=100)),
                ("score", models.DecimalField(decimal_places=2, max_digits=5)),
                ("outcome", models.CharField(max_length=6)),
            ],
            options={
                "verbose_name": "assessment of a provider",
                "verbose_name_plural": "assessments of providers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_assessment_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_assessment_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_assessment_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnrolmentEvent",
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
                ("veteran", models.BigIntegerField(db_column="veteran_id")),
                ("skills_class", models.BigIntegerField(db_column="skills_class_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("ends_on", models.DateField(blank=True, editable=False)),
                ("approval_no", models.CharField(blank=True, max_length=40)),
                ("enrolled_through", models.CharField(blank=True, max_length=50)),
                ("subsidy_form", models.CharField(blank=True, max_length=50)),
                ("days_attended", models.PositiveSmallIntegerField()),
                ("outcome", models.CharField(max_length=10)),
                (
                    "theory_score",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
                ),
                (
                    "practice_score",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True),
                ),
                ("resat", models.BooleanField()),
                ("result", models.CharField(max_length=10)),
                ("certificate_no", models.CharField(blank=True, max_length=40)),
                ("certificate_issuer", models.CharField(blank=True, max_length=100)),
                ("certified_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "trainee",
                "verbose_name_plural": "trainees",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_enrolmente_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_enrolmente_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_enrolmente_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeInstalmentEvent",
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
                ("skills_class", models.BigIntegerField(db_column="skills_class_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("stage", models.CharField(max_length=13)),
                ("headcount", models.PositiveSmallIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=16)),
                ("state", models.CharField(max_length=10)),
                ("paid_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "fee instalment",
                "verbose_name_plural": "fee instalments",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_feeinstalm_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_feeinstalm_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_feeinstalm_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderAgreementEvent",
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
                ("provider", models.BigIntegerField(db_column="provider_id")),
                ("assessment", models.BigIntegerField(db_column="assessment_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("agreement_no", models.CharField(max_length=40)),
                ("agreed_until", models.DateField(blank=True, null=True)),
                ("trades", models.TextField(blank=True)),
                ("end_reason", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "verbose_name": "agreement with a provider",
                "verbose_name_plural": "agreements with providers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_providerag_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_providerag_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_providerag_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollCallEvent",
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
                ("skills_class", models.BigIntegerField(db_column="skills_class_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("held_on", models.DateField()),
                ("present", models.PositiveSmallIntegerField()),
                ("id_checked", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "roll call",
                "verbose_name_plural": "roll calls",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_rollcallev_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_rollcallev_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_rollcallev_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillsClassEvent",
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
                ("agreement", models.BigIntegerField(db_column="agreement_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("hours", models.PositiveSmallIntegerField()),
                ("class_no", models.CharField(max_length=40)),
                ("trade", models.CharField(max_length=60)),
                ("level", models.CharField(max_length=12)),
            ],
            options={
                "verbose_name": "skills class",
                "verbose_name_plural": "skills classes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="skills_training_skillsclas_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="skills_training_skillsclas_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="skills_training_skillsclas_at"
                    ),
                ],
            },
        ),
    ]
