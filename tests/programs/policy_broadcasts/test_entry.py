"""What clerks need not type about videos, broadcasts and readings, and what they are asked about."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.policy_broadcasts.models import Broadcast, TopicReading, Video
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.programs.policy_broadcasts.factories import (
    BroadcastFactory,
    TopicFactory,
    TopicReadingFactory,
    VideoFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "37"))
    return client


def test_a_video_takes_its_title_and_its_day(desk):
    VideoFactory(platform="齐鲁云直播")
    VideoFactory(platform="别处", region_id="3702")

    video = entered(desk, Video, title="税收优惠", published_on="2021-09-17")

    assert (video.region_id, video.platform, video.column) == ("37", "齐鲁云直播", "")


def test_a_broadcast_goes_on_under_the_topic_of_the_last(desk):
    topic = TopicFactory()
    BroadcastFactory(topic=topic, platform="齐鲁云直播")

    broadcast = entered(desk, Broadcast, title="大讲堂", held_on="2021-09-17")

    assert (broadcast.topic, broadcast.platform) == (topic, "齐鲁云直播")


def test_a_broadcast_ahead_cannot_have_been_held():
    tomorrow = timezone.localdate() + timedelta(days=1)

    BroadcastFactory.build(held_on=tomorrow).full_clean()
    with pytest.raises(ValidationError, match="cannot have been held"):
        BroadcastFactory.build(held_on=tomorrow, held=True).full_clean()


@pytest.mark.parametrize(("minutes", "doubted"), [(240, []), (241, ["long_broadcast"])])
def test_a_broadcast_of_many_hours_is_doubted(minutes, doubted):
    broadcast = BroadcastFactory.build(held=True, minutes=minutes)

    assert [doubt.code for doubt in broadcast.doubts()] == doubted


def test_a_reading_takes_topic_value_and_evidence(desk):
    last = TopicReadingFactory(read_on=date(2021, 9, 30), source="平台来函", value=900)

    reading = entered(desk, TopicReading, topic=last.topic_id, value="1000", evidence="截图")

    assert (reading.source, reading.read_on) == ("平台来函", timezone.localdate())
