import fcntl
import os
from dataclasses import replace
from itertools import count

import pytest
from django.conf import settings
from django.db.backends.signals import connection_created
from django.utils import timezone, translation

from bureau.base.years import FIRST_YEAR

pytest_plugins = ["tests.databases", "tests.bad_input.reach"]

LEFT_OUT = pytest.StashKey[int]()
STATED = {  # a property that tests record: what it is
    "typed": "typed for one more record",  # the fields that a clerk has to fill
    "crawled": "requests of the crawl",
    "asked": "queries of pages",
}


def pytest_addoption(parser):
    parser.addoption("--browser", action="store_true", help="run the tests that drive a browser")


def pytest_configure():
    connection_created.connect(_as_the_province)
    settings.LANGUAGE_CODE = "en"  # tests read the msgids; what must be Chinese says so
    translation.activate("en")  # Django remembers the default it began with
    # Django's own takes a deliberate half second a password.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _as_the_province(connection, **_signal):
    """What tests do themselves is done everywhere; requests have the scope of who asks."""
    connection.cursor().execute("SET bureau.scope = '37'")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    if os.environ.get("CI") or config.getoption("browser"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)
    items[:] = [item for item in items if item not in left_out]


def _group(item):
    """What one process runs: a file, or all that share what takes long to make."""
    if item.get_closest_marker("browser"):
        return "browser"
    return "full year" if "full_year" in item.fixturenames else item.nodeid.partition("::")[0]


def pytest_sessionfinish(session):
    """Of several processes, each tells the one that speaks."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", 0)


def pytest_terminal_summary(terminalreporter):
    """What tests state for review."""
    done = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, [])]
    for name, title in STATED.items():
        if stated := [text for each in done for key, text in each.user_properties if key == name]:
            terminalreporter.section(title)
            terminalreporter.write_line("\n".join(sorted(stated)))


def pytest_unconfigure(config):
    """The last line of all, so that it is read."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        print(f"{left_out} browser tests were left out; --browser runs them (Chromium is needed).")


@pytest.fixture
def on_the_table():
    """Changes the permission table for the length of a test: an entry of one of its parts, or none."""
    from bureau.staff import gate

    def put(table, key, entry=None):
        if entry is None:
            patch.delitem(table, key)
        else:
            patch.setitem(table, key, entry)
        gate.pages.cache_clear()

    with pytest.MonkeyPatch.context() as patch:
        yield put
    gate.pages.cache_clear()


@pytest.fixture
def admin_client(client, admin_user):
    """Past the steps of signing in, of whoever may do everything."""
    from tests.signing_in import sign_in

    admin_user.password_chosen_at = timezone.now()
    admin_user.save()
    sign_in(client, admin_user)
    return client


@pytest.fixture(scope="session", autouse=True)
def _files_of_this_run(tmp_path_factory):
    settings.LEDGER_FILES = tmp_path_factory.mktemp("ledgers")
    settings.LIST_FILES = tmp_path_factory.mktemp("list-files")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(own_number):
    """A private server of this run's own, whose data may be lost: what is sealed waits for every
    transaction of a server. On a given server, a database of this run's own."""
    database = settings.DATABASES["default"]
    database["TEST"]["NAME"] = f"test_{database['NAME']}_{own_number}"
    if server := getattr(database["SERVER"], "server", None):
        data = settings.VAR / f"postgres-test-{own_number}"
        database["SERVER"] = replace(
            database["SERVER"], server=replace(server, data=data, durable=False)
        )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every line counted once while it is empty: a test then recounts only what it changes."""
    from programs import tallies
    from tests import databases

    with django_db_blocker.unblock():
        tallies.figures(range(FIRST_YEAR, timezone.localdate().year + 1))
        databases.keep_template()
    yield
    databases.drop_template()


@pytest.fixture(scope="session")
def own_number():
    """The first that no other run holds: what a killed run left under it is made anew."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        with (settings.VAR / f"tests-{number}.lock").open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield number
            return
