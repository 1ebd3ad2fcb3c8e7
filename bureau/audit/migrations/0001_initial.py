from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "number",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="number"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("since", models.BigIntegerField(verbose_name="since transaction")),
                ("until", models.BigIntegerField(verbose_name="until transaction")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("contents", models.JSONField(verbose_name="contents")),
                ("mac", models.CharField(max_length=64, verbose_name="authentication code")),
            ],
            options={
                "verbose_name": "seal",
                "verbose_name_plural": "seals",
                "ordering": ["number"],
                "permissions": [("read_trail", "may read what everybody did")],
                "default_permissions": (),
            },
        ),
    ]
