"""What a clerk types for line 16, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.utils import timezone

from programs.star_awards.models import Nomination, Quota, Selection
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import entered
from tests.programs.star_awards.factories import (
    NominationFactory,
    QuotaFactory,
    SelectionFactory,
)
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(client):
    client.force_login(make_clerk("clerk", "3701"))
    return client


@pytest.fixture
def province(client):
    client.force_login(make_clerk("province", "37"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_one_more_star_of_a_known_person_takes_four_fields(city):
    selection, veteran = SelectionFactory(), VeteranFactory()
    typed = {"star": "employment", "unit": "济南公交集团", "deeds": "扎根一线。"}

    nomination = entered(city, Nomination, veteran=veteran.pk, **typed)

    assert (nomination.selection, nomination.region_id) == (selection, "3701")
    assert nomination.nominated_on == timezone.localdate()


def test_a_founder_is_nominated_from_the_own_enterprise(city):
    SelectionFactory()
    enterprise = EnterpriseFactory()

    nomination = entered(
        city, Nomination, veteran=enterprise.founder_id, star="startup", deeds="带动就业。"
    )

    assert nomination.unit == enterprise.name


def test_the_selection_supposed_is_the_last_that_was_opened():
    SelectionFactory(opens_on=date(2019, 6, 1))
    last = SelectionFactory(opens_on=date(2021, 6, 1))
    SelectionFactory(of_a_city=True, opens_on=date(2021, 7, 1))
    SelectionFactory(opens_on=date(2021, 9, 1))
    nomination = Nomination(region_id="3701", nominated_on=date(2021, 8, 2))

    nomination.fill()

    assert nomination.selection == last


def test_the_next_selection_takes_one_day(province):
    SelectionFactory(edition=1, opens_on=date(2019, 6, 1))

    selection = entered(province, Selection, opens_on="2021-06-01")

    assert (selection.edition, selection.level) == (2, "province")


def test_one_more_quota_takes_four_fields(province):
    quota = entered(
        province,
        Quota,
        selection=SelectionFactory().pk,
        region="3702",
        star="startup",
        places="2",
    )

    assert quota.places == 2


def test_a_notice_is_supposed_to_last_seven_days():
    nomination = NominationFactory.build(notice_from=date(2021, 10, 20))

    nomination.fill()

    assert nomination.notice_until == date(2021, 10, 26)


def test_a_selection_shows_its_quotas_and_nominations(province):
    nomination = NominationFactory(votes=8312)
    QuotaFactory(selection=nomination.selection, places=97)

    shown = province.get(page(Selection, "change", nomination.selection_id))

    assert "8312" in shown.content.decode()
    assert 'value="97"' in shown.content.decode()


@pytest.mark.parametrize(("places", "expected"), [(1, ["too_many"]), (2, [])])
def test_more_nominations_than_one_and_a_half_for_a_place_are_doubted(places, expected):
    first = NominationFactory()
    NominationFactory(selection=first.selection, star="startup")
    NominationFactory(selection=first.selection, region_id="3702")
    QuotaFactory(selection=first.selection, places=places)
    third = NominationFactory(selection=first.selection)

    assert codes(third) == expected


def test_a_star_for_the_second_time_is_doubted():
    first = NominationFactory(awarded=True)

    assert codes(NominationFactory(veteran=first.veteran)) == ["star_already"]
    assert codes(first) == []


def test_somebody_of_another_city_is_doubted():
    assert codes(NominationFactory(veteran__region_id="370202")) == ["elsewhere"]


def test_somebody_who_still_served_is_doubted():
    nomination = NominationFactory(veteran__discharged_on=date(2021, 8, 3))

    assert codes(nomination) == ["discharged_later"]
