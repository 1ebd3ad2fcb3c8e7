import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from bureau.base.scope import scope
from bureau.desk.models import Submission
from bureau.desk.tasks import forget_submissions
from bureau.staff.models import User
from tests.bureau.desk.conftest import make_clerk, page
from tests.databases import copy_of_test_database, working_in
from tests.veterans.factories import OfficeFactory
from veterans.models import Office

ADD = page(Office, "add")


def stations():
    """Bureaux come with the migrations; stations are entered."""
    return Office.objects.filter(kind="station")


def typed(**changes):
    office = {"region": "370102", "name": "甲街道服务站", "kind": "station", "stat_code": ""}
    return {**office, "submission": str(uuid4()), **changes}


def test_a_double_click_saves_once_and_leads_where_the_first_led(desk):
    sent = typed()

    first = desk.post(ADD, sent)
    second = desk.post(ADD, sent)

    assert stations().count() == 1
    assert second.status_code == 302
    assert second.url == first.url


@pytest.fixture
def two_clerks(django_db_setup, django_db_blocker):
    """Sends two forms at the same moment, as two clerks' browsers; gives back the answers."""

    def send(*forms):
        answers = []

        def post(client, address, form):
            answers.append(client.post(address, form).status_code)
            connection.close()

        threads = [threading.Thread(target=post, args=[_signed_in(clerk), *form]) for form in forms]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(answers)

    with (
        django_db_blocker.unblock(),
        copy_of_test_database("clicks") as name,
        working_in(name),
    ):
        clerk = make_clerk("clerk", "370102")
        yield send


def _signed_in(clerk):
    client = Client()
    client.force_login(clerk)
    return client


@pytest.mark.heavy
def test_two_clicks_at_the_same_moment_save_once(two_clerks):
    sent = typed()

    answers = two_clerks((ADD, sent), (ADD, sent))

    assert answers == [302, 302]
    assert stations().count() == 1


@pytest.mark.heavy
def test_of_two_corrections_at_the_same_moment_one_is_told_of_the_other(two_clerks):
    office = OfficeFactory(region_id="370102", kind="station", name="甲站")
    change = page(Office, "change", office.pk)
    client = _signed_in(User.objects.get(username="clerk"))
    form = client.get(change).context["adminform"].form
    shown = {name: form[name].value() or "" for name in form.fields}

    answers = two_clerks((change, {**shown, "name": "乙站"}), (change, {**shown, "name": "丙站"}))

    assert answers == [302, 409]


def test_two_forms_save_two_records(desk):
    desk.post(ADD, typed())
    desk.post(ADD, typed(name="乙街道服务站"))

    assert stations().count() == 2


def test_a_form_that_came_back_can_be_sent_again(desk):
    sent = typed(name="")
    answer = desk.post(ADD, sent)
    assert answer.status_code == 422
    assert answer.context["submission"] == sent["submission"]

    desk.post(ADD, {**sent, "name": "甲街道服务站"})

    assert stations().count() == 1


def test_a_token_belongs_to_who_was_given_it(desk, clerk):
    sent = typed()
    Submission.objects.create(token=sent["submission"], user=make_clerk("other", "370102"))

    answer = desk.post(ADD, sent)

    assert answer.status_code == 409
    assert not stations().exists()


def test_what_is_no_token_is_refused(desk):
    answer = desk.post(ADD, typed(submission="twice"))

    assert answer.status_code == 400
    assert not stations().exists()


def test_what_was_sent_is_forgotten_after_a_day(clerk):
    old, recent = (Submission.objects.create(token=uuid4(), user=clerk) for _each in range(2))
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    Submission.objects.filter(pk=old.pk).update(saved_at=yesterday)

    come_round(forget_submissions)

    assert Submission.objects.get() == recent


def come_round(job):
    """Have a worker do it, which was told nothing before."""
    [due] = [
        each for each in app.periodic_registry.periodic_tasks.values() if each.task is job.task
    ]
    with scope(""):
        job.run(None, **due.configure_kwargs["task_kwargs"])
