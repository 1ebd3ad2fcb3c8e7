"""Every loan is one of three: to a person, to an early-stage micro enterprise, or on credit or a
mortgage, as the bureau printed them at the middle of 2021."""

from datetime import date
from itertools import product
from random import Random

import pytest

from programs import tallies
from programs.startup_loans.models import Kind, Loan
from tests.figures import figure
from tests.programs.startup_loans.factories import LoanFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

COUNT = "startup_loans.count"
PARTS = [f"startup_loans.{key}" for key in ["personal", "startup_micro", "credit_or_mortgage"]]


def lend(kind, number, **values):
    """So many disbursed loans of a kind, to one and the same borrower."""
    is_personal = kind == Kind.PERSONAL
    borrower = {
        "veteran": VeteranFactory() if is_personal else None,
        "enterprise": None if is_personal else EnterpriseFactory(),
    }
    one = LoanFactory(kind=kind, disbursed=True, **borrower, **values)
    fields = [field.attname for field in Loan._meta.concrete_fields if not field.primary_key]
    known = {name: getattr(one, name) for name in fields}
    Loan.objects.bulk_create(
        Loan(**known | {"contract_no": f"{one.contract_no}-{turn}"}) for turn in range(1, number)
    )


def test_the_parts_printed_in_2021_sum_to_what_was_printed():
    lend(Kind.PERSONAL, 9564)
    lend(Kind.STARTUP_MICRO, 459)
    lend(Kind.CREDIT, 160)
    lend(Kind.MORTGAGE, 143)

    assert [figure(part) for part in PARTS] == [9564, 459, 303]
    assert figure(COUNT) == sum(figure(part) for part in PARTS) == 10_326


@pytest.mark.parametrize("kind", Kind)
def test_a_loan_is_counted_in_one_part(kind):
    lend(kind, 1)

    assert sorted(figure(part) for part in PARTS) == [0, 0, 1]


def test_the_parts_sum_to_all_loans_in_every_year_and_place():
    random = Random(2021)
    for year, kind, county in product([2020, 2021, 2022], Kind, ["370102", "370103", "370202"]):
        day = date(year, random.randint(1, 12), random.randint(1, 28))
        lend(kind, random.randint(1, 5), region_id=county, disbursed_on=day)
    for state in ["approved", "refused", "returned"]:
        LoanFactory(**{state: True})

    found = tallies.figures(range(2019, 2023))

    counted = {key for key in found if key[1] == COUNT}
    assert {(year, place) for year, _code, place, _own in counted} == {
        *product([2020, 2021, 2022], ["37", "3701", "370102", "370103", "3702", "370202"])
    }
    for year, _code, *where in counted:
        parts = [found.get((year, part, *where), 0) for part in PARTS]
        assert found[year, COUNT, *where] == sum(parts), (year, where)


@pytest.mark.parametrize(
    ("disbursed_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_credit_and_mortgage_loans_belong_to_the_year_of_the_disbursement(disbursed_on, expected):
    lend(Kind.MORTGAGE, 1, disbursed_on=disbursed_on)

    assert figure("startup_loans.credit_or_mortgage") == expected
