"""How a job is declared and asked for."""

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import path
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from bureau import urls
from bureau.base.encryption import Sealed
from bureau.base.jobs import Job, job
from bureau.base.rules import SIGNED_IN
from bureau.base.scope import NOWHERE, scope
from bureau.base.tasks import forget_jobs
from bureau.permissions import PAGES
from tests.bureau.base.jobs_of_tests import greet, look_around
from tests.bureau.desk.conftest import make_clerk
from tests.veterans.factories import VeteranFactory
from veterans.models import Office

pytestmark = pytest.mark.django_db


def ask(_request):
    look_around.ask()
    return HttpResponse()


urlpatterns = [path("ask/", ask, name="ask"), *urls.urlpatterns]


def waiting():
    return list(ProcrastinateJob.objects.values_list("task_name", "args"))


def test_a_job_is_asked_for_with_the_transaction():
    with transaction.atomic():
        look_around.ask()
        transaction.set_rollback(True)
    undone = waiting()
    with transaction.atomic():
        look_around.ask()

    assert undone == []
    assert len(waiting()) == 1


def test_a_job_is_in_the_scope_and_the_name_of_whoever_asks():
    clerk = make_clerk("clerk", "370102")

    with scope("370102", by={"user": clerk.pk, "username": "clerk", "url": "POST /"}):
        number = look_around.ask()

    assert ProcrastinateJob.objects.get(pk=number).args == {
        "place": "370102",
        "user": clerk.pk,
        "records": {},
    }


def test_a_request_asks_in_the_name_of_its_user(client, settings, on_the_table):
    settings.ROOT_URLCONF = __name__
    on_the_table(PAGES, "ask", SIGNED_IN)
    clerk = make_clerk("clerk", "370102")
    client.force_login(clerk)

    client.get("/ask/")

    [(_name, keys)] = waiting()
    assert (keys["place"], keys["user"]) == ("370102", clerk.pk)


def test_a_job_is_refused_where_no_place_is_told():
    with scope(NOWHERE), pytest.raises(AssertionError, match="within the scope of a place"):
        look_around.ask()


def test_the_queue_keeps_the_key_of_a_person_and_nothing_else():
    veteran = VeteranFactory()

    greet.ask(veteran=veteran)

    [(_name, keys)] = waiting()
    assert keys["records"] == {"veteran": veteran.pk}


@pytest.mark.parametrize("value", [Sealed("370102199001010018"), "370102199001010018", 7, None])
def test_what_is_no_record_cannot_be_asked_for(value):
    with pytest.raises(AssertionError, match="veteran is something else"):
        greet.ask(veteran=value)

    assert waiting() == []


@pytest.mark.parametrize("records", [{}, {"veteran": None, "phone": "13800000000"}])
def test_a_job_is_about_what_it_declares(records):
    with pytest.raises(AssertionError, match="is about"):
        greet.ask(**records)


def test_a_record_of_another_kind_is_refused():
    with pytest.raises(AssertionError, match="veteran is something else"):
        greet.ask(veteran=Office.objects.first())


def test_a_job_that_would_keep_more_than_keys_cannot_be_declared():
    def call(phone: str): ...

    with pytest.raises(AssertionError, match="phone has to be a record"):
        job(call)


def test_every_task_is_a_job():
    """One that was declared with procrastinate itself would state no scope."""
    ours = {name: task.func for name, task in app.tasks.items() if "procrastinate." not in name}

    assert "bureau.base.tasks.forget_jobs" in ours
    assert [name for name, run in ours.items() if not isinstance(run.__self__, Job)] == []


def test_jobs_have_no_pages():
    assert not [model for model in admin.site._registry if "procrastinate" in model.__module__]


def test_jobs_that_failed_are_forgotten_after_a_month():
    _old, recent, todo = look_around.ask(), look_around.ask(), look_around.ask()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id <> %s", [todo])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id <> %s", [todo])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '31 days' WHERE job_id <> %s",
            [recent],
        )

    forget_jobs.body()

    assert {each.pk for each in ProcrastinateJob.objects.all()} == {recent, todo}
