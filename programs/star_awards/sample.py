"""A made-up year of stars: the first provincial selection, and what does not belong to it."""

from datetime import date, timedelta

from programs.star_awards.models import Nomination, Quota, Selection

PROVINCE = "37"
EDITIONS = {2021: 1, 2023: 2}  # every second year; there was none before
STARS = {"employment": 48, "startup": 39}  # awarded in the year
NOMINATED = 1.5  # times as many as are awarded
GROUPS = {"employment": "others", "startup": "founders"}
UNITS = {
    "employment": [
        "供电公司",
        "公交集团",
        "港口集团",
        "轨道交通集团",
        "社区服务中心",
        "消防救援站",
    ],
    "startup": ["安保服务有限公司", "农业科技有限公司", "餐饮管理有限公司", "装备制造有限公司"],
}
DEEDS = {
    "employment": "退役后扎根一线岗位，多次在急难险重任务中冲在前面，带出一支过硬的班组。",
    "startup": "退役后返乡创业，吸纳退役军人就业，带动周边群众增收。",
}


def build(year):
    if year.year not in EDITIONS:
        return
    selection = _open(year, PROVINCE, "山东省退役军人“双星”选树", date(year.year, 6, 1))
    for star, number in STARS.items():
        stars = year.scaled(number)
        for city, places in year.spread(round(stars * NOMINATED), year.cities):
            year.add(Quota, region_id=city, selection_id=selection, star=star, places=places)
        _choose(year, selection, star, stars, awarded_on=date(year.year, 10, 28))
    # On both sides of midnight: these stars were not awarded in the year.
    titles = ["山东省退役军人就业创业典型选树", "山东省退役军人“双星”新春特别选树"]
    for title, day in zip(titles, year.beside, strict=False):
        selection = _open(year, PROVINCE, title, day - timedelta(days=100))
        for star in STARS:
            _choose(year, selection, star, 3, awarded_on=day)
    # A city's own stars are not the province's.
    city = max(year.cities, key=lambda code: (year.cities[code], code))
    selection = _open(year, city, "全市“最美退役军人创业就业之星”选树", date(year.year, 3, 1))
    for star in STARS:
        _choose(year, selection, star, 5, awarded_on=date(year.year, 7, 30), city=city)


def _open(year, place, title, opens_on):
    return year.add(
        Selection,
        region_id=place,
        title=title,
        edition=EDITIONS[year.year],
        level="province" if place == PROVINCE else "city",
        opens_on=opens_on,
        published_in="大众日报、齐鲁晚报" if place == PROVINCE else "",
    )


def _choose(year, selection, star, stars, *, awarded_on, city=None):
    """Cities nominate half as many again as there are stars; the jury leaves those out."""
    weights = {city: 1} if city else year.cities
    nominees = [
        (home, person)
        for home, number in year.spread(round(stars * NOMINATED), weights)
        for person in _people(year, GROUPS[star], home, number)
    ]
    year.random.shuffle(nominees)
    for number, (home, person) in enumerate(nominees):
        _nominate(year, selection, star, home, person, awarded_on, chosen=number < stars)


def _people(year, group, city, number):
    counties = [code for code in sorted(year.weights) if code.startswith(city)]
    pool = [person for county in counties for person in year.people[group, county]]
    return year.random.sample(pool, min(number, len(pool)))


def _nominate(year, selection, star, home, person, awarded_on, *, chosen):
    noticed_on = awarded_on - timedelta(days=14)
    year.add(
        Nomination,
        region_id=home,
        selection_id=selection,
        veteran_id=person.pk,
        star=star,
        unit=year.random.choice(UNITS[star]),
        deeds=DEEDS[star],
        vetting="县、市两级审核，同意推荐。",
        nominated_on=awarded_on - timedelta(days=year.random.randint(50, 90)),
        state="awarded" if chosen else "not_chosen",
        votes=year.random.randint(800, 60_000),
        notice_from=noticed_on if chosen else None,
        notice_until=noticed_on + timedelta(days=6) if chosen else None,
        awarded_on=awarded_on if chosen else None,
    )
