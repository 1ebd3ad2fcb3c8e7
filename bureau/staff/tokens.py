"""Access tokens: how programs say who they are."""

import re
import secrets

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.acts import Act, remember
from bureau.base.problems import is_of_a_program
from bureau.staff.gate import unknown
from bureau.staff.models import ApiToken

BEGINS = "bureau_"  # so that one that was left lying about is recognised
BEARER = re.compile(rf"Bearer ({BEGINS}[A-Za-z0-9_-]{{43}})", re.IGNORECASE)
REFUSALS = {
    "unknown": _("There is no such access token: compare it, or make a new one."),
    "closed": _("The account of this access token is closed."),
    "revoked": _("This access token was revoked: make a new one."),
    "expired": _("This access token has expired: make a new one."),
    "moved": _("The owner of this access token is of another place now: make a new one."),
}


def make(user, **about):
    """(the token, its text): the only time that the text is known."""
    text = f"{BEGINS}{secrets.token_urlsafe(32)}"
    return ApiToken.objects.create(user=user, digest=ApiToken.digest_of(text), **about), text


class TokenMiddleware:
    """Whoever shows a good token is its owner, less what it leaves out; a bad one is nobody's.

    Before the scope is told, and whatever session there is beside it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_of_a_program(request) and "Authorization" in request.headers:
            token = _named(request.headers["Authorization"])
            why = token.why_refused if token else "unknown"
            if why:
                return _refusal(request, token, why)
            _use(token)
            request.user = token.user
            request.user.token = token
        return self.get_response(request)


def _named(header):
    """The token that a header shows, good or not; none where it is no token of ours."""
    if shown := BEARER.fullmatch(header):
        digest = ApiToken.digest_of(shown[1])
        tokens = ApiToken.objects.select_related("user__region", "region")
        return tokens.filter(digest=digest).first()
    return None


def _refusal(request, token, why):
    """What was nobody's is not noted: strangers could fill the trail."""
    if token:
        about = {"by": token.user, "about": token, "why": why}
        remember(Act.Kind.TOKEN_REFUSED, request, **about)
    return unknown("token", REFUSALS[why])


def _use(token):
    today = timezone.localdate()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
