"""What is sent twice under one Idempotency-Key does its work once, and is answered alike.

The key, the answer and what was written are one transaction: of a request that was refused or that
broke off nothing is kept, and it may be sent again.
"""

import json
from http import HTTPStatus
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.response import Response

from bureau.api.errors import Problem
from bureau.desk.models import Submission

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"


def once(request, act):
    """The answer of `act`, or the one that was given when this key was sent before.

    Two at the same moment: the second waits at the key until the first is committed. The key of
    somebody else's request is not seen, and a conflict.
    """
    if HEADER not in request.headers:
        return act()
    sent = _fingerprint(request)
    submission, first = Submission.objects.get_or_create(
        token=_key(request.headers[HEADER]), user=request.user, defaults={"sent": sent}
    )
    if not first:
        return _again(submission, sent)
    return _kept(submission, act())


def _kept(submission, answer):
    headers = dict(answer.items())
    submission.led_to = headers.get("Location", "")
    submission.answer = json.dumps([answer.data, answer.status_code, headers])
    submission.save()
    return answer


def _again(submission, sent):
    if submission.sent != sent or not submission.answer:
        said = _("This key was sent with another request: make a new one for each.")
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "key_reused", said)
    body, status, headers = json.loads(submission.answer)
    return Response(body, status, headers={**headers, REPLAYED: "true"})


def _fingerprint(request):
    """Keyed: a body may hold somebody's number."""
    sent = b"\n".join([request.method.encode(), request.path.encode(), request.body])
    return salted_hmac("a request", sent, algorithm="sha256").hexdigest()


def _key(text):
    try:
        return UUID(text)
    except ValueError:
        said = _("An Idempotency-Key is a UUID, made anew for each request.")
        raise Problem(HTTPStatus.BAD_REQUEST, "key", said) from None
