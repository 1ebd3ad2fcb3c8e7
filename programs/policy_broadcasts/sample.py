"""A made-up year of policy on screen: the province's lecture hall, and what a few cities do."""

from datetime import date

from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading, Video

HALL = "山东省退役军人就业创业大讲堂"
COLUMNS = ["妥妥创业，老夏有话对你说", "老兵创业记"]
VIDEOS = {"37": 56, "3701": 5, "3702": 4, "3713": 3}  # 68 published in the year
BROADCASTS = {"37": 11, "3701": 1, "3702": 1}  # 13 held in the year
# The hall's topic is reported with all its reads, the cities' with those of the year alone.
HALL_READS = 2_385_870
READS_OF_OTHER_YEARS = {2019: 612_400, 2020: 958_300, 2022: 264_900, 2023: 517_600}
CITY_READS = {"3701": 36_410, "3702": 21_730}
SUBJECTS = [
    "创业贷款贴息",
    "税收优惠",
    "学历提升",
    "技能培训",
    "军岗日招聘",
    "孵化基地入驻",
    "专项公益岗",
]
HOSTS = ["夏老师", "省厅就业创业处主持人", "融媒体中心主持人"]
GUESTS = ["创业之星", "合作银行客户经理", "税务局业务骨干", "职业院校教师"]
PLATFORM = "齐鲁云直播"
COUNTED_BY = "平台后台统计"


def build(year):
    for place, number in VIDEOS.items():
        for turn in range(year.shared(number)):
            _publish(year, place, turn, year.day())
    for place, number in BROADCASTS.items():
        for turn in range(year.shared(number)):
            _broadcast(year, place, turn, year.day(), "held")
    _read_topics(year)
    _around_the_year(year)


def _around_the_year(year):
    """Videos and broadcasts of the days beside the year, and broadcasts that never took place."""
    for turn, day in enumerate(year.beside):
        for place in VIDEOS:
            _publish(year, place, 100 + turn, day)
        for place in BROADCASTS:
            _broadcast(year, place, 100 + turn, day, "held")
    for place in BROADCASTS:
        _broadcast(year, place, 200, year.day(), "cancelled")


def _publish(year, place, turn, day):
    subject = SUBJECTS[turn % len(SUBJECTS)]
    year.add(
        Video,
        region_id=place,
        column=COLUMNS[turn % 2] if place == "37" else "",
        title=year.titled(f"{subject}·{turn + 1}"),
        published_on=day,
        platform=PLATFORM,
    )


def _broadcast(year, place, turn, day, state):
    year.add(
        Broadcast,
        region_id=place,
        title=f"{HALL}·第{turn + 1}场" if place == "37" else f"就业创业政策直播·{turn + 1}",
        held_on=day,
        state=state,
        host=year.random.choice(HOSTS),
        guests=year.random.choice(GUESTS),
        platform=PLATFORM,
        minutes=year.random.randint(45, 120) if state == "held" else 0,
    )


def _read_topics(year):
    if year.is_reported:
        hall = _open(year, "37", HALL, cumulative=True)
        _read(year, hall, before=year.scaled(HALL_READS) // 5, at_end=year.scaled(HALL_READS))
    else:
        topic = _open(year, "37", HALL, cumulative=False)
        _read(year, topic, before=0, at_end=year.at_scale(READS_OF_OTHER_YEARS[year.year]))
    for place, reads in CITY_READS.items():
        topic = _open(year, place, "退役军人就业创业政策直播", cumulative=False)
        earlier = year.scaled(reads) // 2 if year.is_reported else 0
        _read(year, topic, before=earlier, at_end=earlier + year.scaled(reads))


def _open(year, place, name, cumulative):
    name = year.titled(name)
    return year.add(Topic, region_id=place, name=name, platform=PLATFORM, cumulative=cumulative)


def _read(year, topic, before, at_end):
    """Readings of the year's quarters' ends, and of the last day before it and the day after."""
    growth = at_end - before
    readings = {
        date(year.year - 1, 12, 31): before,
        date(year.year, 3, 31): before + growth // 5,
        date(year.year, 6, 30): before + growth // 2,
        date(year.year, 9, 30): before + growth * 4 // 5,
        date(year.year, 12, 31): at_end,
        date(year.year + 1, 1, 1): at_end + growth // 300,
    }
    for day, value in readings.items():
        if day.year != year.year and day not in year.beside:
            continue
        year.add(
            TopicReading,
            topic_id=topic,
            read_on=day,
            value=value,
            source=COUNTED_BY,
            evidence=f"{day:%Y%m%d}后台截图",
        )
