"""When the records behind a figure last changed."""

import pytest

from bureau.base.scope import scope
from bureau.report.changes import last_changes
from bureau.summary.summarise import summarise
from programs.lines import indicators
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.border_aid.factories import DonationFactory

pytestmark = pytest.mark.django_db

CODE = "adaptation_training.attendances"


def changed_at(place="37", year=2021, code=CODE):
    summary = summarise(year, place)
    return last_changes(summary, [summary[code]]).get(code)


def events(record):
    history = type(record).pgh_event_model.objects.filter(id=record.pk).order_by("pgh_id")
    return [each.pgh_created_at for each in history]


@pytest.fixture
def counted():
    return AttendanceFactory(training_class__region_id="370102", completed=True)


def test_a_figure_without_records_never_changed():
    assert changed_at() is None


def test_entering_a_record_that_counts_is_a_change(counted):
    assert [changed_at()] == events(counted)


def test_what_does_not_count_is_none(counted):
    before = changed_at()
    AttendanceFactory(training_class__region_id="370102", outcome="withdrawn")

    assert changed_at() == before


def test_correcting_and_removing_a_record_are_changes(counted):
    type(counted).objects.filter(pk=counted.pk).update(note="更正")
    assert changed_at() == events(counted)[1]

    type(counted).objects.filter(pk=counted.pk)._raw_delete("default")
    assert changed_at() == events(counted)[2]


def test_it_is_of_the_place_and_the_year(counted):
    assert changed_at("3701") == changed_at("370102") == changed_at()
    assert changed_at("3702") is None
    assert changed_at(year=2022) is None


def test_it_is_told_whatever_place_the_reader_is_of(counted):
    expected = changed_at()

    with scope("370202"):
        assert not type(counted).pgh_event_model.objects.exists()
        assert changed_at() == expected


def test_a_city_of_the_province_follows_its_donations():
    donation = DonationFactory(region_id="3705", paid=True)

    assert changed_at(code="border_aid.cities") in events(donation)


def test_a_promise_of_the_province_changed_when_its_rule_did():
    """A place without a rule of its own follows the one above."""
    of_province, of_county = (
        changed_at(place, code="subsidies.promise_days") for place in ("37", "370102")
    )

    assert of_province == of_county


def test_every_figure_is_asked_for_in_one_query(django_assert_max_num_queries):
    summary = summarise(2021, "37")

    with django_assert_max_num_queries(5):  # beside it the scope, told and taken back
        last_changes(summary, summary.figures)

    assert len(summary.figures) == len(indicators())
