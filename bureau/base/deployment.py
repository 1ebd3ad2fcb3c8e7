"""What a deployment must have and Django cannot know of: part of `manage.py check --deploy`."""

from itertools import combinations

from django.conf import settings
from django.core.checks import Error, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone

from bureau.base.postgres.logins import StatedLogins
from bureau.base.postgres.roles import Unreachable
from bureau.base.workdays import Workday, missing_year

SHORTEST_KEY = 32  # characters
OWNS_WHAT_IT_WORKS_IN = """
select exists (
    select from pg_class
    where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member')
)
"""


def check_keys(**_options):
    """Whoever takes one of them, or the machine, must not have the others with it."""
    keys = {name: getattr(settings, name) for name in dir(settings) if name.endswith("_KEY")}
    for name, key in keys.items():
        made = settings.VAR / name.lower()
        if made.exists() and made.read_text() == key:
            yield Error(
                f"{name} is the one that was made in {settings.VAR}.",
                hint=f"Set {name} for the service, from where only it can read, and delete {made}.",
                id="bureau.E001",
            )
        if any(len(part) < SHORTEST_KEY for part in key.split(",")):
            yield Error(
                f"{name} is shorter than {SHORTEST_KEY} characters.",
                hint='Make one: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
                id="bureau.E002",
            )
    for one, other in combinations(keys, 2):
        if set(keys[one].split(",")) & set(keys[other].split(",")):
            yield Error(
                f"{one} and {other} are the same key.",
                hint="Make a key for each: whoever learns one must not know the other.",
                id="bureau.E003",
            )


def check_logins(**_options):
    """The site's login is bound by row security and is not the one that could switch it off."""
    if not isinstance(settings.SERVER, StatedLogins):
        yield Error(
            "The database and its two logins are not stated.",
            hint="Set DATABASE_URL to the login the site runs with, DATABASE_OWNER_URL to the "
            "owner's (without its password where the site itself runs).",
            id="bureau.E004",
        )
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(OWNS_WHAT_IT_WORKS_IN)
            owns = cursor.fetchone()[0]
    except (ImproperlyConfigured, Unreachable) as refusal:
        yield Error(str(refusal), id="bureau.E005")
        return
    if owns:
        yield Error(
            "The login of DATABASE_URL owns tables of the site, or may act as who does.",
            hint="Make a login like bureau_app, which owns nothing (bureau/DEPLOYMENT.md).",
            id="bureau.E006",
        )


def check_calendar(*, today=None, **_options):
    """The working days of the next year are known in time. Before the first `migrate` none are,
    and what keeps the database out of reach is said by `check_logins`."""
    try:
        is_migrated = Workday._meta.db_table in connection.introspection.table_names()
    except (ImproperlyConfigured, Unreachable):
        return
    year = missing_year(today or timezone.localdate()) if is_migrated else None
    if year:
        yield Warning(
            f"The working days of {year} are not known: no deadline in that year can be reckoned, "
            "and no working day of it is counted.",
            hint="Once the State Council has announced them, update the package chinesecalendar, "
            "then run migrate.",
            id="bureau.W001",
        )
