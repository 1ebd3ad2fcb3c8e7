"""A person of another place is found by the whole number alone, for a reason, and not unnoticed."""

import pytest
from django.contrib.auth.models import Group
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from bureau.base.acts import Act
from bureau.base.scope import scope
from bureau.staff.models import User
from tests.bureau.desk.conftest import make_clerk, page
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory
from veterans.look_up import look_up
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
NUMBER = "370202199001011237"


@pytest.fixture
def stranger():
    return VeteranFactory(region_id="370202", id_number=NUMBER, name="外地人")


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def ask(client, number=NUMBER, reason="来窗口办理补助"):
    url = reverse("admin:veterans_veteran_look_up")
    return client.post(url, {"id_number": number, "reason": reason})


def seen_from(place):
    with scope(place):
        return list(Veteran.objects.values_list("name", flat=True))


def looked_up():
    return list(Act.objects.filter(kind=Act.Kind.LOOK_UP))


def test_a_found_person_is_open_to_the_place_and_the_act_is_noted(desk, stranger):
    answer = ask(desk)

    assert answer.url == page(Veteran, "change", stranger.pk)
    assert seen_from("370102") == ["外地人"]
    assert seen_from("370103") == []
    [act] = looked_up()
    assert (act.username, act.reason) == ("clerk", "来窗口办理补助")
    assert act.about == f"veterans.veteran {stranger.pk}"
    assert act.details == {"found": True}
    text = desk.get(answer.url).content.decode()
    assert "370202********1237" in text
    assert NUMBER not in text


def test_the_history_of_the_person_names_who_opened_them(desk, stranger):
    ask(desk)

    event = Veteran.pgh_event_model.objects.filter(id=stranger.pk).latest("pgh_id")
    assert event.opened_to == " 370102"
    assert event.pgh_context_id == looked_up()[0].request


def test_nobody_found_is_noted_too_and_says_what_to_do(desk):
    answer = ask(desk)

    assert answer.status_code == 200
    assert "Nobody is registered with this number" in answer.content.decode()
    assert [act.details for act in looked_up()] == [{"found": False}]


@pytest.mark.parametrize(
    "typed", [{"number": NUMBER[-4:]}, {"number": ""}, {"reason": ""}, {"number": f"{NUMBER}%"}]
)
def test_less_than_the_whole_number_and_a_reason_finds_nobody(desk, stranger, typed):
    answer = ask(desk, **typed)

    assert answer.status_code == 422
    assert seen_from("370102") == []
    assert not looked_up()


def test_only_so_many_a_day(desk, stranger, settings):
    settings.LOOK_UPS_A_DAY = 1
    ask(desk)

    answer = ask(desk)

    assert answer.status_code == 429
    assert len(looked_up()) == 1
    assert Act.objects.filter(kind=Act.Kind.LOOK_UP_REFUSED).count() == 1


@pytest.mark.parametrize("role", ["reviewer", "manager", "auditor", "administrator"])
def test_who_enters_nothing_looks_nobody_up(role, stranger):
    user = User.objects.create_user(role, region_id="370102", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)

    assert ask(client).status_code == 403
    assert seen_from("370102") == []


def test_the_database_opens_nobody_without_place_user_and_reason(stranger):
    with scope("370102"), pytest.raises(ProgrammingError), transaction.atomic():
        look_up(NUMBER, "没有说是谁")
    with (
        scope("", by={"user": 7, "username": "li"}),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        look_up(NUMBER, "没有说在哪里")
    with scope("370102", by={"user": 7, "username": "li"}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            look_up(NUMBER, " ")
        assert look_up(NUMBER, "核对") == stranger
    assert len(looked_up()) == 1


def test_its_own_place_opens_nothing(desk):
    VeteranFactory(region_id="370102", id_number="370102199001011231")

    ask(desk, "370102199001011231")

    assert Veteran.objects.get().opened_to == ""


def test_the_app_has_no_other_way_to_open_a_person(stranger):
    with scope("370102"), connection.cursor() as cursor:
        cursor.execute("UPDATE veterans_veteran SET opened_to = ' 370102'")
        assert cursor.rowcount == 0


def test_the_list_leads_there(desk):
    assert (
        reverse("admin:veterans_veteran_look_up")
        in desk.get(page(Veteran, "changelist")).content.decode()
    )
