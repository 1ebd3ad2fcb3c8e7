"""What every list of records does, and what none of them does."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bureau.desk import paging
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.job_fairs.models import JobFair
from programs.startup_loans.models import Loan, LoanRule
from programs.subsidies.models import ServiceStandard, SubsidyRate
from programs.welfare_posts.models import PostCategory
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import LISTS, admin_of, rows, said
from tests.factories import factory_of
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.startup_loans.factories import LoanFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory, id_number
from veterans.models import Enterprise, Veteran

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(client):
    """The browser of a clerk of the whole province."""
    client.force_login(make_clerk("provincial", "37"))
    return client


def test_an_empty_list_says_what_to_do(desk):
    empty = desk.get(page(JobFair, "changelist")).content.decode()
    narrowed = desk.get(page(JobFair, "changelist"), {"q": "nothing"}).content.decode()

    assert "No records yet: add the first." in empty
    assert "No record fits what the list is narrowed to." in narrowed


def test_a_list_is_named_after_what_it_lists(desk):
    answer = desk.get(page(JobFair, "changelist"))

    assert answer.context["title"] == str(JobFair._meta.verbose_name_plural).capitalize()


def test_yes_and_no_are_words_and_amounts_have_their_thousands_apart(desk):
    LoanFactory(region_id="370102", amount=300_000)

    listed = desk.get(page(Loan, "changelist")).content.decode()

    assert "300,000.00" in listed


def test_a_place_stands_in_its_column_by_its_short_name(province):
    JobFairFactory(region_id="3701")

    listed = province.get(page(JobFair, "changelist")).content.decode()

    assert ">Jinan<" in listed


# --- pages ----------------------------------------------------------------------------------


def test_a_list_is_never_counted_to_its_end(desk, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 3)
    VeteranFactory.create_batch(6, region_id="370102")

    with CaptureQueriesContext(connection) as captured:
        answer = desk.get(page(Veteran, "changelist"))

    assert "more than 3 records" in answer.content.decode()
    counts = [query["sql"] for query in captured if "COUNT(" in query["sql"]]
    assert all("LIMIT 4" in sql for sql in counts)


def test_a_page_that_does_not_exist_leads_to_the_list_with_a_sentence(desk, monkeypatch):
    monkeypatch.setattr(admin_of(JobFair), "list_per_page", 1)
    JobFairFactory.create_batch(2, region_id="370102")

    answer = desk.get(page(JobFair, "changelist"), {"p": "99"})
    beyond = desk.get(page(JobFair, "changelist"), {"p": "9" * 30})

    for each in [answer, beyond]:
        assert each.status_code == 400
        assert "The list has no such page" in said(each)
        assert each.context["cl"].result_count == 2


def test_an_action_on_a_list_that_cannot_be_asked_so_does_nothing(desk):
    fair = JobFairFactory(region_id="370102")
    chosen = {"action": "delete_selected", "_selected_action": fair.pk, "post": "yes"}

    answer = desk.post(f"{page(JobFair, 'changelist')}?year=1066", chosen)

    assert answer.status_code == 400
    assert JobFair.objects.get() == fair


# --- search ---------------------------------------------------------------------------------


@pytest.fixture
def zhang():
    return VeteranFactory(name="张三丰", region_id="370102", id_number=id_number(7))


@pytest.fixture
def attended(zhang):
    """One record of 张三丰 and one of somebody else, in a class of the clerk's place."""
    training = TrainingClassFactory(region_id="370102")
    AttendanceFactory(training_class=training, veteran__name="李四")
    return AttendanceFactory(training_class=training, veteran=zhang)


@pytest.mark.parametrize("term", ["张三", "zhangsan", "zsf", "last four"])
def test_records_are_found_by_the_person_they_name(term, desk, attended):
    typed = attended.veteran.id_number.reveal()[-4:] if term == "last four" else term

    answer = desk.post(page(Attendance, "find"), {"q": typed}, follow=True)

    assert rows(answer) == [attended]


def test_records_are_found_by_a_column_of_their_own_as_well_as_by_a_person(desk, zhang):
    by_person = LoanFactory(region_id="370102", veteran=zhang, contract_no="A1")
    by_text = LoanFactory(region_id="370102", contract_no="zsf-2")
    LoanFactory(region_id="370102", contract_no="B3")

    answer = desk.get(page(Loan, "changelist"), {"q": "zsf"})

    assert set(rows(answer)) == {by_person, by_text}


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")  # noqa: RUF001 - what is meant


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda number: number, id="as-it-is"),
        pytest.param(lambda number: f"{number[:6]} {number[6:14]} {number[14:]}", id="in-groups"),
        pytest.param(lambda number: number.translate(FULL_WIDTH), id="full-width"),
        pytest.param(lambda number: f"张三丰 {number}", id="behind-a-name"),
    ],
)
def test_a_full_number_finds_its_holder_and_stands_in_no_address(write, desk, attended):
    number = attended.veteran.id_number.reveal()

    answer = desk.post(page(Attendance, "find"), {"q": write(number)}, follow=True)

    assert rows(answer) == [attended]
    assert answer.redirect_chain == [
        (f"{page(Attendance, 'changelist')}?person={attended.veteran_id}", 302)
    ]
    assert number not in answer.content.decode()


