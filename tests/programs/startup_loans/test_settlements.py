"""The year's settlement with the province: what was advanced, less what was paid."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.startup_loans.models import AnnualSettlement
from tests.bureau.desk.conftest import page
from tests.entering import entered, said, send
from tests.programs.cases.acting import act, colleague, moved, today
from tests.programs.startup_loans.factories import AnnualSettlementFactory, InterestSubsidyFactory

pytestmark = pytest.mark.django_db

YEAR = {"year": "2021", "advanced": "2000"}


@pytest.fixture
def clerk():
    return colleague("zhang", "clerk")


def paid(place="370102", **known):
    return InterestSubsidyFactory(paid=True, loan__region_id=place, **known)


def test_what_was_paid_is_what_the_place_paid_in_the_year(clerk):
    paid()
    paid(paid_on=date(2021, 12, 31))
    paid(paid_on=date(2022, 1, 1))
    paid(place="370103")
    InterestSubsidyFactory(approved=True, loan__region_id="370102")

    settlement = entered(clerk, AnnualSettlement, **YEAR)

    assert settlement.interest_paid == Decimal("3680.00")
    assert settlement.difference == Decimal("-1680.00")
    assert settlement.working() == [
        "2,000.00 yuan advanced − 3,680.00 yuan paid: 1,680.00 yuan are to be paid in by the "
        "province."
    ]


def test_a_city_settles_for_all_it_contains():
    paid()
    paid(place="370103")
    paid(place="370202")

    settlement = entered(colleague("li", "clerk", place="3701"), AnnualSettlement, **YEAR)

    assert (settlement.region_id, settlement.interest_paid) == ("3701", Decimal("3680.00"))


@pytest.mark.parametrize(
    ("advanced", "sentence"),
    [
        ("1840.01", "0.01 yuan are to be paid back to the province."),
        ("1839.99", "0.01 yuan are to be paid in by the province."),
        ("1840", "1,840.00 yuan advanced, and as much was paid."),
        ("0", "1,840.00 yuan are to be paid in by the province."),
    ],
)
def test_the_difference_is_paid_back_or_in(advanced, sentence, clerk):
    paid()

    settlement = entered(clerk, AnnualSettlement, year="2021", advanced=advanced)

    [working] = settlement.working()
    assert working.endswith(sentence)


def test_somebody_else_settles_it_by_what_was_paid_until_then(clerk):
    settlement = entered(clerk, AnnualSettlement, **YEAR)
    paid()
    reviewer = colleague("wang", "reviewer")

    assert moved(reviewer, settlement, "settle", settled_on=today())
    assert settlement.interest_paid == Decimal("1840.00")
    assert settlement.difference == Decimal("160.00")
    assert settlement.settled_on == today()


def test_nobody_settles_what_they_entered():
    zhang = colleague("zhang")
    settlement = entered(zhang, AnnualSettlement, **YEAR)

    assert not moved(zhang, settlement, "settle", settled_on=today())
    assert moved(colleague("wang"), settlement, "settle", settled_on=today())


def test_once_settled_it_stands(clerk):
    settlement = AnnualSettlementFactory(settled=True)
    paid()

    settlement.fill()
    shown = clerk.get(page(AnnualSettlement, "change", settlement.pk))

    assert settlement.interest_paid == 0
    assert not shown.context["has_change_permission"]
    assert settlement.working()[1:] == [
        "Settled on 20 January 2022, and so it stands.",
        "By now 1,840.00 yuan of that year are entered as paid.",
    ]
    for change in [{"advanced": 1}, {"interest_paid": 1}, {"settled_on": None, "state": "open"}]:
        with pytest.raises(IntegrityError, match="case_"), transaction.atomic():
            AnnualSettlement.objects.filter(pk=settlement.pk).update(**change)
    with pytest.raises(IntegrityError, match="case_decided"), transaction.atomic():
        settlement.delete()


def test_a_year_is_settled_once_it_is_over():
    settlement = AnnualSettlementFactory(year=today().year)

    act(colleague("wang", "reviewer"), settlement, "settle", settled_on=today())

    settlement.refresh_from_db()
    assert settlement.state == "open"
    with pytest.raises(IntegrityError, match="settled_after_the_year"):
        AnnualSettlementFactory(settled=True, settled_on=date(2021, 12, 31), region_id="370103")


def test_a_year_of_a_place_is_settled_once():
    AnnualSettlementFactory()
    AnnualSettlementFactory(region_id="370103")
    AnnualSettlementFactory(year=2020)

    with pytest.raises(ValidationError, match="already has a settlement of that year"):
        AnnualSettlementFactory.build().full_clean()
    with pytest.raises(IntegrityError, match="annualsettlement_once_a_year"):
        AnnualSettlementFactory()


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"advanced": Decimal("-0.01")}, "is_within_bounds"),
        ({"difference": Decimal("0.01")}, "difference_adds_up"),
        ({"settled": True, "settled_on": None}, "settled_on_a_day"),
        ({"settled_on": date(2022, 1, 20)}, "settled_on_a_day"),
    ],
)
def test_wrong_settlements_are_refused_by_form_and_by_database(wrong, constraint):
    with pytest.raises(ValidationError):
        AnnualSettlementFactory.build(**wrong).full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        AnnualSettlementFactory(**wrong)


def test_a_year_that_is_none_is_left_to_the_form(clerk):
    errors, _doubts = said(send(clerk, AnnualSettlement, year="1999", advanced="1"))

    assert list(errors) == ["year"]
