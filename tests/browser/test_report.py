"""The article, read with a mouse, by keyboard and on a telephone; and where it is written."""

import pytest
from playwright.sync_api import expect

from tests.browser.findings import serious

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

REPORT = "/years/2021/report/"
DESK = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 800, "height": 1000}
FIGURE = ".figure:has(a[href*='subsidies.amount'])"


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def last_in(page):
    """The figure that stands furthest to the right: where a tooltip would leave the page."""
    edges = page.locator(".figure").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().right)"
    )
    return page.locator(".figure").nth(edges.index(max(edges)))


def test_a_figure_tells_of_itself_to_whoever_points_at_it(open_page, shoot):
    page = open_page("demo-manager", viewport=DESK)
    page.goto(REPORT)
    figure = page.locator(FIGURE).first
    expect(figure.locator(".about")).to_be_hidden()

    figure.locator("a").hover()

    expect(figure.locator(".about")).to_be_visible()
    expect(page.locator(".about:visible")).to_have_count(1)
    shoot(page, "report, pointed at")
    figure.locator(".about").hover()  # what it says can be read with the pointer on it
    expect(figure.locator(".about")).to_be_visible()
    page.mouse.move(1, 1)
    expect(figure.locator(".about")).to_be_hidden()


def test_a_figure_tells_of_itself_by_keyboard_and_leads_to_its_records(open_page):
    page = open_page("demo-manager", viewport=DESK)
    page.goto(REPORT)
    link = page.locator(f"{FIGURE} a").first
    shown = link.inner_text()

    link.focus()

    expect(page.locator(".about:visible")).to_have_count(1)
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText"
    ).startswith(page.locator(".about:visible b").inner_text())
    page.keyboard.press("Tab")
    expect(link.locator("..").locator(".about")).to_be_hidden()
    link.press("Enter")
    expect(page.locator("h1 small")).to_have_text(shown)


def test_a_touch_on_the_sign_beside_a_figure_tells_of_it(open_page, shoot):
    page = open_page("demo-manager", viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(REPORT)
    figure = page.locator(FIGURE).first

    figure.locator(".more").tap()

    expect(figure.locator(".about")).to_be_visible()
    assert page.url.endswith(REPORT)
    shoot(page, "report, touched")
    page.locator("h1").tap()
    expect(figure.locator(".about")).to_be_hidden()


def test_whoever_sees_no_records_is_told_of_a_figure_all_the_same(open_page):
    page = open_page("demo-administrator", viewport=DESK)
    page.goto(REPORT)
    figure = page.locator(".figure .words").first

    figure.focus()

    expect(page.locator(".about:visible")).to_have_count(1)
    expect(page.locator(".figure a")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_no_tooltip_makes_the_page_wider(viewport, open_page):
    page = open_page("demo-manager", viewport=viewport)
    page.goto(REPORT)

    last_in(page).locator("a").focus()

    expect(page.locator(".about:visible")).to_have_count(1)
    assert not is_too_wide(page)


def test_in_print_there_are_words_alone(open_page, shoot):
    page = open_page("demo-manager", viewport=DESK)
    page.goto(REPORT)
    page.locator(f"{FIGURE} a").first.focus()

    page.emulate_media(media="print")

    for gone in [".about", ".more", ".masthead", ".switch", ".problems"]:
        assert page.locator(f"{gone}:visible").count() == 0
    shoot(page, "report, in print")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_what_a_writer_of_templates_sees_can_be_read_by_everybody(
    viewport, scheme, open_page, shoot
):
    page = open_page("demo-manager", viewport=viewport, color_scheme=scheme)
    seen = f"{viewport['width']}.{scheme}"
    found = {}

    page.goto(REPORT)
    page.locator(f"{FIGURE} a").first.focus()
    found["report"] = serious(page)
    shoot(page, f"report, told of.{seen}")
    page.goto("/admin/report/reporttemplate/")
    page.locator("#result_list tbody a").first.click()
    page.locator(".report-help details").first.locator("summary").click()
    found["template"] = serious(page)
    too_wide = is_too_wide(page)
    shoot(page, f"template.{seen}")
    page.locator(".report-help").scroll_into_view_if_needed()
    shoot(page, f"template, help.{seen}")
    page.fill("[name=body]", "# 试写\n{subsidies.amount}，{no.such}，{incubators.tenants:近2000家}")
    with page.context.expect_page() as opened:
        page.locator("button[formaction]").click()
    preview = opened.value
    expect(preview.locator("h1")).to_have_text("试写")
    expect(preview.locator(".problems li")).to_have_count(2)
    found["preview"] = serious(preview)
    shoot(preview, f"preview.{seen}")
    expect(page.locator("[name=body]")).to_have_value(
        "# 试写\n{subsidies.amount}，{no.such}，{incubators.tenants:近2000家}"
    )

    assert found == {"report": [], "template": [], "preview": []}
    assert not too_wide
    assert not is_too_wide(preview)


def test_a_template_that_means_nothing_is_refused_at_its_line(open_page, shoot):
    page = open_page("demo-manager", viewport=DESK)
    page.goto("/admin/report/reporttemplate/add/")
    page.fill("[name=year]", "2020")
    page.fill("[name=body]", "# 试写\n\n{no.such}")

    page.locator("[name=_save]").click()

    expect(page.locator("#content-main")).to_contain_text("{no.such}")
    shoot(page, "template, refused")
