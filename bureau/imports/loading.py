"""Makes a synthetic year and loads it as one batch: all of it, or nothing."""

from decimal import Decimal
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.models import Batch, ReportYear
from bureau.base.postgres.roles import as_owner
from bureau.base.records import Record
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.synthetic import SyntheticYear
from bureau.imports.trends import follow_trend
from programs import tallies
from programs.findings.models import Finding
from programs.lines import program_lines
from veterans.models import Office, Region

MADE_YEARS = range(2019, 2024)
# Every place has an office from the beginning, and doubts are found by a search.
NOBODY_ENTERED = [Office, Finding]
FULL_SCALE_ROWS = 1_000_000


class CannotLoad(Exception):
    """Says in one sentence why the year was not loaded."""


def load(year, *, scale, seed, progress):
    """Load the year; `progress` is called with what is being made and the rows just written."""
    with scope(EVERYWHERE, by={"command": "load_year"}):
        _wait_for_other_loads()
        _refuse_second_load_and_real_data(year)
        ReportYear.open(year)
        weights = _weights()
        batch = Batch.objects.create(year=year, seed=seed, scale=Decimal(str(scale)))
        made = SyntheticYear(
            year=year,
            scale=scale,
            seed=seed,
            batch=batch,
            weights=weights,
            progress=lambda rows: progress(current, rows),
        )
        for current, line, module in _samples():
            progress(current, 0)
            follow_trend(made, line, weights)
            module.build(made)
            made.flush()
        batch.completed_at = timezone.now()
        batch.save()
    _settle(year)


def _samples():
    """The modules that make the registers and then each line, found by name."""
    yield _("registers"), None, import_module("veterans.sample")
    for line in program_lines():
        yield str(line.verbose_name), line.label, import_module(f"{line.name}.sample")


def _refuse_second_load_and_real_data(year):
    if Batch.objects.filter(year=year).exists():
        raise CannotLoad(_("The year %(year)s is already loaded.") % {"year": year})
    entered = [
        model
        for model in apps.get_models()
        if issubclass(model, Record) and model not in NOBODY_ENTERED
    ]
    for model in entered:
        if model.objects.filter(batch=None).exists():
            raise CannotLoad(
                _("There are real records (%(kind)s): a synthetic year is never mixed with them.")
                % {"kind": model._meta.verbose_name_plural}
            )


def _wait_for_other_loads():
    """Two at once would both find an empty database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_year'))")


def _weights():
    """Each county's share of its city, and each city's of the province, by 2020's census.

    Within a city the first code is the seat and counts for more, as seats do.
    """
    weights = {}
    for city, population in CITY_POPULATIONS.items():
        counties = list(Region.objects.filter(parent=city).order_by("code"))
        shares = [1.5, *(1 + 0.1 * (index % 5) for index in range(1, len(counties)))]
        for county, share in zip(counties, shares, strict=True):
            weights[county.code] = population * share / sum(shares)
    return weights


# Residents in units of ten thousand, seventh national census, rounded.
CITY_POPULATIONS = {
    "3701": 920,
    "3702": 1007,
    "3703": 470,
    "3704": 386,
    "3705": 219,
    "3706": 710,
    "3707": 939,
    "3708": 836,
    "3709": 547,
    "3710": 291,
    "3711": 297,
    "3713": 1102,
    "3714": 561,
    "3715": 595,
    "3716": 393,
    "3717": 880,
}


def _settle(year):
    """Tell the planner what came in, and count it once, so that the first reader need not wait."""
    if not connection.in_atomic_block:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    tallies.fold_marks()
    tallies.figures(sorted({year - 1, *ReportYear.known()}))
