"""What a list costs does not depend on how much of it is shown: seen in a whole year of records."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bureau.desk import making
from bureau.desk.lists import ListPage
from programs.startup_loans.models import AnnualSettlement, BankClaim, LoanRule
from programs.subsidies.models import NoticeRule, ServiceStandard, SubsidyRate
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import LISTS, rows
from tests.factories import factory_of
from tests.taking import asked

RULES = {LoanRule, NoticeRule, ServiceStandard, SubsidyRate}
ONCE = {  # a place has one of a year, or of a bank in a quarter
    AnnualSettlement: lambda number: {"year": 2019 + number},
    BankClaim: lambda number: {"bank": f"第{number}银行"},
}

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_full_year")]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_costs_as_many_queries_for_200_rows_as_for_10(model, client, monkeypatch):
    client.force_login(make_clerk("provincial", "37"))
    make_200(model)
    client.get(page(model, "changelist"))  # what is asked once a process

    few = queries(client, model, monkeypatch, per_page=10)
    many = queries(client, model, monkeypatch, per_page=200)

    assert many == few
    more = queries_of_file(client, model, 200) - queries_of_file(client, model, 10)
    assert 0 <= more <= len(not_always_named(model))


def not_always_named(model):
    """What the first ten may not name at all is fetched once the others do."""
    return [field for field in model._meta.concrete_fields if field.is_relation and field.null]


def queries_of_file(browser, model, rows):
    file = asked(browser, page(model, "changelist"))
    table = making.table_of(making.request_for(file), file)
    with CaptureQueriesContext(connection) as captured:
        assert len(list(table.rows(rows))) == rows
    return len(captured)


def make_200(model):
    """Of rules, of which a place has one at a time, each holds for a day of its own."""
    if model in RULES:
        model.objects.filter(ended_on=None).update(ended_on=date(2030, 1, 1))
    for number in range(200 - model.objects.all()[:200].count()):
        day = date(2031, 1, 1) + timedelta(days=2 * number)
        own_day = {"began_on": day, "ended_on": day + timedelta(days=1)}
        own = own_day if model in RULES else ONCE.get(model, lambda _number: {})(number)
        factory_of(model).create(**own)


def queries(browser, model, monkeypatch, per_page):
    monkeypatch.setattr(ListPage, "list_per_page", per_page)
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(page(model, "changelist"))
    assert len(rows(answer)) == per_page
    return len(captured)
