"""What happens to a ledger that was sent, as steps: each one stands whatever becomes of the next."""

from contextlib import closing
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from bureau.base import stored
from bureau.base.scope import scope, told
from bureau.imports.models import LedgerImport
from bureau.imports.reading import Reading, refused_file
from bureau.imports.undoing import Built, undo_rows
from bureau.ledgers.archives import LARGEST_FILE, unsafe
from bureau.ledgers.judging import CHANGED, NEW
from bureau.ledgers.sheets import check_name
from bureau.ledgers.writing import Moved

State = LedgerImport.State
QUOTA = LARGEST_FILE + LARGEST_FILE // 2  # bytes of one person's ledgers that are being checked


def receive(user, ledger, file_name, data):
    """Keep a ledger to be checked; a ValidationError refuses its name, or one too many."""
    check_name(file_name)
    _wait_for_others_of(user)
    at_work = LedgerImport.objects.filter(user=user, state__in=LedgerImport.AT_WORK)
    in_hand = at_work.aggregate(size=Sum("size"))["size"] or 0
    if in_hand + len(data) > QUOTA:
        raise unsafe(_("Your other ledgers are still being checked: send this one after them."))
    return LedgerImport.objects.create(
        user=user,
        region=user.region,
        ledger=ledger.name,
        file_name=file_name,
        digest=sha256(data).hexdigest(),
        size=len(data),
        kept_as=stored.keep(data, settings.LEDGER_FILES),
        language=get_language(),
    )


def _wait_for_others_of(user):
    """Two sent at once are counted one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('ledgers'), %s)", [user.pk])


def taken_over_before(user, ledger, data):
    """The import of this very file that stands, if there is one."""
    sent = LedgerImport.objects.filter(
        user=user, ledger=ledger.name, digest=sha256(data).hexdigest(), state=State.DONE
    )
    return sent.first()


def check(imported):
    """Steps that find out what a ledger comes to, and write nothing."""
    if imported.state != State.CHECKING:
        return  # a job that was cut off after its last step
    with override(imported.language), closing(_reading(imported)) as reading:
        try:
            yield from _read(imported, reading)
        except ValidationError as error:
            if _is_still(imported, State.CHECKING):
                _end(imported, State.REFUSED, {"problems": refused_file(error)})
            return
        yield
        reading.rehearse()
        found = reading.as_data()
        yield
        if _is_still(imported, State.CHECKING):
            if found["problems"] or found["doubts"]:
                imported.marked_as = stored.keep(reading.marked(found), settings.LEDGER_FILES)
            _end(imported, State.CHECKED, found)


def take_over(imported):
    """Steps that write what was looked at. If it has become something else, it is shown anew."""
    if imported.state == State.WRITING:
        with override(imported.language):
            yield from _write(imported)
    yield from check(imported)


def _write(imported):
    with closing(_reading(imported)) as reading:
        try:
            yield from _read(imported, reading)
            yield
            if not _is_still(imported, State.WRITING):
                return
            if imported.found["digest"] == reading.digest and _written(imported, reading):
                imported.created = reading.counts[NEW]
                imported.updated = reading.counts[CHANGED]
                _end(imported, State.DONE, imported.found)
                return
        except (Moved, ValidationError):
            if not _is_still(imported, State.WRITING):
                return  # what it is, the check finds out
    imported.state = State.CHECKING
    imported.refusal = _("Records were changed meanwhile: look at this anew, then take it over.")
    imported.explanation = ""
    imported.rows_done = 0
    imported.save()
    yield


def _is_still(imported, state):
    """Hold it, and see whether a worker that was given up has ended the work after all."""
    return LedgerImport.objects.select_for_update().get(pk=imported.pk).state == state


def _written(imported, reading):
    """Under the import's own number, so that its rows are known in the histories."""
    place, by = told()
    with scope(place, by=by, number=imported.act):
        written = reading.write()
        if written and reading.doubtful:
            reading.explain(imported.user, imported.explanation)
    return written


def undo(imported):
    """Takes an import back, all of it; while something builds on it, nothing."""
    if imported.state != State.UNDOING:
        return
    with override(imported.language):
        try:
            undo_rows(imported.declared.model, imported.act)
        except Built as built:
            imported.refusal = str(built)
            _end(imported, State.DONE, imported.found)
        else:
            imported.refusal = ""
            _end(imported, State.UNDONE, imported.found)


def _reading(imported):
    return Reading(imported.declared, imported.region, imported.data, imported.file_name)


def _read(imported, reading):
    """Steps that read all rows, counting them where whoever waits can see it."""
    reading.open()
    imported.rows_all = reading.height
    for imported.rows_done in reading.steps():
        imported.save(update_fields=["rows_done", "rows_all"])
        yield


def _end(imported, state, found):
    imported.state = state
    imported.found = found
    imported.ended_at = timezone.now()
    imported.save()
