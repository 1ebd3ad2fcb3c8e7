"""A clerk sends the ledger that the office keeps, corrects what is wrong in it, and takes it over."""

import pytest
from playwright.sync_api import expect

from tests.workbooks import VETERANS, reopened, saved, veteran, workbook
from tests.working import at_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SERIAL = 900_000  # nobody's of the year that is loaded
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send(page, data):
    page.set_input_files("[name=file]", {"name": "台账.xlsx", "mimeType": XLSX, "buffer": data})
    page.locator("main form button[type=submit], .home form button[type=submit]").first.click()
    expect(page.locator("progress")).to_be_visible()


def test_a_ledger_from_the_list_to_the_register(as_clerk, shoot):
    page = as_clerk
    page.goto("/admin/veterans/veteran/")
    page.locator("a[href$='/ledgers/of/veterans.veteran/']").click()
    shoot(page, "ledger-send")
    rows = [veteran(SERIAL + each) for each in range(3)]
    rows[1][VETERANS.index("人员类别")] = "士兵们"
    send(page, workbook(VETERANS, *rows))
    shoot(page, "ledger-waits")
    at_work()

    expect(page.locator("#problems")).to_be_visible(timeout=15_000)  # the page looks by itself
    shoot(page, "ledger-wrong")
    expect(page.locator("section[aria-labelledby=problems] tbody tr")).to_have_count(1)
    expect(page.locator("#take-over")).to_have_count(0)
    with page.expect_download() as fetched:
        page.locator("a[href$='/marked/']").click()
    book = reopened(fetched.value.path().read_bytes())
    assert "义务兵" in book["台账"]["D3"].comment.text
    book["台账"]["D3"] = "义务兵"

    page.goto("/admin/ledgers/of/veterans.veteran/")
    send(page, saved(book))
    at_work()
    expect(page.locator("#take-over")).to_be_visible(timeout=15_000)
    shoot(page, "ledger-right")
    page.locator("form[action$='/take-over/'] button").click()
    at_work()

    expect(page.locator("#undo")).to_contain_text("已新增3条", timeout=15_000)
    shoot(page, "ledger-done")
    page.goto("/admin/ledgers/")
    shoot(page, "ledgers")
    page.goto("/admin/veterans/veteran/?q=王建国")
    assert page.locator("#result_list tbody tr").count() >= 3
