"""Every request of somebody signed in is one transaction, in the scope of their place."""

from uuid import uuid4

from django.contrib.messages import get_messages
from django.db import DatabaseError, connection
from django.shortcuts import render

from bureau.base import acts
from bureau.base.finished import FinishedFile
from bureau.base.problems import is_of_a_program, problem
from bureau.base.scope import scope
from bureau.base.sentences import is_refused, sentence_of

CONFLICT = 409


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
                is_finished = isinstance(response, FinishedFile) or not response.streaming
                assert is_finished, "It would be written after its transaction."
                if response.status_code >= 400:
                    raise Undo
                connection.check_constraints()  # those that wait for the end, while we can answer
        except Undo:
            pass
        except DatabaseError as error:
            if not is_refused(error):
                raise
            for _said in get_messages(request):  # of what was undone
                pass
            response = refusal(request, error)
        return response

    def process_exception(self, request, error):
        return refusal(request, error) if is_refused(error) else None


def who(request, user):
    """Who is named by the history of what the request changes."""
    return {
        "user": user.pk,
        "username": user.get_username(),
        "region": user.region_id,
        "url": f"{request.method} {request.path}",
    }


def refusal(request, error):
    """Of a rule its own sentence; otherwise the same words, for it may be of another place."""
    sentence = sentence_of(error)
    if is_of_a_program(request):
        return problem(CONFLICT, detail=sentence)
    return render(request, "refused.html", {"sentence": sentence}, status=CONFLICT)
