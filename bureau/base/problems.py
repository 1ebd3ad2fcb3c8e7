"""How programs are told that something is refused: one shape, in their own language.

    {"code": "choice", "detail": "...", "errors": [{"field": "state", "code": ..., "message": ...}]}

`field` is empty where a refusal is of no field in particular.
"""

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

PROGRAMS = "/api/"  # how the addresses begin that programs ask

# {status: (code, sentence)} where nothing better is known.
KNOWN = {
    400: ("request", _("This request cannot be read.")),
    401: ("not_authenticated", _("Say who you are: with an access token, or signed in.")),
    403: ("permission_denied", _("This is not yours to ask for.")),
    404: ("not_found", _("There is nothing at this address.")),
    405: ("method_not_allowed", _("This address cannot be asked that way.")),
    406: ("not_acceptable", _("There are answers in JSON alone.")),
    409: (
        "conflict",
        _(
            "It is at odds with a record that is there already: of another place, or changed a "
            "moment ago. Read it anew and compare."
        ),
    ),
    413: ("too_large", _("What was sent is too large: send less at a time.")),
    414: ("query", _("The address is too long: ask for less at once.")),
    415: ("media_type", _("Send JSON in UTF-8, not compressed, and say so in Content-Type.")),
    429: ("throttled", _("You ask too often: wait a moment.")),
    500: ("server", _("Something went wrong here: it was noted.")),
}


def is_of_a_program(request):
    return request.path_info.startswith(PROGRAMS)


def problem(status, code="", detail="", errors=()):
    """The answer in that shape."""
    return JsonResponse(said(status, code, detail, errors), status=status)


def said(status, code="", detail="", errors=()):
    usual_code, usual_detail = KNOWN.get(status, KNOWN[400 if status < 500 else 500])
    return {
        "code": code or usual_code,
        "detail": str(detail or usual_detail),
        "errors": list(errors),
    }


class ProblemsMiddleware:
    """Gives that shape to every refusal of a program, whoever on the way refused it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if answer.status_code >= 400 and is_of_a_program(request):
            _reshape(answer)
        return answer


def _reshape(answer):
    """Its headers stay: they say what may be asked instead, and when."""
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        return
    sentence = answer.content.decode() if kind.startswith("text/plain") else ""
    shaped = problem(answer.status_code, detail=sentence)
    answer.content, answer.headers["Content-Type"] = shaped.content, "application/json"
