"""Choosing a person, and rows of many, by the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.veterans.factories import VeteranFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

BOX = "[name=veteran] + .select2-container .select2-selection"
SEARCH = ".select2-search__field"


def tab_to(page, selector):
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.locator(selector).evaluate("box => box === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_a_person_is_chosen_by_initials_with_the_keyboard_alone(as_clerk, made):
    person = made(VeteranFactory, region_id="370102", name="仉督亢")
    page, asked = as_clerk, []
    page.on("request", lambda request: asked.append(request))
    page.goto("/admin/adaptation_training/attendance/add/")
    page.locator("[name=training_class] + .select2-container .select2-selection").focus()

    tab_to(page, BOX)
    page.keyboard.type("zdk", delay=30)
    expect(page.locator(SEARCH)).to_have_value("zdk")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("仉督亢")
    page.keyboard.press("Enter")

    expect(page.locator(BOX)).to_contain_text(f"仉督亢 {person.id_number}")
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator("[name=veteran]")).to_have_value(str(person.pk))
    sought = [each for each in asked if "/admin/autocomplete/" in each.url]
    assert {each.method for each in sought} == {"POST"}
    assert not any("zdk" in each.url for each in asked)


def test_escape_leaves_a_picker_as_it_was(as_clerk, made):
    attendance = made(AttendanceFactory, training_class__region_id="370102")
    page = as_clerk
    page.goto(f"/admin/adaptation_training/attendance/{attendance.pk}/change/")
    page.locator(BOX).focus()

    page.keyboard.type("z")
    expect(page.locator(SEARCH)).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(SEARCH)).to_have_count(0)
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(BOX)).to_contain_text(attendance.veteran.name)


def test_a_picker_of_a_new_row_opens_by_typing_too(as_clerk, made):
    person = made(VeteranFactory, region_id="370102", name="仉督亢")
    training = made(TrainingClassFactory, region_id="370102")
    page = as_clerk
    page.goto(f"/admin/adaptation_training/trainingclass/{training.pk}/change/")
    page.locator("#attendances-group .add-row a, #attendances-group a.add-row").first.click()
    box = page.locator("[name=attendances-0-veteran] + .select2-container .select2-selection")

    box.focus()
    page.keyboard.type(f"zd {str(person.id_number)[-4:]}", delay=30)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("仉督亢")
    page.keyboard.press("Enter")
    page.locator("button[name=_continue]").click()

    expect(box).to_contain_text("仉督亢")
    assert training.attendances.get().veteran == person


def test_rows_of_many_fit_a_phone_and_lead_from_page_to_page(open_page, made, shoot):
    training = made(TrainingClassFactory, region_id="370102")
    for _each in range(51):
        made(AttendanceFactory, training_class=training)
    page = open_page("demo-clerk", viewport={"width": 390, "height": 844})
    page.goto(f"/admin/adaptation_training/trainingclass/{training.pk}/change/")
    shoot(page, "class-on-a-phone")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("tr.form-delete:visible, tbody.empty-form:visible")).to_have_count(0)
    page.locator(".desk-pages a").first.click()

    expect(page.locator("#attendances-group tbody.original")).to_have_count(1)
