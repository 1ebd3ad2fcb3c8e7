"""Made-up incubators of all levels, the enterprises in them, and the three provincial centres."""

from collections import Counter, defaultdict, namedtuple
from datetime import date, timedelta
from itertools import islice

from bureau.base.encryption import seal
from programs.incubators.models import Incubator, ProvincialCentre, Tenancy
from veterans.models import Region
from veterans.sample import CYCLE, SURNAMES, steady_firms

BASES = 278
TENANTS = 1_987
NEW_BASES = {2019: 62, 2020: 26, 2022: 26, 2023: 21}  # of another year, and the tenants in them
NEW_TENANTS = {2019: 70, 2020: 110, 2022: 390, 2023: 330}
TWICE = 0.01  # of the tenants are in a second incubator as well
LEFT = 260  # tenancies that ended before the end of the year
CLOSED = 16  # incubators that closed before the end of the year
OPENED_AFTER = 4  # incubators that opened on the first day after the year
STAYED = 4  # enterprises that closed are tenants still
IN_EACH = 3  # enterprises in each incubator that does not count
CITY_LEVEL = 0.06  # of the incubators are a city's own
OLDEST = date(2019, 1, 1)
ONE_DAY = timedelta(days=1)
SOON = timedelta(days=300)  # after both were there, an enterprise moved in
# City, circle, day of opening, area, and the weight by which it gets tenants (others: 2 to 12).
CENTRES = [
    ("3701", "shenghui", date(2020, 12, 18), 32_000, 140),
    ("3702", "jiaodong", date(2021, 5, 28), 21_000, 80),
    ("3713", "lunan", date(2021, 7, 30), 18_000, 90),
]
BRANDS = [
    "鲁军",
    "长城",
    "军旗",
    "红星",
    "迷彩",
    "戎创",
    "老兵",
    "军魂",
    "齐鲁",
    "泰山",
    "黄河",
    "海岳",
    "蓝盾",
    "先锋",
]
REASONS = ["graduated", "graduated", "term_over", "moved", "sent_away"]

Base = namedtuple("Base", "pk place opened closed weight")


def build(year):
    names = dict(Region.objects.values_list("code", "name"))
    if not year.is_reported:
        return _open_and_let(year, names)
    standing = [*_centres(year, names), *_others(year, names)]
    uncounted = [*_closed(year, names), *_opened_after(year, names)]
    firms = _firms(year)
    _house(year, standing, firms)
    _leave(year, standing, firms)
    _house_uncounted(year, uncounted, firms)
    with year.aside():
        _house_closed(year, standing)


def _open_and_let(year, names):
    """Incubators opened in the year, and enterprises new in it that moved into them."""
    spring, december = (date(year.year, 2, 1), date(year.year, 5, 31)), date(year.year, 12, 1)
    bases = [
        _open(year, place, f"{names[place]}{brand}孵化基地({year.year}年认定)", *spell)
        for place, brand in _branded(year, year.at_scale(NEW_BASES[year.year]))
        for spell in [year.new_term(*spring, lasts_until=december)]
    ]
    firms, weights = _firms(year), {base: base.weight for base in bases}
    for base, number in year.spread(year.at_scale(NEW_TENANTS[year.year]), weights):
        for firm in _take(firms, base.place, number):
            moved_in, left = year.new_spell(date(year.year, 6, 1))
            left = min(filter(None, [left, firm.ended_on, base.closed]), default=None)
            _let(year, base, firm, moved_in, left, year.random.choice(REASONS))


def _centres(year, names):
    for city, circle, opened, area, weight in CENTRES:
        name = f"{names[city]}退役军人就业创业孵化基地"
        base = _open(year, city, name, opened, level="province", area=area, weight=weight)
        year.add(
            ProvincialCentre,
            incubator_id=base.pk,
            circle_id=circle,
            document_no=f"鲁退役军人发〔{opened.year}〕{year.random.randint(10, 60)}号",
            began_on=opened,
            ended_on=None,
        )
        yield base


def _others(year, names):
    """The first opened on the last day of the year, the second closed a day later: both count."""
    last = date(year.year, 12, 31)
    edges = {0: (last, None), 1: (date(year.year, 6, 30), last + ONE_DAY)}
    branded = _branded(year, max(0, year.scaled(BASES) - len(CENTRES)))
    for number, (place, brand) in enumerate(branded):
        opened, closed = edges.get(number) or (year.day(OLDEST, last), None)
        yield _open(year, place, f"{names[place]}{brand}退役军人创业孵化基地", opened, closed)


