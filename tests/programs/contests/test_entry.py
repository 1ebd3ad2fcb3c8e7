"""What a clerk types for line 15, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.contests.models import Contest, Entry, OrganiserPrize, Track
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import beginning, entered
from tests.programs.contests.factories import (
    ContestFactory,
    EntryFactory,
    PrizePlanFactory,
    TrackFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(client):
    client.force_login(make_clerk("clerk", "37"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_the_next_edition_takes_one_day(province):
    ContestFactory(
        edition=1, opens_on=date(2020, 6, 1), final_on=date(2020, 10, 9), organisers="七部门"
    )

    contest = entered(province, Contest, opens_on="2021-06-01")

    assert (contest.edition, contest.level, contest.organisers) == (2, "province", "七部门")
    assert contest.title == "山东省退役军人创新创业大赛"
    assert contest.final_on == date(2021, 10, 9)


def test_the_first_edition_takes_a_title_and_two_days(province):
    typed = {"title": "大赛", "opens_on": "2021-06-01", "final_on": "2021-10-20"}

    assert entered(province, Contest, **typed).edition == 1


def test_a_county_holds_no_contest(client):
    client.force_login(make_clerk("clerk", "370102"))
    typed = {"title": "大赛", "opens_on": "2021-06-01", "final_on": "2021-10-20"}

    assert client.get(page(Contest, "add")).status_code == 403
    assert client.post(page(Contest, "add"), {**typed, "region": "370102"}).status_code == 403


def test_one_more_track_takes_a_contest_and_a_title(province):
    track = entered(province, Track, contest=ContestFactory().pk, title="新兴产业")

    assert track.region_id == "37"


def test_one_more_team_of_a_known_leader_takes_four_fields(client):
    client.force_login(make_clerk("clerk", "3701"))
    track, leader = TrackFactory(), VeteranFactory(name="单国强")

    entry = entered(
        client, Entry, track=track.pk, team="老兵队", project="智慧消防", leader=leader.pk
    )

    assert (entry.region_id, entry.contact, entry.contest) == ("3701", "单国强", track.contest)


def test_one_more_organisers_prize_takes_a_contest_and_a_city(province):
    prize = entered(province, OrganiserPrize, contest=ContestFactory().pk, region="3701")

    assert prize.organisation == "济南市退役军人事务局"


# A contest on one screen.


def on_the_screen(client, contest, **rows):
    change = page(Contest, "change", contest.pk)
    return client.post(change, beginning(client.get(change)) | rows)


PLANS = "prize_plans"


def a_plan(row, **values):
    return {f"{PLANS}-{row}-{name}": value for name, value in values.items()}


def a_row(number, **values):
    return {f"entries-{number}-{name}": value for name, value in values.items()}


def test_teams_and_their_prizes_are_entered_beside_the_tracks_of_a_contest(province):
    track = TrackFactory()
    team = {"region": "3701", "track": track.pk, "members": 3, "stage": "final"}
    rows = [
        a_row(0, **team, team="甲队", project="无人机", standing="competed", prize="first"),
        a_row(1, **team, team="乙队", project="养老", standing="competed", score="91.5"),
    ]

    answer = on_the_screen(
        province, track.contest, **rows[0], **rows[1], **{"entries-TOTAL_FORMS": 2}
    )

    assert answer.status_code == 302
    won = {entry.team: (entry.track, entry.prize) for entry in track.contest.entries.all()}
    assert won == {"甲队": (track, "first"), "乙队": (track, "")}


def test_a_team_goes_into_a_track_of_the_contest_and_no_other(province):
    contest, elsewhere = ContestFactory(), TrackFactory()
    row = a_row(0, region="3701", track=elsewhere.pk, team="甲队", project="无人机", members=3)

    answer = on_the_screen(
        province,
        contest,
        **row,
        **{"entries-TOTAL_FORMS": 1, "entries-0-stage": "heat", "entries-0-standing": "competed"},
    )

    assert answer.status_code == 422
    assert not contest.entries.exists()


def test_each_edition_says_how_many_prizes_it_has(province):
    contest = ContestFactory()
    rows = [a_plan(0, prize="first", number=5), a_plan(1, prize="second", number=10)]

    answer = on_the_screen(province, contest, **rows[0], **rows[1], **{f"{PLANS}-TOTAL_FORMS": 2})

    assert answer.status_code == 302
    assert {(plan.prize, plan.number) for plan in contest.prize_plans.all()} == {
        ("first", 5),
        ("second", 10),
    }


def test_a_prize_too_many_is_refused_where_it_is_given(province):
    track = TrackFactory()
    PrizePlanFactory(contest=track.contest, number=1)
    teams = EntryFactory.create_batch(2, track=track, stage="final")

    def give(*entries):
        chosen = {"action": "prize", "_selected_action": [entry.pk for entry in entries]}
        chosen |= {"confirmed": "yes", "prize": "first"}
        return province.post(reverse("admin:contests_entry_changelist"), chosen)

    assert "All prizes of this grade that the contest has are given." in (
        give(*teams).content.decode()
    )
    assert Entry.objects.won("first").count() == 0
    assert give(teams[0]).status_code == 302
    assert Entry.objects.won("first").get() == teams[0]


def test_finalists_are_marked_at_once(province):
    teams = EntryFactory.create_batch(2, stage="semi_final")
    gone = EntryFactory(stage="heat", standing="withdrawn")
    chosen = [entry.pk for entry in [*teams, gone]]

    province.post(
        reverse("admin:contests_entry_changelist"),
        {"action": "final", "_selected_action": chosen, "confirmed": "yes"},
    )

    assert set(Entry.objects.finalists()) == set(teams)
    gone.refresh_from_db()
    assert gone.stage == "heat"


# What is doubted.


@pytest.mark.parametrize(
    ("edition", "opens_on", "expected"),
    [
        pytest.param(3, date(2021, 6, 1), [], id="the-next"),
        pytest.param(4, date(2021, 6, 1), ["left_out"], id="one-left-out"),
        pytest.param(3, date(2020, 12, 1), ["soon_after"], id="half-a-year-later"),
    ],
)
def test_editions_follow_each_other_year_by_year(edition, opens_on, expected):
    ContestFactory(edition=2, opens_on=date(2020, 6, 1), final_on=date(2020, 10, 1))

    contest = ContestFactory(edition=edition, opens_on=opens_on)

    assert [code for code in codes(contest) if code != "late_final"] == expected


@pytest.mark.parametrize(
    ("opens_on", "expected"), [(date(2020, 12, 24), []), (date(2020, 12, 23), ["late_final"])]
)
def test_a_final_most_of_a_year_after_the_opening_is_doubted(opens_on, expected):
    contest = ContestFactory(edition=1, opens_on=opens_on, final_on=date(2021, 10, 20))

    assert codes(contest) == expected


def test_the_screen_asks_the_database_as_often_for_many_teams_as_for_few(
    province, django_assert_num_queries
):
    track = TrackFactory()
    change = page(Contest, "change", track.contest_id)
    EntryFactory.create_batch(2, track=track, leader=VeteranFactory())
    province.get(change)
    with CaptureQueriesContext(connection) as few:
        province.get(change)
    EntryFactory.create_batch(30, track=track)

    with django_assert_num_queries(len(few)):
        province.get(change)


def test_a_prize_for_a_team_outside_the_final_is_doubted():
    assert codes(EntryFactory(prize="first", stage="semi_final")) == ["early_prize"]
    assert codes(EntryFactory(won=True)) == []


def test_a_leader_of_two_teams_of_one_contest_is_doubted():
    first = EntryFactory(leader=VeteranFactory())
    other_track = TrackFactory(contest=first.track.contest)

    assert codes(EntryFactory(track=other_track, leader=first.leader)) == ["leads_another"]
    assert codes(EntryFactory(leader=first.leader)) == []
    assert codes(EntryFactory(track=other_track)) == []


@pytest.mark.parametrize(("members", "expected"), [(15, []), (16, ["many_members"])])
def test_a_team_as_large_as_a_platoon_is_doubted(members, expected):
    assert codes(EntryFactory(members=members)) == expected
