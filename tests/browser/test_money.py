"""A subsidy from the application to the card, at the hands of four people, in Chinese."""

import csv
import io

import pytest
from playwright.sync_api import expect

from programs.payments.answers import COLUMNS
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
    payer.goto(f"/admin/subsidies/subsidy/?state=reviewed&person={veteran.pk}")
    choose(payer, "put_in", payment="2021-调休-001 中国银行")
    payer.goto("/admin/subsidies/paymentbatch/?q=2021-调休-001")
    payer.locator("#result_list tbody th a").click()
    decide(payer, "send", sent_on=FRIDAY)
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
    expect(clerk.locator(".field-working_days")).to_contain_text("1")
