"""How a subsidy is entered: what is filled in, shown, doubted, corrected, and in how few fields."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from programs.subsidies.models import PaymentBatch, Subsidy
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning, entered, said, send
from tests.programs.cases.acting import colleague
from tests.programs.subsidies.factories import (
    PaymentBatchFactory,
    SubsidyFactory,
    SubsidyRateFactory,
    card_number,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rate():
    return SubsidyRateFactory()


def served(first, last, **values):
    return Subsidy(
        region_id="370102",
        enlisted_on=first,
        discharged_on=last,
        applied_on=date(2021, 6, 17),
        **values,
    )


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


# --- filled in ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "years", "amount"),
    [
        pytest.param(date(2020, 9, 1), "2", "9000.00", id="24-months"),
        pytest.param(date(2020, 9, 2), "2.5", "11250.00", id="24-months-and-a-day"),
        pytest.param(date(2021, 3, 2), "3", "13500.00", id="30-months-and-a-day"),
        pytest.param(date(2030, 9, 1), "12", "54000.00", id="144-months"),
    ],
)
def test_the_amount_is_computed_by_the_rate_in_force(last, years, amount):
    subsidy = served(date(2018, 9, 1), last)

    subsidy.fill()

    assert subsidy.service_years == Decimal(years)
    assert subsidy.rate == Decimal(4500)
    assert subsidy.amount == Decimal(amount)


def test_the_rate_is_that_of_the_nearest_place_on_the_day_of_application():
    SubsidyRateFactory(region_id="3701", began_on=date(2021, 6, 18), rate=Decimal(5000))
    before, after = (served(date(2018, 9, 1), date(2020, 9, 1)) for _each in range(2))
    after.applied_on = date(2021, 6, 18)

    before.fill()
    after.fill()

    assert (before.amount, after.amount) == (Decimal(9000), Decimal(10000))


def test_the_service_is_as_registered_unless_the_papers_say_otherwise():
    veteran = VeteranFactory(enlisted_on=date(2018, 9, 1), discharged_on=date(2020, 9, 1))
    subsidy = served(None, date(2020, 12, 1), veteran=veteran)

    subsidy.fill()

    assert (subsidy.enlisted_on, subsidy.discharged_on) == (date(2018, 9, 1), date(2020, 12, 1))


def test_half_filled_forms_are_left_half_filled():
    for subsidy in [Subsidy(applied_on=None), served(None, None), served(date(2018, 9, 1), None)]:
        subsidy.fill()

        assert subsidy.amount is None
        assert subsidy.working() == []


def test_without_a_rate_in_force_it_cannot_be_told(rate):
    rate.delete()

    with pytest.raises(ValidationError, match="No subsidy rate was in force"):
        served(date(2018, 9, 1), date(2020, 9, 1)).fill()


@pytest.mark.parametrize(
    ("last", "detained"),
    [(date(2018, 9, 1), 0), (date(2017, 9, 1), 0), (date(2020, 9, 1), 24), (date(2020, 9, 1), 30)],
)
def test_where_no_service_is_left_nothing_is_computed(last, detained):
    with pytest.raises(ValidationError, match="there is no service"):
        served(date(2018, 9, 1), last, detained_months=detained).fill()


def test_a_fen_is_rounded_half_up_as_the_database_does(rate):
    rate.rate = Decimal("4500.55")
    rate.save()
    subsidy = SubsidyFactory.build(
        veteran=VeteranFactory(), enlisted_on=date(2018, 9, 1), discharged_on=date(2018, 12, 1)
    )

    subsidy.fill()
    subsidy.save()

    assert subsidy.amount == Decimal("2250.28")


def test_once_accepted_the_amount_stands_whatever_becomes_of_the_rate(rate):
    subsidy = SubsidyFactory(accepted=True)
    rate.rate = Decimal(5000)
    rate.save()

    subsidy.fill()
    subsidy.full_clean()

    assert subsidy.amount == Decimal(9000)
    assert subsidy.working() == ["2 × 4,500 yuan = 9,000 yuan, and so it stands."]


# --- shown ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "detained", "sentences"),
    [
        pytest.param(
            date(2020, 9, 1),
            0,
            [
                "Served from 1 September 2018 to 1 September 2020: 2 years.",
                "Years of service: 2, without a remainder.",
                "2 × 4,500 yuan (rate of Shandong Province, in force since 1 January 2019) = 9,000 yuan.",
            ],
            id="no-remainder",
        ),
        pytest.param(
            date(2020, 9, 2),
            0,
            [
                "Served from 1 September 2018 to 2 September 2020: 2 years 1 day.",
                "Years of service: 2.5, for a remainder below six months counts 0.5.",
                "2.5 × 4,500 yuan (rate of Shandong Province, in force since 1 January 2019) "
                "= 11,250 yuan.",
            ],
            id="below-six-months",
        ),
        pytest.param(
            date(2021, 3, 1),
            0,
            [
                "Served from 1 September 2018 to 1 March 2021: 2 years 6 months.",
                "Years of service: 2.5, for here exactly six months count 0.5.",
                "2.5 × 4,500 yuan (rate of Shandong Province, in force since 1 January 2019) "
                "= 11,250 yuan.",
            ],
            id="exactly-six-months",
        ),
        pytest.param(
            date(2021, 8, 31),
            3,
            [
                "Served from 1 September 2018 to 31 August 2021: 2 years 11 months 30 days.",
                "Less months detained in service (3): 2 years 8 months 30 days.",
                "Years of service: 3, for a remainder above six months counts 1.",
                "3 × 4,500 yuan (rate of Shandong Province, in force since 1 January 2019) = 13,500 yuan.",
            ],
            id="above-six-months-after-detention",
        ),
    ],
)
def test_the_working_is_shown_in_sentences(last, detained, sentences):
    subsidy = served(date(2018, 9, 1), last, detained_months=detained)

    subsidy.fill()

    assert [str(sentence) for sentence in subsidy.working()] == sentences


# --- doubted --------------------------------------------------------------------------------


def doubts(**values):
    return [doubt.code for doubt in SubsidyFactory(**values).doubts()]


def test_nothing_is_doubtful_about_a_usual_subsidy():
    assert doubts() == []


@pytest.mark.parametrize(("reported_on", "expected"), [(18, []), (17, ["late"])])
def test_an_application_over_thirty_days_after_reporting_in_is_doubtful(reported_on, expected):
    assert doubts(veteran__reported_on=date(2021, 5, reported_on)) == expected


@pytest.mark.parametrize(("discharged_on", "expected"), [(18, []), (17, ["late"])])
def test_who_never_reported_in_is_late_by_the_discharge(discharged_on, expected):
    day = date(2021, 5, discharged_on)

    assert doubts(veteran__reported_on=None, discharged_on=day, service_years=3) == expected


def test_other_days_than_the_registers_are_doubtful():
    assert doubts(veteran__enlisted_on=date(2018, 9, 2)) == ["registered_otherwise"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"veteran__placement": "government"}, "placement"),
        ({"veteran__died_on": date(2021, 6, 16)}, "died"),
        ({"service_years": Decimal("30.5")}, "long"),
    ],
)
def test_who_is_hardly_entitled_is_doubtful(values, code):
    assert doubts(**values) == [code]


@pytest.mark.parametrize(
    "values", [{"veteran__died_on": date(2021, 6, 17)}, {"service_years": Decimal(30)}]
)
def test_who_is_just_entitled_is_not(values):
    assert doubts(**values) == []


# --- entered --------------------------------------------------------------------------------


@pytest.fixture
def veteran():
    today = timezone.localdate()
    return VeteranFactory(
        enlisted_on=date(2018, 9, 1),
        discharged_on=date(2020, 9, 2),
        reported_on=today - timedelta(days=3),
    )


def test_one_more_subsidy_of_a_known_veteran_takes_three_fields(desk, veteran):
    subsidy = entered(
        desk,
        Subsidy,
        veteran=veteran.pk,
        bank_name="中国工商银行",
        bank_account=card_number(7),
    )

    assert subsidy.region_id == "370102"
    assert subsidy.applied_on == timezone.localdate()
    assert subsidy.enlisted_on == date(2018, 9, 1)
    assert subsidy.amount == Decimal(11250)


def test_the_veteran_has_to_be_named(desk):
    answer = send(desk, Subsidy, bank_name="中国工商银行")

    errors, _doubts = said(answer)
    assert list(errors) == ["veteran"]


def test_one_error_is_said_once(desk, veteran, rate):
    rate.delete()

    answer = send(desk, Subsidy, veteran=veteran.pk)

    errors, _doubts = said(answer)
    assert errors == {
        "applied_on": ["No subsidy rate was in force on that day: enter it first."],
    }


def test_one_more_batch_takes_its_number():
    PaymentBatchFactory(bank="齐鲁银行")
    PaymentBatchFactory(region_id="370103")
    payer = colleague("payer", "payer")

    assert entered(payer, PaymentBatch, number="2026-001").bank == "齐鲁银行"


# --- returned -------------------------------------------------------------------------------


def test_a_case_is_returned_for_a_reason():
    case = {"veteran": VeteranFactory(), "returned": True, "returned_because": ""}

    with pytest.raises(ValidationError, match="Say what has to be corrected"):
        SubsidyFactory.build(**case).full_clean()
    with pytest.raises(IntegrityError, match="returned_for_a_reason"):
        SubsidyFactory(**case)


@pytest.mark.parametrize("accepted_on", [None, date(2021, 6, 17)])
def test_a_returned_case_may_have_been_accepted_but_not_decided(accepted_on):
    SubsidyFactory(returned=True, accepted_on=accepted_on).full_clean()

    with pytest.raises(IntegrityError, match="decided_on_a_day"):
        SubsidyFactory(returned=True, decided_on=date(2021, 6, 17))


def test_who_was_returned_a_case_cannot_apply_beside_it():
    veteran = SubsidyFactory(returned=True).veteran

    with pytest.raises(IntegrityError, match="once_in_a_lifetime"):
        SubsidyFactory(veteran=veteran)


def test_the_form_of_a_returned_case_begins_with_what_is_wrong(desk):
    returned, other = SubsidyFactory(returned=True), SubsidyFactory()

    def first(subsidy):
        shown = desk.get(page(Subsidy, "change", subsidy.pk))
        return next(iter(shown.context["adminform"])).fields

    assert "returned_because" in first(returned)
    assert "returned_because" not in first(other)


def test_a_returned_case_is_corrected_on_its_form(desk):
    case = SubsidyFactory(returned=True)
    change = page(Subsidy, "change", case.pk)
    typed = beginning(desk.get(change)) | {"has_enlistment_notice": "on"}

    answer = desk.post(change, typed)

    assert answer.status_code == 302, said(answer)
    case.refresh_from_db()
    assert (case.state, case.has_enlistment_notice) == ("returned", True)
