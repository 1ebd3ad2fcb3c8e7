"""A made-up year of skills training: contracts of the cities, classes of about thirty by county."""

from datetime import date, timedelta
from decimal import Decimal

from bureau.base.years import years_later
from programs.skills_training.models import (
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)

INSTITUTIONS = 357  # under contract on the last day of the year
NEW_INSTITUTIONS = {2019: 226, 2020: 48, 2022: 34, 2023: 28}  # contracted in another year
ATTENDANCES = 11_000  # completed in the year
CLASS_SIZE = 30
LEAVERS = 0.6  # of the trainees have just been discharged
SECOND_CLASS = 0.05  # of those who completed one class completed another
WITHDRAWN = 0.08  # of all trainees left early, and do not count
FAILED = 0.06  # of those who completed a class failed the test
UNPAID = 0.04  # of the instalments claimed are refused
EVERY_TENTH = 10  # contract of the cities is a renewal
TRADES = ["挖掘机操作", "电工", "焊工", "叉车司机", "电子商务师", "消防设施操作员", "保安员"]
TRADES += ["无人机驾驶员", "中式烹调师", "汽车维修工", "养老护理员", "物业管理员"]
YUAN_A_HEAD = {
    FeeInstalment.Stage.ATTENDANCE: Decimal("960.00"),
    FeeInstalment.Stage.CERTIFICATION: Decimal("720.00"),
    FeeInstalment.Stage.EMPLOYMENT: Decimal("520.00"),
}
UNTESTED = {
    "theory_score": None,
    "practice_score": None,
    "result": "untested",
    "certificate_no": "",
    "certified_on": None,
}
PAID_AFTER = {  # days
    FeeInstalment.Stage.ATTENDANCE: 20,
    FeeInstalment.Stage.CERTIFICATION: 70,
    FeeInstalment.Stage.EMPLOYMENT: 190,
}


def build(year):
    if year.is_reported:
        contracted, contract = year.scaled(INSTITUTIONS), _contract
    else:
        contracted, contract = year.at_scale(NEW_INSTITUTIONS[year.year]), _contract_anew
    agreements = {
        city: contract(year, city, number) for city, number in year.spread(contracted, year.cities)
    }
    anywhere = [key for keys in agreements.values() for key in keys]
    for county, number in year.spread(year.scaled(ATTENDANCES)):
        _train(year, county, number, agreements.get(county[:4]) or anywhere)
    for county in year.random.sample(sorted(year.weights), 5):
        _train_at_midnight(year, county, agreements.get(county[:4]) or anywhere)


def _contract(year, city, number):
    """The keys of the agreements in force at the end, the oldest first; others failed or left."""
    providers = year.providers[city]
    begun = [date(year.year - 1, 7, 1)]
    begun += [year.day(date(year.year - 1, 9, 1), date(year.year, 4, 10)) for _ in range(number)]
    keys = []
    for index, (provider, day) in enumerate(zip(providers[:number], begun, strict=False)):
        if index % EVERY_TENTH == 1:
            day = date(year.year, 4, 1)
            _agree(year, city, provider, date(year.year - 1, 4, 1), day, "expired")
        keys.append(_agree(year, city, provider, day))
    _leave(year, city, providers[number : number + 4])
    return keys


def _contract_anew(year, city, number):
    """The keys of the agreements that begin before the year's first class; one more is struck off."""
    february, april = date(year.year, 2, 1), date(year.year, 4, 10)
    last_day = date(year.year, 12, 31)
    providers = year.providers[city]
    keys = []
    for provider in providers[:number]:
        began_on, ended_on = year.new_term(february, april, lasts_until=last_day)
        keys.append(_agree(year, city, provider, began_on, ended_on, ended_on and "expired"))
    for provider in providers[number : number + 1]:
        spell = year.day(february, april), year.day(april + timedelta(days=1))
        _agree(year, city, provider, *spell, "struck_off")
    return keys


def _leave(year, city, providers):
    """One struck off, one gone on the last day, one that comes on the next, one that failed."""
    new_year = date(year.year + 1, 1, 1)
    spells = [
        (date(year.year - 1, 10, 8), year.day(), "struck_off"),
        (date(year.year - 1, 12, 31), new_year - timedelta(days=1), "given_up"),
        (new_year, None, ""),
    ]
    for provider, spell in zip(providers, spells, strict=False):
        _agree(year, city, provider, *spell)
    for provider in providers[len(spells) :]:
        _assess(year, city, provider, year.day(), Assessment.Outcome.FAILED)


