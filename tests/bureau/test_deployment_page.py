"""What bureau/DEPLOYMENT.md tells people to type exists."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands

from bureau.base.postgres import roles

PAGE = (settings.BASE_DIR / "bureau" / "DEPLOYMENT.md").read_text()
GIVEN_TO_OTHERS = {"HOME", "WEB_CONCURRENCY"}  # the system, gunicorn


def test_its_commands_exist():
    named = set(re.findall(r"(?:manage\.py|bureau-manage) ([a-z_]+)", PAGE))

    assert {"migrate", "check", "restore_drill", "work"} <= named
    assert named <= get_commands().keys()


def test_its_variables_are_read_by_the_settings():
    named = set(re.findall(r"(?m)^`?([A-Z_]{4,})=", PAGE)) | set(
        re.findall(r"`([A-Z_]+_KEY)`", PAGE)
    )
    read = (settings.BASE_DIR / "bureau" / "settings.py").read_text()

    assert {"SECRET_KEY", "FIELD_KEY", "DATABASE_URL"} <= named
    for name in named - GIVEN_TO_OTHERS:
        assert f'"{name}"' in read, name


@pytest.mark.parametrize("statement", roles.RIGHTS)
def test_it_gives_the_logins_the_rights_that_the_site_asks_for(statement):
    assert statement.format(database="bureau") + ";" in PAGE


def test_the_readme_leads_to_it():
    assert "bureau/DEPLOYMENT.md" in (settings.BASE_DIR / "README.md").read_text()
