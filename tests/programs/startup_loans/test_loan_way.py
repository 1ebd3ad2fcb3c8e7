"""The way of a loan: who decides, who is excluded, and what comes of it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from programs.startup_loans.models import Loan
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.startup_loans.factories import (
    THE_DAY,
    LoanFactory,
)
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


def test_a_loan_is_returned_for_a_reason():
    case = {"veteran": VeteranFactory(), "returned": True, "returned_because": ""}

    with pytest.raises(ValidationError, match="Say what has to be corrected"):
        LoanFactory.build(**case).full_clean()
    with pytest.raises(IntegrityError, match="loan_returned_for_a_reason"):
        LoanFactory(**case)


def test_a_returned_loan_is_not_decided():
    LoanFactory(returned=True).full_clean()

    with pytest.raises(IntegrityError, match="decided_on_a_day"):
        LoanFactory(returned=True, decided_on=THE_DAY)


def test_a_clerk_hands_a_returned_loan_in_again(desk):
    loan = LoanFactory(returned=True)
    chosen = {"action": "hand_in_again", "_selected_action": [loan.pk], "confirmed": "yes"}

    desk.post(page(Loan, "changelist"), chosen)

    loan.refresh_from_db()
    assert (loan.state, loan.returned_because) == ("applied", "缺少营业执照")


def test_a_reviewer_returns_a_loan():
    loan = LoanFactory()
    reviewer = make_clerk("reviewer", "370102")
    reviewer.groups.set([Group.objects.get(name="reviewer")])
    browser = Client()
    sign_in(browser, reviewer)
    chosen = {"action": "return", "_selected_action": [loan.pk], "confirmed": "yes"}

    browser.post(page(Loan, "changelist"), chosen | {"returned_because": "缺少营业执照"})

    loan.refresh_from_db()
    assert loan.state == "returned"
