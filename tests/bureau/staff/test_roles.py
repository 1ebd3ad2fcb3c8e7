"""Who may do what, for every role and every model; and nobody outside their own place."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from bureau.base.records import Record
from bureau.staff.accounts import DEMO_ACCOUNTS, first_password, make_demo_accounts
from bureau.staff.models import User
from bureau.staff.roles import ROLES
from programs.adaptation_training.models import Attendance, TrainingClass
from tests.factories import factory_of
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

RECORDS = [
    pytest.param(model, id=model._meta.label)
    for model in apps.get_models()
    if issubclass(model, Record)
]
READERS = ["reviewer", "manager", "auditor"]


def signed_in(role, place):
    user = User.objects.create_user(f"{role}-of-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)
    return client


def page(model, name, *arguments):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=arguments)


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("model", RECORDS)
def test_who_only_reads_can_neither_add_nor_change_nor_delete(role, model):
    record = factory_of(model).create()
    reader = signed_in(role, "37")

    assert reader.get(page(model, "changelist")).status_code == 200
    assert reader.post(page(model, "add"), {}).status_code == 403
    assert reader.post(page(model, "change", record.pk), {}).status_code == 403
    assert reader.post(page(model, "delete", record.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
def test_the_system_administrator_sees_no_business_data(model):
    administrator = signed_in("administrator", None)

    assert administrator.get(page(model, "changelist")).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
def test_a_clerk_without_a_place_sees_nothing(model):
    record = factory_of(model).create()
    clerk = signed_in("clerk", None)

    assert clerk.get(page(model, "change", record.pk)).status_code == 404  # as if there were none


def test_the_administrator_cannot_make_himself_a_clerk():
    administrator = signed_in("administrator", None)
    user = User.objects.get(username="administrator-of-None")
    clerks = Group.objects.get(name="clerk")

    administrator.post(
        page(User, "change", user.pk),
        {"username": user.username, "region": "37", "groups": [clerks.pk], "is_staff": "on"},
    )

    user.refresh_from_db()
    assert user.region is None
    assert [group.name for group in user.groups.all()] == ["administrator"]


def test_roles_are_made_into_groups_with_exactly_their_permissions():
    for role in ROLES:
        group = Group.objects.get(name=role.key)
        assert set(group.permissions.all()) == set(role.permissions())


def test_demo_accounts_are_one_for_each_role_and_are_made_once():
    first = list(make_demo_accounts())
    again = list(make_demo_accounts())

    assert first == again
    assert {role for _user, _password, role, _place in first} == {str(role.label) for role in ROLES}
    assert User.objects.filter(username__in=DEMO_ACCOUNTS).count() == len(DEMO_ACCOUNTS)
    typed = {"username": "demo-clerk", "password": first_password("demo-clerk")}
    assert Client().post("/sign-in/", typed).status_code == 302


# --- one's own place ------------------------------------------------------------------------


@pytest.fixture
def clerk():
    return signed_in("clerk", "370102")


@pytest.fixture
def stranger():
    """Somebody of another city, in a class there."""
    veteran = VeteranFactory(region_id="370202", name="外地人")
    return AttendanceFactory(training_class__region_id="370202", veteran=veteran)


@pytest.mark.parametrize("model", RECORDS)
def test_records_of_another_city_do_not_exist_for_a_clerk(model):
    record = factory_of(model).create()
    record.refresh_from_db()  # a part takes its place over from its whole
    elsewhere = "3702" if not record.region_id.startswith("3702") else "3703"
    clerk = signed_in("clerk", elsewhere)

    answer = clerk.post(page(model, "delete", record.pk), {"post": "yes"})

    assert answer.status_code in (403, 404)
    assert model.objects.filter(pk=record.pk).exists()


def test_a_clerk_cannot_prefill_somebody_of_another_place(clerk, stranger):
    form = clerk.get(page(Attendance, "add"), {"veteran": stranger.veteran_id})

    assert "外地人" not in form.content.decode()


@pytest.mark.parametrize("model", [Attendance])
def test_autocomplete_offers_nobody_of_another_place(model, clerk, stranger):
    offered = clerk.post(
        reverse("admin:autocomplete"),
        {"app_label": "adaptation_training", "model_name": "attendance"}
        | {"field_name": "veteran", "term": "外地"},
    )

    assert offered.json()["results"] == []


def test_a_clerk_cannot_enter_somebody_of_another_place(clerk, stranger):
    own = TrainingClassFactory(region_id="370102")

    answer = clerk.post(
        page(Attendance, "add"),
        {"training_class": own.pk, "veteran": stranger.veteran_id, "outcome": "pending"}
        | {"wish": "undecided", "days_attended": "0"},
    )

    assert answer.status_code == 422
    assert not Attendance.objects.filter(training_class=own).exists()


def test_a_clerk_cannot_enter_anybody_into_a_class_of_another_place(clerk, stranger):
    own = AttendanceFactory(training_class__region_id="370102")

    answer = clerk.post(
        page(Attendance, "change", own.pk),
        {"training_class": stranger.training_class_id, "veteran": own.veteran_id}
        | {"outcome": "pending", "wish": "undecided", "days_attended": "0"},
    )

    own.refresh_from_db()
    assert answer.status_code == 422
    assert own.region_id == "370102"


def test_a_public_class_of_the_city_is_read_but_its_people_are_not(clerk):
    veteran = VeteranFactory(region_id="370103", name="邻区人")
    public = AttendanceFactory(training_class__region_id="3701", veteran=veteran).training_class

    shown = clerk.get(page(TrainingClass, "change", public.pk))
    changed = clerk.post(page(TrainingClass, "change", public.pk), {"title": "x"})

    assert shown.status_code == 200
    assert public.title in shown.content.decode()
    assert "邻区人" not in shown.content.decode()
    assert changed.status_code == 403


@pytest.mark.parametrize(
    "query",
    ["id_number__startswith=37", "id_number_tail=1231", "note__startswith=a", "search_key=a"],
)
def test_an_address_asks_only_what_the_filters_offer(query, clerk):
    answer = clerk.get(f"/admin/veterans/veteran/?{query}")

    assert answer.status_code in (302, 400)
