"""Which state of a record an answer shows, so that nobody writes over what they have not seen.

An ETag says it field by field, in digests that give nothing away: whoever is late is told which
fields are others by now.
"""

from http import HTTPStatus

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from bureau.api.errors import Problem, field_error
from bureau.api.representation import fields_of, plain
from bureau.base.encryption import Sealed

LENGTH = 10  # characters of a digest: 40 bits


def etag(record):
    return f'"{".".join(_digests(record).values())}"'


def check(request, record):
    """Refuse to write to a record that is another than the one its ETag was given for."""
    seen = request.headers.get("If-Match", "")
    if not seen:
        said = _("Say with If-Match which state of the record you have read: its ETag.")
        raise Problem(HTTPStatus.PRECONDITION_REQUIRED, "version_missing", said)
    if seen == etag(record):
        return
    sentence = _("This is another by now: read the record anew.")
    raise Problem(
        HTTPStatus.PRECONDITION_FAILED,
        "stale",
        _("Somebody else changed this record meanwhile: nothing was saved."),
        [field_error(name, "stale", sentence) for name in _differing(seen, record)],
    )


def _digests(record):
    return {
        name: _digest(name, getattr(record, field.attname))
        for name, field in fields_of(type(record)).items()
    }


def _digest(name, value):
    """Of a number that is kept under seal, of the number itself: two may have one mask."""
    clear = value.reveal() if isinstance(value, Sealed) else plain(value)
    return salted_hmac(f"state of {name}", repr(clear)).hexdigest()[:LENGTH]


def _differing(seen, record):
    now = _digests(record)
    then = seen.strip('"').split(".")
    if len(then) != len(now):  # no ETag of this kind of record
        return []
    return [name for (name, digest), was in zip(now.items(), then, strict=True) if digest != was]
