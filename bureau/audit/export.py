import csv
import io

from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.cells import no_formula


def as_csv(entries):
    """One line an entry, for Excel: with a byte order mark, and no text that becomes a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        [_("when"), _("by whom"), _("place"), _("what was done"), _("kind of record")]
        + [_("record"), _("details"), _("reason"), _("request")]
    )
    for entry in entries:
        changes = [
            f"{each.name}: {each.before} → {each.after}"
            if each.before
            else f"{each.name}: {each.after}"
            for each in entry.changes
        ]
        cells = [
            timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
            entry.who,
            entry.place,
            entry.what,
            entry.kind,
            entry.about,
            "; ".join(changes),
            entry.reason,
            entry.request,
        ]
        writer.writerow([no_formula(str(cell)) for cell in cells])
    return "\ufeff" + text.getvalue()
