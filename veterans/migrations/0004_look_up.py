from django.db import migrations

from veterans.look_up import FUNCTION, GONE


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0003_history"),
    ]

    operations = [migrations.RunSQL(FUNCTION, GONE)]
