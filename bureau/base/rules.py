"""Whom something is for: the words that the permission table (bureau.permissions) is written in."""

from collections.abc import Callable
from dataclasses import dataclass

READING = {"GET", "HEAD", "OPTIONS", "TRACE"}  # methods that write nothing


@dataclass(frozen=True)
class Rule:
    """Decides whether a request may have what it asks for: `holds` is told the request and, where
    something of a kind of record is asked for, that kind (its model's `_meta`)."""

    says: str
    holds: Callable

    def allows(self, request, kind=None):
        return self.holds(request, kind)


def may(*verbs):
    """Whoever has, by their roles, at least one of these permissions for the kind of record."""

    def holds(request, kind):
        names = (f"{kind.app_label}.{verb}_{kind.model_name}" for verb in verbs)
        return any(request.user.has_perm(name) for name in names)

    return Rule(" or ".join(verbs), holds)


def has(permission):
    """Whoever has one permission, whatever is asked for."""
    return Rule(permission, lambda request, kind: request.user.has_perm(permission))


def by_method(read, write, **others):
    """One rule for looking at something, another for sending what is to be written; `others` are
    those of single methods, as in `delete=REMOVES`."""

    def holds(request, kind):
        rule = read if request.method in READING else others.get(request.method.lower(), write)
        return rule.allows(request, kind)

    told = "".join(f", to {method}: {rule.says}" for method, rule in others.items())
    return Rule(f"{read.says}, to send: {write.says}{told}", holds)


ANYBODY = Rule("anybody", lambda request, kind: True)
NOBODY = Rule("nobody", lambda request, kind: False)
SIGNED_IN = Rule("whoever is signed in", lambda request, kind: request.user.is_authenticated)
STAFF = Rule("whoever works in the admin", lambda request, kind: request.user.is_staff)
