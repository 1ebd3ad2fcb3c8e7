"""What a program sends: one JSON object in UTF-8, and nothing that could be read in two ways."""

import json
import re
from http import HTTPStatus

from django.http import UnreadablePostError
from django.utils.translation import gettext as _

from bureau.api.errors import Problem

LARGEST = 256 * 1024  # bytes; the longest record is a few thousand characters
JSON = re.compile(r'application/json\s*(;\s*charset="?utf-8"?\s*)?', re.IGNORECASE)
LONGEST_REPEATED = 30


class Number(str):
    """A number as it was written: it becomes one where the field that it is for says what it may be."""


def read(request):
    """{name: value} of the body: text, Number, True, False, None, lists and objects of those."""
    is_plain = request.headers.get("Content-Encoding", "identity") == "identity"
    if not is_plain or not JSON.fullmatch(request.headers.get("Content-Type", "").strip()):
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    read = _parsed(_bytes(request))
    if not isinstance(read, dict):
        raise _unreadable(_("The body is no JSON object."))
    return read


def _parsed(sent):
    hooks = {"object_pairs_hook": _object, "parse_constant": _no_constant}
    try:
        return json.loads(sent.decode(), **hooks, parse_float=Number, parse_int=Number)
    except UnicodeDecodeError:
        raise _unreadable(_("The body is not UTF-8.")) from None
    except json.JSONDecodeError as error:
        said = _("The body is no valid JSON: line %(line)d, character %(column)d.")
        raise _unreadable(said % {"line": error.lineno, "column": error.colno}) from None
    except RecursionError:
        raise _unreadable(_("The body is nested too deeply.")) from None


def repeated(text):
    """A name that was sent, as an answer repeats it: never so many digits that they are a number."""
    seen = "".join(each if each.isprintable() else "?" for each in text[:LONGEST_REPEATED])
    return re.sub("[0-9]{7,}", "…", seen)


def _bytes(request):
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        sent = request.body
    except (UnreadablePostError, ValueError):
        raise _unreadable(_("The body ended early.")) from None
    if len(sent) > LARGEST:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return sent


def _object(pairs):
    names = [name for name, _value in pairs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise _unreadable(_("“%(name)s” is said twice.") % {"name": repeated(twice)})
    return dict(pairs)


def _no_constant(name):
    raise _unreadable(_("%(name)s is no JSON number.") % {"name": name})


def _unreadable(sentence):
    return Problem(HTTPStatus.BAD_REQUEST, "json", sentence)
