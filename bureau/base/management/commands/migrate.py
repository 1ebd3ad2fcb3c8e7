from contextlib import suppress

from django.apps import apps
from django.core.management.commands import migrate
from django.db import DatabaseError

from bureau.base import triggers, walls
from bureau.base.postgres.roles import as_owner, grant


class Command(migrate.Command):
    """Migrates as the owner, lets the app's role into whatever came of it, and settles in."""

    def handle(self, *args, **options):
        everything = not (options["app_label"] or options["plan"] or options["check_unapplied"])
        with as_owner():
            try:
                super().handle(*args, **options)
            except BaseException:
                with suppress(DatabaseError):
                    self.let_in()
                raise
            if everything:
                triggers.install()
            self.let_in()
        if everything:
            self.settle_in()

    def let_in(self):
        """The app comes into no table of records before its wall stands."""
        walls.build()
        grant()

    def settle_in(self):
        """What an app keeps in step with its code, once all tables stand: `after_migrate`."""
        for config in apps.get_app_configs():
            if hasattr(config, "after_migrate"):
                config.after_migrate()
