"""Where the database is and who signs in: the app for its work, the owner for its tables, and for
a copy of everything (backup) whoever may take one."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from bureau.base.postgres import roles
from bureau.base.postgres.server import Server


def from_urls(app_url, owner_url, otherwise):
    """The two logins that two URLs state, one URL can make, or a server of our own has."""
    if owner_url and not app_url:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL is set without DATABASE_URL, the login the app runs with."
        )
    if not app_url:
        return PrivateLogins(server=Server(otherwise))
    app = _parts("DATABASE_URL", app_url)
    if not owner_url:
        return MadeLogins(admin=app)
    owner = _parts("DATABASE_OWNER_URL", owner_url)
    if app["user"] == owner["user"]:
        raise ImproperlyConfigured(
            "DATABASE_URL and DATABASE_OWNER_URL sign in as one user: what the app may not do to "
            "its tables, their owner may, so they have to be two."
        )
    return StatedLogins(app=app, owner=owner)


def _parts(name, url):
    """A URL taken apart. Its refusal never repeats it, for it may hold a password."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        parts = {}
    has_a_port = re.fullmatch("[0-9,]*", parts.get("port", ""))
    if not (parts.get("user") and parts.get("dbname") and has_a_port):
        raise ImproperlyConfigured(
            f"{name} cannot be read; it should look like postgresql://user:password@host:5432/name."
        )
    return parts


@dataclass(frozen=True)
class StatedLogins:
    app: dict = field(repr=False)
    owner: dict = field(repr=False)

    @property
    def database(self):
        return self.app["dbname"]

    def sign_in(self, login):
        return {"app": self.app, "owner": self.owner, "backup": self.owner}[login]


@dataclass(frozen=True)
class MadeLogins:
    admin: dict = field(repr=False)

    @property
    def database(self):
        return self.admin["dbname"]

    def sign_in(self, login):
        return self.admin if login == "backup" else self._made[login]

    @cached_property
    def _made(self):
        return roles.make(self.admin)


@dataclass(frozen=True)
class PrivateLogins:
    server: Server
    database: str = "bureau"

    def sign_in(self, login):
        """Asked anew for each connection, so that a server that died is started again."""
        return self._made[login] | self.server.start()

    @cached_property
    def _made(self):
        admin = {"user": "postgres", "dbname": self.database}
        address = self.server.start()
        roles.make_database(address | admin | {"dbname": "postgres"}, self.database)
        return roles.make(address | admin) | {"backup": admin}
