"""Which years a change marks, whatever path it takes."""

from datetime import date

import pytest
from django.db import connection
from pgtrigger import registered

from bureau.base.triggers import OwnerTrigger
from programs import counting, tallies
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.lines import program_lines
from programs.models import Definition, Mark
from programs.welfare_posts.models import Placement
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.policy_broadcasts.factories import TopicReadingFactory
from tests.programs.welfare_posts.factories import PlacementFactory

pytestmark = pytest.mark.django_db

LINE = "adaptation_training"


@pytest.fixture
def attendance():
    made = AttendanceFactory(completed=True)
    Mark.objects.all().delete()
    return made


def marked(line=LINE):
    """The years marked since the marks were last looked at: [(first, last), ...], None is open."""
    found = Mark.objects.filter(line=line)
    years = [
        (each.years.lower, each.years.upper and each.years.upper - 1)
        for each in found.order_by("years")
    ]
    found.delete()
    return years


def test_an_event_marks_its_year(attendance):
    AttendanceFactory(training_class=attendance.training_class)

    assert marked() == [(2021, 2021)]


def test_an_event_moved_to_another_year_marks_both(attendance):
    TrainingClass.objects.update(starts_on=date(2023, 3, 1), ends_on=date(2023, 3, 5))

    assert {year for span in marked() for year in span} == {2021, 2023}


def test_an_edit_of_what_no_figure_reads_marks_nothing(attendance):
    Attendance.objects.update(note="seen again", certificate_no="A1", wish="study")

    assert marked() == []


def test_an_update_that_changes_nothing_marks_nothing(attendance):
    Attendance.objects.update(outcome="completed")

    assert marked() == []


def _by_update(attendance):
    Attendance.objects.update(outcome="withdrawn")


def _by_save(attendance):
    attendance.outcome = "withdrawn"
    attendance.save()


def _by_bulk_update(attendance):
    attendance.outcome = "withdrawn"
    Attendance.objects.bulk_update([attendance], ["outcome"])


def _by_bulk_create(attendance):
    other = AttendanceFactory.build(training_class=attendance.training_class)
    other.veteran = AttendanceFactory(training_class__ends_on=date(2019, 5, 5)).veteran
    Attendance.objects.bulk_create([other])


def _by_sql(attendance):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE adaptation_training_attendance SET outcome = 'withdrawn'")


def _by_upsert(attendance):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO adaptation_training_attendance SELECT * FROM"
            " adaptation_training_attendance ON CONFLICT (id) DO UPDATE SET outcome = 'withdrawn'"
        )


def _by_delete(attendance):
    attendance.delete()


def _by_cascade(attendance):
    attendance.training_class.delete()


@pytest.mark.parametrize(
    "write",
    [
        _by_update,
        _by_save,
        _by_bulk_update,
        _by_bulk_create,
        _by_sql,
        _by_upsert,
        _by_delete,
        _by_cascade,
    ],
    ids=lambda write: write.__name__.removeprefix("_"),
)
def test_every_path_of_a_write_marks(write, attendance):
    write(attendance)

    assert (2021, 2021) in marked()


def test_a_spell_marks_from_its_first_year_to_its_last():
    Mark.objects.all().delete()
    placement = PlacementFactory(began_on=date(2019, 6, 1))
    assert marked("welfare_posts") == [(2019, None)]

    Placement.objects.filter(pk=placement.pk).update(
        ended_on=date(2021, 6, 1), state="ended", exit_reason=Placement.ExitReason.values[0]
    )
    assert marked("welfare_posts") == [(2019, None)]  # as it was, and as it is


def test_a_reading_marks_its_year_and_all_that_follow():
    Mark.objects.all().delete()
    TopicReadingFactory(read_on=date(2021, 4, 1))

    assert (2021, None) in marked("policy_broadcasts")


def test_a_changed_definition_marks_every_year_of_its_line():
    Mark.objects.all().delete()
    Definition.objects.filter(line=LINE).update(hash="other")

    assert marked() == [(None, None)]


def test_a_class_that_moves_takes_its_trainees_along_and_marks_them(attendance):
    TrainingClass.objects.update(region="370202")

    attendance.refresh_from_db()
    assert attendance.region_id == "370202"
    assert (2021, 2021) in marked()


def test_registering_the_same_rules_again_marks_nothing():
    tallies.register_definitions()
    Mark.objects.all().delete()

    tallies.register_definitions()

    assert not Mark.objects.exists()


def test_every_counted_table_is_marked_by_triggers_that_always_fire():
    tables = {table for line in program_lines() for table in counting.tables(line)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_mark_%%' AND tgenabled = 'A' GROUP BY 1"
        )
        always = dict(cursor.fetchall())

    assert {table: always.get(table) for table in tables} == dict.fromkeys(tables, 4)


def test_every_trigger_is_made_by_our_template():
    assert all(isinstance(trigger, OwnerTrigger) for _model, trigger in registered())


def test_a_part_waits_for_its_whole_and_follows_it(attendance):
    other = TrainingClassFactory(ends_on=date(2020, 2, 2), region_id="370302")

    Attendance.objects.update(training_class=other, region="37", ends_on=date(2025, 1, 1))

    attendance.refresh_from_db()
    assert (attendance.region_id, attendance.ends_on) == ("370302", date(2020, 2, 2))
