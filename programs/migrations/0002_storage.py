from django.db import migrations


class Migration(migrations.Migration):
    """Marks come and go all day and tallies are overwritten: keep both tables small."""

    dependencies = [("programs", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            ALTER TABLE programs_mark SET (
                autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
                autovacuum_vacuum_insert_scale_factor = 0,
                autovacuum_vacuum_insert_threshold = 100000
            );
            ALTER TABLE programs_tally SET (fillfactor = 60);
            """,
            """
            ALTER TABLE programs_mark RESET (
                autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
                autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_insert_threshold
            );
            ALTER TABLE programs_tally RESET (fillfactor);
            """,
        ),
    ]
