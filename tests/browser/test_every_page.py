"""Whatever page an account can open: it works, it fits, and it asks nothing outside."""

import pytest

from tests.browser.pages import PAGE_TYPES, WAY_IN
from tests.pages import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 1000}


@pytest.mark.parametrize("username", ["demo-clerk-province", "demo-administrator"])
def test_every_page_opens_and_fits_a_phone(username, open_page, shoot):
    page = open_page(username)
    too_wide = []
    for name, path in every_page(username):
        page.set_viewport_size(DESK)
        page.goto(path)
        shoot(page, f"{username}.{name}")
        page.set_viewport_size(PHONE)
        if _is_too_wide(page):
            too_wide.append(path)

    assert too_wide == []


def test_every_type_of_page_fits_a_phone(open_page):
    stranger, page = open_page(viewport=PHONE), open_page("demo-clerk-province", viewport=PHONE)
    too_wide = []
    for name, open_type in (WAY_IN | PAGE_TYPES).items():
        looked_at = stranger if name in WAY_IN else page
        open_type(looked_at)
        if _is_too_wide(looked_at):
            too_wide.append(name)

    assert too_wide == []


def _is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
