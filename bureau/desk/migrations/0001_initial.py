import secrets

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bureau.base.encryption


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("veterans", "0002_places"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", bureau.base.encryption.SealedColumn()),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="saved at")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="veterans.region",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "draft",
                "verbose_name_plural": "drafts",
                "ordering": ["-saved_at"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("token", models.UUIDField(primary_key=True, serialize=False)),
                ("led_to", models.CharField(max_length=1000)),
                ("sent", models.CharField(blank=True, max_length=64)),
                ("answer", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
                "ordering": ["-saved_at"],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("doubt", models.CharField(max_length=300, verbose_name="doubt")),
                ("text", models.CharField(max_length=500, verbose_name="explanation")),
                (
                    "explained_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="explained at"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="explained by",
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation",
                "verbose_name_plural": "explanations",
                "ordering": ["-explained_at"],
                "indexes": [
                    models.Index(fields=["content_type", "object_id"], name="desk_of_a_record")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="desk_explanation_says_something",
                        violation_error_message="Explain the doubt in a sentence.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("query", models.CharField(max_length=1000)),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="veterans.region",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "region", "content_type", "name"),
                        nulls_distinct=False,
                        name="desk_savedview_name_is_its_own",
                        violation_error_message="You have a view of this name: choose another.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offered_by", models.CharField(max_length=20)),
                ("figure", models.CharField(blank=True, max_length=100)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("query", models.CharField(blank=True, max_length=4000)),
                ("title", models.CharField(max_length=200, verbose_name="list")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("xlsx", "Excel (xlsx)"),
                            ("csv", "plain text (csv)"),
                            ("docx", "Word (docx)"),
                            ("pdf", "for print (pdf)"),
                            ("html", "page (html)"),
                            ("json", "for programs (json)"),
                        ],
                        default="xlsx",
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("language", models.CharField(max_length=10)),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked for at")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits to be written"),
                            ("writing", "is being written"),
                            ("written", "written"),
                            ("failed", "not written"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("rows", models.PositiveIntegerField(null=True, verbose_name="rows")),
                ("truncated", models.BooleanField(default=False)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "name",
                    models.CharField(default=secrets.token_hex, editable=False, max_length=64),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("expires_at", models.DateTimeField(null=True, verbose_name="kept until")),
                ("fetched_at", models.DateTimeField(null=True, verbose_name="fetched at")),
                (
                    "content_type",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="veterans.region",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a list",
                "verbose_name_plural": "files of lists",
                "ordering": ["-asked_at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["user", "-asked_at"], name="desk_listfile_of_somebody")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "written"), _negated=True),
                            models.Q(
                                ("expires_at__isnull", False),
                                ("rows__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="desk_listfile_is_known_once_written",
                        violation_error_message="A file has its rows, its digest and its end.",
                    )
                ],
            },
        ),
    ]
