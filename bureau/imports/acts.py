"""What somebody does with a ledger, on a page or by a program."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from bureau.imports import importing, tasks
from bureau.imports.models import LedgerImport
from bureau.imports.rights import may_enter
from bureau.ledgers.ledger import ledgers

State = LedgerImport.State
JOBS = {State.WRITING: tasks.take_over, State.UNDOING: tasks.undo}


def send(user, ledger, name, data):
    """(the import, whether it is a new one): of the very file that was taken over already, that
    import. A ValidationError refuses the file."""
    before = importing.taken_over_before(user, ledger, data)
    if before:
        return before, False
    imported = importing.receive(user, ledger, name, data)
    tasks.check.ask(imported=imported)
    return imported, True


def begin(imported, state):
    """Have it taken over or undone."""
    imported.state, imported.rows_done, imported.refusal = state, 0, ""
    imported.begun_at = timezone.now()
    imported.save()
    JOBS[state].ask(imported=imported)


def sent_by(user):
    """One's own, from where one is now: what was sent from another place has stayed there."""
    return LedgerImport.objects.filter(user=user, region__code__startswith=user.scope.code)


def own(user, number, *, to_change=False):
    """What somebody else sent is not there."""
    sent = sent_by(user).filter(pk=number)
    imported = (sent.select_for_update(of=["self"]) if to_change else sent).first()
    if imported is None or imported.ledger not in ledgers():
        raise Http404
    if not may_enter(user, imported.declared):
        raise PermissionDenied
    return imported
