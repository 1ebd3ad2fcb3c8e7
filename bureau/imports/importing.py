"""What happens to a ledger that was sent, as steps: each one stands whatever becomes of the next."""

from contextlib import closing, contextmanager
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from bureau.base import stored
from bureau.base.scope import scope, told
from bureau.desk.models import Explanation
from bureau.imports.models import LedgerImport
from bureau.imports.reading import Reading, Undone, refused_file
from bureau.imports.undoing import Built, undo_rows
from bureau.ledgers.archives import LARGEST_FILE, unsafe
from bureau.ledgers.sheets import check_name
from bureau.ledgers.writing import Moved, Spool, Writer

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


def check(imported, *, at_once=False):
    """Steps that find out what a ledger comes to, and write nothing.

    What is taken over at once, with nobody looking at it before, need not be rehearsed while nothing
    speaks against it: what the database refuses then is found in writing it, and it is checked anew.
    """
    if imported.state != State.CHECKING:
        return  # a job that was cut off after its last step
    with override(imported.language), _spool(imported) as (rows_as, spool):
        reading = Reading(
            imported.declared, imported.region, imported.data, imported.file_name, spool
        )
        try:
            yield from _read(imported, reading)
        except ValidationError as error:
            if _is_still(imported, State.CHECKING):
                _end(imported, State.REFUSED, {"problems": refused_file(error)})
            return
        yield
        if not at_once or reading.problems or reading.doubts:
            reading.rehearse()
        found = reading.as_data()
        yield
        if _is_still(imported, State.CHECKING):
            if found["problems"] or found["doubts"]:
                imported.marked_as = stored.keep(reading.marked(found), settings.LEDGER_FILES)
            if found["new"] + found["changed"] and not found["wrong"]:
                imported.rows_as = rows_as
            _end(imported, State.CHECKED, found)


@contextmanager
def _spool(imported):
    """(its name, a file for rows), which goes unless the import has come to keep it."""
    rows_as = stored.new(settings.LEDGER_FILES)
    try:
        with closing(Spool(stored.path_of(rows_as, settings.LEDGER_FILES))) as spool:
            yield rows_as, spool
    finally:
        if imported.rows_as != rows_as:
            stored.discard(rows_as, settings.LEDGER_FILES)


def take_over(imported):
    """Steps that write what was looked at. Where that cannot be any more, it is checked anew."""
    if imported.state == State.WRITING and _is_still(imported, State.WRITING):
        with override(imported.language):
            if _written(imported):
                found = imported.found
                imported.created, imported.updated = found["new"], found["changed"]
                _end(imported, State.DONE, found)
            else:
                _begin_anew(imported)
        yield
    yield from check(imported)


def _begin_anew(imported):
    imported.refusal = _("Records were changed meanwhile: look at this anew, then take it over.")
    imported.state, imported.rows_done, imported.explanation = State.CHECKING, 0, ""
    imported.save()


def _is_still(imported, state):
    """Hold it, and see whether a worker that was given up has ended the work after all."""
    return LedgerImport.objects.select_for_update().get(pk=imported.pk).state == state


def _written(imported):
    """All of it, under the import's own number, so that its rows are known in the histories; whether
    nothing stood in the way."""
    place, by = told()
    with scope(place, by=by, number=imported.act), closing(imported.rows) as rows:
        writer = Writer(imported.declared, rows)
        try:
            with transaction.atomic():
                writer.write()
                if writer.problems:
                    raise Undone
        except (Moved, Undone):
            return False
        _explain(imported)
        return True


def _explain(imported):
    """File why what is doubtful is so."""
    model = imported.declared.model
    Explanation.objects.bulk_create(
        Explanation(
            record=model(pk=key),
            code=code,
            doubt=doubt,
            text=imported.explanation,
            user=imported.user,
        )
        for _row, key, code, doubt in imported.found["doubtful"]
    )


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


BACK_TO = {
    State.CHECKING: State.REFUSED,
    State.WRITING: State.CHECKED,
    State.UNDOING: State.DONE,
}


def break_off(imported):
    """Of work that failed: it stands where it was before, and says so."""
    with override(imported.language):
        imported.refusal = _("The work broke off: try it again, or tell your administrator.")
    _end(imported, BACK_TO[imported.state], imported.found)


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
