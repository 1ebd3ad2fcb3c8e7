"""A made-up year of liaison officers, each in touch with an enterprise about once a month."""

from collections import Counter, defaultdict, namedtuple
from datetime import date, timedelta

from bureau.base.encryption import seal
from programs.enterprise_liaison.models import Contact, LiaisonAppointment
from veterans.models import Enterprise
from veterans.sample import CYCLE, Firm

OFFICERS = 1_987  # in office on the last day of the year
OF_CITIES = 0.025  # as many again are staff of the cities' own bureaus
OF_PROVINCE = 0.003  # and of the province's
LEFT = 0.06  # as many again left office in the year, and do not count on its last day
LEAVING_SOON = 0.01  # of the officers leave just after the year, and count
NEW_OFFICERS = {2019: 410, 2020: 40, 2022: 190, 2023: 165}  # of another year
CONTACTS = 24_812
OF_OTHER_YEARS = 0.06  # as many again were made just before the year or just after it
PROBLEM = 0.35  # of the contacts brought up a problem
SETTLED = 0.8  # of the problems were settled

WAYS = [Contact.Way.VISIT] * 5 + [Contact.Way.PHONE] * 3 + [Contact.Way.ONLINE] * 2
UNITS = {2: "省退役军人服务中心", 4: "市退役军人服务中心", 6: "退役军人服务站"}  # by length of code
TOWNS = ["城关街道", "东城街道", "西城街道", "开发区", "北关街道", "南关街道", "河东镇", "龙泉镇"]
SURNAMES = "王李张刘陈杨赵孙周徐马朱高郭于吕宋姜郑冯韩曹许崔孔孟"
GIVEN_NAMES = ["伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "静", "丽", "敏", "艳", "娟"]
GIVEN_NAMES += ["建国", "建军", "志强", "海燕", "晓东", "文静", "卫东", "玉梅"]
PROBLEMS = [
    ("不清楚创业贷款要哪些材料", "退役军人创业贷款及贴息", "财政局"),
    ("缺少流动资金", "信用贷款贴息", "合作银行"),
    ("招不到熟练工人", "军岗日专场招聘", "人力资源和社会保障局"),
    ("厂房租期将满", "创业孵化基地入驻", "自然资源局"),
    ("不了解税收减免", "退役军人创业税收优惠", "税务局"),
]

Officer = namedtuple("Officer", "pk began_on ended_on")


def build(year):
    if year.is_reported:
        _build_reported(year)
    else:
        _go_on(year)


def _build_reported(year):
    firms = {place: _firms(year, place) for place in [*year.weights, *year.cities, "37"]}
    shares = _shares(year, firms)
    officers = {
        place: _appoint(year, place, number)
        for place, number in year.spread(year.scaled(OFFICERS), shares)
    }
    staffed = {place: len(staff) for place, staff in officers.items()}
    for place, number in year.spread(year.scaled(CONTACTS), staffed):
        for officer, times in Counter(year.random.choices(officers[place], k=number)).items():
            for day in _days_in_office(year, officer, times):
                _contact(year, officer, year.random.choice(firms[place]), day)
    for place, number in year.spread(year.scaled(CONTACTS * OF_OTHER_YEARS), staffed):
        _contact_in_other_years(year, officers[place], firms[place], number)
    for place in year.random.sample(sorted(staffed), min(5, len(staffed))):
        _appoint_around_midnight(year, place)


def _go_on(year):
    """New officers, and those who are known from other years, are in touch with the enterprises
    that are there on the day."""
    shares = {**year.weights, **{city: share * OF_CITIES for city, share in year.cities.items()}}
    officers = _known_officers(year)
    for place, number in year.spread(year.at_scale(NEW_OFFICERS[year.year]), shares):
        officers[place] += _appoint_new(year, place, number)
    firms = _known_and_new_firms(year)
    staffed = {place: len(staff) for place, staff in officers.items()}
    for place, number in year.spread(year.scaled(CONTACTS), staffed):
        for officer, times in Counter(year.random.choices(officers[place], k=number)).items():
            for day in _days_in_office(year, officer, times):
                if there := [firm for firm in firms[place] if _stands(firm, day)]:
                    _contact(year, officer, year.random.choice(there), day)


def _known_officers(year):
    """{place: officers in office at some time of the year}."""
    first, last = date(year.year, 1, 1), date(year.year, 12, 31)
    theirs = LiaisonAppointment.objects.filter(began_on__lte=last).exclude(ended_on__lte=first)
    theirs = theirs.order_by("pk")
    officers = defaultdict(list)
    for place, *officer in theirs.values_list("region_id", "pk", "began_on", "ended_on"):
        officers[place].append(Officer(*officer))
    return officers


def _appoint_new(year, place, number):
    return [
        _add(year, place, name, *year.new_term(date(year.year, 2, 1), date(year.year, 6, 30)))
        for name in year.random.sample(_names(year), number)
    ]


def _names(year):
    """Other names in each year, as nobody may be appointed twice at a time."""
    given_names = GIVEN_NAMES if year.is_reported else CYCLE[year.year % 5 :: 5]
    return [surname + given for surname in SURNAMES for given in given_names]


def _known_and_new_firms(year):
    """{place: enterprises}, of whichever year's records."""
    year.flush()
    known = Enterprise.objects.order_by("pk")
    firms = defaultdict(list)
    for county, *firm in known.values_list("region_id", "pk", "founder_id", "began_on", "ended_on"):
        for place in (county, county[:4], "37"):
            firms[place].append(Firm(*firm))
    return firms


def _stands(firm, day):
    return firm.began_on <= day and (firm.ended_on is None or firm.ended_on > day)


def _firms(year, place):
    """Enterprises of a place that stood all year."""
    return [
        firm
        for county in year.weights
        if county.startswith(place)
        for firm in year.firms[county]
        if firm.ended_on is None and firm.began_on < date(year.year - 1, 12, 1)
    ]


def _shares(year, firms):
    """{place: share of the officers} where there are enterprises to look after."""
    shares = {
        **year.weights,
        **{city: weight * OF_CITIES for city, weight in year.cities.items()},
        "37": sum(year.weights.values()) * OF_PROVINCE,
    }
    return {place: share for place, share in shares.items() if firms[place]}


def _appoint(year, place, number):
    """Officers in office on the last day, and before them those whom the newest of them replaced."""
    replaced = round(number * LEFT)
    names = iter(year.random.sample(_names(year), number + replaced))
    officers = []
    for _turn in range(replaced):
        left_on = year.day(first=date(year.year, 3, 1), last=date(year.year, 10, 31))
        officers.append(_add(year, place, next(names), _early_day(year), left_on))
        officers.append(_add(year, place, next(names), left_on, None))
    for _turn in range(number - replaced):
        leaving = year.random.random() < LEAVING_SOON
        left_on = date(year.year + 1, 1, year.random.randint(1, 28)) if leaving else None
        officers.append(_add(year, place, next(names), _early_day(year), left_on))
    return officers


def _appoint_around_midnight(year, place):
    """Three officers who were not in office on the last day: two by a day, one by a year."""
    last_day, next_day = date(year.year, 12, 31), date(year.year + 1, 1, 1)
    before = date(year.year - 1, 12, 31)
    terms = [(_early_day(year), last_day), (next_day, None), (_early_day(year), before)]
    names = year.random.sample(_names(year), len(terms))
    for name, (began_on, ended_on) in zip(names, terms, strict=True):
        _add(year, place, name, began_on, ended_on, unit="退役军人事务局")


def _early_day(year):
    """A day before the year, since which an officer has been in office."""
    return year.day(first=date(2019, 3, 1), last=date(year.year - 1, 11, 30))


def _add(year, place, name, began_on, ended_on, unit=None):
    town = year.random.choice(TOWNS) if len(place) == 6 else ""
    key = year.add(
        LiaisonAppointment,
        region_id=place,
        officer_name=name,
        unit=unit or f"{town}{UNITS[len(place)]}",
        position=year.random.choice(["站长", "副站长", "工作人员"]),
        phone=seal(f"140{year.random.randint(0, 99_999_999):08}"),  # a prefix nobody has
        began_on=began_on,
        ended_on=ended_on,
    )
    return Officer(key, began_on, ended_on)


def _days_in_office(year, officer, number):
    """Different days of the year on which the officer was in office."""
    first = max(officer.began_on, date(year.year, 1, 1))
    last = min(officer.ended_on or date.max, date(year.year + 1, 1, 1))
    here = (last - first).days
    days = year.random.sample(range(here), min(number, here))
    return [first + timedelta(days=day) for day in days]


def _contact_in_other_years(year, officers, firms, number):
    """In the December before and the January after, midnight on both sides included."""
    steady = [officer for officer in officers if _in_office_throughout(year, officer)]
    days = [date(year.year - 1, 12, 31 - day) for day in range(31)]
    days += [date(year.year + 1, 1, 1 + day) for day in range(31)]
    turns = [(officer, day) for day in days for officer in steady]
    chosen = year.random.sample(turns, min(number, len(turns)))
    for officer, day in chosen:
        _contact(year, officer, year.random.choice(firms), day)


def _in_office_throughout(year, officer):
    return officer.ended_on is None and officer.began_on < date(year.year - 1, 12, 1)


def _contact(year, officer, firm, day):
    problem, policy, department, settled_on = "", "就业创业扶持政策", "", None
    if year.random.random() < PROBLEM:
        problem, policy, department = year.random.choice(PROBLEMS)
        if year.random.random() < SETTLED:
            settled_on = year.within(day + timedelta(days=year.random.randint(0, 40)))
    year.add(
        Contact,
        officer_id=officer.pk,
        enterprise_id=firm.pk,
        contacted_on=day,
        way=year.random.choice(WAYS),
        problem=problem,
        policy_explained=policy,
        department=department,
        settled_on=settled_on,
    )
