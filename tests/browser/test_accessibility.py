"""Every type of page can be read with a screen reader, by weak eyes and on a phone (axe-core)."""

import pytest

from tests.browser.findings import serious
from tests.browser.pages import PAGE_TYPES, WAY_IN

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SCREENS = [(1440, 1000), (390, 844)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=["desk", "phone"])
def test_no_page_type_has_a_serious_finding(screen, scheme, open_page, shoot):
    width, height = screen
    options = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
    stranger, page = open_page(**options), open_page("demo-clerk-province", **options)
    found = {}
    for name, open_type in (WAY_IN | PAGE_TYPES).items():
        looked_at = stranger if name in WAY_IN else page
        open_type(looked_at)
        if findings := serious(looked_at):
            found[name] = findings
        shoot(looked_at, f"{name}.{width}.{scheme}")

    assert found == {}
