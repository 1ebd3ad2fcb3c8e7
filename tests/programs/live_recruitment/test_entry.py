"""What clerks need not type about live sessions, and what they are asked about."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered, said, send
from tests.programs.live_recruitment.factories import (
    LiveSessionFactory,
    RecruiterFactory,
    SessionReadingFactory,
)
from tests.veterans.factories import EnterpriseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "37"))
    return client


def doubts(record):
    return [doubt.code for doubt in record.doubts()]


def test_a_session_is_on_the_platform_of_the_places_last(desk):
    LiveSessionFactory(held_on=date(2021, 3, 1), platform="旧平台")
    LiveSessionFactory(held_on=date(2021, 6, 18), platform="融媒体直播平台")
    LiveSessionFactory(held_on=date(2021, 9, 1), platform="别处的平台", region_id="3702")

    session = entered(desk, LiveSession, title="云端专场", held_on="2021-09-17")

    assert (session.platform, session.state) == ("融媒体直播平台", "announced")


def test_the_first_session_of_a_place_names_its_platform(desk):
    answer = send(desk, LiveSession, title="云端专场", held_on="2021-09-17")

    assert list(said(answer)[0]) == ["platform"]


def test_a_session_ahead_cannot_have_been_held():
    tomorrow = timezone.localdate() + timedelta(days=1)

    LiveSessionFactory.build(held_on=tomorrow, state="announced").full_clean()
    with pytest.raises(ValidationError, match="cannot have been held"):
        LiveSessionFactory.build(held_on=tomorrow).full_clean()


def test_a_recruiter_is_known_by_the_credit_code(desk):
    enterprise = EnterpriseFactory(name="济南老兵物流有限公司")
    earlier = RecruiterFactory(enterprise_name="碧桂园")
    session = LiveSessionFactory().pk

    of_veterans = entered(
        desk, Recruiter, session=session, credit_code=enterprise.credit_code, posts="20"
    )
    seen_before = entered(
        desk, Recruiter, session=session, credit_code=earlier.credit_code, posts="20"
    )

    assert of_veterans.enterprise == enterprise
    assert of_veterans.enterprise_name == "济南老兵物流有限公司"
    assert (seen_before.enterprise, seen_before.enterprise_name) == (None, "碧桂园")


@pytest.mark.parametrize(
    ("numbers", "doubted"),
    [
        ({"posts": 500}, []),
        ({"posts": 501}, ["many_posts"]),
        ({"posts": 20, "applicants": 30, "hired": 20}, []),
        ({"posts": 20, "applicants": 30, "hired": 21}, ["more_hired_than_posts"]),
    ],
)
def test_recruiters_of_unusual_numbers_are_doubted(numbers, doubted):
    assert doubts(RecruiterFactory.build(**numbers)) == doubted


def test_a_reading_is_of_today_and_from_the_source_of_the_last(desk):
    session = LiveSessionFactory()
    SessionReadingFactory(topic=session, read_on=date(2021, 6, 18), source="平台来函")
    SessionReadingFactory(topic=session, read_on=date(2021, 9, 30), source="平台后台统计")
    SessionReadingFactory(source="别处")

    reading = entered(desk, SessionReading, topic=session.pk, value="1200", evidence="截图")

    assert (reading.source, reading.read_on) == ("平台后台统计", timezone.localdate())


def test_nobody_reads_a_counter_tomorrow():
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError, match="in the future"):
        SessionReadingFactory.build(topic=LiveSessionFactory(), read_on=tomorrow).full_clean()


def test_a_counter_that_fell_is_doubted():
    before = SessionReadingFactory(read_on=date(2021, 9, 30), value=12_000)
    later = {"topic": before.topic, "read_on": date(2021, 12, 31)}

    assert doubts(before) == []
    assert doubts(SessionReadingFactory.build(value=12_000, **later)) == []
    [doubt] = SessionReadingFactory.build(value=11_999, **later).doubts()
    assert "12,000 on 30 September 2021: can it have fallen to 11,999" in doubt.sentence
