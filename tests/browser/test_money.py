"""Money from the application to the card, at the hands of four people, in Chinese."""

import csv
import io
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from programs.payments.answers import COLUMNS
from programs.startup_loans.models import InterestSubsidy, Loan
from programs.subsidies.models import Subsidy
from tests.browser.test_clerk import pick, save
from tests.programs.subsidies.factories import card_number
from tests.veterans.factories import VeteranFactory, id_number

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FRIDAY, SUNDAY = "2021-02-05", "2021-02-07"  # before the Spring Festival, the Sunday is worked


def decide(page, key, **answers):
    """Press a button of the case's page, answer what is asked, and confirm."""
    page.locator(f".case-acts button[value={key}]").click()
    confirm(page, **answers)


def confirm(page, **answers):
    page.locator("[name=confirmed]").wait_for(state="attached")
    for name, value in answers.items():
        page.fill(f"[name={name}]", value)
    page.locator(".desk-buttons button").click()


def choose(page, key, row=0, **selected):
    """Do something to a row of a list."""
    page.locator("#result_list input[name=_selected_action]").nth(row).check()
    page.select_option("[name=action]", key)
    page.locator("#changelist-form button[name=index]").click()
    page.locator("[name=confirmed]").wait_for(state="attached")
    for name, value in selected.items():
        page.select_option(f"[name={name}]", label=value)
    page.locator(".desk-buttons button").click()


