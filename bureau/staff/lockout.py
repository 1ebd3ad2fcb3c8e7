"""Wrong passwords lock out: one name from one address, for a while (django-axes does the counting).

A name alone would let anybody lock anybody out; an address alone, a whole office behind one.
"""

import hmac
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.shortcuts import render


def name_of_attempt(request, credentials):
    """What axes keeps in place of a name: people type passwords and identity numbers there."""
    typed = (credentials or request.POST).get("username") or ""
    return hmac.digest(settings.SECRET_KEY.encode(), f"sign-in {typed}".encode(), "sha256").hex()


def address(request):
    """None where there is none, as through a socket: so it is counted as well."""
    return request.META.get("REMOTE_ADDR") or None


@contextmanager
def one_at_a_time(request, username):
    """Tries with one name from one address wait for each other: all at once, none would count yet."""
    pair = f"{name_of_attempt(request, {'username': username})} {address(request)}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [pair])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [pair])


def locked_out(request, _response, _credentials):
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    answer = render(request, "staff/locked_out.html", {"minutes": seconds // 60}, status=429)
    answer["Retry-After"] = seconds
    return answer
