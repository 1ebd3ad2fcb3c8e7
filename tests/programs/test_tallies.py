"""Tallies under fire: many writers and readers at once, and the interleavings that chance misses.

Everything runs in threads with connections of their own, in a database of its own.
"""

import random
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from bureau.base.postgres.roles import as_owner
from bureau.base.years import Period
from bureau.summary.recount import recount
from programs import tallies
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.border_aid.models import Donation
from programs.lines import program_lines
from programs.models import Definition, Mark
from programs.policy_broadcasts.models import TopicReading
from programs.welfare_posts.models import Placement
from tests.databases import copy_of_test_database, working_in
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.border_aid.factories import DonationFactory
from tests.programs.policy_broadcasts.factories import TopicReadingFactory
from tests.programs.welfare_posts.factories import PlacementFactory

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]

YEARS = [2020, 2021, 2022]
LINES = ["adaptation_training", "border_aid", "policy_broadcasts", "welfare_posts"]
SECONDS = 12
PLACES = ["370102", "370103", "370202", "371302", "3701", "37"]


@pytest.fixture(scope="module")
def arena(django_db_setup, django_db_blocker):
    """A database that may be hammered, with some records of each shape."""
    with django_db_blocker.unblock(), copy_of_test_database("arena") as name, working_in(name):
        for _number in range(6):
            held = TrainingClassFactory(ends_on=_any_day(), region_id=random.choice(PLACES))
            AttendanceFactory.create_batch(6, training_class=held, completed=True)
            DonationFactory()
            TopicReadingFactory(read_on=_any_day())
            PlacementFactory(began_on=_any_day())
        yield name


@pytest.fixture
def elsewhere(arena, django_db_blocker):
    """Runs something in a thread of its own, and gives back what it returned."""

    def run(work, *arguments):
        answer = []
        thread = _start(lambda: answer.append(work(*arguments)))
        thread.join()
        return answer[0]

    with django_db_blocker.unblock(), working_in(arena):
        yield run


def _start(work):
    def with_own_connection():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=with_own_connection)
    thread.start()
    return thread


def _any_day():
    return date(2020, 1, 1) + timedelta(days=random.randrange(3 * 365))


