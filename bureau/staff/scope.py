"""Every request of somebody signed in is one transaction, in the scope of their place."""

from uuid import uuid4

from django.apps import apps
from django.contrib.messages import get_messages
from django.db import DatabaseError, connection
from django.shortcuts import render

from bureau.base import acts
from bureau.base.problems import is_of_a_program, problem
from bureau.base.scope import scope
from programs.cases.refusals import REFUSALS

CONFLICT = 409
# Two at a time, something that is needed, and the wall: what is not the fault of our own code.
KEY, UNIQUE, OVERLAP, DEADLOCK, SERIAL, LOCKED = (
    "23503",
    "23505",
    "23P01",
    "40P01",
    "40001",
    "55P03",
)
PRIVILEGE, CHECK = "42501", "23514"


class Undo(Exception):
    """Leaves the transaction of a request that was refused."""


class ScopeMiddleware:
    """What a refused request wrote is undone, whoever refused it.

    Nobody's request has no scope and no transaction: what sign-in counts has to outlive its
    refusals.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.number = uuid4()
        if request.user.is_authenticated:
            response = self._within_scope(request)
        else:
            response = self.get_response(request)
        for act in getattr(request, "refusals", ()):
            acts.keep(act)
        return response

    def _within_scope(self, request):
        try:
            with scope(
                request.user.scope.code, by=who(request, request.user), number=request.number
            ):
                response = self.get_response(request)
                assert not response.streaming, "It would be written after its transaction."
                if response.status_code >= 400:
                    raise Undo
                connection.check_constraints()  # those that wait for the end, while we can answer
        except Undo:
            pass
        except DatabaseError as error:
            if not _is_refused(error):
                raise
            for _said in get_messages(request):  # of what was undone
                pass
            response = refusal(request, error)
        return response

    def process_exception(self, request, error):
        return refusal(request, error) if _is_refused(error) else None


def who(request, user):
    """Who is named by the history of what the request changes."""
    return {
        "user": user.pk,
        "username": user.get_username(),
        "region": user.region_id,
        "url": f"{request.method} {request.path}",
    }


def _is_refused(error):
    """The database holds to a rule of ours; anything else it complains of is a fault of ours."""
    if not isinstance(error, DatabaseError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    behind_the_wall = state == PRIVILEGE and "row-level security" in str(error)
    of_a_rule = state == CHECK and error.__cause__.diag.constraint_name in _sentences()
    return behind_the_wall or of_a_rule or state in {KEY, UNIQUE, OVERLAP, DEADLOCK, SERIAL, LOCKED}


def refusal(request, error):
    """Of a rule its own sentence; otherwise the same words, for it may be of another place."""
    sentence = _sentences().get(error.__cause__.diag.constraint_name, "")
    if is_of_a_program(request):
        return problem(CONFLICT, detail=sentence)
    return render(request, "refused.html", {"sentence": sentence}, status=CONFLICT)


def _sentences():
    """{rule: what it says}: of constraints, of all cases' triggers, and of single models'."""
    models = apps.get_models()
    constraints = (each for model in models for each in model._meta.constraints)
    said = {each.name: each.violation_error_message for each in constraints}
    for rules in [REFUSALS, *(getattr(model, "refusals", {}) for model in models)]:
        said |= rules
    return said
