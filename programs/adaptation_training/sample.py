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
    visitors = min(VISITORS, completed // 10)
    for county, number in year.spread(completed - visitors):
        _train(year, county, number)
    _visit(year, visitors)
    # On both sides of midnight: neither class belongs to the year.
    for county in year.random.sample(sorted(year.weights), 5):
        for day in (date(year.year - 1, 12, 31), date(year.year + 1, 1, 1)):
            _hold(year, county, day, "completed", year.draw("leavers", county, 9))


def _train(year, county, number):
    once = year.draw("leavers", county, number - int(number * SECOND_CLASS))
    twice = year.random.sample(once, number - len(once))
    leaving = year.draw("leavers", county, int(number * WITHDRAWN) + 1)
    for outcome, people in [("completed", once), ("completed", twice), ("withdrawn", leaving)]:
        for start in range(0, len(people), CLASS_SIZE):
            day = year.day(first=date(year.year, 1, 6))
            _hold(year, county, day, outcome, people[start : start + CLASS_SIZE])


def _visit(year, number):
    """People of the first counties complete a class in the last one, of another city."""
    home, *_others, host = sorted(year.weights)
    _hold(year, host, year.day(), "completed", year.draw("leavers", home, number))


def _hold(year, county, last_day, outcome, people):
    """One class of five days, whose trainees all completed it or all left it."""
    held = year.add(
        TrainingClass,
        region_id=county,
        title=f"{last_day.year}年适应性培训第{year.random.randint(1, 99999):05}班",
        delivery=year.random.choice(TrainingClass.Delivery.values),
        starts_on=last_day - timedelta(days=4),
        ends_on=last_day,
        hours=40,
    )
    for person in people:
        year.add(
            Attendance,
            training_class_id=held,
            veteran_id=person.pk,
            outcome=outcome,
            wish=year.random.choice(Attendance.Wish.values),
            days_attended=5 if outcome == "completed" else year.random.randint(1, 3),
        )
