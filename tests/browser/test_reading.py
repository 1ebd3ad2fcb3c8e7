"""The year's pages, as somebody of the province reads them."""

import pytest
from playwright.sync_api import expect

from bureau.staff.accounts import code_and_secret, first_password

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def page(open_page):
    page = open_page("demo-manager", language="en")
    page.goto("/years/2021/")
    return page


def test_signing_in_leads_into_the_site(open_page, site):
    page = open_page()
    page.goto("/")

    page.fill("[name=username]", "demo-manager")
    page.fill("[name=password]", first_password("demo-manager"))
    page.click(".sign-in button")
    page.fill("[name=code]", code_and_secret("demo-manager")[0])
    page.click(".sign-in button")

    expect(page.locator(".who")).to_contain_text("demo-manager")


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


def test_year_can_be_read_by_keyboard(page):
    page.keyboard.press("Tab")

    expect(page.locator(".skip")).to_be_focused()
