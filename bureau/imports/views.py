"""The pages of ledgers: sending one, seeing what it comes to, taking it over, undoing it."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bureau.desk.once import new_token, once
from bureau.imports import acts
from bureau.imports.forms import ConfirmForm, UploadForm
from bureau.imports.models import LedgerImport
from bureau.imports.rights import ledgers_of, may_enter
from bureau.ledgers.ledger import ledgers
from bureau.ledgers.template import template

UNPROCESSABLE = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RECENT = 50
PROBLEMS_SHOWN = 200
State = LedgerImport.State


@require_safe
def all_page(request):
    """What one may send, and what one sent."""
    context = {
        "title": _("Ledgers"),
        "ledgers": ledgers_of(request.user),
        "sent": acts.sent_by(request.user).defer("outcome")[:RECENT],
    }
    return _page(request, "imports/all.html", context)


def send_page(request, ledger):
    declared = _declared(request, ledger)
    if request.method == "POST":
        return once(request, partial(_send, request, declared))
    return _upload_page(request, declared, UploadForm())


def _send(request, ledger):
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return HttpResponseRedirect(_sent(request, ledger, file.name, file.read()))
        except ValidationError as refused:
            form.add_error("file", refused)
    return _upload_page(request, ledger, form, status=UNPROCESSABLE)


def _sent(request, ledger, name, data):
    """Where it is checked; of the very file that was taken over already, where that was."""
    imported, is_new = acts.send(request.user, ledger, name, data)
    if not is_new:
        messages.info(
            request, _("This very file was taken over already: nothing was entered again.")
        )
    return reverse("import", args=[imported.pk])


@require_safe
def template_file(request, ledger):
    declared = _declared(request, ledger)
    return _file(template(declared), f"{declared.name}.xlsx")


@require_safe
def import_page(request, number):
    imported = acts.own(request.user, number)
    found = imported.found
    return _import_page(
        request, imported, ConfirmForm(doubtful=bool(found and found.get("doubts")))
    )


@require_safe
def marked_file(request, number):
    imported = acts.own(request.user, number)
    if imported.marked_as is None:
        raise Http404
    name = imported.file_name.rpartition(".")[0]
    return _file(imported.marked, f"{name}.marked.xlsx")


@require_POST
def take_over(request, number):
    return once(request, partial(_take_over, request, number))


def _take_over(request, number):
    imported = acts.own(request.user, number, to_change=True)
    if not imported.may_be_taken_over:
        messages.error(request, _("This cannot be taken over: see what stands in the way."))
        return HttpResponseRedirect(reverse("import", args=[number]))
    form = ConfirmForm(request.POST, doubtful=bool(imported.found["doubts"]))
    if not form.is_valid():
        return _import_page(request, imported, form, status=UNPROCESSABLE)
    imported.explanation = form.cleaned_data["explanation"]
    acts.begin(imported, State.WRITING)
    return HttpResponseRedirect(reverse("import", args=[number]))


@require_POST
def undo(request, number):
    return once(request, partial(_undo, request, number))


def _undo(request, number):
    imported = acts.own(request.user, number, to_change=True)
    if imported.state != State.DONE:
        raise Http404
    acts.begin(imported, State.UNDOING)
    return HttpResponseRedirect(reverse("import", args=[number]))


def _declared(request, name):
    ledger = ledgers().get(name)
    if ledger is None:
        raise Http404
    if not may_enter(request.user, ledger):
        raise PermissionDenied
    return ledger


def _upload_page(request, ledger, form, status=200):
    context = {
        "title": f"{capfirst(ledger.line)}: {ledger.title}",
        "ledger": ledger,
        "form": form,
        "submission": new_token(request),
    }
    return _page(request, "imports/send.html", context, status)


def _import_page(request, imported, form, status=200):
    found = imported.found or {}
    ledger = imported.declared
    context = {
        "title": f"{capfirst(ledger.line)}: {ledger.title}",
        "imported": imported,
        "ledger": ledger,
        "found": found,
        "problems": found.get("problems", [])[:PROBLEMS_SHOWN],
        "doubts": found.get("doubts", [])[:PROBLEMS_SHOWN],
        "shown": PROBLEMS_SHOWN,
        "columns": [
            ledger.model._meta.get_field(name).verbose_name for name in found.get("columns", [])
        ],
        "money": [
            (ledger.model._meta.get_field(name).verbose_name, total)
            for name, total in found.get("money", [])
        ],
        "form": form,
        "submission": new_token(request),
    }
    return _page(request, "imports/import.html", context, status)


def _page(request, name, context, status=200):
    return TemplateResponse(
        request, name, admin.site.each_context(request) | context, status=status
    )


def _file(data, name):
    answer = HttpResponse(data, content_type=XLSX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer
