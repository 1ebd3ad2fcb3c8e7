import django.contrib.postgres.indexes
from django.db import migrations, models

import bureau.base.credit_code
import bureau.base.encryption
import bureau.base.fields
import bureau.base.history
import bureau.base.identity
import bureau.base.names
import bureau.base.validators


class Migration(migrations.Migration):
    dependencies = [
        ("veterans", "0002_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="CircleMembershipEvent",
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
                ("circle", models.SlugField(db_column="circle_id", max_length=20)),
                ("city", models.CharField(db_column="city_id", max_length=6)),
                ("id", models.BigIntegerField()),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "city of a circle",
                "verbose_name_plural": "cities of circles",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_circlemembershipe_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_circlemembershipe_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_circlemembershipe_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EconomicCircleEvent",
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
                ("code", models.SlugField(db_index=False, max_length=20, serialize=False)),
                ("name", models.CharField(max_length=50)),
                ("name_en", models.CharField(max_length=50)),
            ],
            options={
                "verbose_name": "economic circle",
                "verbose_name_plural": "economic circles",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["code"], name="veterans_economiccircleeve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_economiccircleeve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_economiccircleeve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseEvent",
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
                ("founder", models.BigIntegerField(db_column="founder_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("opened_to", models.TextField(blank=True, editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        max_length=18, read=bureau.base.credit_code.read_credit_code
                    ),
                ),
                ("kind", models.CharField(max_length=11)),
                ("industry", models.CharField(blank=True, max_length=60)),
                ("recognition_basis", models.CharField(max_length=16)),
                (
                    "shareholding",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                ("legal_representative", models.CharField(blank=True, max_length=50)),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200)),
                ("registered_on", models.DateField()),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "enterprise",
                "verbose_name_plural": "enterprises",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_enterpriseevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_enterpriseevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_enterpriseevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseJobsEvent",
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
                ("enterprise", models.BigIntegerField(db_column="enterprise_id")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("headcount", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "jobs for veterans",
                "verbose_name_plural": "jobs for veterans",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_enterprisejobseve_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_enterprisejobseve_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_enterprisejobseve_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeEvent",
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
                ("name", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=14)),
                ("stat_code", models.CharField(blank=True, max_length=6)),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_officeevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_officeevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_officeevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionEvent",
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
                ("parent", models.CharField(db_column="parent_id", max_length=6, null=True)),
                ("code", models.CharField(max_length=6, serialize=False)),
                ("name", models.CharField(max_length=50)),
                ("name_en", models.CharField(max_length=50)),
                ("pinyin", models.CharField(db_collation="C", max_length=50)),
                ("level", models.CharField(max_length=11)),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["code"], name="veterans_regionevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_regionevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_regionevent_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingProviderEvent",
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
                ("name", models.CharField(max_length=120)),
                (
                    "credit_code",
                    bureau.base.fields.CheckedField(
                        max_length=18, read=bureau.base.credit_code.read_credit_code
                    ),
                ),
                ("kind", models.CharField(max_length=17)),
                ("licence_no", models.CharField(blank=True, max_length=40)),
                ("legal_representative", models.CharField(blank=True, max_length=50)),
                ("contact", models.CharField(blank=True, max_length=50)),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_phone,
                        shown=(3, 4),
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200)),
                ("theory_area", models.PositiveIntegerField()),
                ("practice_area", models.PositiveIntegerField()),
                ("workstations", models.PositiveIntegerField()),
                ("bank_name", models.CharField(blank=True, max_length=100)),
                ("account_name", models.CharField(blank=True, max_length=120)),
                (
                    "bank_account",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_corporate_account,
                        shown=(0, 4),
                    ),
                ),
            ],
            options={
                "verbose_name": "training provider",
                "verbose_name_plural": "training providers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_trainingprovidere_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_trainingprovidere_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_trainingprovidere_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VeteranEvent",
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
                (
                    "household_region",
                    models.CharField(db_column="household_region_id", max_length=6, null=True),
                ),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True)),
                ("opened_to", models.TextField(blank=True, editable=False)),
                (
                    "name",
                    bureau.base.fields.CheckedField(
                        max_length=50, read=bureau.base.validators.read_name
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
                    ),
                ),
                (
                    "id_number",
                    bureau.base.encryption.EncryptedField(
                        editable=True, read=bureau.base.identity.read_id_number, shown=(6, 4)
                    ),
                ),
                (
                    "id_number_index",
                    bureau.base.encryption.BlindIndexField(last=None, of="id_number"),
                ),
                ("id_number_tail", bureau.base.encryption.BlindIndexField(last=4, of="id_number")),
                ("sex", models.CharField(blank=True, max_length=6)),
                ("birth_date", models.DateField(blank=True)),
                ("ethnic_group", models.CharField(blank=True, max_length=20)),
                (
                    "phone",
                    bureau.base.encryption.EncryptedField(
                        blank=True,
                        editable=True,
                        null=True,
                        read=bureau.base.validators.read_mobile,
                        shown=(3, 4),
                    ),
                ),
                ("category", models.CharField(max_length=14)),
                ("enlisted_on", models.DateField()),
                ("discharged_on", models.DateField()),
                ("discharge_certificate", models.CharField(blank=True, max_length=30)),
                ("reported_on", models.DateField(blank=True, null=True)),
                ("placement", models.CharField(max_length=15)),
                ("merit", models.CharField(max_length=14)),
                ("education", models.CharField(blank=True, max_length=14)),
                ("employment", models.CharField(max_length=8)),
                ("died_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "veteran",
                "verbose_name_plural": "veterans",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id"], name="veterans_veteranevent_of"),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["transaction"], name="veterans_veteranevent_txn"
                    ),
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["pgh_created_at"], name="veterans_veteranevent_at"
                    ),
                ],
            },
        ),
    ]
