"""What no request to this site may hold."""

from django.http import HttpResponseBadRequest
from django.utils.translation import gettext as _


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
