"""A made-up year of contests: the province's second edition, and others beside it."""

from datetime import date, timedelta
from decimal import Decimal

from programs.contests.models import Contest, Entry, OrganiserPrize, PrizePlan, Track
from veterans.models import Region

PROVINCE = "37"
EDITIONS = {2019: 1, 2021: 2, 2023: 3}  # of the province's, every second year
TEAMS = 604  # took part in the second edition
FEWEST = 60  # teams of a small year, so that there is one for every prize
FELL_OUT = ["withdrawn"] * 27 + ["disqualified"] * 9  # entered as well, and do not count
PRIZES = {"first": 4, "second": 8, "third": 11, "merit": 21}
ORGANISERS = 6
SMALL_PRIZES = {"first": 1, "second": 2, "third": 3}
THEMES = {  # of the projects, by track
    "新兴产业": ["工业视觉检测", "无人机植保", "智慧消防云平台", "储能电池回收", "海洋装备监测"],
    "传统产业": ["精密铸造", "建筑装配构件", "汽车零部件再制造", "绿色包装", "物流专线"],
    "生活服务业和现代农业": ["社区养老", "老兵餐饮连锁", "西洋参种植", "设施蔬菜", "乡村民宿"],
}


def build(year):
    if edition := EDITIONS.get(year.year):
        _hold_for_the_province(year, edition)
    # On both sides of midnight: neither contest belongs to the year.
    for edition, day in zip([1, 3], year.beside, strict=False):
        _contest, tracks = _announce(year, PROVINCE, edition, day, SMALL_PRIZES)
        _compete(year, tracks, _homes(year, 48), SMALL_PRIZES)
    # Cities hold contests of their own, which the province's figures leave out.
    for city in year.random.sample(sorted(year.cities), 5):
        day = year.day(date(year.year, 5, 1), date(year.year, 8, 31))
        _contest, tracks = _announce(year, city, 1, day, SMALL_PRIZES)
        _compete(year, tracks, [city] * 18, SMALL_PRIZES)


def _hold_for_the_province(year, edition):
    homes = _homes(year, max(year.scaled(TEAMS), FEWEST))
    contest, tracks = _announce(year, PROVINCE, edition, date(year.year, 10, 20), PRIZES)
    _compete(year, tracks, homes, PRIZES)
    for standing in FELL_OUT:
        _enter(year, tracks, year.random.choice(homes), standing=standing)
    for city in Region.objects.filter(pk__in=year.random.sample(sorted(year.cities), ORGANISERS)):
        bureau = f"{city.name}退役军人事务局"
        year.add(OrganiserPrize, region_id=city.pk, contest_id=contest, organisation=bureau)


def _homes(year, teams):
    """The city of each team."""
    return [city for city, number in year.spread(teams, year.cities) for _team in range(number)]


def _announce(year, place, edition, final_on, prizes):
    """A contest with the prizes it has, and its tracks as [(key, title), ...]."""
    provincial = place == PROVINCE
    title = "山东省退役军人创新创业大赛" if provincial else "全市退役军人创新创业大赛"
    contest = year.add(
        Contest,
        region_id=place,
        title=year.titled(title),
        edition=edition,
        level="province" if provincial else "city",
        organisers="退役军人事务、人力资源社会保障、教育、科技、财政、金融、共青团七部门",
        opens_on=final_on - timedelta(days=120),
        final_on=final_on,
    )
    for grade, number in prizes.items():
        year.add(PrizePlan, contest_id=contest, prize=grade, number=number)
    return contest, [(year.add(Track, contest_id=contest, title=title), title) for title in THEMES]


def _compete(year, tracks, homes, prizes):
    grades = [grade for grade, number in prizes.items() for _prize in range(number)]
    final = year.random.sample(range(len(homes)), len(grades) + len(homes) // 10)
    won = dict(zip(final, grades, strict=False))
    for number, home in enumerate(homes):
        _enter(year, tracks, home, final=number in final, prize=won.get(number, ""))


def _enter(year, tracks, home, *, standing="competed", final=False, prize=""):
    track, title = year.random.choice(tracks)
    theme = year.random.choice(THEMES[title])
    county = year.random.choice([code for code in year.weights if code.startswith(home)])
    leaders = year.draw("founders", county, 1)
    year.add(
        Entry,
        region_id=home,
        track_id=track,
        team=f"老兵{year.random.randint(1, 999_999):06}队",
        project=f"{theme}项目",
        leader_id=leaders[0].pk if leaders else None,
        members=year.random.randint(3, 8),
        standing=standing,
        stage="final" if final else year.random.choice(["heat", "heat", "semi_final"]),
        score=Decimal(year.random.randint(8000, 9800)) / 100 if final else None,
        prize=prize,
    )
