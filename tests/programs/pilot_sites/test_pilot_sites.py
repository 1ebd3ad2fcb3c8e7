from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.pilot_sites.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
from tests.programs.pilot_sites.factories import PilotSiteFactory

pytestmark = pytest.mark.django_db

BASES = "pilot_sites.training_bases"
STATIONS = "pilot_sites.guidance_stations"
BASES_STANDING = "pilot_sites.training_bases_standing"
STATIONS_STANDING = "pilot_sites.guidance_stations_standing"


def test_bases_and_stations_are_counted_apart():
    PilotSiteFactory.create_batch(3, approved=True)
    PilotSiteFactory.create_batch(2, approved=True, guidance_station=True, region_id="370705")

    assert figure(BASES) == 3
    assert figure(STATIONS) == 2
    assert figure(BASES, "3707") == 0
    assert figure(STATIONS, "3707") == 2


@pytest.mark.parametrize("state", [{}, {"refused": True}], ids=["proposed", "refused"])
def test_only_approved_sites_count(state):
    PilotSiteFactory(**state)
    PilotSiteFactory(**state, guidance_station=True)

    for key in INDICATORS:
        assert figure(f"pilot_sites.{key}") == 0


@pytest.mark.parametrize(
    ("began_on", "established", "standing"),
    [
        pytest.param(date(2020, 12, 31), 0, 1, id="the-day-before-the-year"),
        pytest.param(date(2021, 1, 1), 1, 1, id="its-first-day"),
        pytest.param(date(2021, 12, 31), 1, 1, id="its-last-day"),
        pytest.param(date(2022, 1, 1), 0, 0, id="the-day-after"),
    ],
)
def test_sites_count_in_the_year_they_were_established_and_while_they_stand(
    began_on, established, standing
):
    PilotSiteFactory(approved=True, began_on=began_on)
    PilotSiteFactory(approved=True, guidance_station=True, began_on=began_on)

    assert figure(BASES) == figure(STATIONS) == established
    assert figure(BASES_STANDING) == figure(STATIONS_STANDING) == standing


def test_a_site_given_up_was_established_but_stands_no_more():
    PilotSiteFactory(approved=True, ended_on=date(2021, 12, 31))

    assert figure(BASES) == 1
    assert figure(BASES_STANDING) == 0


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param({"state": "approved"}, id="approved-on-no-day"),
        pytest.param({"decided_on": date(2021, 4, 1)}, id="proposed-yet-decided"),
    ],
)
def test_a_decision_and_its_day_belong_together(decision):
    with pytest.raises(ValidationError, match="the day of the decision"):
        PilotSiteFactory.build(**decision).full_clean()
    with pytest.raises(IntegrityError, match="pilotsite_decided_on_a_day"):
        PilotSiteFactory(**decision)


def test_a_site_is_entered_once():
    site = PilotSiteFactory()

    with pytest.raises(IntegrityError, match="pilotsite_entered_once"):
        PilotSiteFactory(name=site.name)


@pytest.mark.parametrize(
    ("key", "printed"), [("training_bases", "3基地"), ("guidance_stations", "3指导站")]
)
def test_figures_are_printed_as_in_the_report(key, printed):
    indicator = INDICATORS[key]

    assert render(3, indicator.style) == printed
    assert printed in indicator.quote
