"""What a clerk types for line 4, and what the form supplies, asks and doubts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from programs.teaching_resources.models import Call, Selection
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.programs.teaching_resources.factories import CallFactory, SelectionFactory
from tests.veterans.factories import TrainingProviderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


@pytest.fixture
def open_call():
    today = timezone.localdate()
    return CallFactory(opened_on=today - timedelta(days=9), closes_on=today + timedelta(days=9))


def test_one_more_resource_takes_a_call_a_kind_and_a_title(desk, open_call):
    typed = {"call": open_call.pk, "kind": "trainer", "title": "王建国"}

    resource = entered(desk, Selection, **typed)

    assert resource.nominated_by == "历下区退役军人事务局"
    assert resource.nominated_on == timezone.localdate()


def test_an_institution_takes_its_name_from_the_register(desk, open_call):
    provider = TrainingProviderFactory(name="济南技师学院")
    typed = {"call": open_call.pk, "kind": "institution", "provider": provider.pk}

    assert entered(desk, Selection, **typed).title == "济南技师学院"


def test_what_is_entered_late_was_put_forward_on_the_last_day():
    resource = SelectionFactory.build(call=CallFactory(), nominated_on=None)

    resource.fill()

    assert resource.nominated_on == date(2020, 7, 31)


def test_one_more_call_takes_a_title_and_two_days(desk):
    call = entered(desk, Call, title="征集", opened_on="2021-05-10", closes_on="2021-07-09")

    assert call.doubts() == []


@pytest.mark.parametrize(("closes_on", "expected"), [(28, []), (29, ["long"])])
def test_a_call_of_more_than_four_months_is_doubted(closes_on, expected):
    call = CallFactory(opened_on=date(2021, 5, 1), closes_on=date(2021, 8, closes_on))

    assert [doubt.code for doubt in call.doubts()] == expected


def test_a_decision_while_nominations_come_in_is_doubted():
    call = CallFactory(closes_on=date(2021, 10, 22))
    early = SelectionFactory(call=call, selected=True, decided_on=date(2021, 10, 21))
    due = SelectionFactory(call=call, selected=True, decided_on=date(2021, 10, 22))

    assert [doubt.code for doubt in early.doubts()] == ["decided_early"]
    assert due.doubts() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, ["passed_over"], id="a-better-one"),
        pytest.param({"score": Decimal("90.00")}, [], id="one-as-good"),
        pytest.param({"kind": "trainer"}, [], id="one-of-another-kind"),
        pytest.param({"call": None}, [], id="one-of-another-call"),
    ],
)
def test_selecting_less_than_was_passed_over_is_doubted(changes, expected):
    call = CallFactory(closes_on=date(2021, 6, 30))
    decided = {"call": call, "decided_on": date(2021, 10, 22)}
    other = decided | {"state": "not_selected", "score": Decimal("90.01")} | changes
    SelectionFactory(**other | {"call": other["call"] or CallFactory()})

    selected = SelectionFactory(**decided, state="selected", score=Decimal("90.00"))

    assert [doubt.code for doubt in selected.doubts()] == expected
