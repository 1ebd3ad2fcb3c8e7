"""Over a muddle of records, plain Python and the database count the same."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import DateField

from bureau.summary.recount import differences
from programs import tallies
from programs.lines import indicators, program_lines
from veterans.models import Region

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("decided_or_not"),
    pytest.mark.django_db,
]

ROWS = 25  # changed in each table


def test_a_seeded_muddle_is_counted_alike_by_both():
    before = tallies.figures([2020, 2021, 2022])

    changed = _muddle(Random(7))
    after = tallies.figures([2020, 2021, 2022])

    assert {line.label for line in program_lines()} <= set(changed)
    assert sum(before.get(key) != after.get(key) for key in before | after) > 500
    for year in (2020, 2021, 2022):
        assert list(differences(year)) == []


def _muddle(random):
    """Move records in time and place, and take some away; returns the changes by line."""
    places = list(Region.objects.values_list("pk", flat=True))
    changed = Counter()
    counted = {each.records.model: code.split(".")[0] for code, each in indicators().items()}
    for model, line in counted.items():
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for key in random.sample(keys, min(ROWS, len(keys))):
            change = random.choice([_move_in_time, _move_in_place, _take_away])
            changed[line] += _if_allowed(change, model.objects.filter(pk=key), random, places)
    return changed


def _move_in_time(records, random, _places):
    days = timedelta(days=random.randint(-400, 400))
    dates = [field.name for field in _own_fields(records.model) if isinstance(field, DateField)]
    [record] = records
    moved = {name: getattr(record, name) + days for name in dates if getattr(record, name)}
    return records.update(**moved) if moved else 0


def _move_in_place(records, random, places):
    own = {field.name for field in _own_fields(records.model)}
    return records.update(region=random.choice(places)) if "region" in own else 0


def _take_away(records, _random, _places):
    return records._raw_delete("default")


def _own_fields(model):
    """What the record does not take over from its whole."""
    taken_over = {name for names in getattr(model, "follows", {}).values() for name in names}
    return [field for field in model._meta.concrete_fields if field.name not in taken_over]


def _if_allowed(change, records, random, places):
    """A constraint may refuse it: then the record stays as it was."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            changed = change(records, random, places)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what points to it may need it
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return changed
    except IntegrityError:
        return 0
