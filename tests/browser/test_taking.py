"""A clerk takes away the list that they see."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.working import at_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_clerk_takes_a_filtered_list_and_gets_the_file(as_clerk, shoot):
    page = as_clerk
    page.goto("/admin/veterans/veteran/?category__exact=conscript")
    page.locator("a[href*='/veteran/take/']").click()
    shoot(page, "take")
    page.locator("[name=format][value=xlsx]").check()
    page.fill("[name=reason]", "春季走访")
    page.locator(".desk-take button[type=submit]").click()

    expect(page.locator("#progress")).to_be_visible()
    shoot(page, "file-waits")
    at_work()
    link = page.locator("a.desk-button")  # the page looks by itself
    expect(link).to_be_visible(timeout=15_000)
    shoot(page, "file")
    with page.expect_download() as fetched:
        link.click()

    book = CalamineWorkbook.from_filelike(BytesIO(fetched.value.path().read_bytes()))
    heading, *rows = book.get_sheet_by_index(0).to_python()
    assert fetched.value.suggested_filename.endswith(".xlsx")
    assert heading[0] == "姓名"
    assert rows
    assert {row[heading.index("人员类别")] for row in rows} == {"义务兵"}
