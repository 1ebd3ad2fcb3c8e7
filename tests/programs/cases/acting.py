"""Doing to cases what the buttons of their pages do, at the hands of people with roles."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from bureau.base.scope import scope
from bureau.staff.models import User
from programs.subsidies.models import PaymentBatch, Subsidy
from tests.bureau.desk.conftest import page
from tests.entering import entered
from tests.programs.subsidies.factories import PaymentBatchFactory, SubsidyRateFactory, card_number
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory

EVERY_ROLE = ["clerk", "reviewer", "finance", "payer"]
PAPERS = {
    "has_enlistment_notice": "on",
    "has_introduction_letter": "on",
    "has_discharge_certificate": "on",
    "dossier_is_genuine": "on",
}


def colleague(username, *roles, place="370102"):
    """Somebody's browser, signed in."""
    user = User.objects.create_user(username, region_id=place, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles or EVERY_ROLE))
    client = Client()
    sign_in(client, user)
    client.user = user
    return client


def act(client, case, key, **answers):
    """Press a button of a case's page, and confirm it; the answer."""
    return act_on(client, [case], key, **answers)


def act_on(client, cases, key, **answers):
    chosen = {"action": key, "_selected_action": [case.pk for case in cases], "confirmed": "yes"}
    return client.post(page(type(cases[0]), "changelist"), chosen | answers)


def ask(client, cases, key):
    """The page that asks before it is done."""
    chosen = {"action": key, "_selected_action": [case.pk for case in cases]}
    return client.post(page(type(cases[0]), "changelist"), chosen)


def moved(client, case, key, **answers):
    """Whether pressing it moved the case."""
    before = type(case).objects.get(pk=case.pk)
    act(client, case, key, **answers)
    case.refresh_from_db()
    return (case.state, case.version) != (before.state, before.version)


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def file_subsidy(clerk, number=1, **typed):
    """A subsidy as a clerk enters it today, all papers seen."""
    SubsidyRateFactory()
    veteran = VeteranFactory(region_id="370102", discharged_on=today(-9), reported_on=today(-5))
    account = {"bank_name": "中国工商银行", "bank_account": card_number(900 + number)}
    return entered(clerk, Subsidy, veteran=veteran.pk, **PAPERS, **account, **typed)


def batch_with(payer, *subsidies):
    """A batch that a payer has put subsidies into."""
    batch = PaymentBatchFactory()
    act_on(payer, list(subsidies), "put_in", payment=batch.pk)
    return PaymentBatch.objects.get(pk=batch.pk)


def signed_in_as(user):
    """What a page of theirs writes, without the page."""
    by = {"user": user.pk, "username": user.username, "region": user.region_id}
    return scope(user.region_id, by=by)
