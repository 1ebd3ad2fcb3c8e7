"""Nobody writes over what they have not seen."""

import threading

import pytest
from django.db import connection

from tests.bureau.api.asking import Program, address, codes
from tests.bureau.desk.conftest import make_clerk
from tests.databases import copy_of_test_database, working_in
from tests.veterans.factories import OfficeFactory, VeteranFactory
from veterans.models import Office, Veteran


@pytest.fixture
def record(db):
    return VeteranFactory(region_id="370102", phone="13912345678")


def at(record):
    return address(type(record), "record", record.pk)


def test_a_state_has_one_etag_and_another_has_another(program, record):
    first, again = (program.get(at(record))["ETag"] for _each in range(2))
    changed = program.patch(at(record), {"note": "甲"})["ETag"]

    assert first == again != changed == program.get(at(record))["ETag"]
    assert first.startswith('"')


def test_numbers_with_one_mask_are_told_apart(program, record):
    before = program.get(at(record))

    after = program.patch(at(record), {"phone": "13900005678"})

    assert after.json()["phone"] == before.json()["phone"]
    assert after["ETag"] != before["ETag"]


@pytest.mark.parametrize("method", ["patch", "delete"])
def test_nothing_is_written_without_saying_what_was_read(program, record, method):
    answer = getattr(program.client, method)(at(record), headers=program.headers)

    assert (answer.status_code, answer.json()["code"]) == (428, "version_missing")


@pytest.mark.parametrize("etag", ["*", "x", '""', '"x"', 'W/"x"', '"a.b.c"'])
def test_what_is_no_etag_of_the_record_is_stale(program, record, etag):
    answer = program.patch(at(record), {"note": "甲"}, etag=etag)

    assert (answer.status_code, answer.json()["code"]) == (412, "stale")


@pytest.mark.parametrize("write", ["patch", "delete"])
def test_whoever_is_late_is_told_which_fields_are_others(program, record, write):
    etag = program.get(at(record))["ETag"]
    program.patch(at(record), {"note": "甲", "phone": "13900005678"})

    if write == "patch":
        answer = program.patch(at(record), {"note": "乙"}, etag=etag)
    else:
        answer = program.delete(at(record), etag=etag)

    assert answer.status_code == 412
    assert codes(answer) == {("note", "stale"), ("phone", "stale")}
    assert Veteran.objects.get(pk=record.pk).note == "甲"


@pytest.mark.heavy
def test_of_two_corrections_at_the_same_moment_one_is_late(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copy_of_test_database("late") as name, working_in(name):
        programs = [Program(make_clerk(f"clerk{each}", "370102")) for each in range(4)]
        office = OfficeFactory(region_id="370102", kind="station", name="甲站")
        etag = programs[0].get(at(office))["ETag"]
        answers = []

        def correct(program, name):
            answers.append(program.patch(at(office), {"name": name}, etag=etag).status_code)
            connection.close()

        threads = [
            threading.Thread(target=correct, args=pair)
            for pair in zip(programs, "乙丙丁戊", strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(answers) == [200, 412, 412, 412]
        assert Office.objects.get(pk=office.pk).name in "乙丙丁戊"
