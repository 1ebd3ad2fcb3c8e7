"""People who do the same, or the opposite, at the same moment: exactly one of them does it.

Every race is run fifty times at the real endpoints, each person with a connection of their own; and
once more without what decides it, until it goes wrong: a race that cannot be lost proves nothing.
"""

import threading
from contextlib import contextmanager
from decimal import Decimal
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection

from bureau.base.postgres.roles import as_owner
from bureau.desk import bulk
from programs.cases.models import Step
from programs.subsidies.models import PaymentOrder, Subsidy
from tests.bureau.desk.conftest import page
from tests.databases import copy_of_test_database, working_in
from tests.entering import beginning
from tests.programs.cases.acting import PAPERS, act, colleague, file_subsidy, today
from tests.programs.subsidies.factories import (
    PaymentBatchFactory,
    SubsidyFactory,
    SubsidyRateFactory,
    card_number,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.heavy

ROUNDS = 50
ONCE = "subsidies_subsidy_once_in_a_lifetime"


@contextmanager
def database(django_db_blocker, name):
    """Of its own, in which everybody sees what the others saved; and six people."""
    with django_db_blocker.unblock(), copy_of_test_database(name) as copy, working_in(copy):
        SubsidyRateFactory()
        yield {
            name: colleague(name, name.rstrip("12"))
            for name in ["clerk1", "clerk2", "reviewer1", "reviewer2", "payer1", "payer2"]
        }
        connection.close()


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    with database(django_db_blocker, "races") as everybody:
        yield everybody


@pytest.fixture(scope="module")
def unguarded_people(django_db_setup, django_db_blocker):
    """Where the database itself lets everything pass."""
    with database(django_db_blocker, "races_lost") as everybody:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {ONCE}")
            cursor.execute("DROP INDEX subsidies_paymentorder_one_at_a_time")
            cursor.execute(
                "ALTER TABLE subsidies_paymentorder"
                " DROP CONSTRAINT subsidies_paymentorder_once_in_a_batch,"
                " DROP CONSTRAINT subsidies_paymentorder_reference_key"
            )
            for table in ["subsidies_subsidy", "subsidies_paymentbatch"]:
                cursor.execute(
                    "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass"
                    " AND tgname LIKE 'pgtrigger_case_goes_on%%'",
                    [table],
                )
                (name,) = cursor.fetchone()
                cursor.execute(f'DROP TRIGGER "{name}" ON {table}')
        yield everybody


@pytest.fixture
def unlocked(monkeypatch):
    """Where nobody waits for whoever has the record in hand."""

    def as_they_are(asking):
        return asking.concerned.order_by("pk")

    monkeypatch.setattr(bulk._Asking, "locked", as_they_are)


def at_once(*acts):
    """The answers to what is done at the same moment."""
    start, answers = threading.Barrier(len(acts)), {}

    def run(number, each):
        start.wait()
        try:
            answers[number] = each()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[number] for number in range(len(acts))]


def ready(**state):
    """A case of today's that nobody in particular brought so far."""
    days = ["applied_on", "accepted_on", "decided_on", "reviewed_on"]
    upto = {"accepted": 2, "approved": 3, "reviewed": 4}
    [name] = state
    known = VeteranFactory(region_id="370102", discharged_on=today(-9), reported_on=today(-5))
    made = dict.fromkeys(days[: upto[name]], today())
    terms = {"discharged_on": today(-9), "service_years": Decimal("8.5")}
    return SubsidyFactory(veteran=known, **state, **made, **terms)


def acknowledged(record):
    """How often somebody was told that it was done."""
    return LogEntry.objects.filter(
        content_type__model=record._meta.model_name, object_id=record.pk
    ).count()


# Each race does its act once more and says how often it took effect.


