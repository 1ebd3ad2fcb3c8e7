"""The endpoints of ledgers, described for programs (OpenAPI)."""

from django.utils.translation import gettext as _

from bureau.api.description import TEXT, WHOLE, answer, obj, operation, parameter
from bureau.imports.models import LedgerImport
from bureau.ledgers.ledger import ledgers

BINARY = {"type": "string", "format": "binary"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _brief():
    return {
        "id": WHOLE,
        "ledger": {"type": "string", "enum": list(ledgers())},
        "file_name": TEXT,
        "state": {"type": "string", "enum": LedgerImport.State.values},
        "percent": WHOLE,
        "created": WHOLE,
        "updated": WHOLE,
        "sent_at": {"type": "string", "format": "date-time"},
    }


def _full():
    problem = obj({"row": WHOLE, "column": TEXT, "code": TEXT, "message": TEXT})
    problems = {"type": "array", "items": problem}
    counts = dict.fromkeys(["rows", "new", "changed", "same", "wrong"], WHOLE)
    return obj({**_brief(), **counts, "errors": problems, "doubts": problems, "refusal": TEXT})


def _number():
    return parameter("number", WHOLE | {"minimum": 1}, "path")


def _told(identity, summary, answers, *parameters, **more):
    return operation(
        f"imports_{identity}",
        summary,
        parameters=parameters,
        answers=answers,
        tag=_("ledgers"),
        **more,
    )


def _list():
    page = obj({"results": {"type": "array", "items": obj(_brief())}})
    return _told("list", _("The ledgers that you sent"), {"200": answer(_("The latest."), page)})


def _send():
    said = _("Send a ledger to be checked")
    form = obj({"ledger": {"type": "string", "enum": list(ledgers())}, "file": BINARY})
    answers = {
        "202": answer(_("Received, and being checked."), _full(), Location=_("its address")),
        "200": answer(_("It was taken over before."), _full(), Location=_("its address")),
    }
    told = _told("send", said, answers, refusals=[413, 415, 422])
    body = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return told | {"requestBody": body}


def _read():
    shown = {"200": answer(_("What was found, and what became of it."), _full())}
    return _told("read", _("One of them"), shown, _number())


def _marked():
    shown = {"200": {"description": str(_("An xlsx.")), "content": {XLSX: {"schema": BINARY}}}}
    return _told("marked", _("The workbook, with what is wrong marked in it"), shown, _number())


def _take_over():
    return _told(
        "take_over",
        _("Enter all of it"),
        {"202": answer(_("It is being done."), _full())},
        _number(),
        body=obj({"explanation": TEXT}, []),
        refusals=[413, 415, 422],
    )


def _undo():
    shown = {"202": answer(_("It is being done."), _full())}
    return _told("undo", _("Take all of it back"), shown, _number())


OPERATIONS = {
    ("ImportsView", "get"): _list,
    ("ImportsView", "post"): _send,
    ("OneImportView", "get"): _read,
    ("MarkedView", "get"): _marked,
    ("TakeOverView", "post"): _take_over,
    ("UndoView", "post"): _undo,
}
