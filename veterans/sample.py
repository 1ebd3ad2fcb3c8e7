"""Made-up registers: people, their enterprises with jobs for veterans, and training providers.

Nobody in them is real, and they look it: given names are pairs of the sexagenary cycle (甲子,
乙丑 ...), telephone numbers count upward from 19900000000. Identity numbers are valid.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from bureau.base import credit_code, identity, names
from bureau.base.credit_code import COMPANY, COOPERATIVE, SOLE_TRADER
from bureau.base.encryption import blind_index, seal
from veterans.models import Enterprise, EnterpriseJobs, TrainingProvider, Veteran
from veterans.models.enterprise import KINDS

# Numbers of people at full scale, by what the year's lines need them for.
LEAVERS = 45_000  # discharged in the autumn before or the spring and summer of the year
FOUNDERS = 78_000
JOBLESS = 150_000  # past middle age, discharged long ago
OTHERS = 27_000

STANDING_FIRMS = 73_718  # on 31 December: printed 7.37万家
CLOSED_FIRMS = 4_100  # one in nineteen no longer stands
JOBS = 104_312  # veterans they employ: printed 10万多名
FIRMS_WITH_JOBS = 0.55
PROVIDERS = 420

# What another year needs of its own: enterprises recognised in it with their jobs, and people of
# whom most are in the registers since the year before.
NEW_FIRMS = {2019: 1_500, 2020: 900, 2022: 4_700, 2023: 4_400}
NEW_JOBS = {2019: 1_900, 2020: 1_100, 2022: 10_400, 2023: 9_600}
OF_OTHER_YEARS = {"founders": 22_000, "jobless": 48_000}

# How many find work themselves; whom government placed hardly borrows or is in a post.
SELF_EMPLOYED = {"leavers": 0.94, "founders": 0.9995, "jobless": 0.9999, "others": 0.94}
DEAD = 20  # of the jobless, and of the leavers: the records of some go on

FIRST_DAY = date(2019, 1, 1)  # no record is older
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CYCLE = [STEMS[i % 10] + BRANCHES[i % 12] for i in range(60)]
ELSEWHERE = ["110101", "130102", "320102", "410102", "210102", "370181", "371202", "370284"]
TRADES = [
    "商贸",
    "物流",
    "农业",
    "保安服务",
    "家政服务",
    "餐饮",
    "建材",
    "电子",
    "汽修",
    "文化传媒",
]
# Divisions since abolished that first issued the numbers of a year's people, so that no two years
# share a number.
ISSUED_IN = {
    2019: ["372522", "372523", "372524", "372525", "372526", "372527"],
    2020: ["372601", "372602", "372624", "372626", "372627", "372630"],
    2022: ["372822", "372823", "372824", "372827", "372830", "372832"],
    2023: ["372402", "372421", "372423", "372426", "372428", "372431"],
}
SERVICE = [2] * 11 + [5] * 5 + [8] * 3 + [12] * 2 + [16]  # years, as often as they occur


class Person(NamedTuple):
    pk: int
    enlisted_on: date
    discharged_on: date


class Firm(NamedTuple):
    pk: int
    founder: int
    began_on: date
    ended_on: date | None


def build(year):
    numbers = Numbers(year)
    groups = {
        "leavers": (LEAVERS, (date(year.year - 1, 9, 1), date(year.year, 9, 30))),
        "founders": (FOUNDERS, (date(1996, 12, 1), date(2018, 12, 1))),
        "jobless": (JOBLESS, (date(1990, 12, 1), date(2006, 12, 1))),
        "others": (OTHERS, (date(2005, 12, 1), date(year.year - 1, 8, 31))),
    }
    for group, (number, days) in groups.items():
        number = number if year.is_reported else OF_OTHER_YEARS.get(group, number)
        for county, people in year.spread(year.scaled(number)):
            _enter_people(year, numbers, group, county, people, days)
    if year.is_reported:
        for county, standing in year.spread(year.scaled(STANDING_FIRMS)):
            _enter_firms(year, numbers, county, standing)
        _enter_jobs(year)
    else:
        _enter_new_firms(year, numbers)
    for city, providers in year.spread(max(16, year.scaled(PROVIDERS)), year.cities):
        _enter_providers(year, numbers, city, providers)


def steady_firms(year, county, since):
    """Enterprises of the county that stood before the day and stand still; in another year its
    own, which last at least until December."""
    firms = year.firms[county]
    if year.is_reported:
        firms = [firm for firm in firms if not firm.ended_on and firm.began_on < since]
    return firms


class Numbers:
    """Identity numbers, credit codes and telephone numbers that are valid and never the same."""

    def __init__(self, year):
        self.random = year.random
        self.issued_in = ISSUED_IN.get(year.year)
        self.given = set()
        self.phone = 19_900_000_000 + year.serials
        self.count = year.serials

    def identity(self, county, born, sex):
        """Nine in ten of the reported year were first issued where the person settled."""
        while True:
            first = self._first_issued_in(county)
            odd = sex == identity.Sex.MALE
            body = f"{first}{born:%Y%m%d}{self.random.randrange(1, 500) * 2 - odd:03}"
            if body not in self.given:
                self.given.add(body)
                return body + identity.check_character(body)

    def _first_issued_in(self, county):
        if self.issued_in:
            return self.random.choice(self.issued_in)
        return self.random.choice(ELSEWHERE) if self.random.random() < 0.1 else county

    def credit(self, county, kind):
        self.count += 1
        body = f"{kind}{county}{self.count:09}"
        return body + credit_code.check_character(body)


def _enter_people(year, numbers, group, county, people, days):
    id_index, id_tail = (
        Veteran._meta.get_field(name) for name in ("id_number_index", "id_number_tail")
    )
    choose = year.random.choice
    dead = county in year.some_counties(DEAD) and group in ("leavers", "jobless")
    for index in range(people):
        enlisted_on, discharged_on = _service(year, *days)
        born = enlisted_on - timedelta(days=year.random.randint(18 * 366, 22 * 365))
        sex = identity.Sex.FEMALE if year.random.random() < 0.04 else identity.Sex.MALE
        number = numbers.identity(county, born, sex)
        name = choose(SURNAMES) + choose(CYCLE)
        pk = year.add(
            Veteran,
            region_id=county,
            name=name,
            **_keys(name),
            id_number=seal(number),
            id_number_index=blind_index(id_index, number),
            id_number_tail=blind_index(id_tail, number),
            sex=sex.value,
            birth_date=born,
            ethnic_group="汉族",
            phone=seal(f"{numbers.phone + len(numbers.given)}"),
            household_region_id=county,
            category="conscript" if (discharged_on - enlisted_on).days < 800 else "nco",
            enlisted_on=enlisted_on,
            discharged_on=discharged_on,
            reported_on=discharged_on + timedelta(days=year.random.randint(1, 29)),
            placement=_placement(year, group),
            merit="third_class" if year.random.random() < 0.06 else "none",
            education=choose(["junior_high", "senior_high", "senior_high", "junior_college"]),
            employment=EMPLOYMENT[group],
            died_on=_died_on(year, discharged_on) if dead and index == 0 else None,
        )
        year.people[group, county].append(Person(pk, enlisted_on, discharged_on))


def _placement(year, group):
    return "self_employment" if year.random.random() < SELF_EMPLOYED[group] else "government"


def _died_on(year, discharged_on):
    return max(date(year.year, 3, 1), discharged_on + timedelta(days=9))


EMPLOYMENT = {
    "leavers": "seeking",
    "founders": "founder",
    "jobless": "unknown",
    "others": "employed",
}


def _service(year, first, last):
    """Days of enlistment and discharge. Those years are whole, or some weeks over or short."""
    discharged_on = year.day(first, last)
    years = year.random.choice(SERVICE)
    enlisted_on = discharged_on - timedelta(days=round(years * 365.25) + year.random.randint(-9, 9))
    return enlisted_on, discharged_on


@cache
def _keys(name):
    return {
        "search_key": names.search_key(name),
        "sort_key": names.pinyin(name),
        "initials": names.initials(name),
    }


def _enter_firms(year, numbers, county, standing):
    """One in eight was recognised in the year; some closed before its end, a few on its last day,
    and a few were recognised after it."""
    last_day = date(year.year, 12, 31)
    closed = max(1, round(standing * CLOSED_FIRMS / STANDING_FIRMS))
    for index in range(standing + closed + 1):
        newest = last_day if index % 8 == 0 else date(year.year - 1, 12, 31)
        began_on, ended_on = year.day(FIRST_DAY, newest), None
        if index == standing + closed:
            began_on = last_day + timedelta(days=1)
        elif index >= standing:
            ended_on = last_day if index == standing else year.day(date(2020, 6, 1), last_day)
            began_on = year.day(FIRST_DAY, date(2020, 5, 31))
        _enter_firm(year, numbers, county, began_on, ended_on)


def _enter_new_firms(year, numbers):
    """With their jobs, and at least one of each city. They stand from January to December at
    least, so that others may count on them."""
    firms, jobs = (number[year.year] for number in (NEW_FIRMS, NEW_JOBS))
    january = date(year.year, 1, 2), date(year.year, 1, 31)
    for city, number in year.spread(max(16, year.at_scale(firms)), year.cities):
        counties = {
            county: share
            for county, share in year.weights.items()
            if county.startswith(city) and year.people["founders", county]
        }
        for county, share in year.spread(number, counties):
            for _firm in range(share):
                spell = year.new_spell(*january, lasts_until=date(year.year, 12, 10))
                _enter_firm(year, numbers, county, *spell)
    entered = [firm for county in sorted(year.firms) for firm in year.firms[county]]
    headcounts = year.split(max(len(entered), year.at_scale(jobs)), len(entered))
    for firm, headcount in zip(entered, headcounts, strict=True):
        _enter_headcount(year, firm, headcount, firm.began_on, firm.ended_on)


def _enter_firm(year, numbers, county, began_on, ended_on):
    founders = year.people["founders", county]
    founder = founders[len(year.firms[county]) % len(founders)].pk
    name = (
        f"军创{year.random.choice(CYCLE)}{numbers.count + 1}号{year.random.choice(TRADES)}有限公司"
    )
    registered_as = year.random.choice([COMPANY, COMPANY, SOLE_TRADER, COOPERATIVE])
    pk = year.add(
        Enterprise,
        region_id=county,
        name=name,
        credit_code=numbers.credit(county, registered_as),
        kind=KINDS[registered_as].value,
        industry=name[-6:-4],
        founder_id=founder,
        recognition_basis=year.random.choice(["founder", "founder", "control"]),
        registered_on=began_on - timedelta(days=year.random.randint(20, 1500)),
        began_on=began_on,
        ended_on=ended_on,
    )
    year.firms[county].append(Firm(pk, founder, began_on, ended_on))


def _enter_jobs(year):
    """The headcounts that stand at the year's end; before some of them, an earlier one."""
    for county, jobs in year.spread(year.scaled(JOBS)):
        standing = [firm for firm in year.firms[county] if not firm.ended_on]
        standing = [firm for firm in standing if firm.began_on < date(year.year, 12, 1)]
        some = standing[: min(1 + round(len(standing) * FIRMS_WITH_JOBS), jobs)]
        headcounts = year.split(jobs, len(some)) if some else []
        for firm, headcount in zip(some, headcounts, strict=True):
            began_on = year.day(firm.began_on, date(year.year, 12, 1))
            if firm.began_on < began_on and year.random.random() < 0.15:
                _enter_headcount(year, firm, 1 + headcount // 2, firm.began_on, began_on)
            _enter_headcount(year, firm, headcount, began_on, None)


def _enter_headcount(year, firm, headcount, began_on, ended_on):
    year.add(
        EnterpriseJobs,
        enterprise_id=firm.pk,
        headcount=headcount,
        began_on=began_on,
        ended_on=ended_on,
    )


def _enter_providers(year, numbers, city, providers):
    counties = [county for county in year.weights if county.startswith(city)]
    for _one in range(providers):
        county = year.random.choice(counties)
        pk = year.add(
            TrainingProvider,
            region_id=county,
            name=f"{year.random.choice(CYCLE)}职业培训学校{numbers.count + 1}号",
            credit_code=numbers.credit(county, "52"),
            kind=year.random.choice(TrainingProvider.Kind.values),
            licence_no=f"培字{county}{numbers.count:05}",
            theory_area=year.random.randint(200, 3000),
            practice_area=year.random.randint(300, 9000),
            workstations=year.random.randint(20, 300),
        )
        year.providers[city].append(pk)
