"""Passwords that are guessed all at once get no more tries than one by one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from axes.models import AccessAttempt
from django.db import connection

from bureau.staff import lockout
from bureau.staff.models import User
from tests.bureau.staff.conftest import PASSWORD
from tests.bureau.staff.test_lockout import LOCKED, WRONG, try_password
from tests.databases import copy_of_test_database, working_in

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]


@pytest.fixture(scope="module")
def seen_by_all(django_db_setup, django_db_blocker):
    """A database in which each thread sees what the others saved."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("guesses") as name,
        working_in(name),
    ):
        User.objects.create_user("a-clerk", password=PASSWORD)
        yield


def fifty_at_once(address):
    """How many of fifty were compared with the password, by ten connections; all were refused."""

    def send(number):
        try:
            return try_password(f"guess {number}", address=address).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        assert set(threads.map(send, range(50))) <= {WRONG, LOCKED}
    return AccessAttempt.objects.get(ip_address=address).failures_since_start


def test_fifty_at_once_get_five_tries(seen_by_all):
    assert fifty_at_once("10.1.1.1") == 5
    assert try_password(PASSWORD, address="10.1.1.1").status_code == LOCKED


def test_they_would_get_more_if_they_did_not_wait_for_each_other(seen_by_all, monkeypatch):
    monkeypatch.setattr(lockout, "one_at_a_time", lambda *_pair: nullcontext())

    assert fifty_at_once("10.2.2.2") > 5
