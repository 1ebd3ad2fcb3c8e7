"""Personal numbers under seal: encrypted where they are kept, masked wherever they are shown.

The keys stay outside the database (settings.FIELD_KEY), so a copy of the tables yields nobody's
number. The same number looks different each time it is encrypted; what finds and compares
numbers is a keyed hash beside them, the blind index.
"""

import hmac
import secrets
from functools import cache, lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Lookup
from django.db.models.query_utils import DeferredAttribute

from bureau.base.derived import DerivedField
from bureau.base.forms import SealedInput

NONCE = 12  # bytes; AES-GCM's own size
INDEX = 16  # bytes; two of a hundred million numbers share one with a chance of 10^-23


class Ring:
    """The keys of FIELD_KEY, newest first: the first one seals, all of them open.

    A sealed number begins with a byte that names its key, so keys can change while numbers stay.
    """

    def __init__(self, keys):
        self.ciphers = {_secret(key, "name")[:1]: AESGCM(_secret(key, "seal")) for key in keys}
        if len(self.ciphers) < len(keys):
            raise ImproperlyConfigured("Two keys of FIELD_KEY look alike: make another one.")
        self.newest = next(iter(self.ciphers))
        # Indexes are made with the oldest key: a new one in front leaves them as they are, until
        # all are made anew with the first (bureau.audit.rotation).
        self.first, self.oldest = keys[0], keys[-1]


def _secret(key, purpose):
    """One key serves many purposes, none of which gives the others away."""
    return hmac.digest(key.encode(), f"bureau {purpose}".encode(), "sha256")


@cache
def _ring_of(field_key):
    return Ring(field_key.split(","))


def _ring():
    return _ring_of(settings.FIELD_KEY)


@cache
def _index_key(oldest, purpose):
    return _secret(oldest, f"index {purpose}")


def seal(clear):
    """Encrypt a number: the key's name, a nonce, then the number with its authentication."""
    return seal_bytes(clear.encode())


def seal_bytes(clear):
    """The same for a whole file."""
    ring = _ring()
    nonce = secrets.token_bytes(NONCE)
    return ring.newest + nonce + ring.ciphers[ring.newest].encrypt(nonce, clear, None)


def seal_many(numbers):
    """The same for loading in bulk; nothing (None) stays nothing."""
    return [None if clear is None else seal(clear) for clear in numbers]


def unseal(token):
    return unseal_bytes(bytes(token)).decode()


def unseal_bytes(token):
    cipher = _ring().ciphers.get(token[:1])
    if cipher is None:
        raise ImproperlyConfigured("FIELD_KEY no longer has the key that a number is kept with.")
    return cipher.decrypt(token[1 : 1 + NONCE], token[1 + NONCE :], None)


def number_of_keys():
    return len(_ring().ciphers)


def blind_index(field, clear, anew=False):
    """What a BlindIndexField holds for a number (or for the end of one); x is X.

    `anew`: what it will hold once the newest key is the only one.
    """
    return indexing(field, anew)(clear)


def indexing(field, anew=False):
    """The same as a function of the number, for thousands of them."""
    ring, last = _ring(), field.last
    key = _index_key(ring.first if anew else ring.oldest, field.purpose)
    if last is None:
        return lambda clear: _index(key, clear.strip().upper())
    return lambda clear: _index_of_end(key, clear.strip().upper()[-last:])


def _index(key, clear):
    return hmac.digest(key, clear.encode(), "sha256")[:INDEX]


_index_of_end = lru_cache(2**14)(_index)  # many numbers end alike


class Sealed:
    """A number that shows its mask when printed, logged or joined into text.

    Only `reveal()` gives the number itself; copies and pickles hold it encrypted.
    """

    __slots__ = ("_clear", "_shown", "_token", "judged")

    def __init__(self, clear=None, *, token=None, shown=(0, 4), judged=False):
        self._clear = clear
        self._token = token
        self._shown = shown  # how many characters the mask leaves at either end
        self.judged = judged  # whether it is known to be a number of its kind

    def reveal(self):
        if self._clear is None:
            self._clear = unseal(self._token)
        return self._clear

    @property
    def token(self):
        """The number as the database keeps it."""
        if self._token is None:
            self._token = seal(self._clear)
        return self._token

    @property
    def masked(self):
        head, tail = self._shown
        clear = self.reveal()
        hidden = len(clear) - head - tail
        if hidden < 1:
            return "*" * len(clear)
        return clear[:head] + "*" * hidden + clear[len(clear) - tail :]

    def __str__(self):
        return self.masked

    def __repr__(self):
        return f"<Sealed {self.masked}>"

    def __format__(self, spec):
        return format(self.masked, spec)

    def __eq__(self, other):
        if not isinstance(other, Sealed):
            return NotImplemented
        return self.reveal() == other.reveal()

    def __hash__(self):
        return hash(self.reveal())

    def __reduce__(self):
        return _reopen, (self.token, self._shown, self.judged)


