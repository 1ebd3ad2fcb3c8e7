"""A made-up year of degree upgrades: the education department's lists, those on them by county."""

from datetime import date, timedelta
from itertools import cycle

from programs.degree_upgrades.models import Admission, AdmissionList

KIND = Admission.Kind
ROUTE = Admission.Route
NAMES = {
    KIND.MASTERS: "硕士研究生",
    KIND.BACHELOR_UPGRADE: "专升本",
    KIND.VOCATIONAL_COLLEGE: "高职(专科)",
}
SCHOOLS = {
    KIND.MASTERS: ["山东大学", "中国海洋大学", "山东师范大学", "青岛大学", "济南大学"],
    KIND.BACHELOR_UPGRADE: ["山东交通学院", "临沂大学", "潍坊学院", "德州学院", "山东政法学院"],
    KIND.VOCATIONAL_COLLEGE: [
        "山东劳动职业技术学院",
        "山东信息职业技术学院",
        "威海职业学院",
        "济南职业学院",
        "淄博职业学院",
        "日照职业技术学院",
    ],
}
MAJORS = ["机电一体化技术", "计算机应用技术", "工商管理", "法律事务", "护理", "土木工程"]
ROUTES = {  # of ten, how many take which
    KIND.MASTERS: [ROUTE.SPECIAL_QUOTA] * 6 + [ROUTE.EXAMINATION] * 4,
    KIND.BACHELOR_UPGRADE: [ROUTE.EXEMPTION] * 6 + [ROUTE.SPECIAL_QUOTA] * 4,
    KIND.VOCATIONAL_COLLEGE: [ROUTE.EXAMINATION] * 7 + [ROUTE.EXEMPTION] * 3,
}
NOT_TAKEN_UP = 0.06  # as many again turned the place down or lost it, and do not count
TWICE = 0.01  # of those on the spring list are on the summer list as well, and count once
UNSIGNED = 150  # on a list that nobody has signed off yet
AT_THE_EDGES = 12  # on the last list of the year before, and on the first of the next


def build(year):
    masters = _choose(year, "others", year.scaled(320))
    _hand_over(year, KIND.MASTERS, date(year.year, 5, 28), *masters)
    bachelors = _choose(year, "others", year.scaled(822))
    _hand_over(year, KIND.BACHELOR_UPGRADE, date(year.year, 6, 20), *bachelors)
    _admit_to_colleges(year)
    _of_one_city(year, "3702", date(year.year, 12, 20), UNSIGNED, signed=False)
    for day in year.beside:
        _of_one_city(year, "3707", day, AT_THE_EDGES)


def _admit_to_colleges(year):
    """Single-exam admission in spring, the general one in summer; a few are on both lists."""
    kind = KIND.VOCATIONAL_COLLEGE
    admitted, others = _choose(year, "leavers", year.scaled(9600))
    spring, summer = admitted[::2], admitted[1::2]
    again = year.random.sample(spring, int(len(spring) * TWICE))
    _hand_over(year, kind, date(year.year, 4, 20), spring, others[::2])
    _hand_over(year, kind, date(year.year, 9, 3), summer + again, others[1::2])


def _of_one_city(year, city, received_on, number, signed=True):
    weights = {county: share for county, share in year.weights.items() if county[:4] == city}
    people, _others = _choose(year, "leavers", year.scaled(number), weights)
    _hand_over(year, KIND.VOCATIONAL_COLLEGE, received_on, people, [], place=city, signed=signed)


def _choose(year, group, number, weights=None):
    """[(county, person)] of those admitted, and of others who did not take up their place."""
    admitted, others = [], []
    for county, wanted in year.spread(number, weights):
        drawn = year.draw(group, county, wanted + int(wanted * NOT_TAKEN_UP + year.random.random()))
        admitted += [(county, person) for person in drawn[:wanted]]
        others += [(county, person) for person in drawn[wanted:]]
    return admitted, others


def _hand_over(year, kind, received_on, admitted, others, place="37", signed=True):
    """One list and everybody on it; a list without anybody is not handed over."""
    if not admitted:
        return
    listed = year.add(
        AdmissionList,
        region_id=place,
        source="山东省教育厅" if place == "37" else "市教育局",
        document_no=f"退役军人录取{place}〔{received_on:%Y}〕{received_on:%m%d}号",
        title=f"{received_on.year}年退役军人{NAMES[kind]}录取名单",
        received_on=received_on,
        headcount=len(admitted) + len(others),
        signed_off_by="王敏" if signed else "",
        signed_off_on=received_on + timedelta(days=6) if signed else None,
    )
    lost = cycle([Admission.Outcome.DECLINED, Admission.Outcome.REVOKED])
    for county, person in admitted:
        _enter(year, listed, kind, received_on, county, person, Admission.Outcome.ADMITTED)
    for county, person in others:
        _enter(year, listed, kind, received_on, county, person, next(lost))


def _enter(year, listed, kind, received_on, county, person, outcome):
    year.add(
        Admission,
        region_id=county,
        admission_list_id=listed,
        veteran_id=person.pk,
        kind=kind,
        school=year.random.choice(SCHOOLS[kind]),
        major=year.random.choice(MAJORS),
        route=year.random.choice(ROUTES[kind]),
        admitted_on=received_on,
        outcome=outcome,
    )
