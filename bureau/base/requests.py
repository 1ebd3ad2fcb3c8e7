"""What no request to this site may hold, who it comes from, and how what it asks is read."""

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.base.keys import is_key

BAD_REQUEST, NOT_FOUND, TOO_LONG = 400, 404, 414
NO_SUCH_PAGE = gettext_lazy("The list has no such page: narrow it to find more.")
LONGEST_QUERY = 4000  # characters: the server in front takes an address of 4094


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


class AddressMiddleware:
    """An address that nothing here has, or that nobody could answer, is refused before it is read.

    All our paths are plain ASCII, where others look alike (１ and 1). PostgreSQL keeps no NUL.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not (request.path.isascii() and request.path.isprintable()):
            return _refused(_("There is nothing at this address."), NOT_FOUND)
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return _refused(_("The address is too long: ask for less at once."), TOO_LONG)
        values = [value for key in request.GET for value in [key, *request.GET.getlist(key)]]
        if any("\x00" in text for text in values):
            sentence = _("The address holds a character that cannot be read: type it anew.")
            return _refused(sentence, BAD_REQUEST)
        return self.get_response(request)


def _refused(sentence, status):
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def ask_only(query, *names):
    """What a page cannot be asked is refused, not ignored: the answer would be to another question."""
    if set(query) - set(names):
        raise BadRequest(_("This page cannot be asked that: choose from what it offers."))


def page_of(paginator, text):
    """The page that an address names, the first where it names none."""
    try:
        if text and not is_key(text):
            raise InvalidPage
        return paginator.page(int(text or 1))
    except InvalidPage:
        raise BadRequest(NO_SUCH_PAGE) from None
