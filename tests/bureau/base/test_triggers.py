"""Parts follow their wholes, whatever path a write takes."""

import re
from datetime import date

import pgtrigger
import pytest
from django.db import ProgrammingError, connection, transaction

from bureau.base.copying import copy_rows
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.policy_broadcasts.models import TopicReading
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.policy_broadcasts.factories import TopicReadingFactory
from tests.veterans.factories import VeteranFactory

MOVED = {"starts_on": date(2022, 2, 1), "ends_on": date(2022, 2, 2), "region_id": "370202"}


def followed(part):
    part.refresh_from_db()
    return part.region_id, part.ends_on


def _by_create(values):
    Attendance.objects.create(**values)


def _by_bulk_create(values):
    Attendance.objects.bulk_create([Attendance(**values)])


def _by_copy(values):
    copy_rows(Attendance, list(values), [tuple(values.values())])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write", [_by_create, _by_bulk_create, _by_copy], ids=lambda write: write.__name__
)
def test_a_part_takes_over_from_its_whole_whatever_the_writer_says(write):
    whole = TrainingClassFactory(region_id="370102", ends_on=date(2021, 6, 18))
    claimed = {"region_id": "370202", "ends_on": date(2020, 1, 1)}

    write({"training_class_id": whole.pk, "veteran_id": VeteranFactory().pk, **claimed})

    assert followed(Attendance.objects.get()) == ("370102", date(2021, 6, 18))


@pytest.mark.django_db
def test_a_part_cannot_be_moved_away_from_its_whole():
    part = AttendanceFactory()
    before = followed(part)

    Attendance.objects.update(region="370202", ends_on=date(2020, 1, 1))

    assert followed(part) == before


@pytest.mark.django_db
def test_a_part_that_changes_its_whole_follows_the_new_one():
    part = AttendanceFactory()
    other = TrainingClassFactory(**MOVED)

    Attendance.objects.update(training_class=other)

    assert followed(part) == ("370202", date(2022, 2, 2))


@pytest.mark.django_db
def test_a_whole_hands_its_changes_down_to_all_its_parts_and_to_no_others():
    part, stranger = AttendanceFactory(), AttendanceFactory()
    sibling = AttendanceFactory(training_class=part.training_class)
    untouched = followed(stranger)

    TrainingClass.objects.filter(pk=part.training_class.pk).update(**MOVED)

    assert followed(part) == followed(sibling) == ("370202", date(2022, 2, 2))
    assert followed(stranger) == untouched


@pytest.mark.django_db
def test_one_statement_hands_down_to_the_parts_of_many_wholes():
    parts = AttendanceFactory.create_batch(3)

    TrainingClass.objects.update(**MOVED)

    assert {followed(part) for part in parts} == {("370202", date(2022, 2, 2))}


@pytest.mark.django_db
def test_what_nobody_follows_is_changed_without_touching_the_parts():
    AttendanceFactory()

    with connection.cursor() as cursor:
        versions = "SELECT ctid::text FROM adaptation_training_attendance"
        before = cursor.execute(versions).fetchall()
        TrainingClass.objects.update(title="新班名", hours=8)
        assert cursor.execute(versions).fetchall() == before


@pytest.mark.django_db
def test_a_reading_follows_what_its_topic_is_declared_as():
    reading = TopicReadingFactory()

    reading.topic.cumulative = True
    reading.topic.save()

    assert TopicReading.objects.get().cumulative


@pytest.mark.django_db
def test_no_setting_of_a_session_skips_a_trigger():
    part = AttendanceFactory()

    with pgtrigger.ignore():
        TrainingClass.objects.update(**MOVED)

    assert followed(part) == ("370202", date(2022, 2, 2))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        pytest.param(
            "ALTER TABLE adaptation_training_attendance DISABLE TRIGGER ALL",
            "must be owner",
            id="disable",
        ),
        pytest.param(
            "SET session_replication_role = replica", "permission denied", id="replica-role"
        ),
    ],
)
def test_the_app_may_not_switch_triggers_off(statement, refusal):
    with (
        pytest.raises(ProgrammingError, match=refusal),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_a_temporary_table_of_the_same_name_catches_no_mark():
    TrainingClassFactory()

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE programs_mark (line text, years int4range)")
        TrainingClass.objects.update(**MOVED)
        caught = cursor.execute("SELECT count(*) FROM pg_temp.programs_mark").fetchone()

    assert caught == (0,)


@pytest.mark.django_db
def test_what_is_joined_with_the_rows_of_a_statement_is_planned_for_as_many_as_there_are():
    """A plan that is kept of one row compares thousands row by row (`benchmark sessions`)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE coalesce(tgoldtable, tgnewtable) IS NOT NULL"
        )
        kept = {
            name: re.sub(r"\$planned_anew\$.*?\$planned_anew\$", "", source, flags=re.DOTALL)
            for name, source in cursor.fetchall()
            if not name.startswith("pgtrigger_year_")  # joined with the few years there are
        }

    assert len(kept) > 300
    assert [name for name in kept if re.search(r"\b(JOIN|UPDATE)\b", kept[name])] == []
