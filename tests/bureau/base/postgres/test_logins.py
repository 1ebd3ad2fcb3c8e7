from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from bureau.base.postgres import roles
from bureau.base.postgres.base import DatabaseWrapper
from bureau.base.postgres.logins import MadeLogins, StatedLogins, from_urls
from bureau.base.postgres.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for the module, in a folder such as people have."""
    server = Server(tmp_path_factory.mktemp("我的 server") / "postgres", durable=False)
    server.start()
    yield server
    server.leave()


def administrator(server, database="postgres"):
    return server.start() | {"user": "postgres", "dbname": database}


def test_one_login_that_may_make_roles_is_enough_even_where_passwords_are_asked(server):
    admin = administrator(server, "one_url")
    roles.make_database(administrator(server), "one_url")
    ask_for_passwords(server)
    logins = MadeLogins(admin)

    for login, name in [("app", roles.APP), ("owner", roles.OWNER)]:
        with psycopg.connect(**logins.sign_in(login)) as signed_in:
            assert signed_in.execute("select current_user").fetchone() == (name,)
    with psycopg.connect(**logins.sign_in("owner")) as owner:
        owner.execute("create extension btree_gist; create table t (id int)")


def test_a_password_that_no_longer_fits_is_set_again(server):
    roles.make_database(administrator(server), "mended")
    ask_for_passwords(server)
    admin = administrator(server, "mended")
    roles.make(admin)
    with psycopg.connect(**admin) as administrators:
        administrators.execute("alter role bureau_app password 'forgotten'")

    login = roles.make(admin)["app"]

    psycopg.connect(**login).close()


def ask_for_passwords(server):
    (server.data / "pg_hba.conf").write_text(
        "local all postgres trust\nlocal all plain trust\nlocal all all scram-sha-256\n"
    )
    with psycopg.connect(**administrator(server)) as admin:
        admin.execute("select pg_reload_conf()")


def test_a_login_that_may_not_make_roles_is_told_what_an_administrator_has_to_run(server):
    with psycopg.connect(**administrator(server)) as admin:
        admin.execute("drop role if exists plain; create role plain login")
    roles.make_database(administrator(server), "bare")

    with pytest.raises(ImproperlyConfigured) as refusal:
        MadeLogins(administrator(server, "bare") | {"user": "plain"}).sign_in("app")

    sentence, *script = str(refusal.value).splitlines()
    assert "DATABASE_OWNER_URL" in sentence
    assert script[2] == 'grant connect, create, temporary on database "bare" to bureau;'
    assert len(script) == len(roles.ROLES + roles.RIGHTS)


@pytest.mark.parametrize("might", ["superuser", "bypassrls", "in role postgres"])
def test_a_login_above_row_security_is_refused(server, might, django_db_blocker):
    with psycopg.connect(**administrator(server)) as admin:
        admin.execute(f"drop role if exists plain; create role plain login {might}")
    login = administrator(server) | {"user": "plain"}
    mighty = wrapper(StatedLogins(app=login, owner=login))

    with django_db_blocker.unblock(), pytest.raises(ImproperlyConfigured, match="row security"):
        mighty.ensure_connection()

    assert mighty.connection is None


def wrapper(logins):
    return DatabaseWrapper(
        connection.settings_dict | {"SERVER": logins, "NAME": logins.database, "LOGIN": "app"},
        alias="other",
    )


def test_an_older_server_is_refused():
    old = SimpleNamespace(info=SimpleNamespace(server_version=14_00_09))

    with pytest.raises(ImproperlyConfigured, match="15 or newer is needed; .* is 14"):
        roles.refuse_unfit(old)


@pytest.mark.parametrize(
    ("app_url", "owner_url"),
    [
        pytest.param("postgresql://ann:sesame@host:port/bureau", "", id="a-port-that-is-no-number"),
        pytest.param("postgresql://ann:sesame@host", "", id="no-database"),
        pytest.param("mysql://ann:sesame@host/bureau", "", id="another-engine"),
        pytest.param("postgresql://ann:ses ame@host/bureau", "", id="a-space"),
        pytest.param("", "postgresql://ann:sesame@host/bureau", id="the-owner-alone"),
        pytest.param("postgresql://a@h/b", "ann:sesame", id="a-broken-owner"),
        pytest.param("postgresql:///bureau", "", id="nobody-signs-in"),
        pytest.param("postgresql://ann@h/b", "postgresql://ann:sesame@h/b", id="one-user-for-two"),
    ],
)
def test_a_broken_url_is_refused_without_its_password(app_url, owner_url):
    with pytest.raises(ImproperlyConfigured, match="^DATABASE_") as refusal:
        from_urls(app_url, owner_url, otherwise=Path("unused"))

    assert "ame" not in str(refusal.value).replace("name", "")
