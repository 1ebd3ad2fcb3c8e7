"""Jobs that tests have done by a real worker. They tell what they did as acts."""

import time

from django.db import connection

from bureau.base.acts import Act
from bureau.base.jobs import job, periodic
from bureau.base.scope import EVERYWHERE, told
from veterans.models import Veteran

STEPS = 12


def tell(**details):
    place, _by = told()
    Act.objects.create(kind=Act.Kind.EXPORT, region_id=place, details=details)


def ask_database(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


@job
def look_around():
    _place, by = told()
    people = Veteran.objects.values_list("name", flat=True)
    tell(login=ask_database("SELECT current_user"), by=by, people=sorted(people))


@job
def greet(veteran: Veteran):
    tell(greeted=veteran.name)


@job
def climb(veteran: Veteran):
    """What it did is what it tells: there it goes on."""
    for step in range(Act.objects.filter(details__climber=veteran.pk).count(), STEPS):
        tell(climber=veteran.pk, step=step)
        time.sleep(0.2)  # here it may be killed, with a step half taken
        yield


@job
def lose_itself():
    """Then how it ended cannot be written down."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'doing'")


@periodic(EVERYWHERE, "* * * * *")
def tick():
    tell(tick=True)
