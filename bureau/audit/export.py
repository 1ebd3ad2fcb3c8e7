import io

from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.cells import write_csv


def as_csv(entries):
    """One line an entry."""
    text = io.StringIO(newline="")
    write_csv(text, _rows(entries))
    return text.getvalue()


def _rows(entries):
    yield [_("when"), _("by whom"), _("place"), _("what was done"), _("kind of record")] + [
        _("record"),
        _("details"),
        _("reason"),
        _("request"),
    ]
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
        yield [str(cell) for cell in cells]
