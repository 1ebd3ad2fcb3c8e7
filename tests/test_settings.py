import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from bureau import environment
from bureau.base.postgres.logins import from_urls

MANAGE = Path(__file__).parent.parent / "manage.py"


@pytest.mark.parametrize(("value", "expected"), [("True", True), ("False", False), ("", True)])
def test_a_flag_is_true_or_false_or_what_it_is_by_default(monkeypatch, value, expected):
    monkeypatch.setenv("DEBUG", value)

    assert environment.flag("DEBUG", default=True) is expected


@pytest.mark.parametrize("value", ["true", "1", "yes", "Falsch"])
def test_what_merely_looks_like_a_flag_is_refused(monkeypatch, value):
    monkeypatch.setenv("DEBUG", value)

    with pytest.raises(ImproperlyConfigured, match=f"DEBUG must be True or False, not '{value}'"):
        environment.flag("DEBUG", default=True)


@pytest.mark.parametrize(("value", "expected"), [("45", 45), ("0", 0), ("", 30)])
def test_a_number_is_what_it_says_or_what_it_is_by_default(monkeypatch, value, expected):
    monkeypatch.setenv("SESSION_IDLE_MINUTES", value)

    assert environment.number("SESSION_IDLE_MINUTES", default=30) == expected


@pytest.mark.parametrize("value", ["-1", "1.5", "1e3", "４５", "half an hour"])
def test_what_merely_looks_like_a_number_is_refused(monkeypatch, value):
    monkeypatch.setenv("SESSION_IDLE_MINUTES", value)

    with pytest.raises(ImproperlyConfigured, match="SESSION_IDLE_MINUTES must be a whole number"):
        environment.number("SESSION_IDLE_MINUTES", default=30)


def test_a_key_is_made_once_and_only_its_owner_can_read_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    folder = tmp_path / "var"

    with ThreadPoolExecutor() as several:
        keys = set(several.map(lambda _: environment.key("SECRET_KEY", folder), range(20)))

    assert len(keys) == 1
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_key_from_the_environment_is_not_written_down(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.key("SECRET_KEY", tmp_path) == "given"
    assert not list(tmp_path.iterdir())


def test_a_key_that_cannot_be_kept_says_what_to_set(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY, or BUREAU_VAR"):
        environment.key("SECRET_KEY", "/proc/nowhere")


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        pytest.param({"DEBUG": "maybe"}, "DEBUG", id="a-flag"),
        pytest.param({"DATABASE_URL": "sesame"}, "DATABASE_URL", id="a-url-that-is-none"),
        pytest.param(
            {"DATABASE_URL": "postgresql://ann:sesame@127.0.0.1:1/bureau"},
            "DATABASE_URL",
            id="nobody-answers",
        ),
    ],
)
def test_a_command_answers_a_wrong_setting_with_one_sentence(tmp_path, variables, named):
    answer = subprocess.run(
        [sys.executable, MANAGE, "migrate"],
        env=os.environ | {"BUREAU_VAR": str(tmp_path)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 2
    assert named in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "sesame" not in answer.stdout + answer.stderr


def test_the_browser_does_not_choose_the_language(client, db, settings):
    settings.LANGUAGE_CODE = "zh-hans"

    page = client.get("/admin/login/", headers={"accept-language": "en"})

    assert page.headers["Content-Language"] == "zh-hans"


@pytest.mark.parametrize(("cookie", "language"), [("en", "en"), ("fr", "zh-hans")])
def test_a_person_may_choose_among_the_languages_there_are(client, db, settings, cookie, language):
    settings.LANGUAGE_CODE = "zh-hans"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie

    page = client.get("/admin/login/")

    assert page.headers["Content-Language"] == language


def test_the_site_is_well_while_its_database_is(client, db):
    assert client.get("/healthz").status_code == 200


def test_the_site_is_not_well_without_its_database(client, outside_transactions):
    everyday = connection.settings_dict
    connection.close()
    connection.settings_dict = everyday | {
        "SERVER": from_urls("postgresql://a@127.0.0.1:1/b", "postgresql://o@127.0.0.1:1/b", None)
    }

    answer = client.get("/healthz")

    connection.settings_dict = everyday
    assert answer.status_code == 503
