from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.advanced_study.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.advanced_study.factories import ParticipationFactory, SeminarFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

ATTENDANCES = "advanced_study.attendances"
PEOPLE = "advanced_study.people"
SEMINARS = "advanced_study.seminars"


def test_attendances_count_times_and_people_count_persons():
    twice, once = VeteranFactory.create_batch(2)
    for veteran in [twice, twice, once]:
        ParticipationFactory(veteran=veteran, completed=True)

    assert figure(ATTENDANCES) == 3
    assert figure(PEOPLE) == 2


def test_two_participants_of_an_enterprise_are_one_enterprise():
    enterprise = EnterpriseFactory()
    ParticipationFactory.create_batch(2, enterprise=enterprise, completed=True)
    ParticipationFactory(completed=True)
    ParticipationFactory(outcome="absent")

    assert figure("advanced_study.enterprises") == 2


@pytest.mark.parametrize("outcome", ["enrolled", "absent"])
def test_only_completed_participations_count(outcome):
    ParticipationFactory(outcome=outcome, registered_student=True)

    assert figure(ATTENDANCES) == figure(PEOPLE) == 0
    assert figure("advanced_study.registered_students") == 0


def test_registered_students_are_counted_among_those_who_completed():
    ParticipationFactory(completed=True, registered_student=True)
    ParticipationFactory(completed=True)

    assert figure("advanced_study.registered_students") == 1


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
    ],
)
def test_attendances_belong_to_the_year_their_seminar_ended_in(ends_on, expected):
    ParticipationFactory(seminar__ends_on=ends_on, completed=True)

    assert figure(ATTENDANCES) == figure(SEMINARS) == expected


def test_participations_follow_their_seminar_to_another_place_and_year():
    participation = ParticipationFactory(seminar__region_id="3701", completed=True)
    participation.seminar.region_id = "3702"
    participation.seminar.ends_on = date(2022, 2, 2)
    participation.seminar.save()

    assert figure(ATTENDANCES, "3701", 2021) == 0
    assert figure(ATTENDANCES, "3702", 2022) == 1


def test_the_provinces_own_seminar_is_no_citys():
    ParticipationFactory(completed=True)
    ParticipationFactory(seminar__region_id="3701", completed=True)

    assert figure(ATTENDANCES, "3701") == 1
    assert figure(ATTENDANCES) == 2


def test_a_participant_is_entered_once_per_seminar():
    participation = ParticipationFactory()

    with pytest.raises(IntegrityError, match="participation_once_per_seminar"):
        ParticipationFactory(seminar=participation.seminar, veteran=participation.veteran)


def test_a_round_of_a_seminar_is_entered_once():
    seminar = SeminarFactory()
    SeminarFactory(title=seminar.title, round_no=2)

    with pytest.raises(IntegrityError, match="seminar_entered_once"):
        SeminarFactory(title=seminar.title)


@pytest.mark.parametrize(
    ("changes", "message", "name"),
    [
        pytest.param(
            {"starts_on": date(2021, 6, 25)},
            "must not be before the first",
            "ends_after_it_starts",
            id="ended-before-it-started",
        ),
        pytest.param({"hours": 0}, "above zero", "has_hours", id="no-hours"),
        pytest.param({"round_no": 0}, "above zero", "has_a_round", id="no-round"),
    ],
)
def test_a_seminar_that_cannot_be_is_refused_by_form_and_by_database(changes, message, name):
    with pytest.raises(ValidationError, match=message):
        SeminarFactory.build(**changes).full_clean()
    with pytest.raises(IntegrityError, match=name):
        SeminarFactory(**changes)


def test_figures_are_worded_as_the_article_prints_them():
    indicator = INDICATORS["attendances"]

    assert render(162, indicator.style) == "162人次"
    assert "162人次" in indicator.quote
