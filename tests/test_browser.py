"""What people see and do, in Debian's Chromium."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect, sync_playwright

from bureau.staff.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

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
]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(in_small_year, django_db_blocker):
    """The site with the small year, served from a thread. (pytest-django's would empty it.)"""
    with django_db_blocker.unblock():
        user = User.objects.create_user("look", password="around", region_id="37", is_staff=True)
        thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        yield f"http://127.0.0.1:{thread.port}"
        thread.terminate()
        user.delete()


@pytest.fixture(scope="module")
def browser(site):
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps a loop in this thread; Django would take our own queries for async ones.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, site):
    """Somebody of the province, signed in, on the year's page."""
    page = browser.new_page()
    page.goto(site)
    page.fill("[name=username]", "look")
    page.fill("[name=password]", "around")
    page.click(".sign-in button")
    expect(page).to_have_url(f"{site}/years/2021/")
    yield page
    page.close()


def test_a_figure_leads_to_its_records_and_a_filter_narrows_them(page):
    link = page.locator("a.text[href*='figures/job_fairs.attendees/']")
    shown = link.inner_text()
    link.click()

    expect(page.locator("h1 small")).to_have_text(shown)
    assert page.locator("tbody tr").count() == 50
    before = page.locator(".count").inner_text()
    page.select_option(".filters select[name=region]", "3702")
    page.click(".filters button")
    assert page.locator(".count").inner_text() != before


def test_another_place_is_one_choice_away(page):
    page.select_option("#region", "3702")
    page.click(".switch button")

    expect(page.locator("h1 small")).to_have_text("Qingdao City")


def test_chinese_and_english_are_one_click_apart(page):
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_contain_text("2021")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")

    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_contain_text("The year 2021 in numbers")


@pytest.mark.parametrize("path", ["/years/2021/", "/years/2021/figures/job_fairs.attendees/"])
def test_page_fits_a_phone(path, page, site):
    page.set_viewport_size(PHONE)
    page.goto(site + path)

    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_year_can_be_read_by_keyboard(page):
    page.keyboard.press("Tab")

    expect(page.locator(".skip")).to_be_focused()


def test_no_page_asks_an_outside_address(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ["/years/2021/", "/years/2021/figures/contests.teams/", "/admin/"]:
        page.goto(site + path)

    assert asked
    assert all(url.startswith((site, "data:")) for url in asked)
