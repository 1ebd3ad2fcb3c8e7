"""What a clerk types for line 14, and what the form supplies, asks and doubts."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.pilot_sites.models import PilotSite
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.programs.pilot_sites.factories import PilotSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_one_more_site_takes_three_fields(desk):
    typed = {"name": "就业创业指导站", "kind": "guidance_station", "began_on": "2021-04-27"}

    site = entered(desk, PilotSite, **typed)

    assert (site.host, site.state) == ("历下区退役军人事务局", "proposed")
    assert site.decided_on is None


@pytest.mark.parametrize("state", ["approved", "refused"])
def test_a_decision_is_supposed_to_be_of_today(state):
    site = PilotSiteFactory.build(state=state)

    site.fill()

    assert site.decided_on == timezone.localdate()


def test_sites_are_approved_for_many_at_once(desk):
    sites = PilotSiteFactory.create_batch(2, region_id="370102")
    for site in sites:
        PilotSite.objects.filter(pk=site.pk).update(host=f"学院{site.pk}")
    refused = PilotSiteFactory(region_id="370102", refused=True)

    desk.post(
        reverse("admin:pilot_sites_pilotsite_changelist"),
        {"action": "approved", "confirmed": "yes", "decided_on": "2021-04-20"}
        | {"_selected_action": [site.pk for site in [*sites, refused]]},
    )

    assert set(PilotSite.objects.approved()) == set(sites)


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [(date(2021, 4, 27), []), (date(2021, 4, 28), ["decided_afterwards"])],
)
def test_a_site_established_before_it_was_decided_is_doubted(decided_on, expected):
    assert codes(PilotSiteFactory(approved=True, decided_on=decided_on)) == expected


def test_a_second_site_of_a_host_is_doubted():
    PilotSiteFactory()

    assert codes(PilotSiteFactory()) == ["second_of_its_host"]
    assert codes(PilotSiteFactory(guidance_station=True)) == []
