"""What no request to this site may hold, and who it comes from."""

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _


class ProxyMiddleware:
    """Behind the proxy everybody would seem to come from it: it says who asked it.

    The last address is the one that the proxy saw itself; what is before it anybody can write.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if settings.BEHIND_HTTPS and _is_address(said):
            request.META["REMOTE_ADDR"] = said
        return self.get_response(request)


def _is_address(text):
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


class NulMiddleware:
    """PostgreSQL keeps no NUL character: an address with one is refused before anything reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        values = [value for key in request.GET for value in [key, *request.GET.getlist(key)]]
        if any("\x00" in text for text in [request.path, *values]):
            sentence = _("The address holds a character that cannot be read: type it anew.")
            return HttpResponseBadRequest(sentence, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def bad_request(request, exception):
    """What cannot be read is a 400, and what is too much to be read a 413."""
    too_much = isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent))
    return render(request, "400.html", {"too_much": too_much}, status=413 if too_much else 400)