def _reopen(token, shown, judged):
    return Sealed(token=token, shown=shown, judged=judged)


class SealedAttribute(DeferredAttribute):
    """Whatever is assigned to an encrypted field is sealed at once."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.sealed(value)


class SealedColumn(models.BinaryField):
    """Holds what `seal` made; another key can take its place (bureau.audit.rotation)."""


class EncryptedField(SealedColumn):
    """A personal number. `read` normalises and judges it; `shown` says what its mask leaves."""

    descriptor_class = SealedAttribute
    empty_values = [None, "", b""]

    def __init__(self, *args, read, shown=(0, 4), **kwargs):
        self.read = read
        self.shown = shown
        super().__init__(*args, **{"editable": True, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "read": self.read, "shown": self.shown}

    def sealed(self, value):
        """A Sealed of whatever is assigned; nothing typed is nothing at all."""
        if isinstance(value, Sealed):
            return value
        return None if value in self.empty_values else Sealed(str(value), shown=self.shown)

    def to_python(self, value):
        value = self.sealed(value)
        if value is None or value.judged:
            return value
        return Sealed(self.read(value.reveal()), shown=self.shown, judged=True)

    def clean(self, value, model_instance):
        """What `read` takes needs no other judge. Nothing typed where a number is due is read too:
        it is told what it should be."""
        if isinstance(value, Sealed) or value not in self.empty_values:
            return self.to_python(value)
        if not self.blank:
            self.read("")
        return super().clean(value, model_instance)

    def pre_save(self, instance, add):
        value = self.to_python(getattr(instance, self.attname))
        setattr(instance, self.attname, value)
        return value

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(token=value, shown=self.shown, judged=True)

    def get_prep_value(self, value):
        value = self.to_python(value)
        return super().get_prep_value(None if value is None else value.token)

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is encrypted and cannot be searched; its blind index can.")

    def value_to_string(self, obj):
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": SealedInput, **kwargs})


class BlindIndexField(DerivedField, models.BinaryField):
    """A keyed hash of an encrypted field, or of its `last` characters: equal for equal numbers.

    Look-ups take the number itself: filter(id_number_index="370102199001011231").
    """

    def __init__(self, *args, last=None, **kwargs):
        self.last = last
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "last": self.last}

    @property
    def purpose(self):
        """What its key is for: the index of an end gives nothing away about the whole."""
        return self.of if self.last is None else f"last {self.last} of {self.of}"

    def deriving(self):
        index, read = indexing(self), self.model._meta.get_field(self.of).to_python

        def derive(value):
            number = read(value)
            return None if number is None else index(number.reveal())

        return derive

    def get_prep_value(self, value):
        if isinstance(value, Sealed):
            value = value.reveal()
        if isinstance(value, str):
            value = blind_index(self, value)
        return super().get_prep_value(value)


@BlindIndexField.register_lookup
class Among(Lookup):
    """filter(id_number_index__among=numbers): as `in`, with thousands of them in one parameter."""

    lookup_name = "among"

    def get_prep_lookup(self):
        return [*map(indexing(self.lhs.output_field), self.rhs)]

    def get_db_prep_lookup(self, value, connection):
        return "%s", [value]

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        any_of, numbers = self.process_rhs(compiler, connection)
        return f"{column} = ANY({any_of})", [*params, *numbers]


class RegisteredOnce(models.UniqueConstraint):
    """No number twice, checked by forms too although they never show the blind index."""

    def validate(self, model, instance, exclude=None, **options):
        [name] = self.fields
        index = model._meta.get_field(name)
        if index.of in (exclude or ()):
            return
        index.pre_save(instance, add=False)
        super().validate(model, instance, exclude=set(exclude or ()) - {name}, **options)
