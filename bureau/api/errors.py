"""Refusals of a program's request, in the one shape of bureau.base.problems."""

from http import HTTPStatus

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.exceptions import PermissionDenied as Denied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from bureau.base.problems import said


class Problem(exceptions.APIException):
    """A refusal with its status, its code, and what is wrong with which field."""

    def __init__(self, status, code="", detail="", errors=(), headers=None):
        super().__init__(detail or None)
        self.status_code = int(status)
        self.code, self.sentence, self.errors = code, detail, errors
        self.headers = headers or {}


def query_problem(detail, errors=()):
    """What a list cannot be asked."""
    return Problem(HTTPStatus.BAD_REQUEST, "query", detail, errors)


def field_error(field, code, message):
    return {"field": field, "code": code, "message": str(message)}


def refused(error, context):
    """REST framework's EXCEPTION_HANDLER; None leaves a fault of ours to be one."""
    problem = _problem(error)
    if problem is None:
        return None
    body = said(problem.status_code, problem.code, problem.sentence, problem.errors)
    answer = Response(body, status=problem.status_code, headers=problem.headers)
    answer.exception = True
    return answer


def _problem(error):
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestDataTooBig):
        return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if isinstance(error, Http404):
        return Problem(HTTPStatus.NOT_FOUND, detail=_told(error))
    if isinstance(error, Denied):
        return Problem(HTTPStatus.FORBIDDEN)
    if isinstance(error, BadRequest):
        return query_problem(_told(error))
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def _of_framework(error):
    """What REST framework refuses by itself has our code and sentence for such a status."""
    headers = {}
    if (how := getattr(error, "auth_header", None)) is not None:
        headers["WWW-Authenticate"] = how
    has_code = isinstance(error, exceptions.NotFound)
    code, detail = (error.get_codes(), error.detail) if has_code else ("", "")
    return Problem(error.status_code, code, detail, headers=headers)


def _told(error):
    """What our own code said; Django's and the resolver's words are not for readers."""
    [sentence] = error.args[:1] or [""]
    return sentence if isinstance(sentence, str) and not sentence.startswith("No ") else ""
