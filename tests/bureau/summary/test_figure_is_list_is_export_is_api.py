"""The promise: a figure, the rows behind its link, the rows of its file and those that a program is
told are one and the same, for every indicator, city and month."""

from functools import cache

import pytest
from django.urls import reverse

from bureau.base.years import Period
from bureau.summary.offered import rows_behind
from bureau.summary.summarise import summarise
from programs.lines import indicators
from tests.bureau.api.asking import Program, keys_behind
from tests.bureau.desk.conftest import make_clerk
from veterans.models import Region

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

YEAR = 2021
INDICATORS = [pytest.param(code, each, id=code) for code, each in indicators().items()]
MONTHS = range(1, 13)


@cache
def summary(place, month):
    """No test here changes a record."""
    return summarise(YEAR, place, month=month)


@cache
def places():
    return ["37", *Region.objects.filter(parent="37").values_list("code", flat=True)]


class Reader:
    """Somebody of the province, at every door."""

    def __init__(self, client):
        self.user = make_clerk("provincial", "37")
        self.program = Program(self.user)
        self.client = client
        client.force_login(self.user)

    def on_page(self, code, place, month):
        """(the figure, the keys of the rows) of the figure's page."""
        asked = {"region": place} | ({"month": month} if month else {})
        shown = self.client.get(reverse("figure", args=[YEAR, code]), asked).context
        rows = shown["page"].paginator.object_list
        assert shown["within"] == shown["page"].paginator.count
        return shown["figure"].value, sorted(rows.values_list("pk", flat=True))

    def in_file(self, code, place, month):
        return sorted(key for key, _cells in rows_behind(self.user, YEAR, code, place, month))

    def told(self, code, place, month):
        """(the figure, the keys of the rows) as a program is told."""
        asked = {"region": place} | ({"month": month} if month else {})
        answer = self.program.get(reverse("api-figure", args=[YEAR, code]), asked).json()
        return answer.get("value"), sorted(keys_behind(self.program, code, YEAR, **asked))


@pytest.fixture
def reader(client):
    return Reader(client)


def counted(indicator, period, place):
    """(what the rows behind a figure come to, their keys), worked out without SQL."""
    region = Region.objects.get(pk=place)
    rows = dict(indicator.records_at(period, region).values_list("pk", indicator.measure.field))
    value = indicator.measure.fold(list(rows.values())) if rows else indicator.empty
    return None if value is None else indicator.measure.kept(value), sorted(rows)


@pytest.mark.parametrize(("code", "indicator"), INDICATORS)
def test_in_every_city_and_the_province(code, indicator, reader):
    for place in places():
        value, keys = counted(indicator, Period(YEAR), place)

        assert summary(place, None)[code].value == value
        assert reader.on_page(code, place, None) == (value, keys)
        assert reader.in_file(code, place, None) == keys
        told, told_keys = reader.told(code, place, None)
        assert told_keys == keys
        assert told is None if value is None else str(told) == str(value)


FLOWS = [each for each in INDICATORS if each.values[1].kind in ("flow", "ratio")]


@pytest.mark.parametrize(("code", "indicator"), FLOWS)
def test_in_every_month(code, indicator, reader):
    """In every city by the one query that stands behind page, file and program; in the province at
    every door."""
    for month in MONTHS:
        for place in places():
            value, keys = counted(indicator, Period(YEAR, month), place)
            assert summary(place, month)[code].value == value
            if place == "37":
                assert reader.in_file(code, place, month) == keys
                told = {"region": place, "month": month}
                assert sorted(keys_behind(reader.program, code, YEAR, **told)) == keys
