"""What people see of the interface for programs: its description, and their own tokens."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_description_is_shown_under_the_sites_own_policy(open_page, language, shoot):
    """Whatever Swagger is refused, the browser says on its console, and the page fails."""
    page = open_page("demo-clerk", language)
    page.goto("/api/docs/")

    page.wait_for_selector(".opblock-tag-section")
    page.locator(".opblock-tag-section button.expand-operation").first.click()
    page.locator(".opblock-summary-control").first.click()
    page.wait_for_selector(".opblock-body")
    shoot(page, f"api-docs-{language}")


def test_a_token_is_made_shown_and_revoked(open_page, shoot):
    page = open_page("demo-clerk")
    page.goto("/admin/tokens/")

    page.fill("[name=name]", "统计程序")
    page.select_option("[name=rights]", "read")
    page.locator("section[aria-labelledby=make] button[type=submit]").click()
    assert page.locator("section[aria-labelledby=made] code").inner_text().startswith("bureau_")
    shoot(page, "token")

    page.locator("section[aria-labelledby=tokens] form button").first.click()
    assert page.locator("section[aria-labelledby=tokens] form").count() == 0
