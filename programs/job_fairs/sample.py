"""A made-up year of job fairs: the cities' on every job day, and the counties' on some."""

from collections import defaultdict, namedtuple
from datetime import date, timedelta
from itertools import chain, count

from bureau.base.credit_code import check_character
from programs.job_fairs.job_days import job_days
from programs.job_fairs.models import Booth, JobFair, Visit
from veterans.models import Region
from veterans.sample import CYCLE, SURNAMES

EMPLOYERS = 6_183
POSTS = 123_047
VETERANS = 51_913
COUNTY_FAIRS = 400
AGAIN = 0.1  # of employers and of veterans came to a second fair
FAR = 0.002  # of veterans came to a fair of another city as well
DEPENDANTS = 2_080
POSTPONED = 0.1  # of the counties' fairs of August, by a week
NOT_HELD = {date(2020, 2, 28), date(2020, 4, 24)}  # nobody was to meet in that spring
FESTIVE = {date(2020, 6, 26)}  # the day after the Dragon Boat Festival
UNCOUNTED_VISITS = 1_800  # on the last job day before the year, and on the first after it
UNCOUNTED_BOOTHS = 8  # at each fair of those days, and at each that was called off
TRADES = [
    "物流",
    "机械",
    "电子",
    "食品",
    "纺织",
    "物业服务",
    "保安服务",
    "建设工程",
    "化工",
    "商贸",
]
POST_TITLES = [
    "保安队长",
    "叉车司机",
    "设备维修工",
    "行政专员",
    "消防员",
    "安全员",
    "仓库主管",
    "销售",
]

Fair = namedtuple("Fair", "pk held_on")
Employer = namedtuple("Employer", "credit_code name")


def build(year):
    names = dict(Region.objects.values_list("code", "name"))
    employers = _employers(year)
    fairs = _hold_fairs(year, names)
    uncounted = _hold_uncounted(year, names)
    _furnish(year, fairs, employers)
    _furnish_uncounted(year, uncounted, employers)
    _receive_veterans(year, fairs)
    _receive_dependants(year, fairs)
    _receive_uncounted(year, uncounted)


def _employers(year):
    """Ever more different employers, with credit codes beyond those of the register."""
    counties = sorted(year.weights)
    for serial in count(500_000_001 + year.serials):
        body = f"91{year.random.choice(counties)}{serial}"
        name = f"山东{year.random.choice(CYCLE)}{serial % 100_000}号{year.random.choice(TRADES)}有限公司"
        yield Employer(body + check_character(body), name)


def _hold_fairs(year, names):
    """{place: [Fair, ...]} of all cities and of the counties that held any."""
    days = [day for day in job_days(year.year) if day not in NOT_HELD]
    fairs = defaultdict(list)
    for city in sorted(year.cities):
        fairs[city] = [_hold(year, names, city, day) for day in days]
    for county, number in year.spread(year.scaled(COUNTY_FAIRS)):
        for day in sorted(year.random.sample(days, min(number, len(days)))):
            late = day.month == 8 and year.random.random() < POSTPONED
            fairs[county].append(_hold(year, names, county, day, late=late))
    return fairs


def _hold_uncounted(year, names):
    """{city: [Fair, ...]}: on the job days next to the reported year, and one that was called
    off."""
    beside = [job_days(year.year - 1)[-1], job_days(year.year + 1)[0]] if year.is_reported else []
    called_off = job_days(year.year)[3]
    return {
        city: [
            *[_hold(year, names, city, day) for day in beside],
            _hold(year, names, city, called_off, called_off=True),
        ]
        for city in sorted(year.cities)
    }


def _hold(year, names, place, day, late=False, called_off=False):
    special = "国有企业" if called_off else "退役军人" if year.is_reported else "退役军人就业"
    why = "因疫情防控延期一周举办" if late else "适逢端午假期延期一周举办" if day in FESTIVE else ""
    held_on = day + timedelta(days=7) if why else day
    pk = year.add(
        JobFair,
        region_id=place,
        title=f"{names[place]}{day:%Y年%m月}“军岗日”{special}专场招聘会",
        held_on=held_on,
        moved_because=why,
        state=JobFair.State.CANCELLED if called_off else JobFair.State.HELD,
        level=JobFair.Level.CITY if len(place) == 4 else JobFair.Level.COUNTY,
        venue=f"{names[place]}人力资源市场",
        host=f"{names[place]}退役军人事务局",
    )
    return Fair(pk, held_on)


