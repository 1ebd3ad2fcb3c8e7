"""The way of a post and of its monthly pay, through the buttons of their pages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic

from programs.cases.models import Step
from programs.welfare_posts.models import MonthlyPay, Placement
from tests.bureau.desk.conftest import page
from tests.entering import entered, said, send
from tests.programs.cases.acting import act, act_on, colleague, moved, today
from tests.programs.welfare_posts.factories import (
    ApplicationFactory,
    MonthlyPayFactory,
    PlacementFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

POST = {
    "difficulty": "long_unemployed",
    "difficulty_proof": "就业困难人员认定表002",
    "post_title": "网格协管员",
}


@pytest.fixture
def zhang():
    return colleague("zhang")


@pytest.fixture
def wang():
    return colleague("wang")


@pytest.fixture
def li():
    return colleague("li")


def applied(clerk):
    """As a clerk enters it, of somebody who begins in nine days."""
    PlacementFactory()
    veteran = VeteranFactory(region_id="370102")
    days = {"began_on": today(9), "agreement_until": today(364)}
    return entered(clerk, Placement, veteran=veteran.pk, **POST, **days)


def put_up(days_ago):
    """Entered by nobody, put up in a notice that began so many days ago."""
    first = today(-days_ago)
    return ApplicationFactory(
        state="in_notice",
        notice_from=first,
        notice_until=today(2 - days_ago),
        began_on=today(9),
    )


# --- a post ---------------------------------------------------------------------------------


def test_a_post_goes_from_the_application_to_its_end(zhang, wang):
    case = applied(zhang)

    assert moved(zhang, case, "announce", notice_from=today(-3))
    assert case.notice_until == today(-1)
    assert moved(wang, case, "approve", approved_on=today())
    assert moved(zhang, case, "take_up", began_on=today())
    assert not moved(zhang, case, "end", ended_on=today(1), exit_reason="new_job")
    assert [step.arrow for step in Step.objects.filter(case_id=case.pk)] == [
        "file",
        "announce",
        "approve",
        "take_up",
    ]


def test_an_ended_post_says_when_and_why(zhang):
    case = PlacementFactory()

    assert not moved(zhang, case, "end", ended_on=today())
    assert moved(zhang, case, "end", ended_on=today(), exit_reason="offence")
    step = Step.objects.filter(case_id=case.pk, arrow="end").get()
    assert (step.day, step.reason) == (today(), "offence")


def test_nothing_is_approved_that_stood_in_no_notice(wang):
    assert not moved(wang, ApplicationFactory(), "approve", approved_on=today())


@pytest.mark.parametrize(("days_ago", "expected"), [(2, False), (3, True)])
def test_a_post_is_approved_after_the_third_day_of_its_notice(wang, days_ago, expected):
    assert moved(wang, put_up(days_ago), "approve", approved_on=today()) is expected


def test_whoever_filed_it_does_not_approve_it(zhang, wang):
    case = applied(zhang)
    act(zhang, case, "announce", notice_from=today(-3))

    assert not moved(zhang, case, "approve", approved_on=today())
    assert not moved(zhang, case, "refuse", refusal="no_post")
    assert moved(wang, case, "refuse", refusal="no_post")
    assert not moved(wang, case, "approve", approved_on=today())


def test_a_clerk_alone_approves_nothing():
    clerk = colleague("clerk", "clerk")

    assert act(clerk, put_up(9), "approve", approved_on=today()).status_code == 403


def test_what_came_back_is_handed_in_again_and_put_up_anew(zhang, wang):
    case = put_up(9)
    act(wang, case, "approve", approved_on=today())

    assert moved(wang, case, "return", returned_because="证明过期")
    assert (case.notice_from, case.notice_until, case.approved_on) == (None, None, None)
    assert moved(zhang, case, "hand_in_again")
    assert not moved(wang, case, "approve", approved_on=today())


def test_a_post_is_corrected_in_its_open_states_alone(zhang):
    for case, status in [(ApplicationFactory(), 200), (PlacementFactory(), 403)]:
        change = page(Placement, "change", case.pk)
        form = zhang.get(change).context["adminform"].form
        assert zhang.post(change, {}).status_code in ({422} if status == 200 else {403})
        assert bool(set(form.fields) - {"opened"}) is (status == 200)


def test_an_application_is_withdrawn_until_work_begins(zhang):
    for state in ["applied", "approved", "in_post"]:
        make = ApplicationFactory if state == "applied" else PlacementFactory
        assert moved(zhang, make(state=state), "withdraw") is (state != "in_post")


def test_work_does_not_begin_before_the_approval(zhang):
    case = PlacementFactory(state="approved")

    assert not moved(zhang, case, "take_up", began_on="2020-02-20")
    assert moved(zhang, case, "take_up", began_on="2020-02-21")


def test_an_agreement_is_prolonged_in_post_and_nothing_else_is(zhang):
    case, ended = PlacementFactory(), PlacementFactory(ended=True)

    act_on(zhang, [case, ended], "prolong", agreement_until="2024-03-01")

    for each in (case, ended):
        each.refresh_from_db()
    assert case.agreement_until == date(2024, 3, 1) != ended.agreement_until
    with pytest.raises(IntegrityError, match="case_decided"):
        Placement.objects.filter(pk=case.pk).update(monthly_wage=3000)


def test_an_agreement_past_retirement_age_is_prolonged_all_the_same(zhang):
    """What its page no longer takes an explanation of is no reason to refuse it."""
    case = PlacementFactory(veteran__birth_date=date(1964, 5, 1))

    act(zhang, case, "prolong", agreement_until="2025-03-01")

    case.refresh_from_db()
    assert case.agreement_until == date(2025, 3, 1)


# --- a vacancy ------------------------------------------------------------------------------


def test_a_vacancy_reported_late_is_kept_and_found(zhang):
    late, in_time, unreported = PlacementFactory.create_batch(3, ended=True)
    act(zhang, late, "vacancy", vacancy_reported_on="2021-09-07")
    act(zhang, in_time, "vacancy", vacancy_reported_on="2021-09-06")
    PlacementFactory(ended=True, ended_on=today(-5))
    PlacementFactory()

    def found(standing):
        answer = zhang.get(page(Placement, "changelist"), {"vacancy": standing})
        return set(answer.context["cl"].queryset)

    assert found("late") == {late, unreported}
    assert found("unreported") == {unreported}


# --- monthly pay ----------------------------------------------------------------------------


def last_month():
    return (today().replace(day=1) - timedelta(days=1)).replace(day=1)


def report(clerk, placement, **typed):
    return entered(clerk, MonthlyPay, placement=placement.pk, **typed)


def test_the_pay_of_a_month_takes_the_post_and_the_days_attended(zhang):
    pay = report(zhang, PlacementFactory(), month="2021-02-18", attended_days=16)

    assert (pay.month, pay.required_days, pay.standard) == (date(2021, 2, 1), 17, 2100)
    assert pay.amount == Decimal("1976.47")


def test_the_month_reported_is_the_next_one(zhang):
    placement = MonthlyPayFactory().placement

    assert report(zhang, placement, attended_days=20).month == date(2021, 4, 1)


def test_the_first_month_reported_is_the_last_one(zhang):
    pay = report(zhang, PlacementFactory(), attended_days=1)

    assert pay.month == last_month()


@pytest.mark.parametrize(
    ("month", "refused"), [("2020-02-29", True), ("2020-03-31", False), ("2021-09-01", True)]
)
def test_only_months_of_the_post_are_paid(zhang, month, refused):
    placement = PlacementFactory(ended=True)

    answer = send(zhang, MonthlyPay, placement=placement.pk, month=month, attended_days=1)

    assert answer.status_code == (422 if refused else 302)
    if refused:
        assert said(answer)[0] == {"month": ["The placement did not stand in this month."]}


def test_only_a_post_that_was_taken_up_is_paid(zhang):
    placement = PlacementFactory(state="approved")

    answer = send(zhang, MonthlyPay, placement=placement.pk, month="2021-03-01", attended_days=1)

    assert said(answer)[0] == {"placement": ["Only a post that was taken up is paid."]}
    with pytest.raises(IntegrityError, match="pay_is_for_posts_taken_up"):
        MonthlyPayFactory(placement=placement)


def test_who_reports_approves_and_pays_are_three_people(zhang, wang, li):
    pay = report(zhang, PlacementFactory(), month="2021-03-01", attended_days=21)

    assert not moved(zhang, pay, "approve")
    assert moved(wang, pay, "approve")
    assert not moved(zhang, pay, "pay", paid_on=today())
    assert not moved(wang, pay, "pay", paid_on=today())
    assert moved(li, pay, "pay", paid_on=today())
    assert pay.paid_on == today()


def test_pay_that_came_back_is_corrected_and_approved_by_another(zhang, wang, li):
    pay = report(zhang, PlacementFactory(), month="2021-03-01", attended_days=21)
    assert moved(wang, pay, "approve")
    assert moved(wang, pay, "return", returned_because="考勤表缺一天")
    change = page(MonthlyPay, "change", pay.pk)
    form = li.get(change).context["adminform"].form
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    assert li.post(change, typed | {"attended_days": 20}).status_code == 302
    pay.refresh_from_db()
    assert pay.amount == Decimal("1826.09")
    assert moved(zhang, pay, "hand_in_again")
    assert not moved(li, pay, "approve")


def test_what_is_paid_stays_as_it_is(zhang):
    pay = MonthlyPayFactory(paid=True)

    for change in [{"attended_days": 20}, {"paid_on": date(2021, 5, 1)}, {"state": "approved"}]:
        with pytest.raises(IntegrityError, match="case_"):
            _change(pay, change)
    with pytest.raises(IntegrityError, match="case_decided"):
        pay.delete()


def _change(case, values):
    with atomic():
        type(case).objects.filter(pk=case.pk).update(**values)


def test_a_post_does_not_end_before_a_month_that_is_reported(zhang):
    placement = MonthlyPayFactory().placement

    assert not moved(zhang, placement, "end", ended_on="2021-03-01", exit_reason="term")
    assert moved(zhang, placement, "end", ended_on="2021-03-02", exit_reason="term")


def test_the_last_month_of_many_posts_is_reported_at_once(zhang):
    held = PlacementFactory.create_batch(2)
    left = PlacementFactory(ended=True)
    chosen = [*held, left, PlacementFactory(state="approved")]

    for _time in range(2):
        act_on(zhang, chosen, "report_month")

    pays = MonthlyPay.objects.all()
    assert {pay.placement for pay in pays} == set(held)
    assert {(pay.month, pay.attended_days == pay.required_days) for pay in pays} == {
        (last_month(), True)
    }
    assert {step.actor for step in Step.objects.filter(kind="welfare_posts.monthlypay")} == {
        "zhang"
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"standard": Decimal(2000)}, ["standard"]),
        ({"required_days": 22}, ["days"]),
        ({"placement__began_on": date(2021, 3, 5), "attended_days": 19}, []),
        ({"placement__began_on": date(2021, 3, 5), "attended_days": 20}, ["attended"]),
    ],
)
def test_unusual_pay_is_doubtful(values, expected):
    assert [doubt.code for doubt in MonthlyPayFactory(**values).doubts()] == expected
