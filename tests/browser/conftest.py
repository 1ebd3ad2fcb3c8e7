"""A site with the small year, and people who look at it in Debian's Chromium."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import sync_playwright

from bureau.staff import passwords
from bureau.staff.accounts import first_password, make_demo_accounts
from bureau.staff.models import User
from tests.browser.watch import Watch
from tests.databases import copy_of_test_database, working_in
from tests.signing_in import sign_in

CHROMIUM = "/usr/bin/chromium"
# Nothing is looked up outside: no updates, no field trials, no first-run pages.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
LOCALES = {"zh-hans": "zh-CN", "en": "en-GB"}  # how the browser itself writes days


@pytest.fixture(scope="package")
def site(small_year, django_db_blocker):
    """The site with a small year of its own, for what is entered stays; served from a thread."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("site", of=small_year) as name,
        working_in(name),
    ):
        thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        yield f"http://127.0.0.1:{thread.port}"
        thread.terminate()


@pytest.fixture(scope="package")
def sessions(site):
    """Of every demo account, the key of a session that is signed in."""
    _make_newcomers()
    sessions = {}
    for username, *_ in make_demo_accounts():
        client = Client()
        sign_in(client, User.objects.get(username=username))
        sessions[username] = client.session.session_key
    return sessions


def _make_newcomers():
    """One without a second factor as yet, and one with a password that somebody else gave."""
    for username, role in {"demo-newcomer": "reviewer", "demo-newcomer-clerk": "clerk"}.items():
        user = User.objects.create_user(username, password=first_password(username))
        user.groups.add(Group.objects.get(name=role))
        if role == "reviewer":
            passwords.choose(user)


@pytest.fixture(scope="package")
def browser(site):
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps a loop in this thread; Django would take our own queries for async ones.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, site, sessions):
    """Opens a blank page of somebody's, or of nobody's; no page may ask outside or fail."""
    watches = []

    def open_page(username=None, language="zh-hans", **options):
        options |= {"locale": LOCALES[language], "timezone_id": settings.TIME_ZONE}
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(30_000)
        context.add_cookies(cookies(site, sessions.get(username), language))
        watches.append(Watch(context, site))
        return context.new_page()

    yield open_page
    for watch in watches:
        watch.context.close()
    assert [complaint for watch in watches for complaint in watch.complaints] == []


@pytest.fixture
def as_clerk(open_page):
    """A page of a clerk of Lixia District (370102), in Chinese."""
    return open_page("demo-clerk")


@pytest.fixture
def made(site):
    """Makes records on a connection of their own: what a test's own has open nobody else sees."""

    def make(factory, **values):
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(_made, factory, values).result()

    return make


@pytest.fixture
def shoot():
    """Writes a picture of a page to the folder SCREENSHOTS, where there is one."""

    def shoot(page, name):
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")

    return shoot


def _made(factory, values):
    try:
        return factory.create(**values)
    finally:
        connection.close()


def cookies(site, session, language):
    kept = {settings.LANGUAGE_COOKIE_NAME: language, settings.SESSION_COOKIE_NAME: session}
    return [{"url": site, "name": name, "value": value} for name, value in kept.items() if value]
