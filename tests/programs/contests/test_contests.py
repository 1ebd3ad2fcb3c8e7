from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic

from programs.contests.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.contests.factories import (
    ContestFactory,
    EntryFactory,
    OrganiserPrizeFactory,
    PrizePlanFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db

TEAMS = "contests.teams"
TRACKS = "contests.tracks"
PRINTED_PRIZES = [("first", "prize_1"), ("second", "prize_2"), ("third", "prize_3")]
YEARS_EDGES = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


def test_teams_count_where_they_come_from_and_add_up_to_the_province():
    track = TrackFactory()
    for city in ["3701", "3701", "3702"]:
        EntryFactory(track=track, region_id=city)

    assert figure(TEAMS, "3701") == 2
    assert figure(TEAMS, "3702") == 1
    assert figure(TEAMS, "37") == 3
    assert figure("contests.cities", "37") == 2


@pytest.mark.parametrize("standing", ["withdrawn", "disqualified"])
def test_teams_that_fell_out_do_not_count(standing):
    EntryFactory(standing=standing, stage="final")

    assert figure(TEAMS) == figure("contests.cities") == figure("contests.finalists") == 0
    assert figure("contests.fell_out") == 1


def test_finalists_are_the_teams_that_reached_the_final():
    for stage in ["heat", "semi_final", "final", "final"]:
        EntryFactory(stage=stage)

    assert figure("contests.finalists") == 2


@pytest.mark.parametrize(("final_on", "expected"), YEARS_EDGES)
def test_a_contest_belongs_to_the_year_of_its_final(final_on, expected):
    EntryFactory(track__contest__final_on=final_on, won=True)

    assert figure(TEAMS) == figure(TRACKS) == figure("contests.prize_1") == expected


def test_the_contest_of_a_city_does_not_count():
    contest = ContestFactory(of_a_city=True)
    EntryFactory(track__contest=contest, region_id="3702", won=True)
    OrganiserPrizeFactory(contest=contest, region_id="3702")

    for key in INDICATORS:
        assert figure(f"contests.{key}") == figure(f"contests.{key}", "3702") == 0


def test_tracks_count_once_each_however_many_teams_they_have():
    contest = ContestFactory()
    for title in ["新兴产业", "传统产业", "生活服务业和现代农业"]:
        EntryFactory.create_batch(2, track=TrackFactory(contest=contest, title=title))

    assert figure(TRACKS) == 3


@pytest.mark.parametrize(("grade", "key"), PRINTED_PRIZES)
def test_prizes_count_by_grade(grade, key):
    for given in ["first", "second", "third", "merit", grade]:
        EntryFactory(won=True, prize=given)

    assert figure(f"contests.{key}") == 2
    assert figure("contests.prizes") == 5


def test_the_prize_of_a_team_disqualified_afterwards_no_longer_counts():
    entry = EntryFactory(won=True)
    entry.standing = "disqualified"
    entry.save()

    assert figure("contests.prize_1") == figure("contests.prizes") == 0


def test_organisers_prizes_are_counted_apart():
    OrganiserPrizeFactory()

    assert figure("contests.organiser_prizes", "3701") == 1
    assert figure("contests.prizes") == 0


def test_tracks_teams_and_prizes_follow_a_contest_moved_to_another_year():
    contest = EntryFactory(won=True).track.contest
    contest.final_on = date(2022, 3, 1)
    contest.save()

    assert figure(TEAMS) == figure(TRACKS) == figure("contests.prize_1") == 0
    assert figure(TEAMS, year=2022) == figure("contests.prize_1", "3701", 2022) == 1


@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("teams", 604, "604支"),
        ("tracks", 3, "三个赛道"),
        ("prize_1", 4, "4名"),
        ("prize_2", 8, "8名"),
        ("prize_3", 11, "11名"),
    ],
)
def test_figures_read_as_the_report_prints_them(key, value, printed):
    assert render(value, INDICATORS[key].style) == printed
    assert printed in INDICATORS[key].quote


def test_a_contest_is_held_at_its_own_level():
    with pytest.raises(ValidationError, match="holds provincial contests"):
        ContestFactory.build(region_id="3701").full_clean()
    with pytest.raises(IntegrityError, match="contest_level_is_that_of_its_place"):
        ContestFactory(region_id="37", level="city")


def test_a_team_comes_from_a_city():
    with pytest.raises(IntegrityError, match="entry_comes_from_a_city"):
        EntryFactory(region_id="370102")


def test_an_edition_is_entered_once():
    contest = ContestFactory()

    with pytest.raises(IntegrityError, match="contest_edition_entered_once"):
        ContestFactory(edition=contest.edition)


def test_the_final_is_not_before_entries_open():
    with pytest.raises(IntegrityError, match="contest_final_follows_entry"):
        ContestFactory(opens_on=date(2021, 10, 21))


def test_a_team_is_entered_once_in_a_track():
    entry = EntryFactory()

    with pytest.raises(IntegrityError, match="entry_once_per_track"):
        EntryFactory(track=entry.track, team=entry.team)


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_a_score_lies_between_0_and_100(score):
    with pytest.raises(IntegrityError, match="entry_score_is_out_of_a_hundred"):
        EntryFactory(score=score)


def test_no_more_prizes_of_a_grade_are_given_than_the_contest_has():
    track = TrackFactory()
    PrizePlanFactory(contest=track.contest, number=1)
    first, second = EntryFactory(track=track, won=True), EntryFactory(track=track)
    EntryFactory(track=track, won=True, prize="second")  # of which any number is given
    EntryFactory(won=True)  # in another contest

    for broken in [{"prize": "first"}, {"prize": "first", "stage": "final"}]:
        with pytest.raises(IntegrityError, match="prizes_are_all_given"), atomic():
            type(second).objects.filter(pk=second.pk).update(**broken)
    with pytest.raises(IntegrityError, match="prizes_are_all_given"), atomic():
        EntryFactory(track=track, won=True)
    EntryFactory(track=track, won=True, standing="disqualified")
    first.standing = "withdrawn"
    first.save()
    EntryFactory(track=track, won=True)


def test_a_plan_is_not_cut_below_what_is_given():
    track = TrackFactory()
    plan = PrizePlanFactory(contest=track.contest, number=1)
    EntryFactory(track=track, won=True)
    plan.number = 0

    with pytest.raises(ValidationError, match="are given already than that"):
        plan.full_clean()
    with pytest.raises(IntegrityError, match="prize_plan_covers_the_given"):
        plan.save()


def test_a_grade_is_planned_once():
    plan = PrizePlanFactory()

    with pytest.raises(IntegrityError, match="prizeplan_one_per_grade"):
        PrizePlanFactory(contest=plan.contest)
