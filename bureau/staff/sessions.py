"""A session ends when its user is away for long or is another than they were when it began."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.utils import timezone
from django.utils.translation import gettext as _

KEPT = "kept"  # in the session: when it began, when it was last used, and what its user was then
PRECISION = 60  # seconds: not every request is worth a write


class LimitsMiddleware:
    """Ends what has to end before anything is done with it, and says why at the next sign-in.

    A changed password ends sessions as well: Django does that itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user  # looked up before the session is: Django may have ended it
        if user.is_authenticated or SESSION_KEY in request.session:
            if why := _why_over(request.session, user):
                logout(request)
                messages.warning(request, why)
            else:
                _keep(request.session, user)
        return self.get_response(request)


def _why_over(session, user):
    """In a sentence; nothing while it goes on."""
    if not user.is_authenticated:
        return _("This account is closed.")
    kept, now = session.get(KEPT), _now()
    if kept is None:  # signed in a moment ago
        return None
    if now - kept["used"] > settings.SESSION_IDLE.total_seconds():
        return _("You were away for long: please sign in again.")
    if now - kept["began"] > settings.SESSION_LONGEST.total_seconds():
        return _("You signed in many hours ago: please sign in again.")
    if kept["rights"] != _rights(user):
        return _("Your role, place or second factor was changed: please sign in again.")
    return None


def _keep(session, user):
    kept, now = session.get(KEPT), _now()
    if kept is None:
        renew(session, user)
    elif now - kept["used"] > PRECISION:
        session[KEPT] = kept | {"used": now}


def renew(session, user):
    """Begin to hold it to what its user is now: they signed in, or passed the second factor."""
    began = session.get(KEPT, {"began": _now()})["began"]
    session[KEPT] = {"began": began, "used": _now(), "rights": _rights(user)}


def _rights(user):
    device = getattr(user, "otp_device", None)
    return [user.region_id, user.role_keys, user.is_staff, user.is_superuser, device and device.pk]


def _now():
    return timezone.now().timestamp()
