from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Sum
from django.utils.translation import override

from tests.veterans.factories import (
    EnterpriseFactory,
    EnterpriseJobsFactory,
    OfficeFactory,
    TrainingProviderFactory,
)
from veterans.models import Enterprise, EnterpriseJobs, Office

pytestmark = pytest.mark.django_db

YEAR_END = date(2021, 12, 31)


def refused_by_form_and_database(record, constraint):
    with pytest.raises(ValidationError):
        record.full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        record.save()


@pytest.mark.parametrize(
    ("began_on", "ended_on", "expected"),
    [
        pytest.param(date(2021, 12, 31), None, 1, id="recognised-on-the-day"),
        pytest.param(date(2022, 1, 1), None, 0, id="recognised-the-day-after"),
        pytest.param(date(2020, 5, 1), date(2021, 12, 31), 0, id="closed-on-the-day"),
        pytest.param(date(2020, 5, 1), date(2022, 1, 1), 1, id="closed-the-day-after"),
    ],
)
def test_an_enterprise_stands_from_its_recognition_until_it_closes(began_on, ended_on, expected):
    EnterpriseFactory(began_on=began_on, ended_on=ended_on)

    assert Enterprise.objects.open_on(YEAR_END).count() == expected


def test_jobs_are_the_headcounts_that_stand_on_the_day():
    enterprise = EnterpriseFactory()
    EnterpriseJobsFactory(
        enterprise=enterprise, headcount=5, began_on=date(2020, 6, 1), ended_on=date(2021, 7, 1)
    )
    EnterpriseJobsFactory(enterprise=enterprise, headcount=8, began_on=date(2021, 7, 1))
    EnterpriseJobsFactory(headcount=2)

    standing = EnterpriseJobs.objects.open_on(YEAR_END)

    assert standing.aggregate(jobs=Sum("headcount"))["jobs"] == 10


def test_an_enterprise_has_one_headcount_at_a_time():
    enterprise = EnterpriseFactory()
    EnterpriseJobsFactory(enterprise=enterprise, began_on=date(2021, 1, 1))

    overlapping = EnterpriseJobsFactory.build(
        enterprise=enterprise, region_id="370102", began_on=date(2021, 6, 1)
    )

    refused_by_form_and_database(overlapping, "one_headcount_at_a_time")


def test_an_end_before_the_beginning_is_told_as_such():
    enterprise = EnterpriseFactory()
    backwards = EnterpriseJobsFactory.build(
        enterprise=enterprise,
        region_id="370102",
        began_on=date(2021, 6, 1),
        ended_on=date(2021, 5, 1),
    )

    refused_by_form_and_database(backwards, "ends_after_it_begins")


def test_jobs_are_counted_where_their_enterprise_is():
    jobs = EnterpriseJobsFactory(enterprise__region_id="370202")

    jobs.refresh_from_db()
    assert jobs.region_id == "370202"

    Enterprise.objects.update(region_id="370203")

    jobs.refresh_from_db()
    assert jobs.region_id == "370203"


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"began_on": date(2019, 2, 28)}, "registered_before_recognised"),
        ({"shareholding": 101}, "share_is_a_percentage"),
        ({"shareholding": 0}, "share_is_a_percentage"),
        ({"recognition_basis": "share"}, "share_is_large_enough"),
        ({"recognition_basis": "share", "shareholding": "14.99"}, "share_is_large_enough"),
        ({"ended_on": date(2020, 5, 1)}, "ends_after_it_begins"),
    ],
)
def test_enterprises_that_cannot_be_are_refused_by_form_and_by_database(wrong, constraint):
    enterprise = EnterpriseFactory()
    for field, value in wrong.items():
        setattr(enterprise, field, value)

    refused_by_form_and_database(enterprise, f"veterans_enterprise_{constraint}")


def test_a_credit_code_is_entered_once_and_checked():
    enterprise = EnterpriseFactory()
    again = EnterpriseFactory.build(
        region_id="370102", founder=enterprise.founder, credit_code=enterprise.credit_code.lower()
    )
    wrong = EnterpriseFactory.build(
        region_id="370102", founder=enterprise.founder, credit_code="91370102MA0000000"
    )

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    assert "credit_code" in refusal.value.error_dict
    with pytest.raises(ValidationError) as refusal:
        wrong.full_clean()
    assert refusal.value.error_dict["credit_code"][0].code == "credit_code"


def test_an_account_needs_its_bank_and_its_holder():
    provider = TrainingProviderFactory()
    provider.bank_account = "37001618808050123456"

    refused_by_form_and_database(provider, "account_has_bank_and_holder")


def test_a_place_has_one_bureau_and_only_zones_have_codes():
    second = OfficeFactory.build(region_id="370102", kind=Office.Kind.BUREAU)
    station = OfficeFactory.build(region_id="370102", stat_code="370176")

    with override("en"), pytest.raises(ValidationError, match="already has its bureau"):
        second.full_clean()
    with override("en"), pytest.raises(ValidationError, match="Only functional zones"):
        station.full_clean()
    with pytest.raises(IntegrityError, match="one_bureau_a_place"):
        second.save()
