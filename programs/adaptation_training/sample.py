"""A made-up year of adaptation training: classes of about sixty for those just discharged."""

from datetime import date, timedelta

from programs.adaptation_training.models import Attendance, TrainingClass

ATTENDANCES = 20_869  # completed in the year
VISITORS = 40  # of them completed a class in a second city as well
CLASS_SIZE = 60
SECOND_CLASS = 0.07  # of those who completed one class completed another
WITHDRAWN = 0.08  # of all trainees left early, and do not count


def build(year):
    completed = year.scaled(ATTENDANCES)
    visitors = min(VISITORS, completed // 100)
    for county, number in year.spread(completed - visitors):
        _train(year, county, number)
    _visit(year, visitors)
    # On both sides of midnight: neither class belongs to the year.
    for county in year.random.sample(sorted(year.weights), 5):
        for day in (date(year.year - 1, 12, 31), date(year.year + 1, 1, 1)):
            _hold(year, county, day, _all("completed", year.draw("leavers", county, 9)))


def _train(year, county, number):
    """First classes with some who leave early; then second classes of those who completed one."""
    once = year.draw("leavers", county, number - int(number * SECOND_CLASS))
    twice = year.random.sample(once, number - len(once))
    others = year.draw("leavers", county, len(once) + int(number * WITHDRAWN) + 1)
    leaving = [person for person in others if person not in set(once)]
    first = _all("completed", once) + _all("withdrawn", leaving[: int(number * WITHDRAWN) + 1])
    year.random.shuffle(first)
    for trainees in (first, _all("completed", twice)):
        for start in range(0, len(trainees), CLASS_SIZE):
            day = year.day(first=date(year.year, 1, 6))
            _hold(year, county, day, trainees[start : start + CLASS_SIZE])


def _visit(year, number):
    """People of the first county complete a class in the last one, of another city."""
    home, *_others, host = sorted(year.weights)
    _hold(year, host, year.day(), _all("completed", year.draw("leavers", home, number)))


def _all(outcome, people):
    return [(person, outcome) for person in people]


def _hold(year, county, last_day, trainees):
    """One class of some days, and its trainees: [(person, outcome), ...]."""
    days = year.random.choice([3, 4, 5, 5])
    providers = year.providers[county[:4]]
    held = year.add(
        TrainingClass,
        region_id=county,
        title=f"{last_day.year}年适应性培训第{year.random.randint(1, 99999):05}班",
        term="春季" if last_day.month < 7 else "秋季",
        courses="思想政治、法规解读、职业规划、就业创业形势",
        provider_id=year.random.choice(providers) if providers else None,
        delivery=year.random.choice(TrainingClass.Delivery.values),
        starts_on=last_day - timedelta(days=days - 1),
        ends_on=last_day,
        hours=days * 8,
    )
    for person, outcome in trainees:
        year.add(
            Attendance,
            training_class_id=held,
            veteran_id=person.pk,
            outcome=outcome,
            wish=year.random.choice(Attendance.Wish.values),
            days_attended=days if outcome == "completed" else year.random.randint(1, days - 1),
        )
