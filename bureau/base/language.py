"""Which language a page is written in."""

from contextlib import suppress

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from bureau.base.problems import is_of_a_program


class LanguageMiddleware:
    """The language a person chose, otherwise Chinese; never what the browser asks for, unless a
    program asks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or _asked_for(request)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        return response


def _asked_for(request):
    """The first of its languages that there is, of a program: it has chosen none on a page."""
    if is_of_a_program(request):
        for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
            with suppress(LookupError):
                return get_supported_language_variant(code)
    return None
