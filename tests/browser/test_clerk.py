"""A county clerk's day, in Chinese."""

from datetime import date

import pytest
from playwright.sync_api import expect

from bureau.base import names
from programs.subsidies.models import Subsidy
from tests.programs.subsidies.factories import SubsidyFactory
from tests.veterans.factories import VeteranFactory, id_number, new_credit_code
from veterans.models import Veteran

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

BORN = date(1990, 3, 5)  # nobody of the loaded year was born on this day
CLASS = {"starts_on": "2026-03-02", "ends_on": "2026-03-06"}


def pick(page, name, typed, index=0):
    """Choose from a picker by typing, with the keyboard alone."""
    box = page.locator(f"[name={name}] + .select2-container .select2-selection")
    box.nth(index).press("Enter")
    page.locator(".select2-search__field").press_sequentially(typed)
    expect(page.locator(".loading-results")).to_have_count(0)  # of all that was typed
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("****")
    page.keyboard.press("Enter")


def follow(page, link):
    """To a page on which scripts help: one that is only half there would lose what is done."""
    with page.expect_navigation():
        page.locator(link).click()


def save(page, name="_save"):
    page.locator(f"button[name={name}]").click()


def test_a_clerk_registers_a_veteran(as_clerk, shoot):
    page = as_clerk
    page.goto("/admin/")
    follow(page, ".home-beginnings a[href='/admin/veterans/veteran/add/']")
    page.fill("[name=name]", "单国强")
    page.fill("[name=id_number]", id_number(123, born=BORN))
    page.select_option("[name=category]", "conscript")
    page.fill("[name=enlisted_on]", "2010-12-01")
    page.fill("[name=discharged_on]", "2012-12-01")
    page.select_option("[name=placement]", "self_employment")

    expect(page.locator("[name=sex]")).to_have_value("male")
    expect(page.locator("[name=birth_date]")).to_have_value("1990-03-05")
    shoot(page, "clerk-registers")
    save(page)

    expect(page).to_have_url("/admin/veterans/veteran/")
    expect(page.locator("#content")).to_contain_text("单国强")


def test_a_clerk_opens_a_class_and_pastes_thirty_people(as_clerk, shoot, made):
    numbers = [id_number(200 + each, born=BORN) for each in range(30)]
    for number in numbers[3:]:
        made(VeteranFactory, region_id="370102", id_number=number)
    numbers[1] = numbers[1][:17] + ("0" if numbers[1][17] != "0" else "1")
    numbers[2] = numbers[3]
    page = as_clerk
    page.goto("/admin/adaptation_training/trainingclass/add/")
    page.fill("[name=title]", "春季适应性培训班")
    for name, value in CLASS.items():
        page.fill(f"[name={name}]", value)
    save(page, "_continue")

    page.locator("a[href$='/paste/']").click()
    page.fill("[name=lines]", "\n".join(numbers))
    page.locator("#paste_form button").first.click()

    expect(page.locator(".desk-problem tbody tr")).to_have_count(3)
    shoot(page, "clerk-pastes")
    page.locator("button[name=_right]").click()

    expect(page.locator(".desk-problem tbody tr")).to_have_count(3)
    page.goto("/admin/adaptation_training/trainingclass/?q=春季适应性培训班")
    page.locator("#result_list tbody th a").click()
    expect(page.locator("#content")).to_contain_text("27")


def test_a_clerk_creates_the_next_job_fair_with_booths_and_visits(as_clerk, shoot):
    veterans = Veteran.objects.filter(region="370102").order_by("pk")[:5]
    page = as_clerk
    page.goto("/admin/job_fairs/jobfair/job-days/")
    follow(page, ".card.next button")
    for row in range(2):
        page.locator("#booths-group a.add-row").click()
        page.fill(f"[name=booths-{row}-credit_code]", new_credit_code(9000 + row))
        page.fill(f"[name=booths-{row}-employer]", f"泉城{row + 1}号公司")
        page.fill(f"[name=booths-{row}-posts_offered]", "12")
    for row, veteran in enumerate(veterans):
        page.locator("#visits-group a.add-row").click()
        pick(page, f"visits-{row}-veteran", names.initials(veteran.name))
    shoot(page, "clerk-creates-a-fair")
    save(page, "_continue")

    expect(page.locator("[name=booths-INITIAL_FORMS]")).to_have_value("2")
    expect(page.locator("[name=visits-INITIAL_FORMS]")).to_have_value("5")


def test_a_clerk_is_told_the_rule_when_a_loan_is_over_its_cap(as_clerk, shoot, made):
    veteran = made(VeteranFactory, region_id="370102", name="邱少云朵")
    page = as_clerk
    page.goto("/admin/startup_loans/loan/add/")
    page.select_option("[name=kind]", "personal")
    pick(page, "veteran", names.initials(veteran.name))
    typed = {"project": "面馆", "purpose": "装修", "bank": "齐鲁银行", "term_months": "24"}
    typed |= {"annual_rate": "3.85", "applied_on": "2021-03-01", "amount": "250000"}
    for name, value in typed.items():
        page.fill(f"[name={name}]", value)

    expect(page.locator("#working")).to_contain_text("200,000")
    save(page)

    expect(page.locator(".errors [name=amount]")).to_be_visible()
    expect(page.locator("#content")).to_contain_text("200,000")
    shoot(page, "clerk-is-told-the-cap")


def test_a_clerk_corrects_a_returned_case(as_clerk, shoot, made):
    case = made(
        SubsidyFactory,
        region_id="370102",
        veteran__region_id="370102",
        state="returned",
        returned_because="银行卡号与户名不符，请核对。",
    )
    page = as_clerk
    page.goto("/admin/")
    page.locator("a[href$='?duty=subsidies.subsidy_hand_in_again']").click()
    page.locator(f"a[href*='/subsidies/subsidy/{case.pk}/']").first.click()
    expect(page.locator("#content")).to_contain_text("银行卡号与户名不符，请核对。")
    shoot(page, "clerk-corrects")
    page.fill("[name=bank_name]", "中国银行")
    save(page, "_continue")
    page.locator(".case-acts button[value=hand_in_again]").click()
    page.locator(".desk-buttons button").click()
    expect(page.locator(".case-steps li").last).to_contain_text("重新提交")

    case.refresh_from_db()
    assert (case.state, case.bank_name) == (Subsidy.State.APPLIED, "中国银行")


def test_a_clerk_finds_somebody_by_pinyin_initials(as_clerk, shoot, made):
    made(VeteranFactory, region_id="370102", name="欧阳海东")
    page = as_clerk
    page.goto("/admin/veterans/veteran/")
    page.fill("[name=q]", "oyhd")
    page.keyboard.press("Enter")

    expect(page.locator("#result_list tbody th")).to_have_count(1)
    expect(page.locator("#result_list tbody th")).to_contain_text("欧阳海东")
    shoot(page, "clerk-finds")
