"""Two who award the last place of a quota at the same moment, each with a connection of their own."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from bureau.base.postgres.roles import as_owner
from bureau.base.scope import scope
from programs.star_awards.models import Nomination
from tests.databases import copy_of_test_database, working_in
from tests.programs.star_awards.factories import NominationFactory, QuotaFactory

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]

ROUNDS = 50
NOTICE = {"notice_from": date(2021, 10, 1), "notice_until": date(2021, 10, 7)}
AWARDED = {"state": "awarded", "awarded_on": date(2021, 10, 28)}


@pytest.fixture(scope="module")
def seen_by_all(django_db_setup, django_db_blocker):
    """A database in which each thread sees what the others saved."""
    with django_db_blocker.unblock(), copy_of_test_database("quota") as name, working_in(name):
        yield


def awarded_at_once():
    """How many of two nominations for one place got it; the others were refused for the quota."""
    with scope("37"):
        quota = QuotaFactory(places=1)
        same = {"selection": quota.selection, "state": "in_notice", **NOTICE}
        cases = NominationFactory.create_batch(2, **same)
    start, refused = Barrier(2), []

    def award(case):
        try:
            start.wait()
            with scope("37"):
                Nomination.objects.filter(pk=case.pk).update(**AWARDED)
                time.sleep(0.01)  # both are in the middle of it
        except IntegrityError as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=award, args=[case]) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with scope("37"):
        awarded = quota.awarded().count()
    assert awarded + sum("quota_is_used_up" in each for each in refused) == 2
    return awarded


def elsewhere(work):
    """Outside the transaction of the test."""

    def run():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result()


def rounds():
    return elsewhere(lambda: [awarded_at_once() for _round in range(ROUNDS)])


def wait_for_nobody():
    """The trigger as it would be if it did not hold the quota."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc"
            " WHERE starts_with(proname, 'pgtrigger_keep_to_quota')"
        )
        [(function,)] = cursor.fetchall()
        cursor.execute(function.replace(" FOR UPDATE", ""))


def test_the_last_place_is_awarded_once(seen_by_all):
    assert rounds() == [1] * ROUNDS


def test_it_would_be_awarded_twice_if_nobody_waited(seen_by_all):
    elsewhere(wait_for_nobody)

    assert 2 in (awarded := rounds()), awarded
