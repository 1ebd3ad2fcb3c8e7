"""The promise: a figure, the rows behind its link, the rows of its file and those that a program is
told are one and the same, for every indicator, city and month."""

from functools import cache

import pytest
from django.urls import reverse

from bureau.base.scope import EVERYWHERE
from bureau.base.years import Period
from bureau.staff.models import User
from bureau.summary.offered import rows_behind
from bureau.summary.summarise import summarise
from bureau.summary.table import plain
from programs import tallies
from programs.lines import indicators, program_lines
from tests.bureau.api.asking import Program, keys_behind
from tests.bureau.desk.conftest import make_clerk
from veterans.models import Region

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

YEAR = 2021
INDICATORS = [pytest.param(code, each, id=code) for code, each in indicators().items()]
MONTHS = range(1, 13)


@cache
def summary(place):
    """No test here changes a record."""
    return summarise(YEAR, place)


@cache
def of_month(month):
    """{(year, code, place, own): value}: what summaries of the month are made of."""
    return tallies.figures_of_month(Period(YEAR, month), program_lines())


@cache
def places():
    """The province and its cities."""
    return list(Region.objects.filter(code__regex="^37(..)?$"))


class Reader:
    """Somebody of the province, at every door."""

    def __init__(self, client):
        self.user = make_clerk("provincial", "37")
        self.program = Program(self.user)
        self.client = client
        client.force_login(self.user)

    def on_page(self, code, place, month):
        """(the figure, the keys of the rows) of the figure's page."""
        asked = {"region": place.code} | ({"month": month} if month else {})
        shown = self.client.get(reverse("figure", args=[YEAR, code]), asked).context
        rows = shown["page"].paginator.object_list
        assert shown["within"] == shown["page"].paginator.count
        return shown["figure"].value, sorted(rows.values_list("pk", flat=True))

    def in_file(self, code, place, month):
        return sorted(key for key, _cells in rows_behind(self.user, YEAR, code, place.code, month))

    def told(self, code, place, **month):
        """The keys of the rows as a program is told."""
        return sorted(keys_behind(self.program, code, YEAR, region=place.code, **month))


@cache
def told_of(place):
    """{code: value}: the figures that a program is told of a place."""
    program = Program(User.objects.filter(region=EVERYWHERE, groups__name="clerk").first())
    answer = program.get(reverse("api-summary", args=[YEAR]), {"region": place}).json()
    return {each["code"]: each.get("value") for each in answer["figures"]}


@pytest.fixture
def reader(client):
    return Reader(client)


def counted(indicator, period, place):
    """(what the rows behind a figure come to, their keys), worked out without SQL."""
    rows = dict(indicator.records_at(period, place).values_list("pk", indicator.measure.field))
    value = indicator.measure.fold(list(rows.values())) if rows else indicator.empty
    return None if value is None else indicator.measure.kept(value), sorted(rows)


@pytest.mark.parametrize(("code", "indicator"), INDICATORS)
def test_in_every_city_and_the_province(code, indicator, reader):
    for place in places():
        value, keys = counted(indicator, Period(YEAR), place)

        assert summary(place)[code].value == value
        assert reader.on_page(code, place, None) == (value, keys)
        assert reader.in_file(code, place, None) == keys
        assert reader.told(code, place) == keys
        assert told_of(place.code)[code] == plain(value)


FLOWS = [each for each in INDICATORS if each.values[1].kind in ("flow", "ratio")]


@pytest.mark.parametrize(("code", "indicator"), FLOWS)
def test_in_every_month(code, indicator, reader):
    """In every city by the one query that stands behind page, file and program; in the province at
    every door."""
    for month in MONTHS:
        for place in places():
            value, keys = counted(indicator, Period(YEAR, month), place)
            found = of_month(month).get((YEAR, code, place.code, False), indicator.empty)
            assert (None if found is None else indicator.measure.kept(found)) == value
            if place.code == EVERYWHERE:
                assert reader.on_page(code, place, month) == (value, keys)
                assert reader.in_file(code, place, month) == keys
                assert reader.told(code, place, month=month) == keys