def _branded(year, bases):
    """Yield place and brand of so many incubators; a place has no brand twice."""
    places = Counter()
    for county, number in year.spread(bases):
        for _base in range(number):
            places[county[:4] if year.random.random() < CITY_LEVEL else county] += 1
    for place, number in sorted(places.items()):
        for brand in year.random.sample(BRANDS, number):
            yield place, brand


def _closed(year, names):
    """Closed by the last day of the year, one of them on that day."""
    for number in range(year.scaled(CLOSED)):
        place = year.random.choice(sorted(year.weights))
        name = f"{names[place]}原退役军人创业孵化基地"
        last = date(year.year, 12, 31)
        closed = year.day(date(year.year, 7, 2), last) if number else last
        yield _open(year, place, name, year.day(OLDEST, date(year.year, 6, 30)), closed)


def _opened_after(year, names):
    """Opened on the first day after the year."""
    for place in year.random.sample(sorted(year.weights), OPENED_AFTER):
        name = f"{names[place]}新退役军人创业孵化基地"
        yield _open(year, place, name, date(year.year + 1, 1, 1))


def _open(year, place, name, opened, closed=None, level=None, area=None, weight=None):
    pk = year.add(
        Incubator,
        region_id=place,
        name=name,
        level=level or ("city" if len(place) == 4 else "county"),
        kind=year.random.choice(Incubator.Kind.values),
        address=f"创业路{year.random.randint(1, 300)}号",
        area=area or 100 * year.random.randint(8, 90),
        operator=f"山东{year.random.choice(BRANDS)}企业孵化器有限公司",
        person_in_charge=year.random.choice(SURNAMES) + year.random.choice(CYCLE),
        phone=seal(f"0531-0{year.random.randint(0, 9_999_999):07}"),  # no number begins with zero
        began_on=opened,
        ended_on=closed,
    )
    return Base(pk, place, opened, closed, weight or year.random.uniform(2, 12))


def _firms(year):
    """{city: enterprises that stand, in random order}, each to be taken once."""
    firms = defaultdict(list)
    for county in sorted(year.firms):
        firms[county[:4]] += steady_firms(year, county, since=date(year.year, 7, 1))
    for each in firms.values():
        year.random.shuffle(each)
    return firms


def _take(firms, place, number):
    pool = firms[place[:4]]
    return [pool.pop() for _firm in range(min(number, len(pool)))]


def _house(year, bases, firms):
    """Those in residence at the end of the year; a few are in two incubators of their city."""
    last = date(year.year, 12, 31)
    weights = {base: base.weight for base in bases}
    for base, number in year.spread(year.scaled(TENANTS), weights):
        nearby = [one for one in bases if one.place[:4] == base.place[:4] and one != base]
        for firm in _take(firms, base.place, number):
            chosen = [base]
            if nearby and year.random.random() < TWICE:
                chosen.append(year.random.choice(nearby))
            for one in chosen:
                first = max(one.opened, firm.began_on)
                moved_in = year.day(first, min(first + SOON, last))
                _let(year, one, firm, moved_in, one.closed, "incubator_closed")


def _let(year, base, firm, moved_in, left, reason):
    year.add(
        Tenancy,
        incubator_id=base.pk,
        enterprise_id=firm.pk,
        began_on=moved_in,
        agreed_until=moved_in + timedelta(days=730),
        area=5 * year.random.randint(4, 60),
        rent_reduction=100 * year.random.randint(3, 40) if year.random.random() < 0.8 else None,
        ended_on=left,
        exit_reason=reason if left else "",
    )


def _leave(year, bases, firms):
    """Tenancies that ended before the end of the year, one of them on its very last day."""
    last = date(year.year, 12, 31)
    old = [base for base in bases if base.opened < date(year.year, 10, 1)]
    for tenancy in range(year.scaled(LEFT)):
        base = year.random.choice(old)
        for firm in _take(firms, base.place, 1):
            moved_in = year.day(max(base.opened, firm.began_on), date(year.year, 11, 30))
            left = year.day(moved_in + ONE_DAY, last) if tenancy else last
            _let(year, base, firm, moved_in, left, year.random.choice(REASONS))


def _house_uncounted(year, bases, firms):
    for base in bases:
        for firm in _take(firms, base.place, IN_EACH):
            first = max(base.opened, firm.began_on)
            moved_in = year.day(first, base.closed - ONE_DAY) if base.closed else first
            _let(year, base, firm, moved_in, base.closed, "incubator_closed")


def _house_closed(year, bases):
    """Enterprises that moved in before they closed, and never left."""
    moves = (
        (base, firm)
        for base in bases
        for firm in year.firms[base.place]
        if firm.ended_on and max(base.opened, firm.began_on) < firm.ended_on
    )
    for base, firm in islice(moves, year.scaled(STAYED)):
        _let(year, base, firm, max(base.opened, firm.began_on), None, "")
