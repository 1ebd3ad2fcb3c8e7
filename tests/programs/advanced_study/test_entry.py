"""What a clerk types for line 5, and what the form supplies, asks and doubts."""

from datetime import date

import pytest

from programs.advanced_study.models import Participation, Seminar
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import entered
from tests.programs.advanced_study.factories import ParticipationFactory, SeminarFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def test_one_more_participant_takes_a_seminar_and_an_enterprise(desk):
    seminar, enterprise = SeminarFactory(region_id="370102"), EnterpriseFactory()

    participant = entered(desk, Participation, seminar=seminar.pk, enterprise=enterprise.pk)

    assert participant.veteran == enterprise.founder


def test_one_more_seminar_takes_a_title_and_two_days(desk):
    typed = {"title": "数字经济发展专题培训", "starts_on": "2021-06-22", "ends_on": "2021-06-24"}

    seminar = entered(desk, Seminar, **typed)

    assert seminar.organiser == "历下区退役军人事务局"
    assert seminar.hours == 24
    assert seminar.round_no == 1


def test_somebody_else_of_the_enterprise_may_come_with_their_position():
    enterprise, other = EnterpriseFactory(), VeteranFactory()
    named = ParticipationFactory.build(
        seminar=SeminarFactory(), enterprise=enterprise, veteran=other
    )

    named.fill()

    assert named.veteran == other
    assert [doubt.code for doubt in named.doubts()] == ["stranger"]
    named.position = "副总经理"
    assert named.doubts() == []


@pytest.mark.parametrize(
    ("enterprise", "expected"),
    [
        pytest.param({"began_on": date(2021, 6, 22)}, [], id="recognised-on-the-first-day"),
        pytest.param({"began_on": date(2021, 6, 23)}, ["recognised_later"], id="the-day-after"),
        pytest.param({"ended_on": date(2021, 6, 23)}, [], id="closed-the-day-after"),
        pytest.param({"ended_on": date(2021, 6, 22)}, ["closed"], id="closed-on-the-first-day"),
    ],
)
def test_the_enterprise_stands_when_the_seminar_begins(enterprise, expected):
    firm = EnterpriseFactory(**enterprise)
    seminar = SeminarFactory(ends_on=date(2021, 6, 24))
    participant = ParticipationFactory(seminar=seminar, enterprise=firm, veteran=firm.founder)

    assert [doubt.code for doubt in participant.doubts()] == expected


def test_the_page_names_the_founder_before_anything_is_saved(desk):
    seminar, enterprise = SeminarFactory(region_id="370102"), EnterpriseFactory()
    typed = {"seminar": seminar.pk, "enterprise": enterprise.pk, "outcome": "enrolled"}

    known = desk.post(page(Participation, "known"), typed).json()

    assert known["supplied"]["veteran"]["value"] == str(enterprise.founder_id)
