"""The province enters what its reports printed: any phrase that stands for values."""

import pytest
from django.urls import reverse

from bureau.summary.models import PublishedFigure
from tests.bureau.years.conftest import make
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

ADD = "admin:summary_publishedfigure_add"
PRINTED = {"year": 2020, "code": "subsidies.persons", "text_form": "近2万名", "position": 1}


@pytest.fixture
def manager(client):
    sign_in(client, make("manager", "37", "manager"))
    return client


def test_what_was_printed_is_entered(manager):
    answer = manager.post(reverse(ADD), PRINTED | {"heading_form": "2万名"})

    entered = PublishedFigure.objects.get(year=2020)
    assert answer.status_code == 302
    assert (entered.printed.low, entered.printed.high) == (None, 20_000)


@pytest.mark.parametrize("phrase", ["很多名", "近2万余名", "3家和4家"])
def test_what_stands_for_no_value_is_refused(manager, phrase):
    answer = manager.post(reverse(ADD), PRINTED | {"text_form": phrase})

    assert answer.context["errors"]
    assert not PublishedFigure.objects.filter(year=2020).exists()


def test_it_is_not_deleted(manager):
    printed = PublishedFigure.objects.first()
    address = reverse("admin:summary_publishedfigure_delete", args=[printed.pk])

    assert manager.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(("place", "role"), [("3701", "manager"), ("37", "clerk")])
def test_nobody_else_enters_it(client, place, role):
    sign_in(client, make("other", place, role))

    assert client.post(reverse(ADD), PRINTED).status_code == 403
    assert not PublishedFigure.objects.filter(year=2020).exists()
