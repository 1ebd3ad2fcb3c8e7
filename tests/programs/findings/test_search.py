"""What a search finds, follows and settles; and what each place is told of another's records."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pghistory.models import Context
from procrastinate.contrib.django import app

from bureau.base.scope import scope
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.findings.evidence import evidence
from programs.findings.models import Finding
from programs.findings.search import Search, search
from programs.findings.tasks import search_for_doubts
from tests.bureau.desk.conftest import make_clerk
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.findings.factories import FindingFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.programs.startup_loans.factories import InterestSubsidyFactory, LoanFactory
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

HERE, THERE = "370102", "370202"


def twice(*places):
    """Somebody who was paid the interest of a loan in each of the places, for one quarter."""
    veteran = VeteranFactory()
    return [interest(veteran, place) for place in places]


def interest(veteran, place):
    return InterestSubsidyFactory(loan__veteran=veteran, loan__region_id=place, paid=True)


def trained_after_death(place):
    """Somebody of here who died, and what they were trained in all the same."""
    veteran = VeteranFactory(region_id=HERE, died_on=date(2021, 3, 1))
    return veteran, trained(veteran, place)


def trained(veteran, place):
    return AttendanceFactory(veteran=veteran, training_class__region_id=place, completed=True)


def moved(attendance, place):
    TrainingClass.objects.filter(pk=attendance.training_class_id).update(region=place)


def named(record):
    return f"{record._meta.label_lower} {record.pk}"


def shown(finding):
    return [each.record for each in evidence(finding)]


def settled(finding, outcome, by):
    Finding.objects.filter(pk=finding.pk).update(
        outcome=outcome, note="已核查", settled_by=by, settled_at=timezone.now()
    )


# --- whose records a finding names ---------------------------------------------------------------


def test_records_of_one_place_make_one_finding():
    one, other = twice(HERE, HERE)

    search()

    finding = Finding.objects.get()
    assert (finding.region_id, finding.veteran, finding.elsewhere) == (
        HERE,
        one.loan.veteran,
        False,
    )
    assert finding.records == sorted([named(one), named(other)])
    assert shown(finding) == [one, other]
    assert finding.found_on == timezone.localdate()


def test_of_records_of_two_places_each_has_its_own_finding_with_its_own_records():
    one, other = twice(HERE, THERE)

    search()

    here, there = Finding.objects.order_by("region")
    assert (here.region_id, here.records, here.elsewhere) == (HERE, [named(one)], True)
    assert (there.region_id, there.records, there.elsewhere) == (THERE, [named(other)], True)


def test_a_city_contains_the_findings_of_its_counties_and_the_province_all():
    twice("370102", "370103")
    twice("3701", "370202")
    search()

    seen = {}
    for place in ["370102", "3701", "3702", "37"]:
        with scope(place):
            seen[place] = sorted(Finding.objects.values_list("region", flat=True))

    assert seen == {
        "370102": ["370102"],
        "3701": ["3701", "370102", "370103"],
        "3702": ["370202"],
        "37": ["3701", "370102", "370103", "370202"],
    }


def test_the_place_that_registered_a_death_is_told_as_well_as_the_one_that_pays_on():
    veteran = VeteranFactory(region_id=HERE, died_on=date(2021, 3, 1))
    post = PlacementFactory(region_id=THERE, veteran=veteran)

    search()

    here, there = Finding.objects.order_by("region")
    assert (here.region_id, shown(here)) == (HERE, [veteran])
    assert (there.region_id, shown(there)) == (THERE, [post])


def test_a_finding_may_be_about_an_enterprise():
    tenancy = TenancyFactory(enterprise=EnterpriseFactory(ended_on=date(2021, 3, 1)))

    search()

    finding = Finding.objects.get()
    assert (finding.subject, finding.veteran) == (tenancy.enterprise, None)
    assert shown(finding) == [tenancy, tenancy.enterprise]


def test_what_a_finding_names_is_not_shown_once_it_is_of_another_place():
    veteran, attendance = trained_after_death(HERE)
    search()
    moved(attendance, THERE)

    assert shown(Finding.objects.get()) == [veteran]


# --- again and again -----------------------------------------------------------------------------


def test_a_second_search_adds_nothing():
    twice(HERE, THERE)
    twice(HERE, HERE)
    first = search()
    before = list(Finding.objects.values())

    with CaptureQueriesContext(connection) as asked:
        again = search()

    assert [each["sql"] for each in asked if each["sql"].startswith(("UPDATE", "INSERT"))] == []
    assert (first, again) == (Search(found=3, gone=0, open=3), Search(found=0, gone=0, open=3))
    assert list(Finding.objects.values()) == before
    assert Finding.pgh_event_model.objects.count() == 3


def test_a_finding_whose_cause_is_gone_is_settled_by_itself_and_found_anew_if_it_comes_back():
    veteran = VeteranFactory(died_on=date(2021, 3, 1))
    PlacementFactory(veteran=veteran)
    search()
    Veteran.objects.filter(pk=veteran.pk).update(died_on=None)

    gone = search()
    first = Finding.objects.get()
    quiet = search()
    Veteran.objects.filter(pk=veteran.pk).update(died_on=date(2021, 3, 1))
    back = search()

    assert gone == Search(found=0, gone=1, open=0)
    assert (first.outcome, first.settled_by) == (Finding.Outcome.GONE, None)
    assert first.settled_at is not None
    assert quiet == Search(found=0, gone=0, open=0)
    assert back == Search(found=1, gone=0, open=1)


def test_an_open_finding_follows_its_records():
    veteran, other = trained_after_death(THERE)
    search()
    third = trained(veteran, HERE)
    other.delete()

    assert search() == Search(found=0, gone=1, open=1)

    finding = Finding.objects.open().get()
    assert (finding.records, finding.elsewhere) == (sorted([named(veteran), named(third)]), False)


@pytest.mark.parametrize("outcome", ["explained", "reclaimed"])
def test_what_somebody_vouched_for_is_found_again_only_with_further_records(outcome):
    one, _other = twice(HERE, HERE)
    search()
    settled(Finding.objects.get(), outcome, by=make_clerk("clerk", HERE))

    same = search()
    interest(one.loan.veteran, HERE)
    further = search()

    assert same == Search(found=0, gone=0, open=0)
    assert further == Search(found=1, gone=0, open=1)


def test_what_was_called_corrected_and_was_not_is_found_again():
    twice(HERE, HERE)
    search()
    settled(Finding.objects.get(), "corrected", by=make_clerk("clerk", HERE))

    assert search() == Search(found=1, gone=0, open=1)


def test_what_a_record_left_with_its_place_is_found_where_it_went():
    veteran, attendance = trained_after_death(HERE)
    search()
    moved(attendance, THERE)
    Veteran.objects.filter(pk=veteran.pk).update(region=THERE)

    assert search() == Search(found=1, gone=1, open=1)
    assert Finding.objects.open().get().region_id == THERE


def test_whoever_would_settle_one_during_a_search_waits():
    with CaptureQueriesContext(connection) as asked:
        search()

    reading = [each["sql"] for each in asked if each["sql"].endswith("FOR UPDATE")]
    assert ["findings_finding" in sql for sql in reading] == [True]


def test_one_person_may_be_doubtful_by_several_rules():
    veteran = VeteranFactory(died_on=date(2021, 3, 1))
    PlacementFactory(veteran=veteran)
    LoanFactory(veteran=veteran, disbursed=True)

    search()

    rules = Finding.objects.values_list("rule", flat=True)
    assert sorted(rules) == ["after_death", "post_and_loan"]


def test_a_search_asks_as_much_of_many_people_as_of_few(counted):
    twice(HERE, THERE)
    few = counted(search)
    for _one in range(5):
        twice(HERE, THERE)
        PlacementFactory(veteran=VeteranFactory(died_on=date(2021, 3, 1)))

    assert counted(search) == few


@pytest.fixture
def counted(django_assert_max_num_queries):
    def count(act):
        with django_assert_max_num_queries(1000) as asked:
            act()
        return len(asked)

    return count


# --- by the worker and by the command ------------------------------------------------------------


def test_the_job_comes_round_every_night_and_searches_everywhere():
    twice(HERE, THERE)
    [periodic] = [
        each
        for each in app.periodic_registry.periodic_tasks.values()
        if each.task is search_for_doubts.task
    ]
    context = type("Context", (), {"should_abort": lambda self: False})()

    with scope(""):
        search_for_doubts.run(context, **periodic.configure_kwargs["task_kwargs"])

    assert periodic.cron == "30 18 * * *"
    assert periodic.configure_kwargs["task_kwargs"]["place"] == "37"
    assert set(Finding.objects.values_list("region", flat=True)) == {HERE, THERE}
    history = Finding.pgh_event_model.objects.first()
    assert Context.objects.get(pk=history.pgh_context_id).metadata == {
        "job": "programs.findings.tasks.search_for_doubts"
    }


def test_the_command_searches_everywhere_and_says_what_it_found():
    twice(HERE, THERE)

    with scope(""):
        told = called()
        again = json.loads(called(format="json"))

    assert told == "Doubts across lines: 2 new, 0 no longer so, 2 open.\n"
    assert again == {"found": 0, "gone": 0, "open": 2}
    history = Finding.pgh_event_model.objects.first()
    assert Context.objects.get(pk=history.pgh_context_id).metadata == {"command": "find_doubts"}


def called(**options):
    said = StringIO()
    call_command("find_doubts", stdout=said, **options)
    return said.getvalue()


# --- what the database holds to ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"outcome": "corrected"}, "is_settled_by_somebody"),
        ({"outcome": "corrected", "note": "x", "settled": "at"}, "is_settled_by_somebody"),
        ({"outcome": "corrected", "note": "x", "settled": "by"}, "is_settled_by_somebody"),
        ({"outcome": "corrected", "settled": "by at"}, "is_settled_by_somebody"),
        ({"outcome": "gone", "settled": "by at"}, "is_settled_by_somebody"),
        ({"outcome": "gone"}, "is_settled_by_somebody"),
        ({"settled": "by at", "note": "x"}, "is_settled_by_somebody"),
        ({"veteran_id": None}, "has_one_subject"),
        ({"records": []}, "has_records"),
        ({"found_on": date(2018, 12, 31)}, "found_on_since_2019"),
    ],
)
def test_the_database_refuses_what_says_too_little(wrong, constraint):
    finding, clerk = FindingFactory(), make_clerk("clerk", HERE)
    given = {"by": {"settled_by": clerk}, "at": {"settled_at": timezone.now()}}
    for name in wrong.pop("settled", "").split():
        wrong |= given[name]

    with pytest.raises(IntegrityError, match=f"findings_finding_{constraint}"):
        Finding.objects.filter(pk=finding.pk).update(**wrong)


def test_a_finding_is_about_a_person_or_an_enterprise_and_not_both():
    with pytest.raises(IntegrityError, match="has_one_subject"):
        FindingFactory(enterprise=EnterpriseFactory())


@pytest.mark.parametrize("subject", ["veteran", "enterprise"])
def test_a_place_has_one_open_finding_of_a_rule_about_one_subject(subject):
    about = {
        "veteran": lambda: {"veteran": VeteranFactory()},
        "enterprise": lambda: {"veteran": None, "enterprise": EnterpriseFactory()},
    }[subject]()
    first = FindingFactory(**about)
    FindingFactory(**about, region_id=THERE)
    FindingFactory(**about, rule="after_death")

    with pytest.raises(IntegrityError, match="findings_finding_open_once"), transaction.atomic():
        FindingFactory(**about)
    settled(first, "explained", by=make_clerk("clerk", HERE))
    FindingFactory(**about)


def test_a_record_that_is_doubtful_can_still_be_corrected_away():
    trained = AttendanceFactory(veteran=VeteranFactory(died_on=date(2020, 3, 1)))
    search()

    Attendance.objects.filter(pk=trained.pk).delete()

    assert search().gone == 1
    assert shown(Finding.objects.get()) == [trained.veteran]
