"""A made-up year of welfare posts: who held one at its end, and who did no longer or not yet."""

from bisect import bisect_left
from datetime import date, timedelta
from decimal import Decimal

from bureau.base.workdays import known_days
from bureau.base.years import FIRST_YEAR
from programs.welfare_posts.models import MonthlyPay, Placement, PostCategory
from programs.welfare_posts.models.pay import month_after, reckon
from programs.welfare_posts.models.states import TAKEN_UP

HOLDERS = 140_231  # in post on the last day of the year
NEW_HOLDERS = {2019: 2_500, 2020: 1_800, 2022: 14_600, 2023: 13_300}  # of another year
TAKING_UP = 0.09  # of them began during the year
LEAVING_NEXT = 0.008  # of them have left since, after the last day of the year
EARLIER_POST = 0.05  # of them held another post before, one in ten in another county
OTHERS = 7_400  # people who held a post no longer, or not yet
BORROWERS = 12  # in post though they owe a loan, every other in another county
DAY = timedelta(days=1)
FIRST_DAY = date(FIRST_YEAR, 2, 1)
TITLES = {
    "公共管理": ["政策宣传员", "档案管理员", "便民服务协管员"],
    "公共服务": ["退役军人服务站协理员", "养老护理员", "图书室管理员", "交通劝导员"],
    "社会事业": ["文化活动室管理员", "校园安全员", "疫情防控值守员"],
    "设施维护": ["道路养护员", "河道巡护员", "公共设施维修员", "环境卫生保洁员"],
    "社会治理": ["治安巡逻员", "网格协管员", "森林防火员", "矛盾调解员"],
}
WAGES = [Decimal(1900), Decimal(1970), Decimal(2050), Decimal(2100), Decimal(2300)]
REASONS = ["new_job"] * 9 + ["retirement"] * 6 + ["term"] * 3 + ["health", "death", "discipline"]
DIFFICULTIES = (
    ["older"] * 6 + ["long_unemployed"] * 4 + ["low_income", "jobless_family", "disabled"]
)
ABSENT = [0, 0, 0, 0, 1, 0, 0, 2]  # days of a month, by turns
PAY_DAY = 15  # of the month after


def build(year):
    categories = [
        (category.pk, TITLES[category.name])
        for category in PostCategory.objects.filter(name__in=TITLES)
    ]
    if year.is_reported:
        _fill(year, categories)
        _hold_and_owe(year, categories)
    else:
        _take_up(year, categories)
    _pay(year)


def _fill(year, categories):
    others = dict(year.spread(year.scaled(OTHERS)))
    for county, holders in year.spread(year.scaled(HOLDERS)):
        people = year.draw("jobless", county, holders + others.get(county, 0))
        for person in people[:holders]:
            _hold(year, categories, county, person)
        for person in people[holders:]:
            _leave(year, categories, county, person)


def _take_up(year, categories):
    first = date(year.year, 2, 1)
    for county, number in year.spread(year.at_scale(NEW_HOLDERS[year.year])):
        for person in year.draw("jobless", county, number):
            _place(year, categories, county, person, *year.new_spell(first))


def _hold_and_owe(year, categories):
    for number, county in enumerate(year.some_counties(BORROWERS)):
        place = max(year.weights) if number % 2 else county
        for person in year.draw("borrowers", county, 1):
            _place(year, categories, place, person, date(year.year, 11, 2))


def _hold(year, categories, county, person):
    """In post on the last day of the year, and perhaps in another one before."""
    new_year = date(year.year, 1, 1)
    began_on = (
        year.day() if year.random.random() < TAKING_UP else year.day(FIRST_DAY, new_year - DAY)
    )
    if began_on > FIRST_DAY + 90 * DAY and year.random.random() < EARLIER_POST:
        first = year.day(FIRST_DAY, began_on - 60 * DAY)
        last = began_on if year.random.random() < 0.5 else year.day(first + 30 * DAY, began_on)
        place = county if year.random.random() < 0.9 else year.random.choice([*year.weights])
        _place(year, categories, place, person, first, last)
    leaves = year.random.random() < LEAVING_NEXT
    next_year = date(year.year + 1, 1, 1)
    ended_on = year.day(next_year, next_year + 89 * DAY) if leaves else None
    _place(year, categories, county, person, began_on, ended_on)


def _leave(year, categories, county, person):
    """Not in post on the last day of the year, some by a single day."""
    began_on = year.day(FIRST_DAY, date(year.year - 1, 6, 30))
    last_day = date(year.year, 12, 31)
    match year.random.randint(1, 20):
        case 1:  # has been approved, and has not come to work
            _place(year, categories, county, person, year.day(), state="approved")
        case 2:
            _place(year, categories, county, person, last_day + DAY)
        case 3:
            _place(year, categories, county, person, began_on, last_day)
        case _:
            ended_on = year.day(began_on + 30 * DAY, last_day - DAY)
            _place(year, categories, county, person, began_on, ended_on)


def _pay(year):
    """The posts of the smallest city, of whichever batch, month by month: the last month is not
    paid yet."""
    year.flush()
    city = min(year.cities, key=lambda code: (year.cities[code], code))
    posts = Placement.objects.filter(region__code__startswith=city, state__in=TAKEN_UP)
    posts = list(posts.order_by("pk").values_list("pk", "began_on", "ended_on", "monthly_wage"))
    workdays = [day for day, is_working in known_days() if is_working]
    for number in range(1, 13):
        first = date(year.year, number, 1)
        until = month_after(first)
        required = _days(workdays, first, until)
        for key, began_on, ended_on, wage in posts:
            in_post = _days(workdays, max(first, began_on), min(until, ended_on or until))
            attended = in_post - ABSENT[(key + number) % len(ABSENT)]
            if attended > 0:
                state = "paid" if number < 12 else "approved" if key % 3 else "reported"
                year.add(
                    MonthlyPay,
                    placement_id=key,
                    month=first,
                    required_days=required,
                    attended_days=attended,
                    standard=wage,
                    amount=reckon(wage, required, attended),
                    state=state,
                    paid_on=until.replace(day=PAY_DAY) if state == "paid" else None,
                )


def _days(workdays, first, until):
    return bisect_left(workdays, until) - bisect_left(workdays, first)


def _place(year, categories, county, person, began_on, ended_on=None, state=None):
    category, titles = year.random.choice(categories)
    number = year.random.randint(1, 60)
    approved_on = began_on - number % 20 * DAY
    year.add(
        Placement,
        region_id=county,
        veteran_id=person.pk,
        difficulty=year.random.choice(DIFFICULTIES),
        difficulty_proof=f"就业困难人员认定表{began_on.year}-{person.pk}",
        category_id=category,
        post_title=year.random.choice(titles),
        employing_unit=f"第{number}社区居民委员会",
        management_body="退役军人服务中心",
        state=state or ("ended" if ended_on else "in_post"),
        notice_from=approved_on - 3 * DAY,
        notice_until=approved_on - DAY,
        approved_on=approved_on,
        began_on=began_on,
        agreement_until=began_on + 3 * 365 * DAY,
        monthly_wage=year.random.choice(WAGES),
        insurance="five" if number % 4 == 0 else "four",
        ended_on=ended_on,
        exit_reason=year.random.choice(REASONS) if ended_on else "",
        vacancy_reported_on=ended_on + number % 9 * DAY if ended_on else None,
    )
