from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Usage",
            fields=[
                (
                    "user_id",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="account"
                    ),
                ),
                ("minute", models.BigIntegerField(verbose_name="minute")),
                ("requests", models.PositiveIntegerField(verbose_name="requests")),
            ],
            options={
                "verbose_name": "usage by programs",
                "verbose_name_plural": "usage by programs",
                "ordering": ["user_id"],
                "default_permissions": (),
            },
        ),
    ]
