from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from bureau.audit.rotation import CannotRotate, rotate


class Command(BaseCommand):
    help = "Seal all personal numbers with the first key of FIELD_KEY (new,old) while the site stands still."

    def handle(self, **options):
        with tqdm(unit=" rows", disable=None) as bar:

            def progress(table, rows):
                bar.set_description(table)
                bar.update(rows)

            try:
                rows = rotate(progress)
            except CannotRotate as refusal:
                raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(
            _("%(rows)s rows are sealed with the new key. Set FIELD_KEY to it alone, then start.")
            % {"rows": rows}
        )
