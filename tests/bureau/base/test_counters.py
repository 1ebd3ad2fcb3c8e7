"""How readings of counters kept by others become a figure (ARCHITECTURE 8.7)."""

from datetime import date

import pytest

from bureau.base.years import Period
from programs.policy_broadcasts.models import TopicReading
from tests.programs.policy_broadcasts.factories import TopicFactory, TopicReadingFactory

pytestmark = pytest.mark.django_db


def counted(period):
    """{day of the reading: what it adds} of all topics."""
    readings = TopicReading.objects.last_of(period)
    return dict(readings.order_by("read_on").values_list("read_on", "counted"))


def read(topic, **readings):
    """Note readings given as d20211231=1000."""
    for day, value in readings.items():
        TopicReadingFactory(topic=topic, read_on=date.fromisoformat(day[1:]), value=value)


def test_the_last_reading_on_or_before_the_last_day_counts():
    read(TopicFactory(), d20210331=100, d20211230=700, d20220101=900)

    assert counted(Period(2021)) == {date(2021, 12, 30): 700}


def test_a_reading_of_the_last_day_itself_counts():
    read(TopicFactory(), d20211230=700, d20211231=800)

    assert counted(Period(2021)) == {date(2021, 12, 31): 800}


def test_what_was_read_before_the_year_is_taken_off():
    read(TopicFactory(), d20200601=50, d20201231=200, d20210101=210, d20211231=1000)

    assert counted(Period(2021)) == {date(2021, 12, 31): 800}


def test_the_last_reading_of_any_earlier_year_is_taken_off():
    read(TopicFactory(), d20190601=200, d20210601=1000)

    assert counted(Period(2021)) == {date(2021, 6, 1): 800}


def test_a_topic_first_read_in_the_year_counts_its_whole_reading():
    read(TopicFactory(), d20210101=300)

    assert counted(Period(2021)) == {date(2021, 1, 1): 300}


def test_a_topic_not_read_in_the_year_adds_nothing():
    read(TopicFactory(), d20201231=300, d20220101=900)

    assert counted(Period(2021)) == {}


def test_a_cumulative_topic_counts_its_whole_reading():
    read(TopicFactory(cumulative=True), d20201231=200, d20211231=1000)

    assert counted(Period(2021)) == {date(2021, 12, 31): 1000}


def test_a_cumulative_topic_not_read_in_the_year_keeps_its_reading():
    read(TopicFactory(cumulative=True), d20200601=200, d20220101=900)

    assert counted(Period(2021)) == {date(2020, 6, 1): 200}


def test_no_reading_of_any_topic_counts_before_the_first_was_taken():
    read(TopicFactory(cumulative=True), d20220101=900)

    assert counted(Period(2021)) == {}


def test_a_month_counts_what_was_added_since_the_month_before():
    read(TopicFactory(), d20210430=100, d20210531=250, d20210615=300, d20210630=400, d20210701=410)

    assert counted(Period(2021, 6)) == {date(2021, 6, 30): 150}


def test_the_months_of_a_year_add_up_to_the_year():
    read(TopicFactory(), d20201231=70, d20210228=100, d20210815=130, d20211130=400)

    months = [sum(counted(Period(2021, month)).values()) for month in range(1, 13)]

    assert sum(months) == sum(counted(Period(2021)).values()) == 330


def test_topics_are_told_apart():
    read(TopicFactory(), d20201231=70, d20211231=100)
    read(TopicFactory(), d20211130=5)

    assert counted(Period(2021)) == {date(2021, 11, 30): 5, date(2021, 12, 31): 30}


def test_a_counter_that_was_set_back_is_taken_off():
    read(TopicFactory(), d20201231=500, d20211231=450)

    assert counted(Period(2021)) == {date(2021, 12, 31): -50}
