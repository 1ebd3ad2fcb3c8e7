"""What is done to many records at once: asked first, all or nothing, and said afterwards."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db.models import Q

from bureau.base.doubts import Doubt
from bureau.desk import lists
from bureau.desk.bulk import BulkChange
from bureau.permissions import CHANGES, KINDS, RECORD_ACTS
from programs.job_fairs.models import JobFair
from tests.bureau.desk.conftest import page
from tests.bureau.desk.lists import admin_of, said
from tests.programs.job_fairs.factories import JobFairFactory

pytestmark = pytest.mark.django_db

PLANNED = Q(state=JobFair.State.PLANNED)
HOLD = BulkChange(
    key="hold", label="mark as held", changes={"state": JobFair.State.HELD}, applies_to=PLANNED
)
MOVE = BulkChange(
    key="move", label="move to a day", asks=["held_on", "moved_because"], applies_to=PLANNED
)


@pytest.fixture(autouse=True)
def declared(monkeypatch, on_the_table):
    monkeypatch.setattr(admin_of(JobFair), "bulk", [HOLD, MOVE])
    acts = RECORD_ACTS | {"hold": CHANGES, "move": CHANGES}
    on_the_table(KINDS, "job_fairs.JobFair", replace(KINDS["job_fairs.JobFair"], acts=acts))


@pytest.fixture
def planned():
    return JobFairFactory.create_batch(3, region_id="370102", state=JobFair.State.PLANNED)


def act(browser, fairs, key="hold", **data):
    chosen = {"action": key, "_selected_action": [fair.pk for fair in fairs]}
    return browser.post(page(JobFair, "changelist"), chosen | data)


def confirm(browser, fairs, key="hold", **data):
    return act(browser, fairs, key, confirmed="yes", **data)


def states():
    return sorted(JobFair.objects.values_list("state", flat=True))


def test_it_asks_first_and_says_to_which_and_why_not_to_others(desk, planned):
    done = JobFairFactory(region_id="370102", title="已经举办", state=JobFair.State.HELD)

    answer = act(desk, [*planned, done], index="0")

    assert answer.status_code == 200
    assert {record for record, *_shown in answer.context["concerned"]} == set(planned)
    assert answer.context["left_alone"] == [done]
    assert "This will be done to 3 records:" in " ".join(answer.content.decode().split())
    assert states().count("planned") == 3


def test_once_confirmed_it_is_done_said_and_logged(desk, planned):
    done = JobFairFactory(region_id="370102", state=JobFair.State.HELD)

    answer = confirm(desk, [*planned, done])

    assert answer.status_code == 302
    listed = desk.get(answer.url)
    assert "Done for 3 job fairs: mark as held. Left alone: 1." in said(listed)
    assert states() == ["held"] * 4
    assert LogEntry.objects.count() == 3
    assert "state" in LogEntry.objects.first().get_change_message().lower()


def test_a_second_click_does_nothing_more(desk, planned):
    confirm(desk, planned)

    answer = confirm(desk, planned)

    assert "Done for 0 job fairs: mark as held. Left alone: 3." in said(desk.get(answer.url))
    assert LogEntry.objects.count() == 3


def test_what_is_asked_is_set_in_all_of_them(desk, planned):
    [fair, *_others] = planned

    confirm(desk, [fair], "move", held_on="2021-08-27", moved_because="高考")

    fair.refresh_from_db()
    assert fair.held_on == date(2021, 8, 27)


@pytest.mark.parametrize("typed", ["", "2021-02-30"])
def test_what_is_asked_has_to_be_answered(typed, desk, planned):
    answer = confirm(desk, planned, "move", held_on=typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors["held_on"]


def test_with_anything_wrong_nothing_is_changed_and_each_problem_is_named(desk, planned):
    answer = confirm(desk, planned, "move", held_on="2017-01-01", moved_because="写错年份")

    assert answer.status_code == 422
    named = [record for record, sentences in answer.context["problems"] if sentences]
    assert set(named) == set(planned)
    assert set(JobFair.objects.values_list("held_on", flat=True)) == {date(2021, 6, 25)}
    assert not LogEntry.objects.exists()


def test_one_bad_record_saves_none_of_the_others(desk, planned, monkeypatch):
    bad = planned[1]
    monkeypatch.setattr(
        JobFair,
        "doubts",
        lambda fair: [Doubt("odd", "This is odd.")] * (fair.pk == bad.pk and fair.state == "held"),
    )

    answer = confirm(desk, planned)

    assert answer.status_code == 422
    assert "This is odd." in answer.content.decode()
    assert states() == ["planned"] * 3


def test_records_of_another_place_are_left_alone(desk, planned):
    public = JobFairFactory(region_id="3701", state=JobFair.State.PLANNED)

    shown = act(desk, [public, *planned], index="0")
    confirm(desk, [public, *planned])

    public.refresh_from_db()
    assert public.state == "planned"
    assert shown.context["left_alone"] == [public]


def test_whoever_may_not_change_is_not_offered_to(desk, clerk, planned):
    clerk.groups.clear()
    clerk.user_permissions.set(Permission.objects.filter(codename="view_jobfair"))

    confirm(desk, planned)

    assert states() == ["planned"] * 3


def test_nobody_changes_more_at_once_than_can_be_looked_through(desk, planned, monkeypatch):
    monkeypatch.setattr(lists, "MOST_AT_ONCE", 2)

    answer = act(desk, planned[:1], index="0", select_across="1")

    assert "At most 2 records are changed at once" in said(desk.get(answer.url))


def test_deleting_asks_first_and_says_what_it_did(desk, planned):
    asked = act(desk, planned, "delete_selected", index="0")
    answer = act(desk, planned, "delete_selected", post="yes")

    assert "Are you sure" in asked.content.decode()
    assert "Successfully deleted 3 job fairs." in said(desk.get(answer.url))
    assert not JobFair.objects.exists()


def test_deleting_leaves_another_places_records(desk):
    public = JobFairFactory(region_id="3701")

    act(desk, [public], "delete_selected", post="yes")

    assert JobFair.objects.filter(pk=public.pk).exists()
