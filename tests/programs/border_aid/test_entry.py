"""What clerks need not type about classes and donations, and what they are asked about."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.border_aid.models import Donation, OnlineClass
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered, said, send
from tests.programs.border_aid.factories import DonationFactory, OnlineClassFactory
from tests.veterans.factories import EnterpriseFactory

pytestmark = pytest.mark.django_db


def desk_of(client, place):
    client.force_login(make_clerk("clerk", place))
    return client


def test_a_class_takes_its_title_and_its_days(client):
    OnlineClassFactory(title="电商创业", term=4, ends_on=date(2021, 6, 18))
    OnlineClassFactory(title="种植技术", term=9, ends_on=date(2021, 7, 1), recipient="tibet")
    days = {"starts_on": "2021-10-18", "ends_on": "2021-10-22"}

    next_term = entered(desk_of(client, "37"), OnlineClass, title="电商创业", **days)
    first_term = entered(client, OnlineClass, title="养殖技术", **days)

    assert (next_term.term, first_term.term) == (5, 1)
    assert (next_term.recipient, next_term.platform) == ("tibet", "山东省退役军人就业创业大讲堂")


def test_a_class_that_ends_tomorrow_was_not_held():
    today = timezone.localdate()

    OnlineClassFactory.build(ends_on=today, held=True).full_clean()
    with pytest.raises(ValidationError, match="cannot have been held"):
        OnlineClassFactory.build(ends_on=today + timedelta(days=1), held=True).full_clean()


def test_a_donor_of_the_register_is_not_typed_again(client):
    DonationFactory(recipient="tibet", recipient_name="日喀则市")
    enterprise = EnterpriseFactory(name="济南老兵物流有限公司")

    donation = entered(
        desk_of(client, "3701"),
        Donation,
        enterprise=enterprise.pk,
        amount="20000",
        pledged_on="2021-06-06",
    )

    assert (donation.donor, donation.donor_name) == ("enterprise", "济南老兵物流有限公司")
    assert (donation.recipient, donation.recipient_name) == ("tibet", "日喀则市")


def test_a_donor_that_gave_before_is_of_the_same_kind(client):
    DonationFactory(donor="department", donor_name="济南市退役军人事务局")
    again = {"amount": "20000", "pledged_on": "2021-06-06"}

    known = entered(desk_of(client, "3701"), Donation, donor_name="济南市退役军人事务局", **again)
    unknown = send(client, Donation, donor_name="新来的", **again)

    assert known.donor == "department"
    assert list(said(unknown)[0]) == ["donor"]


@pytest.mark.parametrize(("days", "doubted"), [(365, []), (366, ["paid_late"])])
def test_a_donation_paid_after_more_than_a_year_is_doubted(days, doubted):
    pledged_on = date(2021, 1, 1)
    paid_on = pledged_on + timedelta(days=days)
    donation = DonationFactory.build(state="paid", pledged_on=pledged_on, paid_on=paid_on)

    assert [doubt.code for doubt in donation.doubts()] == doubted
