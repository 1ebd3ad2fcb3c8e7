from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from bureau.audit.sealing import seal


class Command(BaseCommand):
    help = "Seal what was done since the last seal; the worker does it every minute."

    def handle(self, **options):
        made = seal()
        if made is None:
            self.stdout.write(_("Nothing new to seal."))
            return
        rows = sum(content["rows"] for content in made.contents.values())
        self.stdout.write(
            _("Seal %(number)s vouches for %(rows)s rows.") % {"number": made.number, "rows": rows}
        )
