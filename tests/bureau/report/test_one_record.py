"""One record more or less changes exactly the sentences that use it."""

import pytest

from bureau.report.models import ReportTemplate
from bureau.summary.summarise import summarise
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.advanced_study.factories import ParticipationFactory
from tests.programs.border_aid.factories import DonationFactory
from tests.programs.contests.factories import EntryFactory, TrackFactory
from tests.programs.incubators.factories import IncubatorFactory, TenancyFactory
from tests.programs.job_fairs.factories import BoothFactory, VisitFactory
from tests.programs.live_recruitment.factories import RecruiterFactory
from tests.programs.pilot_sites.factories import PilotSiteFactory
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db

FIRM = "军创服务"  # tells of every firm of veterans, and so of one that is made on the way
MADE = {  # what makes a record, and the lines of the article that it is told in
    "attendance": (lambda: AttendanceFactory(completed=True), {"适应培训"}),
    "withdrawal": (lambda: AttendanceFactory(outcome="withdrawn"), set()),
    "participation": (lambda: ParticipationFactory(completed=True), {"高端研修", FIRM}),
    "donation": (lambda: DonationFactory(paid=True), {"援疆援藏"}),
    "promised donation": (lambda: DonationFactory(), set()),
    "booth": (lambda: BoothFactory(), {"“军岗”招聘"}),
    "visit": (lambda: VisitFactory(), {"“军岗”招聘"}),
    "incubator": (lambda: IncubatorFactory(), {"聚焦战略"}),
    "tenancy": (lambda: TenancyFactory(), {"聚焦战略", FIRM}),
    "pilot site": (lambda: PilotSiteFactory(approved=True), {"创新探索"}),
    "refused site": (lambda: PilotSiteFactory(refused=True), set()),
    "track": (lambda: TrackFactory(), {"创业大赛"}),
    "entry": (lambda: EntryFactory(), {"创业大赛"}),
    "veteran": (lambda: VeteranFactory(), set()),
}


def paragraphs(place="37", style="article"):
    template = ReportTemplate.objects.for_year(2021, style)
    return template.article(summarise(2021, place)).blocks


def changed(before, after):
    """The lines that differ."""
    return {old.name for old, new in zip(before, after, strict=True) if old.text != new.text}


@pytest.mark.parametrize(("make", "lines"), MADE.values(), ids=MADE)
def test_entering_it_changes_the_line_that_tells_of_it_and_no_other(make, lines):
    before = paragraphs()
    make()

    assert changed(before, paragraphs()) == lines


def test_a_name_changes_the_list_that_has_it():
    recruiter = RecruiterFactory(enterprise_name="信和物业")
    before = paragraphs()
    type(recruiter).objects.filter(pk=recruiter.pk).update(enterprise_name="泰和物业")
    after = paragraphs()

    assert changed(before, after) == {"云端求职"}
    [line] = [block for block in after if block.name == "云端求职"]
    assert "线上专场由泰和物业1家企业" in line.text


def test_correcting_what_no_figure_reads_changes_nothing():
    attendance = AttendanceFactory(completed=True)
    before = paragraphs()
    type(attendance).objects.filter(pk=attendance.pk).update(note="更正")

    assert changed(before, paragraphs()) == set()


def test_removing_it_writes_the_article_of_before():
    before = paragraphs()
    attendance = AttendanceFactory(completed=True)
    assert changed(before, paragraphs()) == {"适应培训"}

    type(attendance).objects.filter(pk=attendance.pk)._raw_delete("default")

    assert changed(before, paragraphs()) == set()


def test_a_record_of_one_place_changes_no_article_of_another():
    before = {place: paragraphs(place) for place in ("37", "3701", "370102", "3702")}
    AttendanceFactory(training_class__region_id="370102", completed=True)

    assert {place: changed(old, paragraphs(place)) for place, old in before.items()} == {
        "37": {"适应培训"},
        "3701": {"适应培训"},
        "370102": {"适应培训"},
        "3702": set(),
    }
