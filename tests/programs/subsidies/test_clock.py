"""The clock of the promise: from when it runs, when it stands, and who is told that it runs out."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from programs.subsidies.duties import promised
from programs.subsidies.models import Pause, Subsidy
from tests.bureau.desk.conftest import page
from tests.entering import entered
from tests.programs.cases.acting import act, colleague, file_subsidy, today
from tests.programs.subsidies.factories import (
    PauseFactory,
    PaymentBatchFactory,
    ServiceStandardFactory,
    SubsidyFactory,
    SubsidyRateFactory,
)

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2021, 6, day) for day in (18, 19, 20, 21))


@pytest.fixture(autouse=True)
def promise():
    SubsidyRateFactory()
    return ServiceStandardFactory(days=1)


def stored(subsidy):
    return Subsidy.objects.get(pk=subsidy.pk)


def carry_to_the_bank(subsidy):
    batch = PaymentBatchFactory(state="sent", sent_on=subsidy.accepted_on)
    steps = [
        {"state": "approved", "decided_on": subsidy.accepted_on},
        {"state": "reviewed", "reviewed_on": subsidy.accepted_on},
        {"payment": batch},
        {"state": "sent"},
    ]
    for step in steps:
        Subsidy.objects.filter(pk=subsidy.pk).update(**step)


def credit(subsidy, day):
    Subsidy.objects.filter(pk=subsidy.pk).update(state="paid", paid_on=day)
    return stored(subsidy)


def test_it_starts_with_the_acceptance_and_keeps_the_promise_of_that_day(promise):
    subsidy = stored(SubsidyFactory(accepted=True, accepted_on=FRIDAY))
    promise.days = 10
    promise.save()

    assert (subsidy.clock_from, subsidy.promised_days) == (FRIDAY, 1)
    assert stored(subsidy).promised_days == 1


@pytest.mark.parametrize("minutes", [-1, 1])
def test_an_acceptance_after_the_cut_off_hour_counts_as_of_the_next_working_day(promise, minutes):
    """The hour is set a minute before or after the present one, within the same day."""
    now = timezone.localtime().replace(tzinfo=None)
    first, last = (datetime.combine(now, each) for each in (time.min, time.max))
    promise.cut_off = min(max(now + timedelta(minutes=minutes), first), last).time()
    promise.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(day) FROM base_workday WHERE is_working AND day > %s", [today()])
        (told,) = cursor.fetchone()
    next_day = told or today(1)  # where the calendar does not tell

    subsidy = stored(SubsidyFactory(accepted=True, accepted_on=today(), applied_on=today()))

    assert subsidy.clock_from == (today() if minutes > 0 else next_day)


def test_what_is_entered_of_an_earlier_day_has_no_hour(promise):
    promise.cut_off = time(0, 0)
    promise.save()

    assert stored(SubsidyFactory(accepted=True, accepted_on=FRIDAY)).clock_from == FRIDAY


def test_days_on_which_the_clock_stood_do_not_count():
    subsidy = SubsidyFactory(accepted=True, accepted_on=date(2021, 6, 1))
    PauseFactory(subsidy=subsidy, began_on=date(2021, 6, 2), ended_on=date(2021, 6, 10))
    PauseFactory(subsidy=subsidy, began_on=date(2021, 6, 16), ended_on=date(2021, 6, 17))
    carry_to_the_bank(subsidy)

    assert credit(subsidy, date(2021, 6, 18)).working_days == 13 - 1 - 6 - 1


def test_a_pause_that_nobody_ended_lasts_until_the_money_arrives():
    subsidy = SubsidyFactory(accepted=True, accepted_on=FRIDAY)
    PauseFactory(subsidy=subsidy, began_on=FRIDAY, ended_on=None)
    carry_to_the_bank(subsidy)

    assert credit(subsidy, date(2021, 6, 25)).working_days == 0


def test_what_is_accepted_late_and_paid_the_same_day_took_no_working_day(promise):
    promise.cut_off = time(0, 0)
    promise.save()
    subsidy = SubsidyFactory(accepted=True, accepted_on=today(), applied_on=today())
    carry_to_the_bank(subsidy)

    assert credit(subsidy, today()).working_days == 0


def test_a_case_that_is_returned_takes_its_pause_with_it():
    subsidy = SubsidyFactory(accepted=True, accepted_on=FRIDAY)
    PauseFactory(subsidy=subsidy, began_on=FRIDAY, ended_on=None)

    Subsidy.objects.filter(pk=subsidy.pk).update(state="returned", returned_because="核对年限")

    assert Pause.objects.get().ended_on == today()
    Subsidy.objects.filter(pk=subsidy.pk).update(region="370103")
    assert Pause.objects.get().region_id == "370103"


def test_nobody_sets_the_clock():
    subsidy = SubsidyFactory(paid=True, accepted_on=FRIDAY, paid_on=MONDAY)
    Subsidy.objects.update(clock_from=MONDAY, promised_days=99)

    assert stored(subsidy).working_days == 1
    assert (stored(subsidy).clock_from, stored(subsidy).promised_days) == (FRIDAY, 1)


def test_the_clock_stands_once_at_a_time_and_only_while_it_runs():
    subsidy = SubsidyFactory(accepted=True, accepted_on=FRIDAY)
    PauseFactory(subsidy=subsidy, began_on=FRIDAY, ended_on=MONDAY)

    with pytest.raises(IntegrityError, match="one_at_a_time"):
        PauseFactory(subsidy=subsidy, began_on=SUNDAY)


@pytest.mark.parametrize("state", ["paid", "refused", "returned"])
def test_a_case_whose_clock_is_over_has_no_more_pauses(state):
    subsidy = SubsidyFactory(**{state: True})

    with pytest.raises(IntegrityError, match="clock_is_over"):
        PauseFactory(subsidy=subsidy)


def test_pauses_stay_as_they_were_once_it_is_over():
    subsidy = SubsidyFactory(accepted=True, accepted_on=FRIDAY)
    PauseFactory(subsidy=subsidy, began_on=FRIDAY)
    carry_to_the_bank(subsidy)
    credit(subsidy, MONDAY)

    with pytest.raises(IntegrityError, match="clock_is_over"):
        Pause.objects.update(ended_on=MONDAY)


def test_a_clerk_stops_the_clock_for_a_reason():
    clerk = colleague("clerk", "clerk")
    case = file_subsidy(clerk)
    act(clerk, case, "accept", accepted_on=today())

    pause = entered(clerk, Pause, subsidy=case.pk, reason="applicant", began_on=today())

    assert (pause.region_id, pause.ended_on) == ("370102", None)


def test_pauses_move_the_day_by_which_it_is_due():
    subsidy = SubsidyFactory(accepted=True, accepted_on=FRIDAY)
    assert promised(MONDAY).get().promised_by == MONDAY

    PauseFactory(subsidy=subsidy, began_on=FRIDAY, ended_on=None)

    assert promised(MONDAY).get().promised_by == date(2021, 6, 22)
    assert promised(date(2021, 6, 22)).get().promised_by == date(2021, 6, 23)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("late", {"late"}),
        ("soon", {"today", "tomorrow"}),
        ("paid_late", {"paid late"}),
        ("paid_in_time", {"paid in time"}),
    ],
)
def test_breaches_and_what_is_about_to_be_one_are_listed(
    standing, expected, client, monkeypatch, promise
):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2021, 6, 21, 2, tzinfo=UTC))
    made = {
        "late": SubsidyFactory(accepted=True, accepted_on=date(2021, 6, 17)),
        "today": SubsidyFactory(accepted=True, accepted_on=FRIDAY),
        "tomorrow": SubsidyFactory(accepted=True, accepted_on=MONDAY),
        "paid late": SubsidyFactory(paid=True, accepted_on=FRIDAY, paid_on=date(2021, 6, 22)),
        "paid in time": SubsidyFactory(paid=True, accepted_on=FRIDAY, paid_on=MONDAY),
    }
    clerk = colleague("clerk", "clerk")

    listed = clerk.get(page(Subsidy, "changelist"), {"promise": standing}).context["cl"].queryset

    assert {name for name, subsidy in made.items() if subsidy in listed} == expected
