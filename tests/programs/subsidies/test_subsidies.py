from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from bureau.base.workdays import Workday
from programs.subsidies.indicators import INDICATORS
from programs.subsidies.models import Service, Subsidy, SubsidyRate
from programs.wording import render
from tests.entering import beginning, said
from tests.figures import figure
from tests.programs.subsidies.factories import (
    THE_DAY,
    ServiceStandardFactory,
    SubsidyFactory,
    SubsidyRateFactory,
    card_number,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

PERSONS = "subsidies.persons"
AMOUNT = "subsidies.amount"
PROMISE = "subsidies.promise_days"
WITHIN_ONE_DAY = "subsidies.within_one_day"
AVERAGE = "subsidies.average"
ACCEPTED = "subsidies.accepted"
REFUSED = "subsidies.refused"


@pytest.fixture(autouse=True)
def rate():
    return SubsidyRateFactory()


@pytest.fixture
def province_client(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    return admin_client


def test_paid_subsidies_count_people_and_their_money():
    SubsidyFactory(paid=True, service_years=2)
    SubsidyFactory(paid=True, service_years=Decimal("2.5"))

    assert figure(PERSONS) == 2
    assert figure(AMOUNT) == Decimal("20250.00")
    assert figure(AVERAGE) == Decimal("10125.00")


@pytest.mark.parametrize("state", ["accepted", "approved", "refused"])
def test_nothing_counts_before_it_is_paid(state):
    SubsidyFactory(**{state: True})

    assert figure(PERSONS) == 0
    assert figure(AMOUNT) == 0
    assert figure(AVERAGE) is None


@pytest.mark.parametrize(
    ("paid_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_subsidies_belong_to_the_year_they_were_paid_in(paid_on, expected):
    SubsidyFactory(paid=True, paid_on=paid_on, accepted_on=date(2020, 12, 30))

    assert figure(PERSONS) == expected


def test_accepted_and_refused_applications_are_counted_by_their_own_days():
    SubsidyFactory(accepted=True, accepted_on=date(2020, 12, 31))
    SubsidyFactory(accepted=True)
    SubsidyFactory(paid=True)
    SubsidyFactory(refused=True)
    SubsidyFactory(refused=True, decided_on=date(2022, 1, 1))

    assert figure(ACCEPTED) == 2
    assert figure(REFUSED) == 1


@pytest.mark.parametrize("state", ["accepted", "approved", "paid"])
def test_the_subsidy_is_granted_once_in_a_lifetime(state):
    veteran = SubsidyFactory(**{state: True}).veteran
    again = {"veteran": veteran, "region_id": "370202"}

    with pytest.raises(ValidationError, match="once in a lifetime"):
        SubsidyFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="subsidy_once_in_a_lifetime"):
        SubsidyFactory(**again)


def test_whoever_was_refused_may_apply_elsewhere():
    veteran = SubsidyFactory(refused=True).veteran
    SubsidyFactory(veteran=veteran, region_id="370202", paid=True)

    assert figure(PERSONS) == 1


def test_two_veterans_cannot_share_an_account():
    account = card_number(77)
    SubsidyFactory(bank_account=account)

    with pytest.raises(ValidationError, match="Another veteran's subsidy"):
        SubsidyFactory.build(bank_account=account).full_clean()
    with pytest.raises(IntegrityError, match="has_an_account_of_its_own"):
        SubsidyFactory(bank_account=account)


@pytest.mark.parametrize(
    ("accepted_on", "paid_on", "expected"),
    [
        pytest.param(date(2021, 6, 17), date(2021, 6, 17), 0, id="the-same-day"),
        pytest.param(date(2021, 6, 17), date(2021, 6, 18), 1, id="the-next-day"),
        pytest.param(date(2021, 6, 18), date(2021, 6, 21), 1, id="over-a-weekend"),
        pytest.param(date(2021, 2, 5), date(2021, 2, 7), 1, id="a-sunday-that-is-worked"),
        pytest.param(date(2021, 2, 10), date(2021, 2, 18), 1, id="over-the-spring-festival"),
        pytest.param(date(2021, 4, 30), date(2021, 5, 6), 1, id="over-the-first-of-may"),
        pytest.param(date(2021, 9, 30), date(2021, 10, 8), 1, id="over-the-national-day"),
        pytest.param(date(2021, 6, 1), date(2021, 6, 21), 13, id="over-the-dragon-boat-festival"),
        pytest.param(date(2021, 12, 31), date(2099, 1, 5), None, id="beyond-the-calendar"),
    ],
)
def test_working_days_are_counted_by_the_calendar(accepted_on, paid_on, expected):
    subsidy = SubsidyFactory(paid=True, accepted_on=accepted_on, paid_on=paid_on)

    subsidy.refresh_from_db()
    assert subsidy.working_days == expected


def test_working_days_follow_the_payment_and_cannot_be_written():
    subsidy = SubsidyFactory(paid=True, accepted_on=THE_DAY, paid_on=date(2021, 6, 21))
    Subsidy.objects.update(working_days=0)

    subsidy.refresh_from_db()
    assert subsidy.working_days == 2


def test_working_days_are_counted_once_the_calendar_tells_them():
    days = list(Workday.objects.filter(day__range=[date(2021, 6, 17), date(2021, 6, 21)]))
    Workday.objects.filter(pk__in=[each.pk for each in days]).delete()
    subsidy = SubsidyFactory(paid=True, accepted_on=date(2021, 6, 17), paid_on=days[-1].day)
    Workday.objects.bulk_create(days)

    apps.get_app_config("subsidies").after_migrate()

    subsidy.refresh_from_db()
    assert subsidy.working_days == 2


def test_an_unpaid_subsidy_has_no_working_days():
    subsidy = SubsidyFactory(approved=True)

    subsidy.refresh_from_db()
    assert subsidy.working_days is None


def test_the_share_within_one_day_leaves_out_what_the_calendar_does_not_know():
    for paid_on in [date(2021, 6, 17), date(2021, 6, 18), date(2021, 6, 21)]:
        SubsidyFactory(paid=True, accepted_on=date(2021, 6, 17), paid_on=paid_on)
    SubsidyFactory(paid=True, accepted_on=date(2099, 6, 17), paid_on=date(2099, 6, 18))

    assert figure(WITHIN_ONE_DAY) == Decimal("66.67")
    assert figure(WITHIN_ONE_DAY, year=2099) is None


def test_the_promise_is_the_rule_in_force_at_the_end_of_the_year():
    ServiceStandardFactory(days=10, began_on=date(2019, 1, 1), ended_on=date(2021, 1, 1))
    ServiceStandardFactory(days=1)

    assert figure(PROMISE, year=2020) == 10
    assert figure(PROMISE, year=2021) == 1


def test_a_place_promises_what_the_place_above_it_does_unless_it_says_otherwise():
    ServiceStandardFactory(days=1)
    ServiceStandardFactory(days=3, region_id="3702")

    assert figure(PROMISE, "370102") == figure(PROMISE, "37") == 1
    assert figure(PROMISE, "370202") == figure(PROMISE, "3702") == 3


def test_without_a_promise_there_is_no_figure():
    assert figure(PROMISE) is None


@pytest.mark.parametrize(
    ("discharged_on", "years"),
    [
        pytest.param(date(2020, 9, 1), "2", id="two-full-years"),
        pytest.param(date(2020, 9, 2), "2.5", id="a-day-more"),
        pytest.param(date(2021, 2, 28), "2.5", id="a-day-less-than-six-months-more"),
        pytest.param(date(2021, 3, 2), "3", id="six-months-and-a-day-more"),
        pytest.param(date(2021, 8, 31), "3", id="a-day-less-than-three-years"),
        pytest.param(date(2030, 9, 1), "12", id="twelve-years"),
        pytest.param(date(2018, 9, 30), "0.5", id="less-than-a-month"),
    ],
)
def test_service_is_counted_in_half_years(discharged_on, years):
    service = Service.between(date(2018, 9, 1), discharged_on)

    assert SubsidyRate().count(service)[0] == Decimal(years)


@pytest.mark.parametrize(("six_months_count", "years"), [("0.5", "2.5"), ("1", "3")])
def test_the_rule_says_what_exactly_six_months_count(six_months_count, years):
    rule = SubsidyRate(six_months_count=Decimal(six_months_count))
    service = Service.between(date(2018, 9, 1), date(2021, 3, 1))

    assert rule.count(service)[0] == Decimal(years)


def test_months_in_detention_are_no_service():
    service = Service.between(date(2018, 9, 1), date(2020, 9, 1), without=7)

    assert SubsidyRate().count(service)[0] == Decimal("1.5")


@pytest.mark.parametrize(
    ("first", "last", "served"),
    [
        ((2018, 9, 1), (2021, 2, 28), (2, 5, 27)),
        ((2020, 1, 31), (2020, 2, 29), (0, 0, 29)),
        ((2020, 1, 31), (2020, 3, 1), (0, 1, 1)),
        ((2019, 12, 31), (2020, 12, 30), (0, 11, 30)),
        ((2020, 2, 29), (2021, 2, 28), (0, 11, 30)),
        ((2020, 2, 29), (2021, 3, 1), (1, 0, 1)),
    ],
)
def test_days_are_counted_from_the_end_of_the_last_full_month(first, last, served):
    assert Service.between(date(*first), date(*last)) == Service(*served)


def test_years_and_rate_must_be_those_of_the_rule_in_force():
    SubsidyRateFactory(region_id="3701", began_on=date(2021, 7, 1), rate=Decimal(5000))
    early = SubsidyFactory.build(veteran=VeteranFactory(), service_years=Decimal("2.5"))
    late = SubsidyFactory.build(veteran=VeteranFactory(), applied_on=date(2021, 7, 1))

    with pytest.raises(ValidationError, match="2 years at 4500.00 yuan"):
        early.full_clean()
    with pytest.raises(ValidationError, match="2 years at 5000.00 yuan"):
        late.full_clean()


def test_without_a_rate_in_force_nothing_can_be_applied_for(rate):
    rate.delete()

    with pytest.raises(ValidationError, match="No subsidy rate was in force"):
        SubsidyFactory.build(veteran=VeteranFactory()).full_clean()


def test_a_place_has_one_rate_at_a_time(rate):
    with pytest.raises(ValidationError, match="end that one first"):
        SubsidyRateFactory.build(began_on=date(2021, 1, 1)).full_clean()
    with pytest.raises(IntegrityError, match="subsidyrate_one_at_a_time"):
        SubsidyRateFactory(began_on=date(2021, 1, 1))


def test_a_rate_that_ends_before_it_begins_is_refused_in_words():
    turned_round = SubsidyRateFactory.build(region_id="3702", ended_on=date(2018, 1, 1))

    with pytest.raises(ValidationError, match="after the beginning"):
        turned_round.full_clean()


@pytest.mark.parametrize(
    ("wrong", "message", "constraint"),
    [
        pytest.param(
            {"amount": Decimal("9000.01")},
            "years of service times the rate",
            "amount_is_years_times_rate",
            id="another-amount",
        ),
        pytest.param(
            {"service_years": Decimal("2.3"), "amount": Decimal(10350)},
            "counted in half years",
            "counts_half_years",
            id="odd-years",
        ),
        pytest.param(
            {"discharged_on": date(2018, 9, 1)},
            "after the enlistment",
            "discharged_after_enlisting",
            id="discharged-on-enlisting",
        ),
        pytest.param(
            {"accepted": True, "accepted_on": None},
            "day of acceptance",
            "accepted_on_a_day",
            id="accepted-on-no-day",
        ),
        pytest.param(
            {"approved": True, "decided_on": None},
            "day of the decision",
            "decided_on_a_day",
            id="decided-on-no-day",
        ),
        pytest.param(
            {"accepted": True, "applied_on": date(2021, 6, 18)},
            "First comes the application",
            "dates_are_in_order",
            id="accepted-before-applied-for",
        ),
        pytest.param(
            {"refused": True, "refusal": ""},
            "reason of refusal",
            "refused_for_a_reason",
            id="refused-for-no-reason",
        ),
        pytest.param(
            {"approved": True, "dossier_is_genuine": False},
            "dossier was checked",
            "accepted_on_a_checked_dossier",
            id="dossier-unchecked",
        ),
        pytest.param(
            {"approved": True, "bank_account": None},
            "the bank and the card number",
            "accepted_with_an_account",
            id="no-account",
        ),
        pytest.param(
            {"paid": True, "payment": None},
            "paid in a payment batch",
            "paid_in_a_batch",
            id="paid-in-no-batch",
        ),
        pytest.param(
            {"paid": True, "paid_on": date(2021, 6, 16), "accepted_on": date(2021, 6, 17)},
            "and the payment",
            "dates_are_in_order",
            id="paid-before-the-decision",
        ),
    ],
)
def test_wrong_cases_are_refused_by_form_and_by_database(wrong, message, constraint):
    veteran = VeteranFactory()

    with pytest.raises(ValidationError, match=message):
        SubsidyFactory.build(veteran=veteran, **wrong).full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        SubsidyFactory(veteran=veteran, **wrong)


def test_a_promise_is_entered_in_the_admin(province_client):
    typed = {"region": "37", "days": "1", "began_on": "2021-01-01"}

    province_client.post(reverse("admin:subsidies_servicestandard_add"), typed)

    assert figure(PROMISE) == 1


def test_what_is_typed_over_a_computed_amount_is_not_taken(province_client):
    subsidy = SubsidyFactory()
    url = reverse("admin:subsidies_subsidy_change", args=[subsidy.pk])
    typed = beginning(province_client.get(url)) | {"service_years": "2.5", "amount": "11250"}

    answer = province_client.post(url, typed)

    assert answer.status_code == 302, said(answer)
    subsidy.refresh_from_db()
    assert subsidy.amount == Decimal(9000)


@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("persons", 22_587, "2.26万名"),
        ("amount", Decimal("425962250.00"), "4.26亿元"),
        ("promise_days", 1, "1个工作日"),
    ],
)
def test_figures_are_printed_as_the_report_prints_them(key, value, printed):
    indicator = INDICATORS[key]

    assert render(value, indicator.style) == printed
    assert printed in indicator.quote
