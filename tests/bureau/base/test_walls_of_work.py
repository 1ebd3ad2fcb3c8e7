"""The wall around work that is no record: what people keep, said and did, each in their own name."""

from uuid import uuid4

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, transaction

from bureau.base import walls
from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from bureau.desk.models import Draft, Explanation, ListFile, SavedView, Submission
from tests.bureau.desk.conftest import make_clerk
from tests.databases import copy_of_test_database, working_in
from tests.factories import factory_of
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

NOTHING, ANYTHING = set(), {"read", "add", "change", "remove"}

# Tables that show everybody everything, and why they may.
UNWALLED = {
    "of no place, the same for all": [
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "base_workday",
        "django_content_type",
        "programs_definition",
        "veterans_circlemembership",
        "veterans_economiccircle",
        "veterans_region",
        "veterans_retiredcode",
        "welfare_posts_postcategory",
    ],
    "figures of all places are everybody's to read": ["programs_mark", "programs_tally"],
    "read before anybody is known": [
        "axes_accessattempt",
        "axes_accessattemptexpiration",
        "axes_accessfailurelog",
        "axes_accesslog",
        "django_session",
        "otp_totp_totpdevice",
        "staff_apitoken",
        "staff_user",
        "staff_user_groups",
        "staff_user_user_permissions",
    ],
    "of accounts, which have no wall either": ["staff_rolegrant"],
    "keys and codes that name nobody": ["api_usage", "audit_seal", "base_batch"],
    "the queue: keys of records, for a worker that has not begun to act for anybody": [
        "procrastinate_events",
        "procrastinate_jobs",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    ],
    "how far the database itself is": ["django_migrations"],
}


@pytest.mark.django_db
def test_every_table_has_its_wall_or_a_reason_to_have_none():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity FROM pg_class "
            "WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
        stands = dict(cursor.fetchall())

    assert {table for table in stands if stands[table]} == set(walls.wall())
    unwalled = sorted(table for table in stands if not stands[table])
    assert unwalled == sorted(table for tables in UNWALLED.values() for table in tables)


# --- each kind of work, tried by its owner and by others ----------------------------------------


def kind():
    return ContentType.objects.get_for_model(Veteran)


MAKE = {
    Draft: lambda user, _record: Draft(
        user=user, region_id=user.region_id, content_type=kind(), content=b"x", title="x"
    ),
    SavedView: lambda user, _record: SavedView(
        user=user, content_type=kind(), name=uuid4().hex, query=""
    ),
    ListFile: lambda user, _record: ListFile(
        user=user, region_id=user.region_id, content_type=kind(), title="x"
    ),
    Submission: lambda user, _record: Submission(token=uuid4(), user=user, led_to="/"),
    Explanation: lambda user, record: Explanation(
        user=user, record=record, code="age", doubt="So old?", text="Yes."
    ),
    LogEntry: lambda user, record: LogEntry(
        user=user, content_type=kind(), object_id=record.pk, action_flag=CHANGE
    ),
}
WORK = [pytest.param(model, id=model._meta.label) for model in MAKE]
OTHERS = {"colleague": "370102", "above": "3701", "province": "37", "elsewhere": "370202"}


def acting(user):
    return scope(user.region_id, by={"user": user.pk})


def tried(model, by, of=None):
    """What somebody can do in SQL with the work of another, and in the other's name."""
    owner = of or by
    record = VeteranFactory(region_id="370102")
    kept, another = (MAKE[model](owner, record) for _each in range(2))
    kept.save()
    with acting(by):
        found = model._base_manager.filter(pk=kept.pk)
        return {
            what
            for what, succeeds in [
                ("read", found.exists),
                ("add", lambda: is_taken(another)),
                ("change", lambda: found.update(user=by)),
                ("remove", lambda: found._raw_delete(found.db)),
            ]
            if succeeds()
        }


def is_taken(work):
    try:
        with transaction.atomic():
            work.save(force_insert=True)
    except ProgrammingError as refusal:
        if "row-level security" not in str(refusal):
            raise
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("model", WORK)
def test_one_does_ones_own_work_and_what_was_said_stays(model):
    stays = model in (Explanation, LogEntry)

    assert tried(model, make_clerk("own", "370102")) == ({"read", "add"} if stays else ANYTHING)


@pytest.mark.django_db
@pytest.mark.parametrize("place", OTHERS.values(), ids=list(OTHERS))
@pytest.mark.parametrize("model", WORK)
def test_nobody_has_a_hand_in_the_work_of_another(model, place):
    """What was explained is read by whoever sees the record."""
    is_read = model is Explanation and "370102".startswith(place)
    stranger, owner = make_clerk("other", place), make_clerk("own", "370102")

    assert tried(model, stranger, of=owner) == ({"read"} if is_read else NOTHING)


@pytest.mark.django_db
@pytest.mark.parametrize("model", WORK)
def test_where_nothing_is_told_there_is_no_work(model):
    record, owner = VeteranFactory(), make_clerk("own", "370102")
    MAKE[model](owner, record).save()

    with scope(""):
        assert not model._base_manager.exists()
        assert not is_taken(MAKE[model](owner, record))


@pytest.mark.django_db
@pytest.mark.parametrize("model", WORK)
def test_a_job_of_the_province_that_nobody_asked_for_sees_all_of_it(model):
    MAKE[model](make_clerk("own", "370102"), VeteranFactory()).save()

    with scope(EVERYWHERE, by={"job": "of tests"}):
        assert model._base_manager.exists()
    with scope("370102", by={"job": "of tests"}):
        assert model._base_manager.exists() == (model is Explanation)


@pytest.mark.heavy
def test_without_the_wall_everybody_could_do_everything(django_db_setup, django_db_blocker):
    """The control: what the tests above try succeeds once the policies are gone."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("fallen") as name,
        working_in(name),
    ):
        stranger, owner = make_clerk("other", "370202"), make_clerk("own", "370102")
        for model in MAKE:
            assert tried(model, stranger, of=owner) == NOTHING
            with as_owner(), connection.cursor() as cursor:
                cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DISABLE ROW LEVEL SECURITY')
            assert tried(model, stranger, of=owner) == ANYTHING
            with as_owner():
                walls.build()
            assert tried(model, stranger, of=owner) == NOTHING


# --- explanations: read and written with the record they are about ------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [pytest.param(model, id=model._meta.label) for model in walls.walled_models()]
)
def test_an_explanation_is_seen_where_its_record_is(model):
    record = factory_of(model).create()
    record.refresh_from_db()  # a part is where its whole is
    Explanation(user=make_clerk("own", "37"), record=record, text="Yes.").save()

    for place in {record.region_id, "3702", "3703"}:
        with scope(place):
            is_seen = model._base_manager.filter(pk=record.pk).exists()
            assert Explanation.objects.exists() == is_seen


@pytest.mark.django_db
def test_nobody_explains_what_they_do_not_see():
    clerk = make_clerk("own", "370102")
    seen, unseen = VeteranFactory(region_id="370102"), VeteranFactory(region_id="370202")

    with acting(clerk):
        assert is_taken(MAKE[Explanation](clerk, seen))
        assert not is_taken(MAKE[Explanation](clerk, unseen))
        unseen.pk += 1  # there is none
        assert not is_taken(MAKE[Explanation](clerk, unseen))
