"""The three training bases and three guidance stations of the report, and sites like them."""

from collections import namedtuple
from datetime import date, timedelta

from programs.pilot_sites.models import PilotSite

Site = namedtuple("Site", "place kind level host name purpose month_and_day")

FOR_STUDENTS = "为高校退役军人学生就业创业提供专属服务、专业指导"
# 「在山东沂源建立全国首家退役军人乡村振兴培训基地，在山东文登建立山东省退役军人西洋参培训基地……」
ESTABLISHED = [
    Site(
        "370323",
        "training_base",
        "first_of_nation",
        "沂源县退役军人事务局",
        "退役军人乡村振兴培训基地",
        "围绕乡村振兴战略开展培训",
        (4, 27),
    ),
    Site(
        "371003",
        "training_base",
        "province",
        "威海市文登区退役军人事务局",
        "山东省退役军人西洋参培训基地",
        "培训西洋参种植与加工",
        (7, 16),
    ),
    Site(
        "370705",
        "training_base",
        "province",
        "山东信息职业技术学院",
        "山东省退役军人数字人才培训创新基地",
        "培训数字人才",
        (9, 28),
    ),
    Site(
        "370113",
        "guidance_station",
        "province",
        "山东劳动职业技术学院",
        "山东劳动职业技术学院退役军人就业创业指导站",
        FOR_STUDENTS,
        (5, 12),
    ),
    Site(
        "370705",
        "guidance_station",
        "province",
        "山东信息职业技术学院",
        "山东信息职业技术学院退役军人就业创业指导站",
        FOR_STUDENTS,
        (9, 28),
    ),
    Site(
        "371002",
        "guidance_station",
        "province",
        "威海职业学院",
        "威海职业学院退役军人就业创业指导站",
        FOR_STUDENTS,
        (12, 31),
    ),
]


SINCE = {2022: [date(2022, 9, 2)], 2023: [date(2023, 4, 14), date(2023, 11, 10)]}


def build(year):
    """The first sites are those of the report, so that there are none in the years before."""
    if year.is_reported:
        for site in ESTABLISHED:
            _establish(year, site, date(year.year, *site.month_and_day))
    _do_not_count(year)
    for day in SINCE.get(year.year, []):
        _establish_both(year, day, "approved")


def _do_not_count(year):
    """On both sides of midnight, and in the year what was refused or is only proposed."""
    for day in year.beside:
        _establish_both(year, day, "approved")
    _establish_both(year, date(year.year, 6, 30), "refused")
    _establish_both(year, date(year.year, 10, 20), "proposed")


def _establish_both(year, day, state):
    for kind, name in [("training_base", "培训基地"), ("guidance_station", "就业创业指导站")]:
        place = year.random.choice(sorted(year.weights))
        site = Site(place, kind, "county", "退役军人服务中心", f"退役军人{name}", "", None)
        _establish(year, site, day, state)


def _establish(year, site, began_on, state="approved"):
    year.add(
        PilotSite,
        region_id=site.place,
        name=site.name,
        kind=site.kind,
        level=site.level,
        host=site.host,
        purpose=site.purpose,
        state=state,
        decided_on=None if state == "proposed" else began_on - timedelta(days=10),
        began_on=began_on,
        ended_on=None,
    )