def _furnish(year, fairs, employers):
    """Every employer at one fair near it or at two, with the year's posts shared out among all."""
    booths = []
    for county, number in year.spread(year.scaled(EMPLOYERS)):
        near = fairs[county[:4]] + fairs[county]
        for _employer in range(number):
            employer = next(employers)
            chosen = year.random.sample(near, 1 + (year.random.random() < AGAIN))
            booths += [(fair, employer) for fair in chosen]
    posts = year.split(year.scaled(POSTS), len(booths))
    for (fair, employer), number in zip(booths, posts, strict=True):
        _take_booth(year, fair, employer, number)


def _furnish_uncounted(year, uncounted, employers):
    for fair in chain.from_iterable(uncounted.values()):
        for _booth in range(year.scaled(UNCOUNTED_BOOTHS)):
            _take_booth(year, fair, next(employers), year.random.randint(1, 40))


def _take_booth(year, fair, employer, posts):
    told = year.random.random() < 0.9
    lowest = 500 * year.random.randint(6, 16)
    year.add(
        Booth,
        fair_id=fair.pk,
        credit_code=employer.credit_code,
        employer=employer.name,
        post_titles="、".join(year.random.sample(POST_TITLES, min(posts, 2))),
        posts_offered=posts,
        lowest_pay=lowest if told else None,
        highest_pay=lowest + 500 * year.random.randint(0, 8) if told else None,
    )


def _receive_veterans(year, fairs):
    cities = sorted(year.cities)
    neighbours = dict(zip(cities, [*cities[1:], cities[0]], strict=True))
    for county, number in year.spread(year.scaled(VETERANS)):
        city = county[:4]
        for person in _seekers(year, county, number):
            _visit(year, person, near=fairs[city] + fairs[county], far=fairs[neighbours[city]])


def _seekers(year, county, number):
    """Different veterans of the county: many of them just discharged."""
    found = []
    for group, share in [("leavers", 0.4), ("others", 0.2), ("jobless", 1)]:
        found += year.draw(group, county, min(round(number * share), number - len(found)))
    return found


def _visit(year, person, near, far):
    """A fair after the discharge; for some a second one, for few the last of another city."""
    since = [fair for fair in near if fair.held_on >= person.discharged_on]
    times = 1 + (year.random.random() < AGAIN)
    visited = year.random.sample(since, min(times, len(since)))
    if year.random.random() < FAR:
        visited.append(far[-1])
    for fair in visited:
        _enter(year, fair, veteran=person.pk)


def _enter(year, fair, veteran=None, name=""):
    intent = year.random.random() < 0.3
    signed = intent and year.random.random() < 0.4
    year.add(
        Visit,
        fair_id=fair.pk,
        visitor=Visit.Visitor.DEPENDANT if name else Visit.Visitor.VETERAN,
        veteran_id=veteran,
        name=name,
        intent=intent,
        post=year.random.choice(POST_TITLES) if intent else "",
        signed_on=_signed_on(year, fair) if signed else None,
    )


def _signed_on(year, fair):
    return year.within(fair.held_on + timedelta(days=year.random.randint(0, 30)))


def _receive_dependants(year, fairs):
    for county, number in year.spread(year.scaled(DEPENDANTS)):
        for _dependant in range(number):
            name = year.random.choice(SURNAMES) + year.random.choice(CYCLE)
            _enter(year, year.random.choice(fairs[county[:4]]), name=name)


def _receive_uncounted(year, uncounted):
    for county, number in year.spread(year.scaled(UNCOUNTED_VISITS)):
        *beside, _called_off = uncounted[county[:4]]
        for fair in beside:
            for person in year.draw("jobless", county, number):
                _enter(year, fair, veteran=person.pk)