def test_a_subsidy_goes_from_the_window_to_the_card(open_page, made, shoot):
    veteran = made(
        VeteranFactory,
        region_id="370102",
        name="单援朝",
        id_number=id_number(771),
        enlisted_on="2018-09-01",
        discharged_on="2020-09-01",
        reported_on="2021-02-01",
    )
    clerk, reviewer = open_page("demo-clerk"), open_page("demo-reviewer")
    finance, payer = open_page("demo-finance"), open_page("demo-payer")

    # The window: the application, first without one of its papers.
    clerk.goto("/admin/subsidies/subsidy/add/")
    pick(clerk, "veteran", veteran.id_number.reveal()[-4:])
    clerk.fill("[name=applied_on]", FRIDAY)
    clerk.fill("[name=bank_name]", "中国工商银行")
    clerk.fill("[name=bank_account]", card_number(771))
    for paper in ["has_enlistment_notice", "has_introduction_letter", "has_discharge_certificate"]:
        clerk.check(f"[name={paper}]")
    clerk.check("[name=dossier_is_genuine]")
    save(clerk, "_continue")
    case = Subsidy.objects.get(veteran=veteran)
    address = f"/admin/subsidies/subsidy/{case.pk}/change/"
    decide(clerk, "accept", accepted_on=FRIDAY)
    expect(clerk.locator(".case-steps li")).to_have_count(2)
    shoot(clerk, "case-accepted")

    # The county: sends it back once, then decides.
    reviewer.goto(address)
    decide(reviewer, "return", returned_because="开户行名称与银行卡不符")
    clerk.goto(address)
    expect(clerk.locator("#content")).to_contain_text("开户行名称与银行卡不符")
    clerk.fill("[name=bank_name]", "中国银行")
    save(clerk, "_continue")
    decide(clerk, "hand_in_again")
    decide(clerk, "accept", accepted_on=FRIDAY)
    reviewer.goto("/admin/")
    expect(reviewer.locator(".home-waiting")).to_contain_text("待审批")
    shoot(reviewer, "queue-of-a-reviewer")
    reviewer.goto(address)
    decide(reviewer, "approve", decided_on=FRIDAY)

    # Finance reviews, a payer sends it to the bank.
    finance.goto(address)
    decide(finance, "review", reviewed_on=FRIDAY)
    payer.goto("/admin/subsidies/paymentbatch/add/")
    payer.fill("[name=number]", "2021-调休-001")
    payer.fill("[name=bank]", "中国银行")
    save(payer)
    payer.goto(f"/admin/subsidies/subsidy/?state__exact=reviewed&person={veteran.pk}")
    choose(payer, "put_in", payment="2021-调休-001 中国银行")
    payer.goto("/admin/subsidies/paymentbatch/?q=2021-调休-001")
    payer.locator("#result_list tbody th a").click()
    decide(payer, "send", sent_on=FRIDAY)
    expect(payer.locator(".case-table")).to_contain_text("银行尚未回盘")
    shoot(payer, "batch-sent")

    # The bank: its file out, its answer in.
    with payer.expect_download() as downloaded:
        payer.locator("a[href$='/bank_file/']").click()
    sent = downloaded.value.path().read_text("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(sent))
    answered = io.StringIO()
    told = [row["流水号"], row["户名"], row["账号"], row["金额"], "成功", "", SUNDAY]
    csv.writer(answered).writerows([COLUMNS, told])
    payer.locator("a[href$='/answer/']").click()
    file = {"name": "回盘.csv", "mimeType": "text/csv", "buffer": answered.getvalue().encode()}
    payer.set_input_files("[name=file]", file)
    payer.locator(".case-upload button").click()
    expect(payer.locator(".case-table").last).to_contain_text("已足额支付")
    shoot(payer, "bank-answered")

    # One working day went by, for that Sunday was worked.
    clerk.goto(address)
    expect(clerk.locator(".case-steps li")).to_have_count(9)
    shoot(clerk, "case-paid")
    case.refresh_from_db()
    assert (case.state, case.working_days) == ("paid", 1)
    expect(clerk.locator("#working")).to_contain_text("共1个工作日")


def claim(page, loan, quarter, claimed_on):
    """The claim of a quarter's interest of a loan, of which nothing was repaid."""
    page.goto("/admin/startup_loans/interestsubsidy/add/")
    page.locator("[name=loan] + .select2-container .select2-selection").press("Enter")
    page.locator(".select2-search__field").press_sequentially(loan.contract_no)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(loan.contract_no)
    page.keyboard.press("Enter")
    page.fill("[name=claimed_on]", claimed_on)
    page.fill("[name=year]", "2021")
    page.fill("[name=quarter]", str(quarter))
    page.fill("[name=closing_balance]", "150000")
    expect(page.locator("#working")).to_be_visible()
    save(page, "_continue")
    return page.url.partition("/admin/")[2]


def test_a_loan_is_lent_and_two_quarters_of_its_interest_are_paid(open_page, made, shoot):
    veteran = made(VeteranFactory, region_id="370102", name="宗卫东", id_number=id_number(772))
    clerk, reviewer = open_page("demo-clerk"), open_page("demo-reviewer")
    finance, payer = open_page("demo-finance"), open_page("demo-payer")

    # The window enters it, the county decides, the bank pays it out.
    clerk.goto("/admin/startup_loans/loan/add/")
    pick(clerk, "veteran", veteran.id_number.reveal()[-4:])
    terms = {"project": "汽车维修", "purpose": "购置设备", "own_funds": "50000"}
    terms |= {"bank": "齐鲁银行", "amount": "150000", "annual_rate": "4.80"}
    for name, value in {**terms, "applied_on": "2021-06-01"}.items():
        clerk.fill(f"[name={name}]", value)
    clerk.check("[name=clean_record]")
    save(clerk, "_continue")
    loan = Loan.objects.get(veteran=veteran)
    address = f"/admin/startup_loans/loan/{loan.pk}/change/"
    reviewer.goto(address)
    decide(reviewer, "approve", decided_on="2021-06-10")
    clerk.goto(address)
    decide(clerk, "disburse", contract_no="鲁军创2021-772", disbursed_on="2021-06-17")
    loan.refresh_from_db()
    shoot(clerk, "loan-disbursed")

    # Each quarter: claimed, checked, approved, paid.
    for quarter, claimed, day in [(3, "2021-09-22", "2021-09-26"), (4, "2021-12-22", "2021-12-24")]:
        claimed_at = claim(clerk, loan, quarter, claimed)
        for page, key, field in [
            (finance, "check", "checked_on"),
            (reviewer, "approve", "approved_on"),
            (payer, "pay", "paid_on"),
        ]:
            page.goto(f"/admin/{claimed_at}")
            decide(page, key, **{field: day})
    expect(payer.locator(".case-steps li")).to_have_count(4)
    expect(payer.locator("#working")).to_contain_text("1,820.00")
    shoot(payer, "interest-paid")
    paid = InterestSubsidy.objects.filter(loan=loan).order_by("quarter")
    assert [(each.state, each.days, each.amount) for each in paid] == [
        ("paid", 92, Decimal("1840.00")),
        ("paid", 91, Decimal("1820.00")),
    ]
