"""One record more or less changes exactly the figures that count it, whatever the line."""

import pytest
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector

from bureau.base.years import Period
from bureau.summary.recount import recount
from programs import tallies
from programs.lines import indicators

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("in_small_year"),
    pytest.mark.django_db,
]

YEAR = Period(2021)
INDICATORS = [pytest.param(code, each, id=code) for code, each in indicators().items()]


@pytest.mark.parametrize(("code", "indicator"), INDICATORS)
def test_deleting_and_adding_one_record_changes_exactly_the_figures_that_count_it(code, indicator):
    before = tallies.figures([2021])
    record, gone = _deletable(indicator)
    record.delete()
    after = tallies.figures([2021])
    recounted = _recounted(set(gone))
    for model, rows in reversed(gone.items()):
        model.objects.bulk_create(rows)
    again = tallies.figures([2021])

    changed = {key for key in before | after if before.get(key) != after.get(key)}
    places = {row.region_id for rows in gone.values() for row in rows}
    assert (2021, code, "37", False) in changed
    assert {code for _year, code, _place, _own in changed} <= set(recounted)
    assert all(any(one.startswith(place) for one in places) for *_, place, _own in changed)
    assert {key: value for key, value in after.items() if key[1] in recounted} == {
        key: value for figures in recounted.values() for key, value in figures.items()
    }
    assert again == before


def _recounted(models):
    """Every figure that counts rows of these models, in plain Python: {code: {key: value}}."""
    return {
        code: {
            (2021, code, *place): value
            for place, value in recount(indicator, YEAR).items()
            if value != indicator.empty
        }
        for code, indicator in indicators().items()
        if indicator.records.model in models
    }


def _deletable(indicator):
    """A record behind the figure that nothing else needs, and its parts: {model: rows}.

    Where different ones are counted, one that no other record names; of an average, one off it.
    """
    records = indicator.records_for(YEAR).order_by("pk")
    values = list(records.values_list(indicator.measure.field, flat=True))
    whole = indicator.measure.fold(values)
    for record, value in zip(records[:300], values, strict=False):
        rest = list(values)
        rest.remove(value)
        if rest and indicator.measure.fold(rest) == whole:
            continue
        collector = Collector(using="default", origin=record)
        try:
            collector.collect([record])
        except (ProtectedError, RestrictedError):
            continue
        return record, {model: list(rows) for model, rows in collector.data.items()}
    return pytest.fail("no record behind this figure can be deleted")
