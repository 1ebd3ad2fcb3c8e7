"""What waits for those who close years is told where their work begins."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bureau.base.models import ReportYear
from bureau.years import acts
from bureau.years.models import Mismatch
from tests.bureau.years.conftest import make
from tests.bureau.years.test_life import reopen
from tests.signing_in import sign_in
from veterans.models import Region

pytestmark = pytest.mark.django_db


def told(client, user):
    sign_in(client, user)
    return client.get(reverse("year", args=[2021])).content.decode()


def test_mismatches_are_told_to_managers_of_the_province(client, first):
    for code in ("subsidies.persons", "subsidies.persons", "job_fairs.fairs"):
        Mismatch.objects.create(kind="tally", year_id=2021, code=code, place="37", details={})

    assert "2 figures of 2021 are not what their records say" in told(client, first)
    assert "not what their records" not in told(client, make("city", "3701", "manager"))


def test_what_waits_for_a_second_person_is_told_to_them(client, first, second, closed_year):
    acts.reopen(
        2021,
        first,
        region=Region.objects.get(pk="37"),
        line="",
        reason="补录",
        ends_at=timezone.now() + timedelta(days=1),
    )

    assert "Somebody asks to reopen 2021" in told(client, second)
    assert "Somebody asks to reopen 2021" not in told(client, first)


def test_a_place_that_has_not_confirmed_is_told(client, first):
    acts.begin_closing(2021, first)
    reviewer = make("reviewer", "370102", "reviewer")

    before = told(client, reviewer)
    acts.confirm(2021, reviewer.region, reviewer, {}, [])

    assert "The year 2021 is being closed" in before
    assert "The year 2021 is being closed" not in told(client, reviewer)
    assert ReportYear.objects.get(year=2021).state == "closing"


def test_nothing_is_asked_for_once_it_was_agreed(client, first, second, closed_year):
    reopen(first, second)

    assert "Somebody asks to reopen 2021" not in told(client, second)