def two_clerks_file_for_one_veteran(people, number):
    veteran = VeteranFactory(region_id="370102", discharged_on=today(-9), reported_on=today(-5))

    def file(clerk, card):
        add = page(Subsidy, "add")
        account = {"bank_name": "中国工商银行", "bank_account": card_number(card)}
        typed = beginning(clerk.get(add)) | PAPERS | account | {"veteran": veteran.pk}
        return clerk.post(add, typed)

    at_once(
        lambda: file(people["clerk1"], 10_000 + 2 * number),
        lambda: file(people["clerk2"], 10_001 + 2 * number),
    )
    return Subsidy.objects.filter(veteran=veteran).count()


def one_clerk_clicks_twice(people, number):
    veteran = VeteranFactory(region_id="370102", discharged_on=today(-9), reported_on=today(-5))
    clerk, add = people["clerk1"], page(Subsidy, "add")
    account = {"bank_name": "中国工商银行", "bank_account": card_number(20_000 + number)}
    typed = beginning(clerk.get(add)) | PAPERS | account
    typed |= {"veteran": veteran.pk, "submission": str(uuid4())}
    at_once(lambda: clerk.post(add, typed), lambda: clerk.post(add, typed))
    return Subsidy.objects.filter(veteran=veteran).count()


def two_approvers_decide(people, _number):
    case = ready(accepted=True)
    at_once(
        lambda: act(people["reviewer1"], case, "approve", decided_on=today()),
        lambda: act(people["reviewer2"], case, "approve", decided_on=today()),
    )
    case.refresh_from_db()
    assert case.state == "approved"
    return acknowledged(case)


def one_approves_what_another_withdraws(people, _number):
    case = ready(accepted=True)
    at_once(
        lambda: act(people["reviewer1"], case, "approve", decided_on=today()),
        lambda: act(people["clerk1"], case, "withdraw"),
    )
    steps = Step.objects.filter(case_id=case.pk, actor_id__isnull=False)
    assert steps.count() in (1, 2)
    # Withdrawn after the approval is lawful: then both were done, one after the other.
    in_order = [step.arrow for step in steps] == ["approve", "withdraw"]
    return acknowledged(case) - in_order


def two_payers_send_one_batch(people, _number):
    batch = PaymentBatchFactory()
    case = ready(reviewed=True)
    Subsidy.objects.filter(pk=case.pk).update(payment=batch)
    at_once(
        lambda: act(people["payer1"], batch, "send", sent_on=today()),
        lambda: act(people["payer2"], batch, "send", sent_on=today()),
    )
    assert PaymentOrder.objects.filter(payment_batch=batch).exists()
    return max(acknowledged(batch), PaymentOrder.objects.filter(payment_batch=batch).count())


RACES = [
    two_clerks_file_for_one_veteran,
    one_clerk_clicks_twice,
    two_approvers_decide,
    one_approves_what_another_withdraws,
    two_payers_send_one_batch,
]


@pytest.mark.parametrize("race", RACES)
def test_exactly_one_does_it(race, people):
    assert [race(people, number) for number in range(ROUNDS)] == [1] * ROUNDS


@pytest.mark.parametrize("race", RACES)
def test_without_what_decides_it_both_do_it(race, unguarded_people, unlocked, monkeypatch):
    monkeypatch.setattr("bureau.desk.entry.once", lambda _request, act: act())
    monkeypatch.setattr("programs.subsidies.models.subsidies.Subsidy.validate_constraints", _pass)

    assert any(race(unguarded_people, number) > 1 for number in range(ROUNDS))


def _pass(_record, exclude=None):
    """What the form would find out beforehand, were there nobody beside it."""


@pytest.mark.django_db
def test_whoever_comes_second_is_told_so_in_words():
    SubsidyRateFactory()
    case = file_subsidy(colleague("first", "clerk"))
    second = colleague("second", "clerk")
    account = {"bank_name": "中国工商银行", "bank_account": card_number(77)}
    add = page(Subsidy, "add")
    typed = beginning(second.get(add)) | PAPERS | account | {"veteran": case.veteran_id}

    refused = second.post(add, typed)

    assert refused.status_code == 422
    assert "once in a lifetime" in refused.content.decode()
