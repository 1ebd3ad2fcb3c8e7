"""A made-up year of advanced study: the province's two seminars, and one each of two cities."""

from datetime import date, timedelta

from programs.advanced_study.models import Participation, Seminar
from veterans.sample import steady_firms

DIGITAL = "华为(山东)ICT学院数字经济发展专题培训"
INDUSTRIAL = "全省工业互联网专题培训"
OF_OTHER_YEARS = "军创企业数字经济专题研修班"
OF_A_CITY = "军创企业工业互联网专题研修班"
ATTENDANCES = 162  # completed in the year
SHARES = [0.5, 0.3, 0.1]  # of the attendances: digital, industrial, Jinan's; Qingdao has the rest
BOTH = 0.15  # of those at the industrial seminar had been at the digital one
ABSENT = 0.08  # as many again enrolled and did not come
REGISTERED = 0.9  # of those who completed became students of the online college
AT_THE_EDGES = 6  # at a seminar that ended the day before the year, and the day after it


def build(year):
    total = year.scaled(ATTENDANCES)
    digital, industrial, jinan = (round(total * share) for share in SHARES)
    _hold_for_the_province(year, digital, industrial)
    _hold_for_a_city(year, "3701", date(year.year, 9, 17), jinan)
    _hold_for_a_city(year, "3702", date(year.year, 11, 26), total - digital - industrial - jinan)
    for day in year.beside:
        _hold_for_a_city(year, "3701", day, AT_THE_EDGES)


def _hold_for_the_province(year, digital, industrial):
    second = digital - int(industrial * BOTH)  # the first of those who come to the second seminar
    firms = _draw(year, "37", second + industrial)
    absent = _draw(year, "37", round(industrial * ABSENT), leaving_out=firms)
    title = DIGITAL if year.is_reported else OF_OTHER_YEARS
    _hold(year, "37", title, date(year.year, 6, 24), firms[:digital], absent)
    _hold(year, "37", INDUSTRIAL, date(year.year, 10, 15), firms[second:], absent)


def _hold_for_a_city(year, city, last_day, number):
    firms = _draw(year, city, number + 1)
    _hold(year, city, OF_A_CITY, last_day, firms[:number], firms[number:])


def _draw(year, place, number, leaving_out=()):
    """Standing enterprises of different founders."""
    founders = {firm.founder for firm in leaving_out}
    by_founder = {
        firm.founder: firm
        for county in sorted(year.weights)
        if county.startswith(place)
        for firm in steady_firms(year, county, since=date(year.year, 1, 1))
        if firm.founder not in founders
    }
    return year.random.sample(list(by_founder.values()), min(number, len(by_founder)))


def _hold(year, place, title, last_day, completing, absent):
    held = year.add(
        Seminar,
        region_id=place,
        title=title,
        round_no=1,
        organiser="山东省退役军人事务厅" if place == "37" else "市退役军人事务局",
        partner="华为(山东)ICT学院" if title == DIGITAL else "",
        starts_on=last_day - timedelta(days=2),
        ends_on=last_day,
        hours=24,
    )
    for firm in completing:
        _enrol(year, held, firm, Participation.Outcome.COMPLETED)
    for firm in absent:
        _enrol(year, held, firm, Participation.Outcome.ABSENT)


def _enrol(year, held, firm, outcome):
    year.add(
        Participation,
        seminar_id=held,
        enterprise_id=firm.pk,
        veteran_id=firm.founder,
        position="总经理",
        outcome=outcome,
        registered_student=outcome == Participation.Outcome.COMPLETED
        and year.random.random() < REGISTERED,
    )
