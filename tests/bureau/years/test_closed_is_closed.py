"""A closed year is closed: every dated table, by every way in.

One record of every kind is planted, the years are closed, and then it is tried to take the record
away, to move it, and to bring it in: at the desk, by programs, by imports and in plain SQL.
"""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import IntegrityError, connection, transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from bureau.base.copying import copy_rows
from bureau.base.models import Reopening, ReportYear
from bureau.base.postgres.roles import as_owner
from bureau.base.records import Part
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff.models import User
from programs.adaptation_training.models import Attendance
from programs.border_aid.models import Donation
from programs.closing import dated_models
from programs.findings.models import Finding
from programs.incubators.models import Incubator
from programs.skills_training.models import FeeInstalment
from programs.star_awards.models import Nomination
from programs.startup_loans.models import AnnualSettlement, InterestSubsidy, Loan
from programs.subsidies.models import PaymentBatch, Reversal, Subsidy
from programs.welfare_posts.models import MonthlyPay
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.years.conftest import make, shut
from tests.crawl.planting import OWN, County
from tests.databases import copy_of_test_database, working_in
from veterans.models import Region

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]

YEARS = range(2019, 2026)
ELSEWHERE = {6: "370103", 4: "3702", 2: "3702"}  # by the level of a record's place
MODELS = [pytest.param(model, id=model._meta.label) for model in dated_models()]

# What has no day before it is paid or sent.
COUNTED = {
    FeeInstalment: {"paid": True},
    Subsidy: {"paid": True},
    PaymentBatch: {"state": PaymentBatch.State.SENT, "sent_on": date(2021, 6, 17)},
    Reversal: {"recovered": True},
    Loan: {"disbursed": True},
    InterestSubsidy: {"paid": True},
    AnnualSettlement: {"settled": True},
    Donation: {"paid": True},
    Nomination: {"awarded": True},
    MonthlyPay: {"paid": True},
    Finding: {"found_on": date(2021, 6, 17)},
}

# What else holds a record, before its year is asked: here it is put aside, so that the year speaks.
OTHER_GUARDS = (
    "case_goes_on|case_stays|stays|while_the_clock_runs|told_to_the_bank|paid_as_the_bank"
)


class ClosedCounty(County):
    """Whose records are of a year that is over."""

    def _arguments(self, model):
        return super()._arguments(model) | COUNTED.get(model, {})


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """A database with a record of every kind in 历下区, in the order in which they name each other."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("closed") as name,
        working_in(name),
    ):
        county = ClosedCounty(OWN)
        with scope(EVERYWHERE, by={"command": "plant"}):
            for model in apps.get_models():
                if model in dated_models():
                    county.record_of(model)
            make_clerk("clerk", EVERYWHERE)
            make("first", EVERYWHERE, "manager")
            make("second", EVERYWHERE, "manager")
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
                f" WHERE tgname ~ '^pgtrigger_({OTHER_GUARDS})'"
            )
            for table, trigger in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')
        yield county.records


@pytest.fixture
def close(planted):
    def closed():
        first, second = (User.objects.get(username=name) for name in ("first", "second"))
        for year in YEARS:
            shut(year, first, second)

    return closed


@pytest.fixture
def record(request, planted):
    """The planted one, with nothing left that names it: what was planted after it is taken away."""
    model = request.param
    later = list(planted)[list(planted).index(model) + 1 :]
    for each in reversed(later):
        each.objects.filter(pk=planted[each].pk).delete()
    return planted[model]


def row_of(record):
    return record._meta.model.objects.filter(pk=record.pk).values().get()


def refused(act):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    return refusal.value.__cause__.diag.constraint_name


# --- the ways in ------------------------------------------------------------------------------


def by_update(record, client):
    """Nothing but its whole moves a part."""
    if isinstance(record, Part):
        return by_queryset(record, client)
    elsewhere = ELSEWHERE[len(record.region_id)]
    return refused(lambda: record._meta.model.objects.filter(pk=record.pk).update(region=elsewhere))


def by_queryset(record, client):
    return refused(lambda: record._meta.model.objects.filter(pk=record.pk).delete())


def by_sql(record, client):
    table, key = record._meta.db_table, record._meta.pk.column
    statement = f'DELETE FROM "{table}" WHERE "{key}" = %s'
    return refused(lambda: _execute(statement, [record.pk]))


def _execute(statement, params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


WAYS_OUT = [by_update, by_queryset, by_sql]


@pytest.mark.parametrize("way", WAYS_OUT, ids=lambda way: way.__name__)
@pytest.mark.parametrize("record", MODELS, indirect=True)
def test_nothing_leaves_a_closed_year(record, way, close, client):
    close()

    assert way(record, client) == "year_is_closed"


@pytest.mark.parametrize("record", MODELS, indirect=True)
def test_nothing_comes_into_a_closed_year(record, close):
    """By the form's save, by bulk_create, and by what loads and imports write with."""
    model, row = record._meta.model, row_of(record)
    model.objects.filter(pk=record.pk).delete()
    close()

    said = {
        refused(lambda: model(**row).save(force_insert=True)),
        refused(lambda: model.objects.bulk_create([model(**row)])),
        refused(lambda: copy_rows(model, list(row), [_as_written(model, row)])),
    }

    assert said == {"year_is_closed"}


