"""One record more or less changes exactly the figures that count it, whatever the line."""

from collections import Counter

import pytest
from django.contrib.admin.utils import NestedObjects

from bureau.base.years import Period
from bureau.summary.recount import recount
from programs import tallies
from programs.lines import indicators

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("decided_or_not"),
    pytest.mark.django_db,
]

YEAR = Period(2021)
INDICATORS = [pytest.param(code, each, id=code) for code, each in indicators().items()]


@pytest.mark.parametrize(("code", "indicator"), INDICATORS)
def test_deleting_and_adding_one_record_changes_exactly_the_figures_that_count_it(code, indicator):
    before = tallies.figures([2021])
    gone = with_all_that_needs(telling(indicator))
    for row in gone:
        type(row).objects.filter(pk=row.pk)._raw_delete("default")
    after = tallies.figures([2021])
    recounted = _recounted({type(row) for row in gone})
    for row in sorted(gone, key=lambda row: _depth(type(row))):
        type(row).objects.bulk_create([row])
    again = tallies.figures([2021])

    changed = {key for key in before | after if before.get(key) != after.get(key)}
    places = {row.region_id for row in gone}
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


def telling(indicator):
    """A record whose absence shows: of an average, one off it; of different ones counted, one
    that no other record names (or the few that name the rarest)."""
    records = list(indicator.records_for(YEAR).order_by("pk"))
    field = indicator.measure.field
    values = list(indicator.records_for(YEAR).order_by("pk").values_list(field, flat=True))
    whole = indicator.measure.fold(values)
    for record, value in zip(records[:500], values, strict=False):
        rest = list(values)
        rest.remove(value)
        if not rest or indicator.measure.fold(rest) != whole:
            return [record]
    rarest, _times = Counter(values).most_common()[-1]
    return [record for record, value in zip(records, values, strict=True) if value == rarest]


def with_all_that_needs(records):
    """The records with their parts and whatever else points to them, each once."""
    collector = NestedObjects(using="default", origin=records)
    collector.collect(records)
    needing = sorted(collector.protected, key=lambda row: (row._meta.label, row.pk))
    rows = [row for each in needing for row in with_all_that_needs([each])]
    rows += [row for model in collector.data.values() for row in model]
    return list({(type(row), row.pk): row for row in rows}.values())


def _depth(model):
    """Parts are written after their wholes."""
    wholes = [model._meta.get_field(name).related_model for name in getattr(model, "follows", {})]
    return 1 + max(map(_depth, wholes), default=0)
