"""`manage.py check --deploy` finds nothing in a deployment as the page describes it, and says what
is wrong with any other."""

import os
import secrets
import subprocess
import sys
from datetime import date

import psycopg
import pytest
from django.conf import settings
from django.core.checks.registry import registry
from psycopg.conninfo import make_conninfo

from bureau.base.deployment import check_calendar
from bureau.base.postgres import roles
from bureau.base.postgres.server import Server
from bureau.base.workdays import Workday

KEY = secrets.token_urlsafe(48)


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """Of a server of the module's own, which lets in whoever may reach it: how a role signs in."""
    server = Server(tmp_path_factory.mktemp("server") / "postgres", durable=False)
    address = server.start() | {"dbname": "bureau"}
    roles.make_database(address | {"user": "postgres", "dbname": "postgres"}, "bureau")
    roles.make(address | {"user": "postgres"})
    with psycopg.connect(**address, user=roles.OWNER) as owner:
        owner.execute("create table record (id int)")
    with psycopg.connect(**address, user="postgres") as admin:
        admin.execute("create role bureau_deputy login in role bureau")
    yield lambda role: make_conninfo(**address, user=role)
    server.leave()


@pytest.fixture
def production(url, tmp_path):
    """What the environment of a deployment says."""
    return {
        "BUREAU_VAR": str(tmp_path),
        "BEHIND_HTTPS": "True",
        "ALLOWED_HOSTS": "tuiyi.example.gov.cn",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "FIELD_KEY": secrets.token_urlsafe(48),
        "AUDIT_KEY": secrets.token_urlsafe(48),
        "DATABASE_URL": url(roles.APP),
        "DATABASE_OWNER_URL": url(roles.OWNER),
    }


def check(environment):
    """(whether nothing was found, what was)."""
    ours = {"DEBUG", "BUREAU_VAR", "BEHIND_HTTPS", "ALLOWED_HOSTS"}
    keys = {"SECRET_KEY", "FIELD_KEY", "AUDIT_KEY"}
    kept = {name: os.environ[name] for name in os.environ.keys() - ours - keys}
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in {**kept, **environment}.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode == 0, answer.stderr


def test_a_deployment_as_described_is_clean(production):
    assert check(production) == (True, "")


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        pytest.param({"FIELD_KEY": None}, "bureau.E001", id="a-field-key-made-under-var"),
        pytest.param({"SECRET_KEY": None}, "bureau.E001", id="a-secret-key-made-under-var"),
        pytest.param({"AUDIT_KEY": None}, "bureau.E001", id="an-audit-key-made-under-var"),
        pytest.param({"FIELD_KEY": "short"}, "bureau.E002", id="a-short-key"),
        pytest.param(
            {"FIELD_KEY": KEY, "SECRET_KEY": KEY}, "bureau.E003", id="one-key-for-everything"
        ),
        pytest.param(
            {"FIELD_KEY": f"{'n' * 40},{KEY}", "SECRET_KEY": KEY},
            "bureau.E003",
            id="one-key-among-several",
        ),
        pytest.param(
            {"DATABASE_URL": None, "DATABASE_OWNER_URL": None}, "bureau.E004", id="no-url"
        ),
        pytest.param({"DATABASE_OWNER_URL": None}, "bureau.E004", id="one-url"),
        pytest.param(
            {"DATABASE_URL": "postgresql://bureau_app@127.0.0.1:1/bureau"},
            "bureau.E005",
            id="nobody-answers",
        ),
        pytest.param({"DEBUG": "True"}, "security.W018", id="debug"),
        pytest.param({"BEHIND_HTTPS": "False"}, "security.W008", id="no-https"),
    ],
)
def test_any_other_is_told_what_is_wrong(production, changed, finding):
    clean, found = check(production | changed)

    assert not clean
    assert finding in found


@pytest.mark.parametrize(
    ("role", "finding"),
    [
        pytest.param("postgres", "superuser or bypasses row security", id="above-row-security"),
        pytest.param("bureau_deputy", "bureau.E006", id="one-who-may-act-as-the-owner"),
    ],
)
def test_a_login_that_the_wall_does_not_hold_is_found(production, url, role, finding):
    clean, found = check(production | {"DATABASE_URL": url(role)})

    assert not clean
    assert finding in found


def test_logins_the_wrong_way_round_are_found(production, url):
    logins = {"DATABASE_URL": url(roles.OWNER), "DATABASE_OWNER_URL": url(roles.APP)}

    clean, found = check(production | logins)

    assert not clean
    assert "bureau.E006" in found


@pytest.mark.django_db
def test_a_calendar_that_ends_too_early_is_found():
    Workday.objects.filter(day__year__gte=2022).delete()

    assert list(check_calendar(today=date(2021, 10, 31))) == []
    [finding] = check_calendar(today=date(2021, 11, 1))

    assert finding.id == "bureau.W001"
    assert "working days of 2022 are not known" in finding.msg
    assert "update the package chinesecalendar, then run migrate" in finding.hint
    assert check_calendar in registry.get_checks(include_deployment_checks=True)