def test_a_number_that_nobody_has_is_answered_without_repeating_it(desk, attended):
    number = id_number(999)

    answer = desk.post(page(Attendance, "find"), {"q": number}, follow=True)

    assert "Nobody in your place has this ID number" in said(answer)
    assert number not in answer.content.decode()


def test_a_mistyped_number_is_told_what_is_wrong_with_it(desk):
    number = id_number(1)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")

    answer = desk.post(page(Attendance, "find"), {"q": wrong}, follow=True)

    assert "The check digit of the ID number is wrong" in said(answer)


def test_nobody_of_another_place_is_found_by_number(desk):
    stranger = VeteranFactory(region_id="370202", id_number=id_number(11))

    answer = desk.post(page(Veteran, "find"), {"q": stranger.id_number.reveal()}, follow=True)
    guessed = desk.get(page(Veteran, "changelist"), {"person": stranger.pk}, follow=True)

    assert "Nobody in your place has this ID number" in said(answer)
    assert "offers no such choice" in said(guessed)


def test_a_number_in_an_address_is_refused_with_a_sentence(desk, attended):
    number = attended.veteran.id_number.reveal()

    answer = desk.get(page(Attendance, "changelist"), {"q": number}, follow=True)

    assert "An ID number must not stand in an address" in said(answer)
    assert number not in answer.content.decode()
    assert number not in answer.request["QUERY_STRING"]


def test_a_credit_code_is_no_persons_number(desk):
    firm = EnterpriseFactory(region_id="370102", credit_code="913701021630477279")

    answer = desk.post(page(Enterprise, "find"), {"q": firm.credit_code}, follow=True)

    assert rows(answer) == [firm]


def test_a_search_keeps_what_the_list_was_narrowed_to(desk):
    answer = desk.post(f"{page(JobFair, 'find')}?state__exact=held&p=2&q=old", {"q": "new"})

    assert answer.url == f"{page(JobFair, 'changelist')}?state__exact=held&q=new"


def test_searching_is_asked_by_post_alone(desk):
    assert desk.get(page(JobFair, "find")).status_code == 405


@pytest.mark.parametrize("model", LISTS)
def test_every_list_can_be_searched_for_anything(model, province):
    factory_of(model).create()

    for term in ["张三 1234", "%_\\'\"(*", "a" * 500, "\u200b"]:
        assert province.post(page(model, "find"), {"q": term}, follow=True).status_code == 200


# --- totals ---------------------------------------------------------------------------------


def figures(answer):
    return {total.code: total.value for total in answer.context["totals"]}


def test_the_totals_count_what_the_indicators_count(desk):
    training = TrainingClassFactory(region_id="370102")
    twice = VeteranFactory(region_id="370102")
    AttendanceFactory(training_class=training, veteran=twice, completed=True)
    another = TrainingClassFactory(region_id="370102")
    AttendanceFactory(training_class=another, veteran=twice, completed=True)
    AttendanceFactory(training_class=training, outcome="withdrawn")

    answer = desk.get(page(Attendance, "totals"), {"year": "2021"})

    assert answer.context["number"] == 3
    assert figures(answer) == {
        "adaptation_training.attendances": 2,
        "adaptation_training.people": 1,
    }


def test_the_totals_are_of_one_s_own_place_alone(desk):
    TrainingClassFactory(region_id="3701")
    TrainingClassFactory(region_id="370102")

    answer = desk.get(page(TrainingClass, "totals"), {"year": "2021"})

    assert answer.context["number"] == 2  # the city's class is public
    assert figures(answer) == {"adaptation_training.classes": 1}


def test_a_stock_has_no_total_without_a_year(desk):
    EnterpriseFactory(region_id="370102")

    without = desk.get(page(Enterprise, "totals"))
    of_a_year = desk.get(page(Enterprise, "totals"), {"year": "2021"})

    assert "enterprise_liaison.enterprises" not in figures(without)
    assert figures(of_a_year)["enterprise_liaison.enterprises"] == 1


def test_what_the_totals_cannot_be_asked_leads_back_to_the_list(desk):
    answer = desk.get(page(Attendance, "totals"), {"year": "1066"}, follow=True)

    assert "offers no such choice" in said(answer)


def test_a_firms_loan_is_found_by_who_is_behind_the_firm(desk):
    loan = LoanFactory(
        region_id="370102",
        kind="credit",
        veteran=None,
        enterprise=EnterpriseFactory(region_id="370102", founder=VeteranFactory(name="王五湖")),
    )

    found = desk.post(page(Loan, "find"), {"q": "王五湖"}, follow=True)

    assert rows(found) == [loan]


@pytest.mark.parametrize(("query", "at_once"), [("", 0), ("?o=2", 0), ("?year=2021", 1)])
def test_only_a_list_that_was_narrowed_is_summed_up_by_itself(desk, query, at_once):
    JobFairFactory(region_id="370102", held_on=date(2021, 6, 25))

    shown = desk.get(page(JobFair, "changelist") + query).content.decode()

    assert shown.count("data-at-once") == at_once


@pytest.mark.parametrize("model", [LoanRule, SubsidyRate, ServiceStandard, PostCategory])
def test_a_county_does_not_set_the_rules_it_is_held_to(desk, model):
    assert desk.get(page(model, "changelist")).status_code == 200
    assert desk.post(page(model, "add"), {}).status_code == 403
    rule = factory_of(model).create(**({} if model is PostCategory else {"region_id": "37"}))
    assert desk.post(page(model, "change", rule.pk), {}).status_code == 403
