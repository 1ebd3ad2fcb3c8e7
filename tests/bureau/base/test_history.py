"""Every change of every record leaves a row behind, whatever path it takes, and nobody can touch it."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, models, transaction
from pghistory.models import Context

from bureau.base.history import History, history_models
from bureau.base.records import Record
from bureau.base.scope import because, scope
from bureau.staff.models import User
from programs.job_fairs.models import JobFair
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.factories import factory_of
from tests.programs.job_fairs.factories import BoothFactory, JobFairFactory
from tests.veterans.factories import VeteranFactory
from veterans.models import Office, Veteran

pytestmark = pytest.mark.django_db

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
ROLES_OF_USERS = User.groups.through.pgh_event_model


def events(record):
    """What the history of a record says was done, in order."""
    history = type(record).pgh_event_model.objects.filter(**{record._meta.pk.name: record.pk})
    return list(history.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_every_model_of_ours_has_a_history_or_says_that_it_keeps_none():
    without = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith(("bureau.", "veterans.", "programs."))
        and not issubclass(model, History)
        and not hasattr(model, "pgh_event_model")
    }

    assert without == {
        "api.Usage",
        "audit.Seal",
        "base.Act",
        "base.Workday",
        "cases.Step",
        "desk.Draft",
        "desk.ListFile",
        "desk.SavedView",
        "desk.Submission",
        "imports.LedgerImport",
        "programs.Definition",
        "programs.Mark",
        "programs.Tally",
        "staff.ApiToken",
        "veterans.RetiredCode",
        "years.Mismatch",
    }


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_whatever_path_a_change_takes_it_leaves_one_row(model):
    record = Office.objects.first() if model is Office else factory_of(model)()
    table, before = model._meta.db_table, len(events(record))

    model.objects.filter(pk=record.pk).update(note="一")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE \"{table}\" SET note = '二' WHERE id = %s", [record.pk])
        cursor.execute(f"UPDATE \"{table}\" SET note = '二' WHERE id = %s", [record.pk])
    record.refresh_from_db()
    record.note = "三"
    model.objects.bulk_update([record], ["note"])

    assert before == 1 or model is Office
    assert events(record)[before:] == ["update"] * 3
    history = model.pgh_event_model.objects.filter(id=record.pk).order_by("pgh_id")
    assert list(history.values_list("note", flat=True))[before:] == ["一", "二", "三"]


def test_bulk_creation_and_removal_leave_a_row_each():
    fair = JobFairFactory()
    booths = BoothFactory.build_batch(3, fair=fair)
    type(booths[0]).objects.bulk_create(booths)

    type(booths[0]).objects.filter(fair=fair).delete()

    assert [events(booth) for booth in booths] == [["insert", "delete"]] * 3


def test_a_history_names_who_did_it_by_which_request_and_why():
    number = uuid4()
    with scope("37", by={"user": 7, "username": "li"}, number=number):
        veteran = VeteranFactory()
        because("户口本更正")
        Veteran.objects.filter(pk=veteran.pk).update(note="见户口本")

    first, last = Veteran.pgh_event_model.objects.filter(id=veteran.pk).order_by("pgh_id")
    assert (first.pgh_context_id, last.pgh_context_id) == (number, number)
    assert Context.objects.get(pk=number).metadata == {
        "user": 7,
        "username": "li",
        "reason": "户口本更正",
    }


def test_what_the_next_one_does_is_not_laid_at_ones_door():
    with scope("37", by={"username": "li"}):
        with scope("3701"):
            inner = VeteranFactory(region_id="370102")
        with scope("37", by={"username": "wang"}):
            VeteranFactory(region_id="370102")
        after = VeteranFactory(region_id="370102")
    nobodys = VeteranFactory()

    def who(veteran):
        act = Veteran.pgh_event_model.objects.get(id=veteran.pk).pgh_context_id
        return act and Context.objects.get(pk=act).metadata["username"]

    assert [who(inner), who(after), who(nobodys)] == ["li", "li", None]


def test_a_form_names_its_clerk_and_address(client):
    clerk = make_clerk("clerk", "370102")
    client.force_login(clerk)

    fair = entered(client, JobFair, held_on="2021-06-25")

    event = JobFair.pgh_event_model.objects.get(id=fair.pk)
    who = Context.objects.get(pk=event.pgh_context_id).metadata
    assert who["username"] == "clerk"
    assert who["url"] == "POST /admin/job_fairs/jobfair/add/"


def test_giving_a_role_is_in_the_history_and_a_password_is_not():
    user = User.objects.create_user("li", password="geheim-geheim")
    user.groups.add(Group.objects.get(name="clerk"))
    user.set_password("anders-anders")
    user.save()

    assert events(user) == ["insert"]
    assert ROLES_OF_USERS.objects.filter(user=user.pk).count() == 1
    assert "password" not in [field.name for field in User.pgh_event_model._meta.fields]


def test_a_history_is_read_in_its_place_alone():
    VeteranFactory(region_id="370102", name="甲人")
    with scope("370202"):
        assert not Veteran.pgh_event_model.objects.filter(name="甲人").exists()
        assert not User.pgh_event_model.objects.exists()
        assert not Context.objects.exists()
    with scope("3701"):
        assert Veteran.pgh_event_model.objects.filter(name="甲人").exists()
    with scope(""):
        assert not any(model.objects.exists() for model in history_models())


def test_numbers_are_sealed_in_the_history_too():
    veteran = VeteranFactory(id_number="370102199001011231", phone="13800000000")
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT to_jsonb(each)::text, id_number FROM "{Veteran.pgh_event_model._meta.db_table}"'
            " AS each WHERE id = %s",
            [veteran.pk],
        )
        [(row, sealed)] = cursor.fetchall()

    assert "199001011231" not in row
    assert b"199001011231" not in bytes(sealed)
    assert str(Veteran.pgh_event_model.objects.get(id=veteran.pk).id_number) == (
        "370102********1231"
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE veterans_veteranevent SET name = '假'",
        "DELETE FROM veterans_veteranevent",
        "INSERT INTO veterans_veteranevent (pgh_label) VALUES ('insert')",
        "TRUNCATE veterans_veteranevent",
        "TRUNCATE veterans_veteran CASCADE",
        "UPDATE pghistory_context SET metadata = '{}'",
        "DELETE FROM pghistory_context",
        "UPDATE base_act SET reason = '假'",
        "DELETE FROM base_act",
        "TRUNCATE base_act",
        "ALTER TABLE veterans_veteran DISABLE TRIGGER ALL",
        "DROP POLICY scope_read ON veterans_veteranevent",
        "SET session_replication_role = replica",
        "SET ROLE bureau",
        "CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid AS 'SELECT NULL::uuid' LANGUAGE sql",
    ],
)
def test_the_app_can_neither_write_nor_change_nor_remove_a_history(attempt):
    VeteranFactory()
    refused = pytest.raises(DatabaseError, match="permission denied|must be owner")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attempt)


def test_pgtriggers_way_of_ignoring_triggers_does_not_open_here():
    import pgtrigger

    with pgtrigger.ignore():
        veteran = VeteranFactory()

    assert events(veteran) == ["insert"]


def test_a_history_holds_keys_without_relations():
    """Deleting a record asks nothing of its history, and a key outlives what it named."""
    for model in history_models():
        assert not [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]