def wrong():
    """Tallies that no mark covers and that the records of the same snapshot do not yield."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        lines = [line for line in program_lines() if line.label in LINES]
        seen = tallies._Wanted(tuple(lines), tuple(YEARS), None).read(cursor)
        return [
            (line.label, year)
            for line in lines
            for year in YEARS
            if (line.label, year) not in seen.stale
            and seen.values[line.label, year] != _recounted(line, year)
        ]


def _recounted(line, year):
    return {
        (year, code, *place): value
        for code, indicator in line.indicators.items()
        for place, value in recount(indicator, Period(year)).items()
        if value != indicator.empty
    }


def _asked_of_one_place():
    """Right after a change: by whoever made it, by whoever recounts, and by whoever reads on."""
    with transaction.atomic():
        _complete_one_more()
        yield tallies.figures(YEARS, ["370102"])
    yield tallies.figures(YEARS, ["370102"])
    yield tallies.figures(YEARS, ["370102"])


def test_what_is_asked_of_a_place_says_nothing_of_others_where_it_was_recounted(elsewhere):
    for_itself, recounted, kept = elsewhere(lambda: list(_asked_of_one_place()))

    assert for_itself == recounted == kept
    assert {place for _year, _code, place, _own in kept} == {"370102"}


# --- the hammer -----------------------------------------------------------------------------


def _change(chance):
    """One write, by any of the paths a write can take."""
    model = chance.choice([Attendance, TrainingClass, Donation, TopicReading, Placement])
    some = model.objects.order_by("?")[: chance.choice([1, 1, 5])]
    rows = model.objects.filter(pk__in=[row.pk for row in some])
    if model is Attendance and chance.random() < 0.4:
        held = TrainingClass.objects.order_by("?").first()
        new = [AttendanceFactory.build(training_class=held, veteran=row.veteran) for row in some]
        return Attendance.objects.bulk_create(new)
    if model is Attendance and chance.random() < 0.3:
        return rows.delete()
    return rows.update(**_changes(model, chance))


def _changes(model, chance):
    day = _any_day()
    if model is Attendance:
        return {"outcome": chance.choice(Attendance.Outcome.values), "note": str(chance.random())}
    if model is TrainingClass:
        return {"starts_on": day, "ends_on": day, "region": chance.choice(PLACES)}
    if model is Donation:
        return {"amount": chance.randrange(1, 10_000)}
    if model is TopicReading:
        return {"value": chance.randrange(10_000)}
    return {"began_on": day, "region": chance.choice(PLACES)}


def _write(seed, over, tally):
    """Changes until it is over: some in long transactions, some undone, whole or in part."""
    chance = random.Random(seed)
    while not over.is_set():
        try:
            with transaction.atomic():
                _change(chance)
                with transaction.atomic():
                    _change(chance)
                    if chance.random() < 0.3:
                        transaction.set_rollback(True)
                over.wait(chance.choice([0, 0, 0.01, 0.5]))
                if chance.random() < 0.2:
                    transaction.set_rollback(True)
            tally["changes"] += 1
        except DatabaseError:
            tally["refused"] += 1
        over.wait(chance.choice([0.01, 0.1, 0.4]))


def _read(seed, over, tally):
    """Asks for the figures, and looks whether what is kept is true."""
    chance = random.Random(seed)
    while not over.is_set():
        tallies.figures(chance.choice([[2021], YEARS]))
        tally["answers"] += 1
        tally["wrong"] += len(wrong())
        if chance.random() < 0.1:
            tallies.fold_marks()


def _redefine(over, tally):
    """As when new code is installed, and the old one again."""
    while not over.wait(1.5):
        for rules in ["other", None]:
            kept = Definition.objects.get(line="border_aid")
            Definition.objects.filter(pk=kept.pk).update(hash=rules or tally["hash"])
            over.wait(0.3)


def _hammer(seconds):
    tally = Counter()
    tally["hash"] = Definition.objects.get(line="border_aid").hash
    over = threading.Event()
    threads = [_start(lambda seed=seed: _write(seed, over, tally)) for seed in range(4)]
    threads += [_start(lambda seed=seed: _read(seed, over, tally)) for seed in range(3)]
    threads.append(_start(lambda: _redefine(over, tally)))
    over.wait(seconds)
    over.set()
    for thread in threads:
        thread.join()
    tallies.register_definitions()
    tallies.figures(YEARS)
    tally["wrong at last"] = len(wrong())
    return tally


def test_hammered_tallies_are_never_wrong(elsewhere):
    tally = elsewhere(_hammer, SECONDS)

    assert tally["changes"] > 20
    assert tally["answers"] > 20
    assert (tally["wrong"], tally["wrong at last"]) == (0, 0)


def test_the_hammer_finds_a_missing_trigger(elsewhere):
    """The control: without the marks of updates the same hammer must find wrong tallies."""

    def hammer():
        with _without_marks_of(Attendance), _without_marks_of(Donation):
            found = _hammer(SECONDS / 2)
        Mark.objects.bulk_create(Mark(line=line, years=(None, None)) for line in LINES)
        return found

    tally = elsewhere(hammer)

    assert tally["wrong"] + tally["wrong at last"] > 0


@contextmanager
def _without_marks_of(model):
    table = model._meta.db_table
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass"
            " AND tgname LIKE 'pgtrigger_mark_update%%'",
            [table],
        )
        [(trigger,)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    yield
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")


# --- interleavings, scripted ----------------------------------------------------------------


def _complete_one_more():
    """A change that only the line of adaptation training counts."""
    held = TrainingClass.objects.order_by("pk").first()
    TrainingClass.objects.filter(pk=held.pk).update(starts_on="2021-05-03", ends_on="2021-05-07")
    AttendanceFactory(training_class=held, completed=True)


def _recount_while(monkeypatch, meanwhile, before_counting=False):
    """Somebody recounts; in the middle of it, `meanwhile` happens on another connection."""
    _complete_one_more()
    original = tallies._Wanted.recount
    happened = []

    def interrupted(wanted, cursor, seen):
        if before_counting and not happened:
            happened.append(meanwhile())
        original(wanted, cursor, seen)
        if not happened:
            happened.append(meanwhile())

    with monkeypatch.context() as patch:
        patch.setattr(tallies._Wanted, "recount", interrupted)
        tallies.figures(YEARS)
    for thread in happened:
        thread.join()
    return wrong()


def _and_wait(work, seconds=None):
    thread = _start(work)
    thread.join(seconds)
    return thread


def _change_meanwhile():
    return _and_wait(_complete_one_more)


def _change_and_recount_meanwhile():
    """The change is made and counted by somebody who is done before we store."""
    original = _Careless.original_recount

    def work():
        _complete_one_more()
        wanted = tallies._Wanted(tuple(program_lines()), tuple(YEARS), None)
        with _Careless.original_transaction() as cursor:
            seen = wanted.read(cursor)
            original(wanted, cursor, seen)
            for line, year in sorted(seen.stale):
                tallies._store(cursor, line, year, seen.values[line, year])
            cursor.execute("COMMIT")

    return _and_wait(work)


def _rewrite_meanwhile():
    """ALTER TYPE rewrites the table: to an older snapshot it then looks empty."""

    def work():
        kinds = {"smallint": "integer", "integer": "smallint"}
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT data_type FROM information_schema.columns WHERE table_name ="
                " 'adaptation_training_attendance' AND column_name = 'days_attended'"
            )
            [(kind,)] = cursor.fetchall()
            cursor.execute(
                f"ALTER TABLE adaptation_training_attendance ALTER days_attended TYPE {kinds[kind]}"
            )

    return _and_wait(work, seconds=5)  # with the lock it has to wait for us


class _Careless:
    """A cursor that leaves out, or says otherwise, what the protocol asks for."""

    original_recount = tallies._Wanted.recount
    original_transaction = staticmethod(tallies._transaction)

    def __init__(self, cursor, otherwise):
        self.cursor = cursor
        self.otherwise = otherwise

    def execute(self, query, params=None):
        for words, instead in self.otherwise.items():
            if query.strip().startswith(words):
                return instead(self.cursor, query, params)
        return self.cursor.execute(query, params)

    def fetchall(self):
        return self.cursor.fetchall()


def _careless(monkeypatch, isolation="REPEATABLE READ", **otherwise):
    words = {key.replace("_", " "): instead for key, instead in otherwise.items()}

    @contextmanager
    def careless():
        with _Careless.original_transaction() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
            yield _Careless(cursor, words)

    monkeypatch.setattr(tallies, "_transaction", careless)


def _left_out(cursor, query, params):
    return cursor.execute("SELECT 1")


def _take_all_marks_elsewhere(cursor, query, params):
    """Whatever marks there are by now, also those of changes that were not counted."""
    _start(lambda: Mark.objects.filter(line=params["line"]).delete()).join()


@pytest.mark.parametrize(
    ("meanwhile", "before_counting"),
    [
        pytest.param(_change_meanwhile, False, id="a-change"),
        pytest.param(_change_and_recount_meanwhile, False, id="a-change-and-its-recount"),
        pytest.param(_rewrite_meanwhile, True, id="a-rewrite-of-the-table"),
    ],
)
def test_whatever_happens_between_snapshot_and_store_leaves_no_wrong_tally(
    meanwhile, before_counting, elsewhere, monkeypatch
):
    assert elsewhere(_recount_while, monkeypatch, meanwhile, before_counting) == []


@pytest.mark.parametrize(
    ("meanwhile", "before_counting", "otherwise"),
    [
        pytest.param(
            _change_meanwhile,
            False,
            {"WITH_taken": _take_all_marks_elsewhere},
            id="all-marks-taken-on-another-connection",
        ),
        pytest.param(
            _change_and_recount_meanwhile,
            False,
            {"isolation": "READ COMMITTED"},
            id="read-committed",
        ),
        pytest.param(
            _rewrite_meanwhile, True, {"LOCK_TABLE": _left_out}, id="no-lock-before-the-snapshot"
        ),
    ],
)
def test_without_its_care_the_protocol_would_keep_wrong_tallies(
    meanwhile, before_counting, otherwise, elsewhere, monkeypatch
):
    _careless(monkeypatch, **otherwise)

    found = elsewhere(_recount_while, monkeypatch, meanwhile, before_counting)
    monkeypatch.undo()
    elsewhere(lambda: Mark.objects.create(line="adaptation_training", years=(None, None)))

    assert ("adaptation_training", 2021) in found
