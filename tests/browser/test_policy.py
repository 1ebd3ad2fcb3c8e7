"""What is written into a page does nothing: the browser holds to the site's policy.

That no page of ours is at odds with it, every other test here watches for: the browser says so on
its console, and a page that says anything there fails (tests/browser/watch.py).
"""

import pytest

from tests.browser.conftest import cookies
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SMUGGLED = {
    "a-script": "<script>document.title = 'smuggled'</script>",
    "a-handler": "<img src=/static/summary/star.svg onload=\"document.title = 'smuggled'\">",
    "a-script-from-outside": "<script src=//example.invalid/smuggled.js></script>",
    "a-style": "<style>main { display: none }</style>",
    "a-style-of-a-part": "<p style='position: fixed'>smuggled</p>",
    "a-frame": "<iframe src=/sign-in/></iframe>",
    "a-form-to-outside": "<form action=//example.invalid/><button id=out>go</button></form>",
}


@pytest.mark.parametrize("smuggled", SMUGGLED.values(), ids=SMUGGLED)
@pytest.mark.parametrize("path", ["/years/2021/", "/admin/"])
def test_the_browser_refuses(smuggled, path, browser, site, sessions):
    context = browser.new_context(base_url=site)
    context.add_cookies(cookies(site, sessions["demo-manager"], "zh-hans"))
    watch, page = Watch(context, site), context.new_page()
    page.route(f"**{path}", lambda route: _with(smuggled, route))

    page.goto(path)
    if "id=out" in smuggled:
        page.evaluate("document.getElementById('out').click()")
        page.wait_for_timeout(300)

    refusals = [each for each in watch.complaints if "Content Security Policy" in each]
    title = page.title()
    context.close()
    assert len(refusals) == 1
    assert title != "smuggled"


def _with(smuggled, route):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</body>", f"{smuggled}</body>"))
