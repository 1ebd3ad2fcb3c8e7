from django.db import migrations, models

import bureau.summary.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PublishedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "code",
                    models.CharField(
                        choices=bureau.summary.models.every_indicator,
                        max_length=63,
                        verbose_name="indicator",
                    ),
                ),
                (
                    "heading_form",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="as printed in the heading"
                    ),
                ),
                (
                    "text_form",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="as printed in the text"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="place in the report")),
            ],
            options={
                "verbose_name": "published figure",
                "verbose_name_plural": "published figures",
                "ordering": ["year", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "code"),
                        name="summary_publishedfigure_is_printed_once_a_year",
                        violation_error_message="This figure is already entered for that year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("heading_form", ""), ("text_form", ""), _negated=True),
                        name="summary_publishedfigure_has_words",
                        violation_error_message="Enter how the figure was printed.",
                    ),
                ],
            },
        ),
    ]