def _agree(year, city, provider, began_on, ended_on=None, end_reason=""):
    assessed_on = began_on - timedelta(days=year.random.randint(8, 30))
    return year.add(
        ProviderAgreement,
        region_id=city,
        provider_id=provider,
        assessment_id=_assess(year, city, provider, assessed_on, Assessment.Outcome.PASSED),
        agreement_no=f"军训约{city}〔{began_on:%Y}〕{provider:05}号",
        trades="\n".join(year.random.sample(TRADES, 4)),
        began_on=began_on,
        agreed_until=years_later(began_on, 3),
        ended_on=ended_on,
        end_reason=end_reason or "",
    )


def _assess(year, city, provider, assessed_on, outcome):
    least = 70 if outcome == Assessment.Outcome.PASSED else 35
    return year.add(
        Assessment,
        region_id=city,
        provider_id=provider,
        assessed_on=assessed_on,
        assessor="市退役军人事务局评估组",
        score=Decimal(year.random.randint(least * 10, least * 10 + 249)) / 10,
        outcome=outcome,
    )


def _train(year, county, number, agreements):
    new = number - int(number * SECOND_CLASS)
    once = year.draw("leavers", county, round(new * LEAVERS))
    once += year.draw("others", county, new - len(once))
    twice = year.random.sample(once, min(number - len(once), len(once)))
    leaving = year.draw("jobless", county, round(number * WITHDRAWN))
    classes = [
        people[start : start + CLASS_SIZE]
        for people in (once, twice)
        for start in range(0, len(people), CLASS_SIZE)
    ]
    for index, people in enumerate(classes):
        last_day = year.day(first=date(year.year, 4, 23))
        agreement = year.random.choice(agreements)
        withdrawn = leaving[index :: len(classes)]
        _hold(year, county, agreement, f"{index + 1:02}", last_day, people, withdrawn)


def _train_at_midnight(year, county, agreements):
    """On both sides of it: neither class belongs to the year."""
    for day in year.beside:
        people = year.draw("others", county, 8)
        _hold(year, county, agreements[0], "99", day, people, [])


def _hold(year, county, agreement, number, last_day, completing, leaving):
    held = year.add(
        SkillsClass,
        region_id=county,
        agreement_id=agreement,
        class_no=f"{county}-{last_day:%Y}-{number}",
        trade=year.random.choice(TRADES),
        level=year.random.choice(SkillsClass.Level.values),
        starts_on=last_day - timedelta(days=11),
        ends_on=last_day,
        hours=80,
    )
    for person in completing:
        _complete(year, held, last_day, person)
    for person in leaving:
        _enrol(year, held, person, "withdrawn", year.random.randint(0, 4), UNTESTED)
    _call_rolls(year, held, last_day, len(completing))
    if completing:
        _claim_fees(year, held, last_day, len(completing))


def _complete(year, held, last_day, person):
    fails = year.random.random() < FAILED
    practice = (350, 595) if fails else (600, 985)
    test = {
        "theory_score": Decimal(year.random.randint(600, 985)) / 10,
        "practice_score": Decimal(year.random.randint(*practice)) / 10,
        "result": "failed" if fails else "passed",
        "certificate_no": "" if fails else f"鲁技{held:05}{person.pk:08}",
        "certified_on": None if fails else _certified_on(year, last_day),
    }
    _enrol(year, held, person, "completed", year.random.randint(8, 10), test)


def _certified_on(year, last_day):
    return year.within(last_day + timedelta(days=year.random.randint(15, 45)))


def _enrol(year, held, person, outcome, days_attended, test):
    year.add(
        Enrolment,
        skills_class_id=held,
        veteran_id=person.pk,
        outcome=outcome,
        days_attended=days_attended,
        **test,
    )


def _call_rolls(year, held, last_day, enrolled):
    for back in range(11, -1, -1):
        day = last_day - timedelta(days=back)
        if day.weekday() < 6:  # Sundays are free
            present = max(0, enrolled - year.random.randint(0, 2))
            year.add(
                RollCall, skills_class_id=held, held_on=day, present=present, id_checked=present
            )


def _claim_fees(year, held, last_day, trained):
    for stage, yuan in YUAN_A_HEAD.items():
        refused = year.random.random() < UNPAID
        day = last_day + timedelta(days=PAID_AFTER[stage])
        state = "refused" if refused else "paid" if year.within(day) == day else "claimed"
        year.add(
            FeeInstalment,
            skills_class_id=held,
            stage=stage,
            headcount=trained,
            amount=trained * yuan,
            state=state,
            paid_on=day if state == "paid" else None,
        )
