"""Two roles, neither above row security: `bureau` owns the tables, `bureau_app` works in them."""

import hashlib
import hmac
from contextlib import contextmanager, suppress

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection as default_connection
from django.db.utils import OperationalError
from psycopg import errors, sql

OWNER = "bureau"
APP = "bureau_app"

# What an administrator does for us, or we with an administrator's login. CREATE on the database
# lets the owner add the trusted extensions by ordinary migration.
ROLES = [
    f"create role {OWNER} login nosuperuser nobypassrls createdb",
    f"create role {APP} login nosuperuser nobypassrls nocreatedb",
]
RIGHTS = [
    f"grant connect, create, temporary on database {{database}} to {OWNER}",
    f"grant connect, temporary on database {{database}} to {APP}",
    f"grant usage, create on schema public to {OWNER}",
    f"grant usage on schema public to {APP}",
]
IN_ORDER = f"""
select count(*) = 2 and bool_and(
    has_database_privilege(oid, current_database(), 'connect')
    and has_database_privilege(oid, current_database(), 'temporary')
    and has_schema_privilege(oid, 'public', 'usage')
    and (
        rolname = '{APP}'
        or has_database_privilege(oid, current_database(), 'create')
        and has_schema_privilege(oid, 'public', 'create')
    )
)
from pg_roles where rolname in ('{OWNER}', '{APP}')
"""
# Counting what a login could become with SET ROLE.
ABOVE_ROW_SECURITY = """
select exists (
    select from pg_roles
    where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')
)
"""


class Unreachable(OperationalError):
    """The database did not answer, or did not let us in."""


@contextmanager
def reaching():
    """Turns what the driver says of a failed connection into one sentence."""
    try:
        yield
    except psycopg.OperationalError as error:
        reason = " ".join(str(error).split())
        raise Unreachable(f"The database cannot be reached: {reason} (see DATABASE_URL)") from error


def refuse_unfit(connection):
    """No server older than 15, and no login that row security does not bind."""
    if connection.info.server_version < 15_00_00:
        raise ImproperlyConfigured(
            f"PostgreSQL 15 or newer is needed; the server of DATABASE_URL is "
            f"{connection.info.server_version // 10_000}."
        )
    if connection.execute(ABOVE_ROW_SECURITY).fetchone()[0]:
        raise ImproperlyConfigured(
            f"The login {connection.info.user!r} is a superuser or bypasses row security, "
            f"or may become one that does: use one made like {APP}."
        )


def make_database(admin, name):
    """Another process may be making it at this moment."""
    with _connect(admin) as connection, suppress(errors.DuplicateDatabase, errors.UniqueViolation):
        query = "select from pg_database where datname = %s"
        if not connection.execute(query, [name]).fetchone():
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def make(admin):
    """The two logins of a database, made or mended through a login that may make roles."""
    logins = {
        "app": admin | {"user": APP, "password": _password(APP)},
        "owner": admin | {"user": OWNER, "password": _password(OWNER)},
    }
    with _connect(admin) as connection:
        connection.execute("select pg_advisory_lock(hashtext('bureau roles'))")
        try:
            _make_roles(connection, admin["dbname"])
            for login in logins.values():
                _make_password_fit(connection, login)
        except errors.InsufficientPrivilege as error:
            raise _refusal(admin["dbname"]) from error
    return logins


def _connect(login):
    with reaching():
        return psycopg.connect(**login, autocommit=True)


def _password(role):
    """Derived, so that every process knows it and nothing has to keep it."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"role {role}".encode(), hashlib.sha256).hex()


def _make_roles(connection, database):
    if connection.execute(IN_ORDER).fetchone()[0]:
        return
    for statement in ROLES:
        with suppress(errors.DuplicateObject):
            connection.execute(statement)
    for statement in RIGHTS:
        connection.execute(sql.SQL(statement).format(database=sql.Identifier(database)))
    if not connection.execute(IN_ORDER).fetchone()[0]:
        raise _refusal(database)


def _make_password_fit(connection, login):
    """Sent as a verifier: the server's log may show the statement."""
    with suppress(psycopg.OperationalError):
        psycopg.connect(**login).close()
        return
    verifier = connection.pgconn.encrypt_password(
        login["password"].encode(), login["user"].encode()
    ).decode()
    connection.execute(
        sql.SQL("alter role {} password {}").format(sql.Identifier(login["user"]), verifier)
    )


def _refusal(database):
    statements = [f"{statement} password '...'" for statement in ROLES] + RIGHTS
    script = ";\n".join(statements).format(database=sql.Identifier(database).as_string())
    return ImproperlyConfigured(
        "The login of DATABASE_URL may not make the roles this site needs. Let an administrator "
        f"run the statements below, then set DATABASE_URL to the login of {APP} and "
        f"DATABASE_OWNER_URL to that of {OWNER}.\n{script};"
    )


@contextmanager
def as_owner(connection=default_connection):
    """The same database through the owner's login: for migrations, flush and test databases."""
    if connection.settings_dict["LOGIN"] == "owner":
        yield
        return
    assert not connection.in_atomic_block, "The owner signs in anew: not inside a transaction."
    everyday = connection.settings_dict
    connection.close()
    connection.settings_dict = everyday | {"LOGIN": "owner"}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = everyday


def grant(connection=default_connection):
    """What the app may do in the owner's tables; run after every migration."""
    app = connection.ops.quote_name(connection.settings_dict["SERVER"].sign_in("app")["user"])
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            grant usage on schema public to {app};
            grant select, insert, update, delete on all tables in schema public to {app};
            grant usage, select on all sequences in schema public to {app};
            """
        )
        for table, rights in _taken_away().items():
            if table in present:
                cursor.execute(f'revoke {rights} on "{table}" from {app}')


def _taken_away():
    """{table: what the app may not do to it}.

    Some only migrations and triggers write (`written_by_triggers`), and some rows (`written_once`)
    stay as they are.
    """
    from bureau.base.history import history_models

    nothing_at_all = "insert, update, delete"
    models = apps.get_models()
    once = [model for model in models if getattr(model, "written_once", False)]
    never = [model for model in models if getattr(model, "written_by_triggers", False)]
    return {
        "django_migrations": nothing_at_all,
        "pghistory_context": nothing_at_all,
        **{model._meta.db_table: nothing_at_all for model in [*history_models(), *never]},
        **{model._meta.db_table: "update, delete" for model in once},
    }
