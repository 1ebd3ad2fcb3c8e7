"""A synthetic year: the same for a seed, whole or not at all, and never twice."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from bureau.base.models import Batch
from bureau.imports import loading
from programs import tallies
from tests.databases import copy_of_test_database, working_in
from veterans.models import Veteran

SMALL = 0.005


@pytest.fixture(scope="module")
def loaded_twice(django_db_setup, django_db_blocker):
    """What two databases hold after the same seed; outside any test's transaction."""
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("one") as one,
        copy_of_test_database("other") as other,
    ):
        yield _loaded(one), _loaded(other)


def _loaded(name):
    """The marks left on the year, its figures, and everybody's numbers."""
    with working_in(name):
        for year in ["2021", "2022"]:
            call_command("load_year", year, scale=SMALL, seed=7, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM programs_mark WHERE years @> 2021")
            [marks] = cursor.fetchone()
        numbers = Veteran.objects.order_by("pk").values_list("id_number_index", flat=True)
        return marks, tallies.figures([2020, 2021, 2022]), list(map(bytes, numbers))


@pytest.mark.heavy
@pytest.mark.django_db
def test_the_same_seed_makes_the_same_years(loaded_twice):
    (_marks, *one), (_marks, *other) = loaded_twice

    assert one == other


@pytest.mark.heavy
@pytest.mark.django_db
def test_a_loaded_year_is_counted_already_so_that_nobody_waits(loaded_twice):
    (marks, *_rest), _other = loaded_twice

    assert marks == 0


@pytest.mark.heavy
@pytest.mark.django_db
def test_a_load_that_breaks_leaves_nothing(monkeypatch):
    def broken(year):
        raise KeyboardInterrupt

    monkeypatch.setattr("programs.welfare_posts.sample.build", broken)

    with pytest.raises(KeyboardInterrupt):
        loading.load(2021, scale=0.001, seed=1, progress=lambda what, rows: None)

    assert not Batch.objects.exists()
    assert not Veteran.objects.exists()


@pytest.mark.heavy
@pytest.mark.django_db
def test_progress_says_what_is_made_and_how_much():
    said = []

    loading.load(2021, scale=0.001, seed=1, progress=lambda what, rows: said.append((what, rows)))

    assert said[0][0] == "registers"
    assert said[-1][0] == "welfare posts"
    assert sum(rows for _what, rows in said) > 1000


@pytest.mark.heavy
@pytest.mark.django_db
def test_a_year_is_loaded_once():
    Batch.objects.create(year=2021, seed=1, scale=1)

    with pytest.raises(CommandError, match="already loaded"):
        call_command("load_year", "2021", scale=0.001)


@pytest.mark.parametrize("year", ["2018", "2024", "x"])
def test_only_some_years_can_be_made(year):
    with pytest.raises(CommandError, match="can be made"):
        call_command("load_year", year)
