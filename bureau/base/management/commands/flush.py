from django.core.management.commands import flush

from bureau.base.postgres.roles import as_owner


class Command(flush.Command):
    """Empties tables as the owner: the app's role may not."""

    def handle(self, **options):
        with as_owner():
            super().handle(**options)
