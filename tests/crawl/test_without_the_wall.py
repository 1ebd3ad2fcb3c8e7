"""Django's own scope holds by itself, and so does the wall; and the crawl would notice either fall."""

from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.db import IntegrityError, ProgrammingError, connection, transaction
from unfold.admin import ModelAdmin

from bureau.api.viewset import RecordViewSet
from bureau.base.encryption import Sealed
from bureau.base.postgres.roles import as_owner
from bureau.base.records import RecordQuerySet
from bureau.base.scope import scope
from bureau.base.walls import walled_models
from programs.job_fairs.models import Visit
from tests.crawl.crawling import Crawl, admins
from tests.crawl.endpoints import Question
from tests.crawl.of_admins import address
from tests.crawl.of_api import VIEWS
from tests.crawl.planting import OWN
from veterans.models import Veteran

pytestmark = pytest.mark.heavy

WALLED = [pytest.param(model, id=model._meta.label) for model in walled_models()]


@contextmanager
def fallen(*models):
    """The policies of some tables rest."""
    tables = [model._meta.db_table for model in models]
    for_all = " ".join(f'ALTER TABLE "{table}" {{}} ROW LEVEL SECURITY;' for table in tables)
    _as_owner(for_all.replace("{}", "DISABLE"))
    try:
        yield
    finally:
        _as_owner(for_all.replace("{}", "ENABLE"))


def _as_owner(statements):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statements)


@pytest.fixture(scope="module")
def without_walls(town):
    with fallen(*walled_models()):
        yield


@pytest.fixture
def crawl(town):
    return Crawl(town)


# --- Django's scope ---------------------------------------------------------------------------


@pytest.mark.usefixtures("without_walls")
class TestWithoutTheWall:
    @pytest.mark.parametrize(
        "model_admin", [pytest.param(each, id=each.opts.label) for each in admins()]
    )
    def test_django_alone_shows_nothing_foreign(self, model_admin, crawl, accounts):
        crawl.narrowly(accounts["county clerk"], model_admin)

        assert crawl.findings == []

    @pytest.mark.parametrize(
        "view", [pytest.param(each, id=each.model._meta.label) for each in VIEWS]
    )
    def test_the_api_alone_shows_nothing_foreign(self, view, crawl, accounts):
        crawl.every_kind_of_program(accounts["county clerk"], view)

        assert crawl.findings == []

    def test_an_api_that_forgets_its_scope_is_found_out(self, crawl, accounts, monkeypatch):
        monkeypatch.setattr(
            RecordViewSet, "seen", property(lambda self: self.model._default_manager.all())
        )
        [view] = [each for each in VIEWS if each.model is Veteran]

        crawl.every_kind_of_program(accounts["county clerk"], view)

        assert crawl.findings

    def test_an_admin_that_forgets_its_scope_is_found_out(self, crawl, accounts, monkeypatch):
        forgetful = admin.site.get_model_admin(Visit)
        monkeypatch.setattr(type(forgetful), "get_queryset", ModelAdmin.get_queryset)

        crawl.narrowly(accounts["county clerk"], forgetful)

        assert any("in its body" in each.what for each in crawl.findings)

    def test_a_form_that_takes_any_key_is_found_out(self, crawl, accounts, town, monkeypatch):
        for narrowed in ("in_region", "visible_from"):
            monkeypatch.setattr(RecordQuerySet, narrowed, lambda records, _place: records)

        path = address(admin.site.get_model_admin(Visit), "change", town.own.records[Visit].pk)
        crawl.forge(accounts["county clerk"], path)

        assert any(each.what.startswith("wrote job_fairs_visit") for each in crawl.findings)


# --- the wall ---------------------------------------------------------------------------------


def breaches(town, model):
    """What somebody of the own county can do to the foreign record in SQL."""
    record = town.foreign.records[model]
    with scope(OWN):
        found = model._base_manager.filter(pk=record.pk)
        if found.exists() and not model.known_everywhere:
            yield "read"
        if found.update(note="from elsewhere"):
            yield "changed"
    if _done(lambda: found._raw_delete(found.db)):
        yield "removed"
    another = model(**_columns(record))
    if _done(lambda: model._base_manager.bulk_create([another])):
        yield "added"


def _done(act):
    """What came of it in the scope of the own county; nothing where the wall refused it."""
    try:
        with transaction.atomic():
            with scope(OWN):
                came_of_it = act()
            transaction.set_rollback(True)
        return came_of_it
    except ProgrammingError as refusal:
        if "row-level security" not in str(refusal):
            raise
        return None
    except IntegrityError:
        return "stopped by what comes behind the wall"


def _columns(record):
    fields = [field for field in record._meta.concrete_fields if not field.primary_key]
    return {field.attname: getattr(record, field.attname) for field in fields}


@pytest.mark.django_db
@pytest.mark.parametrize("model", WALLED)
def test_the_wall_alone_gives_nothing_foreign_away(model, town):
    assert list(breaches(town, model)) == []


def test_a_wall_that_is_gone_is_noticed(town):
    with fallen(Visit):
        assert set(breaches(town, Visit)) >= {"read", "changed", "removed"}


# --- the masks --------------------------------------------------------------------------------


def test_a_number_without_its_mask_is_found(crawl, accounts, town, monkeypatch):
    monkeypatch.setattr(Sealed, "__str__", Sealed.reveal)

    path = address(admin.site.get_model_admin(Veteran), "changelist")
    crawl.ask(accounts["county clerk"], Question(path))

    number = town.own.records[Veteran].id_number.reveal()
    assert f"{number} in its body" in [each.what for each in crawl.findings]
