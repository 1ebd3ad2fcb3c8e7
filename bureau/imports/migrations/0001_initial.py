import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import bureau.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("veterans", "0004_look_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=100, verbose_name="ledger")),
                ("file_name", models.CharField(max_length=150, verbose_name="file")),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("kept_as", models.UUIDField(null=True)),
                ("rows_as", models.UUIDField(null=True)),
                ("marked_as", models.UUIDField(null=True)),
                ("language", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("refused", "could not be read"),
                            ("writing", "being taken over"),
                            ("done", "taken over"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="checking",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("rows_all", models.PositiveIntegerField(null=True)),
                ("outcome", bureau.base.encryption.SealedColumn(null=True)),
                ("refusal", models.CharField(blank=True, max_length=500)),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=500, verbose_name="explanation"),
                ),
                ("act", models.UUIDField(default=uuid.uuid4)),
                ("created", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("updated", models.PositiveIntegerField(default=0, verbose_name="changed")),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent at")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="veterans.region",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a ledger",
                "verbose_name_plural": "imports of ledgers",
                "ordering": ["-sent_at"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["user", "-sent_at"], name="imports_of_a_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["done", "undoing", "undone"]),
                            models.Q(("created", 0), ("updated", 0)),
                            _connector="OR",
                        ),
                        name="imports_ledgerimport_wrote_what_it_says",
                        violation_error_message="Only a ledger that was taken over has written rows.",
                    )
                ],
            },
        ),
    ]
