"""Clerks of one place who create its fair at the same moment, each with a connection of their own."""

import threading
from datetime import date

import pytest
from django.db import connection

from programs.job_fairs.planning import plan_fair
from tests.databases import copy_of_test_database, working_in
from veterans.models import Region

pytestmark = pytest.mark.django_db

JUNE = date(2021, 6, 25)


@pytest.fixture(scope="module")
def seen_by_all(django_db_setup, django_db_blocker):
    """A database in which each thread sees what the others saved."""
    with django_db_blocker.unblock(), copy_of_test_database("clicks") as name, working_in(name):
        yield


def test_clerks_who_click_at_once_create_one_fair(seen_by_all):
    answers, start = [], threading.Barrier(4)
    place = Region.objects.get(pk="370102")

    def click():
        start.wait()
        try:
            answers.append(plan_fair(region=place, day=JUNE, held_on=JUNE, moved_because=""))
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _clerk in range(4)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()

    assert sorted(is_new for _fair, is_new in answers) == [False, False, False, True]
    assert len({fair.pk for fair, _is_new in answers}) == 1
