from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.policy_broadcasts.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.policy_broadcasts.factories import (
    BroadcastFactory,
    TopicFactory,
    TopicReadingFactory,
    VideoFactory,
)

pytestmark = pytest.mark.django_db

VIDEOS = "policy_broadcasts.videos"
COLUMNS = "policy_broadcasts.columns"
SESSIONS = "policy_broadcasts.sessions"
MINUTES = "policy_broadcasts.minutes"
READS = "policy_broadcasts.reads"

YEAR_EDGES = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


@pytest.mark.parametrize(("published_on", "expected"), YEAR_EDGES)
def test_videos_belong_to_the_year_they_were_published_in(published_on, expected):
    VideoFactory(published_on=published_on)

    assert figure(VIDEOS) == expected


def test_columns_count_once_and_videos_outside_columns_are_in_none():
    for column in ["老兵创业记", "老兵创业记", "妥妥创业，老夏有话对你说", ""]:
        VideoFactory(column=column)

    assert figure(VIDEOS) == 4
    assert figure(COLUMNS) == 2


def test_a_video_on_a_second_platform_is_no_second_video():
    video = VideoFactory()
    again = {"title": video.title, "platform": "学习强国"}

    with pytest.raises(ValidationError, match="no second video"):
        VideoFactory.build(**again).full_clean()
    with pytest.raises(IntegrityError, match="video_published_once"):
        VideoFactory(**again)


@pytest.mark.parametrize(("held_on", "expected"), YEAR_EDGES)
def test_broadcasts_belong_to_the_year_they_were_held_in(held_on, expected):
    BroadcastFactory(held_on=held_on, held=True)

    assert figure(SESSIONS) == expected
    assert figure(MINUTES) == 60 * expected


@pytest.mark.parametrize("state", ["announced", "cancelled"])
def test_only_broadcasts_that_were_held_count(state):
    BroadcastFactory(state=state)

    assert figure(SESSIONS) == 0


@pytest.mark.parametrize(("state", "minutes"), [("held", 0), ("cancelled", 30)])
def test_minutes_on_air_belong_to_broadcasts_that_were_held(state, minutes):
    with pytest.raises(ValidationError, match="minutes on air of a broadcast that was held"):
        BroadcastFactory.build(state=state, minutes=minutes).full_clean()
    with pytest.raises(IntegrityError, match="broadcast_lasts_when_held"):
        BroadcastFactory(state=state, minutes=minutes)


def test_reads_are_the_last_reading_of_each_topic_and_no_sum_of_readings():
    topic = TopicFactory(cumulative=True)
    for day, value in [(date(2021, 3, 31), 400), (date(2021, 9, 30), 900)]:
        TopicReadingFactory(topic=topic, read_on=day, value=value)
    TopicReadingFactory(value=50)

    assert figure(READS) == 950


def test_reads_of_a_topic_that_is_not_cumulative_are_those_of_the_year():
    topic = TopicFactory()
    TopicReadingFactory(topic=topic, read_on=date(2020, 12, 31), value=300)
    TopicReadingFactory(topic=topic, read_on=date(2021, 12, 31), value=1000)

    assert figure(READS) == 700
    assert figure(READS, year=2020) == 300


def test_a_topic_made_cumulative_takes_its_readings_along():
    topic = TopicFactory()
    TopicReadingFactory(topic=topic, read_on=date(2020, 12, 31), value=300)
    TopicReadingFactory(topic=topic, read_on=date(2021, 12, 31), value=1000)
    topic.cumulative = True
    topic.save()

    assert figure(READS) == 1000


def test_a_place_without_readings_has_no_reads_rather_than_none_counted():
    TopicReadingFactory(topic__region_id="3701")

    assert figure(READS, "3701") == 1000
    assert figure(READS, "3702") is None


def test_a_topic_has_one_reading_a_day():
    reading = TopicReadingFactory()

    with pytest.raises(ValidationError, match="already has a reading of that day"):
        TopicReadingFactory.build(topic=reading.topic).full_clean()
    with pytest.raises(IntegrityError, match="topicreading_one_a_day"):
        TopicReadingFactory(topic=reading.topic)


def test_a_reading_says_who_reported_it_and_shows_evidence():
    with pytest.raises(ValidationError) as refused:
        TopicReadingFactory.build(topic=TopicFactory(), source="", evidence="").full_clean()

    assert set(refused.value.error_dict) == {"source", "evidence"}


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("videos", 68, "68个"),
        ("sessions", 13, "13次"),
        ("reads", 2_444_010, "244.4万人次"),
    ],
)
def test_figures_read_as_they_were_printed(key, value, text):
    assert render(value, INDICATORS[key].style) == text
