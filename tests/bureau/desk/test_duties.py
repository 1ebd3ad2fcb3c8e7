"""Whose duties are counted, how they are ordered, and what an address may ask of them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from bureau.desk.duties import duties, notices, waiting
from bureau.staff.models import User
from programs.job_fairs.models import JobFair
from programs.subsidies.models import Subsidy
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.skills_training.factories import EnrolmentFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

TODAY = date(2021, 7, 15)


def member(role, place):
    user = User.objects.create_user(f"{role}-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def told(user, today=TODAY):
    return {each.address.split("=")[1]: each.number for each in waiting(user, today)}


def test_everybody_counts_their_own_place_and_all_it_contains():
    for place in ["370102", "370103", "370202"]:
        VeteranFactory(region_id=place, discharged_on=date(2021, 6, 1))

    assert told(member("clerk", "370102")) == {"veterans.not_reported_in": 1}
    assert told(member("clerk", "3701")) == {"veterans.not_reported_in": 2}
    assert told(member("reviewer", "37")) == {"veterans.not_reported_in": 3}
    assert told(member("clerk", None)) == {}


def test_public_work_of_the_places_above_is_not_ones_own():
    AttendanceFactory(training_class__region_id="3701", training_class__ends_on=date(2021, 7, 1))

    assert told(member("clerk", "370102")) == {}
    assert told(member("clerk", "3701")) == {"adaptation_training.classes_unfinished": 1}


def test_whoever_may_see_no_records_counts_none():
    VeteranFactory(discharged_on=date(2021, 6, 1))
    administrator = member("administrator", "37")

    assert waiting(administrator, TODAY) == []


def test_what_is_returned_comes_first_then_what_is_due_longest():
    VeteranFactory(discharged_on=date(2021, 6, 25))
    EnrolmentFactory(skills_class__ends_on=date(2021, 7, 1))
    SubsidyFactory(state=Subsidy.State.RETURNED, returned_because="缺少入伍通知书")

    found = waiting(member("clerk", "37"), TODAY)

    assert [(each.first_due, each.overdue) for each in found] == [
        (None, False),
        (date(2021, 7, 1), True),
        (date(2021, 7, 25), False),
    ]


def test_all_duties_are_counted_in_one_query():
    user = member("clerk", "37")
    told(user)  # rights are read once

    with CaptureQueriesContext(connection) as queries:
        told(user)

    assert len(queries) == 1


def test_an_unknown_duty_is_not_asked_of_a_list(client):
    client.force_login(member("clerk", "370102"))
    VeteranFactory()

    answer = client.get("/admin/veterans/veteran/?duty=job_fairs.fairs_past")

    assert answer.status_code == 400
    assert "job_fairs.fairs_past" in duties()


def test_a_list_of_a_duty_shows_nothing_of_the_places_above(client):
    client.force_login(member("clerk", "370102"))
    JobFairFactory(region_id="3701", state=JobFair.State.PLANNED, held_on=date(2021, 6, 25))
    own = JobFairFactory(state=JobFair.State.PLANNED, held_on=date(2021, 6, 25))

    answer = client.get("/admin/job_fairs/jobfair/?duty=job_fairs.fairs_past")

    assert list(answer.context["cl"].queryset) == [own]


# --- the next job day -----------------------------------------------------------------------


def test_a_place_without_a_fair_for_the_next_job_day_is_told_so():
    JobFairFactory(region_id="370202", held_on=date(2021, 8, 27))

    (notice,) = notices(member("clerk", "370102"), TODAY)

    assert date_format(date(2021, 8, 27)) in notice.sentence
    assert "No fair of your place is entered for it yet." in notice.sentence


@pytest.mark.parametrize("held_on", [date(2021, 8, 27), date(2021, 9, 3)])
def test_a_fair_that_was_moved_is_still_that_job_days(held_on):
    why = "" if held_on == date(2021, 8, 27) else "防汛"
    JobFairFactory(held_on=held_on, moved_because=why, state=JobFair.State.PLANNED)

    (notice,) = notices(member("clerk", "3701"), TODAY)

    assert "entered for it: 1" in notice.sentence


def test_a_cancelled_fair_is_none():
    JobFairFactory(held_on=date(2021, 8, 27), state=JobFair.State.CANCELLED)

    (notice,) = notices(member("clerk", "370102"), TODAY)

    assert "No fair of your place" in notice.sentence


def test_after_the_last_job_day_of_a_year_comes_the_first_of_the_next():
    (notice,) = notices(member("clerk", "370102"), date(2021, 12, 31) + timedelta(days=1))

    assert date_format(date(2022, 2, 25)) in notice.sentence


def test_who_has_no_place_is_told_of_no_job_day():
    assert notices(member("administrator", None), TODAY) == []
