"""A made-up year of the four batches: one call of the province, answered by its cities."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count, product
from typing import NamedTuple

from programs.teaching_resources.models import Call, Selection

KIND = Selection.Kind
STATE = Selection.State
SELECTED = {KIND.TEACHING_CASE: 48, KIND.COURSE_RESOURCE: 158, KIND.TRAINER: 260}
INSTITUTIONS = 63
NOT_SELECTED = 0.8  # as many again were judged and not selected
WITHDRAWN = 0.1  # as many again were withdrawn before they were judged
PROVINCES_OWN = 0.05  # of those selected were put forward by the province's own colleges
THEMES = ["职业规划", "心理调适", "创业实务", "乡村振兴", "数字技能", "安全管理", "电子商务"]
SURNAMES = "王李张刘陈杨赵孙周吴徐马朱胡郭林高梁郑于"
GIVEN = ["建国", "志强", "晓红", "丽华", "海涛", "永军", "秀英", "明远", "春梅", "国栋"]
GIVEN += ["文博", "思齐", "长青", "立新", "卫东", "雪梅", "振华", "庆云", "玉兰", "宏伟"]
GIVEN += ["德胜", "兴邦", "若愚", "天成", "一鸣", "锦程", "佳宁", "博文", "静怡", "承志"]
SCORES = {STATE.SELECTED: (850, 985), STATE.NOT_SELECTED: (600, 849)}  # tenths


class Round(NamedTuple):
    """One call, and when its jury decided."""

    call: int
    opened_on: date
    decided_on: date


def build(year):
    titles = _titles(year)
    held = _call(year, "37", date(year.year, 5, 10), date(year.year, 10, 22))
    for kind, total in SELECTED.items():
        own = int(year.scaled(total) * PROVINCES_OWN)
        places = [("37", own), *year.spread(year.scaled(total) - own, year.cities)]
        for place, number in places:
            for state in _states(number):
                _put_forward(year, held, kind, place, state, next(titles[kind]))
    for city, number in year.spread(year.scaled(INSTITUTIONS), year.cities):
        _put_institutions_forward(year, held, city, number)
    _at_midnight(year, titles[KIND.TRAINER])


def _titles(year):
    """By kind, titles and names that differ from each other."""
    trainers = ["".join(name) for name in product(SURNAMES, GIVEN)]
    year.random.shuffle(trainers)
    return {
        KIND.TEACHING_CASE: (f"{THEMES[n % 7]}教学案例({n:03})" for n in count(1)),
        KIND.COURSE_RESOURCE: (f"{THEMES[n % 7]}精品课程({n:03})" for n in count(1)),
        KIND.TRAINER: iter(trainers),
    }


def _call(year, place, opened_on, decided_on):
    call = year.add(
        Call,
        region_id=place,
        title="“四个一批”优质教学资源征集评选",
        document_no=f"退役军人教培{place}〔{opened_on:%Y}〕8号",
        opened_on=opened_on,
        closes_on=opened_on + timedelta(days=60),
    )
    return Round(call, opened_on, decided_on)


def _states(selected):
    """The selected first: the register may not hold enough institutions for the others."""
    return [
        *[STATE.SELECTED] * selected,
        *[STATE.NOT_SELECTED] * round(selected * NOT_SELECTED),
        *[STATE.WITHDRAWN] * round(selected * WITHDRAWN),
    ]


def _put_institutions_forward(year, held, city, number):
    known = year.providers[city]
    providers = year.random.sample(known, len(known))
    for provider, state in zip(providers, _states(number), strict=False):
        title = f"承训机构{provider}"
        _put_forward(year, held, KIND.INSTITUTION, city, state, title, provider)


def _at_midnight(year, names):
    """One city's own trainers, selected on both sides of it: neither belongs to the year."""
    for decided_on in year.beside:
        held = _call(year, "3702", decided_on - timedelta(days=70), decided_on)
        for _number in range(5):
            _put_forward(year, held, KIND.TRAINER, "3702", STATE.SELECTED, next(names))


def _put_forward(year, held, kind, place, state, title, provider=None):
    course = kind == KIND.COURSE_RESOURCE
    taught = course or kind == KIND.TEACHING_CASE
    score = SCORES.get(state)
    year.add(
        Selection,
        region_id=place,
        call_id=held.call,
        kind=kind,
        title=title,
        nominated_by="省属院校" if place == "37" else "市退役军人事务局",
        nominated_on=year.day(held.opened_on, held.opened_on + timedelta(days=60)),
        provider_id=provider,
        lecturer=year.random.choice(SURNAMES) + year.random.choice(GIVEN) if taught else "",
        hours=year.random.choice([4, 8, 12, 16, 24]) if course else None,
        opinion="同意推荐",
        score=score and Decimal(year.random.randint(*score)) / 10,
        state=state,
        decided_on=score and held.decided_on,
    )
