"""A full number is seen with a reason, not too often, and never unnoticed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from bureau.base.acts import Act
from bureau.staff.models import User
from tests.bureau.desk.conftest import make_clerk, page
from tests.databases import copy_of_test_database, working_in
from tests.programs.subsidies.factories import SubsidyFactory
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

NUMBER = "370102199001011231"


def ask(client, record, field="id_number", reason="核对身份"):
    return client.post(page(type(record), "reveal", record.pk), {"field": field, "reason": reason})


@pytest.fixture
def veteran(db):
    return VeteranFactory(region_id="370102", id_number=NUMBER)


def unmasked():
    return list(Act.objects.filter(kind=Act.Kind.REVEAL))


def test_a_number_is_shown_for_a_reason_and_noted(desk, veteran):
    answer = ask(desk, veteran)

    assert answer.json() == {"number": NUMBER}
    [act] = unmasked()
    assert (act.username, act.region_id, act.reason) == ("clerk", "370102", "核对身份")
    assert act.about == f"veterans.veteran {veteran.pk}"
    assert act.details == {"field": "id_number"}
    assert NUMBER not in str(vars(act))


def test_unmasked_numbers_are_as_many_as_acts(desk, veteran):
    subsidy = SubsidyFactory(region_id="370102")
    answers = [
        *(ask(desk, veteran) for _time in range(3)),
        ask(desk, subsidy, field="bank_account"),
        ask(desk, veteran, reason=""),
        ask(desk, veteran, field="name"),
    ]

    assert sum("number" in answer.json() for answer in answers) == len(unmasked()) == 4


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "This field is required."),
        ({"reason": "看"}, "at least 2 characters"),
        ({"reason": f"核对{NUMBER}"}, "ID number"),
        ({"field": "name"}, "not one of the available choices"),
        ({"field": "id_number_index"}, "not one of the available choices"),
    ],
)
def test_without_a_good_reason_nothing_is_shown(desk, veteran, typed, sentence):
    answer = ask(desk, veteran, **typed)

    assert answer.status_code == 400
    assert sentence in answer.json()["refused"]
    assert not unmasked()


def test_only_so_many_a_day_and_the_refusal_is_remembered(desk, veteran, settings):
    settings.REVEALS_A_DAY = 2

    answers = [ask(desk, veteran) for _time in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "2 full numbers a day" in answers[-1].json()["refused"]
    assert len(unmasked()) == 2
    [refused] = Act.objects.filter(kind=Act.Kind.REVEAL_REFUSED)
    assert (refused.username, refused.reason) == ("clerk", "核对身份")


def test_what_others_saw_and_saw_yesterday_is_not_counted(desk, veteran, settings):
    settings.REVEALS_A_DAY = 1
    Act.objects.create(kind=Act.Kind.REVEAL, user_id=0, username="wang")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_act (happened_at, kind, user_id, username, region_id, about, reason,"
            " details) VALUES (now() - interval '25 hours', 'reveal', %s, 'clerk', '', '', '', '{}')",
            [User.objects.get(username="clerk").pk],
        )

    assert ask(desk, veteran).status_code == 200


@pytest.mark.parametrize("role", ["reviewer", "manager", "auditor"])
def test_whoever_may_see_the_record_may_ask(veteran, role):
    user = User.objects.create_user(role, region_id="3701", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)

    assert ask(client, veteran).json() == {"number": NUMBER}


def test_the_administrator_may_not(veteran):
    user = User.objects.create_user("admin", region_id="37", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))
    client = Client()
    sign_in(client, user)

    assert ask(client, veteran).status_code in {403, 404}
    assert not unmasked()


def test_of_another_place_there_is_no_such_number(veteran):
    client = Client()
    client.force_login(make_clerk("elsewhere", "370202"))

    foreign, missing = ask(client, veteran), ask(client, Veteran(pk=veteran.pk + 1000))

    assert foreign.status_code == missing.status_code == 404
    assert NUMBER not in foreign.content.decode()


def test_the_page_offers_it_and_does_not_hold_the_number(desk, veteran):
    answer = desk.get(page(Veteran, "change", veteran.pk))

    text = answer.content.decode()
    assert page(Veteran, "reveal", veteran.pk) in text
    assert NUMBER not in text


@pytest.mark.heavy
def test_two_clicks_at_once_do_not_pass_the_limit(django_db_setup, django_db_blocker, settings):
    settings.REVEALS_A_DAY = 1

    def click(_number):
        client = Client()
        client.force_login(clerk)
        try:
            return ask(client, veteran).status_code
        finally:
            connection.close()

    with (
        django_db_blocker.unblock(),
        copy_of_test_database("reveals") as name,
        working_in(name),
    ):
        clerk = make_clerk("clerk", "370102")
        veteran = VeteranFactory(region_id="370102")
        with ThreadPoolExecutor(4) as pool:
            answers = sorted(pool.map(click, range(4)))

        assert answers == [200, 429, 429, 429]
        assert len(unmasked()) == 1
