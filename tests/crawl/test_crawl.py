"""Every role asks every endpoint, and finds no other county's data anywhere."""

import pytest
from django.apps import apps

from bureau.base.history import History
from bureau.desk.lists import ListPage
from tests.crawl.casting import NAMES
from tests.crawl.crawling import admins
from tests.crawl.endpoints import FIRST_FIGURES, own_records, routes
from tests.crawl.of_admins import address, pickers
from tests.crawl.of_api import VIEWS
from tests.crawl.planting import UNPLANTED, UNPLANTED_APPS, WITHOUT_CANARY

pytestmark = pytest.mark.heavy


@pytest.mark.django_db
def test_every_model_is_planted_or_listed(town):
    models = {model for model in apps.get_models() if not issubclass(model, History)}
    left_out = {model for model in models if model._meta.app_label in UNPLANTED_APPS}

    assert models - left_out == {*town.foreign.records, *UNPLANTED}
    assert town.canaries.left_out == WITHOUT_CANARY


@pytest.mark.parametrize("name", NAMES)
def test_nobody_finds_the_foreign_county(name, crawl, accounts, record_property):
    crawl.findings.clear()
    crawl.every_route(accounts[name])

    record_property("crawled", f"{name}: {crawl.asked[name]}")
    assert crawl.findings == []


def test_every_route_was_asked(crawl):
    assert {route for route, *_rest in routes()} == crawl.routes


def test_own_pages_show_nothing_foreign_beside(crawl, accounts, town):
    crawl.findings.clear()
    crawl.ask_all(accounts["county clerk"], own_records(town))

    assert crawl.findings == []


def test_what_is_foreign_answers_as_what_is_absent(crawl, accounts):
    crawl.findings.clear()
    crawl.foreign_as_absent(accounts["county clerk"])

    assert crawl.findings == []


@pytest.mark.parametrize("name", ["county clerk", "county administrator"])
def test_no_picker_offers_what_is_foreign(name, crawl, accounts, town):
    crawl.findings.clear()
    crawl.ask_all(accounts[name], pickers(town, apps.get_models()))

    assert crawl.findings == []


@pytest.mark.parametrize(
    "model_admin", [pytest.param(each, id=each.opts.label) for each in admins()]
)
def test_no_list_form_picker_or_action_reaches_the_foreign_county(model_admin, crawl, accounts):
    crawl.findings.clear()
    crawl.every_page_of_admin(accounts["county clerk"], model_admin)

    assert crawl.findings == []


@pytest.mark.parametrize(
    ("name", "format"), [("county clerk", "xlsx"), ("county manager", "csv"), ("moved", "csv")]
)
def test_no_file_of_a_list_holds_the_foreign_county(name, format, crawl, accounts):
    """Nor does what is behind a figure: every list, and one figure of each line."""
    crawl.findings.clear()
    crawl.files.clear()
    lists = [address(each, "take") for each in admins() if isinstance(each, ListPage)]
    for path in [*lists, *(f"/admin{figure}take/" for figure in FIRST_FIGURES)]:
        crawl.taken_away(accounts[name], path, format)

    assert crawl.findings == []
    assert crawl.files[302] >= len(lists)


@pytest.mark.parametrize("view", [pytest.param(each, id=each.model._meta.label) for each in VIEWS])
def test_no_program_reaches_the_foreign_county(view, crawl, accounts):
    crawl.findings.clear()
    crawl.every_kind_of_program(accounts["county clerk"], view)

    assert crawl.findings == []
