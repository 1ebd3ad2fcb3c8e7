"""A made-up year of live recruitment: the five enterprises of the article, and what is beside."""

from datetime import date

from bureau.base.credit_code import check_character
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading

ENTERPRISES = {
    "碧桂园": "物业管理、客户服务",
    "中健健身": "健身教练、会籍顾问",
    "戎威远保安": "保安、押运",
    "住在中国": "家政、保洁",
    "万御安防": "安防、消防值守",
    # These recruited only beside the year, in a session that was called off, or in other years.
    "岱青家政": "家政、护理",
    "海岱安保": "保安、巡逻",
    "泉韵物业": "物业管理、客户服务",
    "鲁岳健身": "健身教练、会籍顾问",
    "黄河安防": "安防、消防值守",
    "蓬瀛物流": "仓储、配送",
}
NAMED = list(ENTERPRISES)[:5]
OTHERS = list(ENTERPRISES)[5:7]
IN_OTHER_YEARS = list(ENTERPRISES)[5:]
FIRST_VIEWS, SECOND_VIEWS = 131_260, 58_470
OLD_VIEWS, LATE_VIEWS = 24_180, 640  # of a session on the eve of the year: until then, and since


def build(year):
    if year.share is None:  # before anybody recruited live
        return
    named = NAMED if year.is_reported else IN_OTHER_YEARS
    first, second = date(year.year, 4, 23), date(year.year, 9, 17)
    eve, last_day = date(year.year - 1, 12, 31), date(year.year, 12, 31)
    next_day = date(year.year + 1, 1, 1)
    _hold(year, first, named, {first: FIRST_VIEWS * 3 // 4, last_day: FIRST_VIEWS})
    _hold(year, second, named[2:], {second: SECOND_VIEWS * 2 // 3, last_day: SECOND_VIEWS})
    beside = [{eve: OLD_VIEWS, last_day: OLD_VIEWS + LATE_VIEWS}, {next_day: FIRST_VIEWS // 2}]
    for day, views in zip(year.beside, beside, strict=False):
        _hold(year, day, OTHERS, views)
    _hold(year, date(year.year, 11, 19), OTHERS, {}, state="cancelled")


def _hold(year, day, enterprises, views, state="held"):
    session = year.add(
        LiveSession,
        region_id="37",
        title="“军岗日”云端专场直播招聘",
        theme="生活服务类",
        held_on=day,
        state=state,
        platform="融媒体直播平台",
    )
    for name in enterprises:
        _recruit(year, session, name, state)
    for read_on, value in views.items():
        year.add(
            SessionReading,
            topic_id=session,
            read_on=read_on,
            value=year.scaled(value),
            source="平台后台统计",
            evidence=f"{read_on:%Y%m%d}后台截图",
        )


def _recruit(year, session, name, state):
    applicants = year.random.randint(40, 260) if state == "held" else 0
    year.add(
        Recruiter,
        session_id=session,
        enterprise_name=name,
        credit_code=_made_up_code(list(ENTERPRISES).index(name)),
        positions=ENTERPRISES[name],
        posts=year.random.randint(30, 200),
        applicants=applicants,
        hired=applicants * year.random.randint(10, 25) // 100,
    )


def _made_up_code(number):
    """Right by its check character, and nobody's."""
    body = f"91370000MA{number:07}"
    return body + check_character(body)
