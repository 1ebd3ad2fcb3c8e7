"""Five synthetic years beside each other, in whatever order they come."""

import pytest
from django.core.management import CommandError, call_command

from bureau.base.models import Batch
from bureau.base.years import Period
from bureau.imports import loading
from bureau.imports.trends import SHARES
from bureau.summary.recount import differences
from programs import tallies
from programs.indicators import Standard, Stock
from programs.job_fairs.models import JobFair
from programs.lines import indicators
from programs.startup_loans.models import LoanRule
from programs.subsidies.models import ServiceStandard, SubsidyRate
from tests.databases import copy_of_test_database, working_in
from veterans.models import Veteran

SMALL = 0.008
YEARS = list(loading.MADE_YEARS)
ORDERS = [YEARS, [2023, 2020, 2021, 2019, 2022]]
STANDARDS = {code for code, indicator in indicators().items() if isinstance(indicator, Standard)}
STOCKS = {code for code, indicator in indicators().items() if isinstance(indicator, Stock)}

# Lines without anything to count in a year, or in which only the records of 2021 that lie beyond
# its midnights are counted: nobody recruited live in 2019; contests and stars are of every second
# year, stars since 2021, and so are the first sites.
NOTHING = {
    2019: {"live_recruitment", "star_awards", "pilot_sites"},
    2020: {"contests", "star_awards", "pilot_sites"},
    2022: {"contests", "star_awards"},
}
# Too rare for a small scale, as what is paid in the smallest city alone; the first centre for an
# economic circle is of the end of 2020.
RARE = {"incubators.circles", "incubators.graduated", "incubators.left", "incubators.tenants"}
RARE |= {"incubators.moved_in", "welfare_posts.left_retired", "welfare_posts.left_for_work"}
RARE |= {"enterprise_liaison.enterprises_closed"}
RARE |= {"welfare_posts.pay_total", "welfare_posts.paid_posts"}


@pytest.fixture(scope="module", params=ORDERS, ids=["in-turn", "anyhow"])
def loaded(request, django_db_setup, django_db_blocker):
    """A database with all five years, and the codes of what each load changed, by year."""
    with django_db_blocker.unblock(), copy_of_test_database("five_years") as name, working_in(name):
        changed = {}
        before = _figures()
        for year in request.param:
            call_command("load_year", str(year), scale=SMALL, verbosity=0)
            call_command("find_doubts", verbosity=0)  # they are no reason to load no other year
            after = _figures()
            changed[year] = _differing(before, after)
            before = after
        yield changed


pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def _figures():
    """Of every place, and of the year after the last one as well."""
    return tallies.figures([*YEARS, YEARS[-1] + 1])


def _differing(before, after):
    """{year: codes of the figures that differ at some place}; promises come with the first load,
    and hold in every year."""
    codes = {}
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key) and key[1] not in STANDARDS:
            codes.setdefault(key[0], set()).add(key[1])
    return codes


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_year_before_2021_changes_no_other(loaded, year):
    assert loaded[year].keys() == {year}, loaded[year]


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_year_after_2021_changes_no_other_but_what_stands_in_later_ones(loaded, year):
    for other, codes in loaded[year].items():
        assert other >= year, codes
        assert other == year or codes <= STOCKS, other


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_figures_of_nearly_everything(loaded, year):
    figures = tallies.figures([year], places=["37"])
    shown = {code for (_year, code, _place, own), value in figures.items() if value and not own}
    missing = {code for code in indicators().keys() - shown if code not in RARE}

    assert {code.split(".")[0] for code in missing} <= NOTHING.get(year, set()), missing


@pytest.mark.parametrize("year", YEARS)
def test_plain_python_counts_the_same(year):
    assert list(differences(year)) == []


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_refused_a_second_time(year):
    with pytest.raises(CommandError, match="already loaded"):
        call_command("load_year", str(year), scale=SMALL)


def test_each_year_is_a_batch_of_its_own(loaded):
    assert sorted(Batch.objects.values_list("year", flat=True)) == YEARS
    for batch in Batch.objects.all():
        assert Veteran.objects.filter(batch=batch).exists()


def test_rules_come_once_with_whichever_year_is_first():
    assert SubsidyRate.objects.count() == 1
    assert ServiceStandard.objects.count() == 2
    assert LoanRule.objects.count() == 8


def test_no_fair_was_held_in_the_spring_of_2020():
    held = JobFair.objects.held().in_period(Period(2020)).values_list("held_on", flat=True)

    assert min(held).month >= 6


def test_every_line_of_the_table_of_trends_is_a_line():
    assert SHARES.keys() <= {code.split(".")[0] for code in indicators()}
