"""What the commands share: a wrong question is answered in one sentence, with exit status 2."""

from django.core.management.base import BaseCommand, CommandError

from bureau.summary.asking import Unknown


class AskingCommand(BaseCommand):
    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except Unknown as refusal:
            raise CommandError(str(refusal), returncode=2) from None