def _as_written(model, row):
    return [
        model._meta.get_field(
            name.removesuffix("_id") if not _has(model, name) else name
        ).get_db_prep_save(value, connection)
        for name, value in row.items()
    ]


def _has(model, name):
    return name in {field.name for field in model._meta.concrete_fields}


# --- at the desk and by programs --------------------------------------------------------------


@pytest.mark.parametrize("record", MODELS, indirect=True)
def test_the_desk_and_the_api_say_who_closed_it(record, close, client):
    """Wherever a clerk may delete such a record at all."""
    close()
    clerk = User.objects.get(username="clerk")
    client.force_login(clerk)
    model = record._meta.model
    answers = [answer for answer in _asked(client, model, record) if answer is not None]

    for answer in answers:
        assert answer.status_code == 409, answer.content
        assert "second" in answer.content.decode()
    assert model.objects.filter(pk=record.pk).exists()


def _asked(client, model, record):
    if model not in admin.site._registry:
        return
    opts = model._meta
    if not User.objects.get(username="clerk").has_perm(
        f"{opts.app_label}.delete_{opts.model_name}"
    ):
        return
    shown = client.get(page(model, "delete", record.pk))
    if shown.status_code == 200:
        yield client.post(page(model, "delete", record.pk), {"post": "yes"})
        listed = {"action": "delete_selected", ACTION_CHECKBOX_NAME: record.pk, "post": "yes"}
        yield client.post(page(model, "changelist"), listed)
    try:
        address = reverse(f"api-{opts.app_label}-{opts.model_name}-record", args=[record.pk])
    except NoReverseMatch:
        return
    asked = client.get(address)
    if asked.status_code == 200 and shown.status_code == 200:
        headers = {"If-Match": asked.headers["ETag"]}
        yield client.delete(address, headers=headers)


def test_most_kinds_are_tried_at_the_desk(planted, client):
    """Lest the test above passes because nothing is ever tried."""
    clerk = User.objects.get(username="clerk")
    kinds = [
        model
        for model in dated_models()
        if model in admin.site._registry
        and clerk.has_perm(f"{model._meta.app_label}.delete_{model._meta.model_name}")
    ]

    assert len(kinds) > 40


# --- what a closed year lets through ----------------------------------------------------------


def test_what_no_figure_is_made_of_may_be_corrected(planted, close):

    close()

    assert Attendance.objects.update(note="电话已核实") == 1


def test_a_spell_that_began_before_may_end_today(planted, close):

    close()
    standing = Incubator.objects.filter(pk=planted[Incubator].pk)

    assert standing.update(ended_on=timezone.localdate()) == 1
    assert refused(lambda: standing.update(ended_on="2024-03-01")) == "year_is_closed"


class TestReopened:
    @pytest.fixture
    def reopened(self, close):

        close()

        def reopen(place, line="", ended=False):
            first, second = (User.objects.get(username=name) for name in ("first", "second"))
            now = timezone.now()
            Reopening.objects.create(
                year=ReportYear.objects.get(year=2021),
                region=Region.objects.get(pk=place),
                line=line,
                reason="补录",
                asked_by=first,
                asked_at=now - timedelta(days=2),
                ends_at=now + timedelta(days=-1 if ended else 1),
                agreed_by=second,
                agreed_at=now,
            )

        return reopen

    @pytest.fixture
    def delete(self, planted):

        assert planted[Attendance].training_class.ends_on.year == 2021
        return lambda: Attendance.objects.filter(pk=planted[Attendance].pk).delete()

    @pytest.mark.parametrize(
        ("place", "line"),
        [("37", ""), ("3701", "adaptation_training"), ("370102", "")],
    )
    def test_what_it_covers_may_be_corrected(self, place, line, reopened, delete):
        reopened(place, line)

        assert delete()[0] == 1

    @pytest.mark.parametrize(
        ("place", "line", "ended"),
        [
            ("370103", "", False),
            ("3702", "", False),
            ("37", "subsidies", False),
            ("37", "", True),
        ],
    )
    def test_what_it_does_not_cover_stays(self, place, line, ended, reopened, delete):
        reopened(place, line, ended)

        assert refused(delete) == "year_is_closed"
