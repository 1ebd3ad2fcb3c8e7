"""What a refused value is told: the rule, and the first character that breaks it."""

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _


def refusal(sentence, code, *, typed="", odd=None, params=None):
    """A ValidationError. `odd` finds in what was typed a character that cannot stand there.

    It is named by its place and its number, for many of them cannot be seen, and because what was
    typed may be somebody's number, which is never repeated.
    """
    found = odd and isinstance(typed, str) and odd.search(typed)
    if not found:
        return ValidationError(sentence, code=code, params=params)
    return ValidationError(
        _("%(sentence)s Character %(position)d (U+%(code)04X) does not belong there."),
        code=code,
        params={
            "sentence": _filled_in(sentence, params),
            "position": found.start() + 1,
            "code": ord(found.group()),
        },
    )


def recoded(refused, code):
    """The same refusals, all of them with one code."""
    for error in refused.error_list:
        error.code = code
    return refused


def _fill_in(sentence, params):
    return str(sentence) % params if params else str(sentence)


_filled_in = lazy(_fill_in, str)  # the sentence is not in anybody's language yet
