"""Ledgers sent by programs: the same checks, the same answers, and nothing entered unseen."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from rest_framework.response import Response
from rest_framework.views import APIView

from bureau.api import bodies
from bureau.api.description import Described
from bureau.api.errors import Problem, field_error
from bureau.base.requests import ask_only
from bureau.base.validators import read_text
from bureau.desk.explaining import LONGEST
from bureau.imports import acts, described
from bureau.imports.models import LedgerImport
from bureau.imports.rights import may_enter
from bureau.ledgers.ledger import ledgers

RECENT = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MULTIPART = "multipart/form-data"
State = LedgerImport.State


class ImportView(APIView):
    """A view of ledgers that somebody sent: one's own alone."""

    schema = Described()

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        ask_only(request.query_params)

    def described(self, method):
        return described.OPERATIONS[type(self).__name__, method.lower()]()


class ImportsView(ImportView):
    """The latest that one sent, and the way to send another."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        sent = acts.sent_by(request.user).defer("outcome")[:RECENT]
        return Response({"results": [briefly(each) for each in sent]})

    def post(self, request):
        asked = request._request
        if not asked.headers.get("Content-Type", "").startswith(MULTIPART):
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        ledger = _ledger(request.user, asked.POST.get("ledger", ""))
        file = asked.FILES.get("file")
        if file is None:
            raise _unusable(field_error("file", "required", _("Send the ledger as “file”.")))
        try:
            imported, is_new = acts.send(request.user, ledger, file.name, file.read())
        except ValidationError as refused:
            raise _unusable(field_error("file", refused.code, refused.messages[0])) from None
        address = request.build_absolute_uri(reverse("api-import", args=[imported.pk]))
        status = HTTPStatus.ACCEPTED if is_new else HTTPStatus.OK
        return Response(in_full(imported), status, headers={"Location": address})


class OneImportView(ImportView):
    """What was found in a ledger, and what became of it."""

    http_method_names = ["get", "head"]

    def get(self, request, number):
        return Response(in_full(acts.own(request.user, number)))


class MarkedView(ImportView):
    """The workbook with what is wrong marked in it."""

    http_method_names = ["get", "head"]

    def get(self, request, number):
        imported = acts.own(request.user, number)
        if imported.marked_as is None:
            raise Problem(HTTPStatus.NOT_FOUND)
        name = f"{imported.file_name.rpartition('.')[0]}.marked.xlsx"
        headers = {"Content-Disposition": content_disposition_header(True, name)}
        return HttpResponse(imported.marked, content_type=XLSX, headers=headers)


class TakeOverView(ImportView):
    """Has all of it entered, once it was looked at."""

    http_method_names = ["post"]

    def post(self, request, number):
        imported = acts.own(request.user, number, to_change=True)
        if not imported.may_be_taken_over:
            said = _("This cannot be taken over: see what stands in the way.")
            raise Problem(HTTPStatus.CONFLICT, "not_ready", said)
        imported.explanation = _explanation(bodies.read(request._request), imported)
        acts.begin(imported, State.WRITING)
        return Response(in_full(imported), HTTPStatus.ACCEPTED)


class UndoView(ImportView):
    """Has all of it taken back, while nothing builds on it."""

    http_method_names = ["post"]

    def post(self, request, number):
        imported = acts.own(request.user, number, to_change=True)
        if imported.state != State.DONE:
            said = _("Only what was taken over can be undone.")
            raise Problem(HTTPStatus.CONFLICT, "not_ready", said)
        acts.begin(imported, State.UNDOING)
        return Response(in_full(imported), HTTPStatus.ACCEPTED)


def _ledger(user, name):
    ledger = ledgers().get(name)
    if ledger is None:
        said = _("There is no such ledger: give one of %(known)s.")
        said %= {"known": ", ".join(ledgers())}
        raise _unusable(field_error("ledger", "choice", said))
    if not may_enter(user, ledger):
        raise PermissionDenied
    return ledger


def _explanation(sent, imported):
    """Why what is doubtful is so; needed where anything is."""
    unknown = sent.keys() - {"explanation"}
    if unknown:
        name = bodies.repeated(unknown.pop())
        raise _unusable(field_error(name, "unknown", _("There is no such field.")))
    typed = sent.get("explanation") or ""
    try:
        if type(typed) is not str:
            raise ValidationError(_("Write it as text."), code="text")
        explanation = read_text(typed, longest=LONGEST).strip()
    except ValidationError as refused:
        raise _unusable(field_error("explanation", refused.code, refused.messages[0])) from None
    if imported.found["doubts"] and not explanation:
        said = _("What is only doubtful is taken over if you explain it, once for all:").rstrip(
            ":："
        )
        raise _unusable(field_error("explanation", "doubt", said))
    return explanation


def _unusable(error):
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, errors=[error])


def briefly(imported):
    return {
        "id": imported.pk,
        "ledger": imported.ledger,
        "file_name": imported.file_name,
        "state": imported.state,
        "percent": imported.percent if imported.is_at_work else 100,
        "created": imported.created,
        "updated": imported.updated,
        "sent_at": imported.sent_at.isoformat(),
    }


def in_full(imported):
    """With what was found, once it is known."""
    found = imported.found or {}
    counts = {name: found.get(name, 0) for name in ("rows", "new", "changed", "same", "wrong")}
    return {
        **briefly(imported),
        **counts,
        "errors": [_told(each) for each in found.get("problems", [])],
        "doubts": [_told(each) for each in found.get("doubts", [])],
        "refusal": imported.refusal,
    }


def _told(problem):
    return {name: problem[name] for name in ("row", "column", "code", "message")}
