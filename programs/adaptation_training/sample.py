"""A made-up year of adaptation training: classes of about sixty for those just discharged."""

from datetime import date, timedelta

from programs.adaptation_training.models import Attendance, TrainingClass

ATTENDANCES = 20_869  # completed in the year
VISITORS = 40  # of them completed a class in a second city as well
AT_ONCE = 4  # of those on the very days of their class at home
CLASS_SIZE = 60
SECOND_CLASS = 0.07  # of those who completed one class completed another
WITHDRAWN = 0.08  # of all trainees left early, and do not count


def build(year):
    completed = year.scaled(ATTENDANCES)
    visitors = min(VISITORS, completed // 100)
    classes = {
        county: _train(year, county, number) for county, number in year.spread(completed - visitors)
    }
    _visit(year, visitors, classes)
    # On both sides of midnight: neither class belongs to the year.
    for county in year.random.sample(sorted(year.weights), 5):
        for day in year.beside:
            _hold(year, county, day, _all("completed", year.draw("leavers", county, 9)))


def _train(year, county, number):
    """First classes with some who leave early; then second classes of those who completed one.

    Those that were not online: [(last day, who completed it), ...].
    """
    once = year.draw("leavers", county, number - int(number * SECOND_CLASS))
    twice = year.random.sample(once, number - len(once))
    others = year.draw("leavers", county, len(once) + int(number * WITHDRAWN) + 1)
    leaving = [person for person in others if person not in set(once)]
    first = _all("completed", once) + _all("withdrawn", leaving[: int(number * WITHDRAWN) + 1])
    year.random.shuffle(first)
    on_site = []
    for trainees in (first, _all("completed", twice)):
        for start in range(0, len(trainees), CLASS_SIZE):
            day = year.day(first=date(year.year, 1, 6))
            some = trainees[start : start + CLASS_SIZE]
            if _hold(year, county, day, some) != TrainingClass.Delivery.ONLINE:
                completed = [person for person, outcome in some if outcome == "completed"]
                on_site.append((day, completed))
    return on_site


def _visit(year, number, classes):
    """People of the first county complete a class in the last one, of another city; a few of them
    on the days of a class at home."""
    home, *_others, host = sorted(year.weights)
    day, visitors = year.day(), year.draw("leavers", home, number)
    if classes.get(home):
        day, at_home = classes[home][0]
        at_once = at_home[:AT_ONCE]
        others = [person for person in visitors if person not in at_once]
        visitors = [*at_once, *others][:number]
    _hold(year, host, day, _all("completed", visitors), delivery=TrainingClass.Delivery.ON_SITE)


def _all(outcome, people):
    return [(person, outcome) for person in people]


def _hold(year, county, last_day, trainees, delivery=None):
    """One class of some days, and its trainees: [(person, outcome), ...]; how it was delivered."""
    days, number = year.random.choice([3, 4, 5, 5]), year.random.randint(1, 99999)
    providers = year.providers[county[:4]]
    provider = year.random.choice(providers) if providers else None
    drawn = year.random.choice(TrainingClass.Delivery.values)
    held = year.add(
        TrainingClass,
        region_id=county,
        title=f"{last_day.year}年适应性培训第{number:05}班",
        term="春季" if last_day.month < 7 else "秋季",
        courses="思想政治、法规解读、职业规划、就业创业形势",
        provider_id=provider,
        delivery=delivery or drawn,
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
    return delivery or drawn
