from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import override

from tests.veterans.factories import CircleMembershipFactory, RegionFactory
from veterans.models import (
    CircleMembership,
    EconomicCircle,
    Office,
    Region,
    RetiredCode,
    short_code,
)

pytestmark = pytest.mark.django_db


def test_the_places_of_the_end_of_2021_are_loaded():
    count = Region.objects.filter

    assert count(level="province").count() == 1
    assert count(level="city").count() == 16
    assert count(level="district").count() == 58
    assert count(level="county_city").count() == 26
    assert count(level="county").count() == 52
    assert Region.objects.count() == 153


@pytest.mark.parametrize(("circle", "cities"), [("shenghui", 7), ("jiaodong", 5), ("lunan", 4)])
def test_the_circles_have_their_cities(circle, cities):
    members = CircleMembership.objects.filter(circle=circle)

    assert members.open_on(date(2021, 12, 31)).count() == cities
    assert members.open_on(date(2019, 12, 31)).count() == 0


def test_every_city_is_in_a_circle():
    members = CircleMembership.objects.open_on(date(2021, 12, 31))

    assert set(members.values_list("city", flat=True)) == set(
        Region.objects.filter(level="city").values_list("pk", flat=True)
    )
    assert members.in_region(Region(code="3701")).get().circle_id == "shenghui"


def test_retired_codes_have_their_successors():
    assert RetiredCode.objects.count() == 20
    assert RetiredCode.objects.get(pk="371202").successor_id == "370116"
    assert RetiredCode.objects.get(pk="371200").successor_id == "3701"


def test_every_place_has_its_bureau_and_zones_are_offices():
    bureaus = Office.objects.filter(kind=Office.Kind.BUREAU)

    assert bureaus.count() == 153
    assert bureaus.get(region="37").name == "山东省退役军人事务厅"
    assert bureaus.get(region="370102").name == "历下区退役军人事务局"
    assert Office.objects.filter(kind=Office.Kind.ZONE).count() == 15
    assert Office.objects.get(stat_code="370176").region_id == "3701"


def test_places_are_sorted_and_found_by_how_they_are_read():
    assert Region.objects.get(name="东阿县").pinyin == "donge"
    assert Region.objects.get(pk="3709").pinyin == "taian"
    assert Region.objects.exclude(pinyin__regex="^[a-z]+$").count() == 0


@pytest.mark.parametrize(
    ("code", "short"),
    [("370000", "37"), ("370100", "3701"), ("370102", "370102"), ("37", "37"), (" 3701 ", "3701")],
)
def test_a_code_is_accepted_in_either_length(code, short):
    assert short_code(code) == short
    assert Region.objects.by_code(code).pk == short


@pytest.mark.parametrize("code", ["", "3", "370", "37010", "abc", "37\x00", "３７", None, True, -1])
def test_what_is_no_code_is_no_place(code):
    with pytest.raises(Region.DoesNotExist):
        Region.objects.by_code(code)


def test_a_place_contains_itself_and_what_its_code_begins():
    jinan = Region.objects.by_code("3701")

    assert Region.objects.within(jinan).count() == 13
    assert jinan.parts().count() == 12
    assert jinan.full_code == "370100"
    assert jinan.codes_upward() == ["3701", "37"]
    assert Region.objects.by_code("37").parts().count() == 16
    assert Region.objects.by_code("370102").parts().count() == 0


def test_a_place_is_called_in_the_readers_language():
    jinan = Region.objects.by_code("3701")

    with override("zh-hans"):
        assert str(jinan) == "济南市"
    with override("en"):
        assert str(jinan) == "Jinan City"
        assert str(EconomicCircle.objects.get(pk="lunan")) == "Lunan Economic Circle"


def test_an_abolished_place_names_its_successor():
    with pytest.raises(ValidationError) as refusal:
        Region.objects.read("371202")

    with override("zh-hans"):
        [told] = refusal.value.messages
    assert "莱城区" in told
    assert "莱芜区" in told
    assert "370116" in told


def test_a_record_of_county_level_is_not_a_citys():
    assert Region.objects.read("3701").pk == "3701"
    with pytest.raises(ValidationError) as refusal:
        Region.objects.read("370100", levels=[Region.Level.DISTRICT])

    assert refusal.value.code == "region"


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"code": "370100"}, "has_a_short_code"),
        ({"code": "3701a1"}, "has_a_short_code"),
        ({"code": "370202", "parent_id": "3701"}, "code_begins_with_its_parents"),
    ],
)
def test_codes_keep_to_their_form_by_form_and_by_database(wrong, constraint):
    place = RegionFactory.build(**wrong)

    with pytest.raises(ValidationError):
        place.full_clean()
    with pytest.raises(IntegrityError, match=constraint):
        place.save(force_insert=True)


def test_a_city_is_in_one_circle_at_a_time():
    CircleMembershipFactory(began_on=date(2018, 1, 1), ended_on=date(2020, 1, 1))

    with pytest.raises(IntegrityError, match="one_circle_at_a_time"):
        CircleMembershipFactory(ended_on=None)
