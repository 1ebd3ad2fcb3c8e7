"""What is sent twice is entered once, and a request that was refused leaves nothing."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from bureau.desk.models import Submission
from bureau.desk.tasks import forget_submissions
from tests.bureau.api.asking import Program, address
from tests.bureau.desk.conftest import make_clerk
from tests.bureau.desk.test_once import come_round
from tests.databases import copy_of_test_database, working_in
from veterans.models import Office

OFFICES = address(Office)
KEY = "Idempotency-Key"


def stations():
    return Office.objects.filter(kind="station")


def office(**changes):
    return {"name": "甲街道服务站", "kind": "station", **changes}


@pytest.fixture
def key():
    return {KEY: str(uuid4())}


@pytest.mark.django_db
class TestOnce:
    def test_the_second_is_answered_as_the_first(self, program, key):
        first, second = (program.post(OFFICES, office(), **key) for _each in range(2))

        assert stations().count() == 1
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.content == second.content
        assert (first["ETag"], first["Location"]) == (second["ETag"], second["Location"])
        assert ("Idempotency-Replayed" in first, second["Idempotency-Replayed"]) == (False, "true")

    def test_the_answer_is_that_of_then(self, program, key):
        first = program.post(OFFICES, office(), **key)
        stations().update(name="乙街道服务站")

        assert program.post(OFFICES, office(), **key).json() == first.json()

    def test_another_body_under_the_same_key_is_refused(self, program, key):
        program.post(OFFICES, office(), **key)

        answer = program.post(OFFICES, office(name="乙站"), **key)

        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
        assert stations().count() == 1

    def test_the_same_key_at_another_address_is_refused(self, program, key):
        program.post(OFFICES, office(), **key)

        answer = program.post("/api/v1/veterans/training-providers/", office(), **key)

        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")

    def test_the_key_of_somebody_else_is_a_conflict(self, program, key):
        Program(make_clerk("other", "370102")).post(OFFICES, office(), **key)

        assert program.post(OFFICES, office(name="乙站"), **key).status_code == 409
        assert stations().count() == 1

    def test_a_refused_request_leaves_nothing_and_may_be_sent_again(self, program, key):
        refused = program.post(OFFICES, office(kind="x"), **key)
        assert (refused.status_code, Submission.objects.count()) == (422, 0)

        assert program.post(OFFICES, office(), **key).status_code == 201

    def test_a_key_is_a_uuid(self, program):
        answer = program.post(OFFICES, office(), **{KEY: "again"})

        assert (answer.status_code, answer.json()["code"]) == (400, "key")

    def test_without_a_key_every_request_enters(self, program):
        answers = [program.post(OFFICES, office(name=name)) for name in ("甲站", "乙站")]

        assert {answer.status_code for answer in answers} == {201}
        assert stations().count() == 2

    def test_keys_are_forgotten_after_a_day(self, program, key):
        program.post(OFFICES, office(), **key)
        yesterday = timezone.now() - timedelta(hours=25)
        Submission.objects.update(saved_at=yesterday)

        come_round(forget_submissions)

        assert not Submission.objects.exists()


@pytest.mark.heavy
def test_two_at_the_same_moment_enter_once_and_are_answered_alike(
    django_db_setup, django_db_blocker, key
):
    with django_db_blocker.unblock(), copy_of_test_database("keys") as name, working_in(name):
        programs = [Program(make_clerk("clerk", "370102"))]
        programs += [Program(programs[0].token.user) for _each in range(3)]
        answers = []

        def enter(program):
            answers.append(program.post(OFFICES, office(), **key))
            connection.close()

        threads = [threading.Thread(target=enter, args=[program]) for program in programs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert [answer.status_code for answer in answers] == [201] * 4
        assert len({answer.content for answer in answers}) == 1
        assert sum("Idempotency-Replayed" in answer for answer in answers) == 3
        assert stations().count() == 1
