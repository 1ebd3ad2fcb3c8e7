"""The list of findings, a finding's page, and what is done there, by whom."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from bureau.base.rules import NOBODY
from bureau.desk.duties import waiting
from bureau.permissions import KINDS
from bureau.staff.models import User
from bureau.staff.roles import ROLES
from programs.adaptation_training.models import Attendance
from programs.findings.models import Finding
from programs.findings.rules import RULES
from programs.findings.search import search
from programs.welfare_posts.models import Placement
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import admin_of, said
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.findings.factories import FindingFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.programs.startup_loans.factories import LoanFactory
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.signing_in import sign_in
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

HERE, THERE = "370102", "370202"
LIST = page(Finding, "changelist")


@pytest.fixture
def clerk():
    return make_clerk("clerk", HERE)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def of(finding):
    return page(Finding, "change", finding.pk)


def shown(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def listed(browser, **asked):
    return set(browser.get(LIST, asked).context["cl"].queryset)


def act(browser, key, *findings, **data):
    chosen = {"action": key, "_selected_action": [finding.pk for finding in findings]}
    return browser.post(LIST, chosen | data)


def confirm(browser, key, *findings, **data):
    return act(browser, key, *findings, confirmed="yes", **data)


def settled(**known):
    by = User.objects.filter(username="other").first() or make_clerk("other", HERE)
    said = {"outcome": "explained", "note": "已核查", "settled_at": timezone.now()}
    return FindingFactory(settled_by=by, **said | known)


# --- reading -------------------------------------------------------------------------------------


def test_the_page_says_what_is_doubtful_why_and_of_whom_and_leads_to_the_records(desk):
    veteran = VeteranFactory(name="赵卫东")
    post = PlacementFactory(
        veteran=veteran, post_title="河道巡护员", ended=True, ended_on=date(2021, 9, 2)
    )
    loan = LoanFactory(veteran=veteran, disbursed=True, bank="齐鲁银行")
    search()

    text = shown(desk.get(of(Finding.objects.get())))

    rule = RULES["post_and_loan"]
    for words in [rule.says, rule.because, "赵卫东", "河道巡护员", "齐鲁银行"]:
        assert str(words) in text
    assert f"(in post, {date_format(post.began_on)} – {date_format(date(2021, 9, 1))})" in text
    assert f"(owes a loan, since {date_format(loan.disbursed_on)})" in text
    assert page(Placement, "change", post.pk) in text
    assert page(type(veteran), "change", veteran.pk) in text
    assert page(type(loan), "change", loan.pk) in text
    assert str(veteran.id_number) in text
    assert veteran.id_number.reveal() not in text
    assert "another place" not in text.replace("another place is concerned", "")


def test_of_another_place_the_page_tells_only_that_it_is_concerned(desk):
    """The person is registered here: of what is there, nothing may be read here."""
    veteran = VeteranFactory(region_id=HERE)
    PlacementFactory(region_id=HERE, veteran=veteran)
    loan = LoanFactory(
        region_id=THERE,
        veteran=veteran,
        disbursed=True,
        bank="青岛银行",
        project="海产养殖",
        contract_no="青-0815",
    )
    search()
    here = Finding.objects.get(region=HERE)

    pages = [of(here), page(Finding, "history", here.pk), LIST, page(Finding, "totals")]
    pages += [reverse("admin:index")]
    texts = [shown(desk.get(each)) for each in pages]

    assert "that place has a finding of its own" in texts[0]
    theirs = ["青岛", "市南", "海产养殖", "青-0815", THERE, loan._meta.label_lower]
    theirs += [page(type(loan), "change", loan.pk)]
    assert [words for words in theirs for text in texts if words in text] == []
    there = Finding.objects.get(region=THERE)
    assert desk.get(of(there)).status_code == 404
    assert desk.get(page(Finding, "history", there.pk)).status_code == 404


def test_the_city_sees_what_its_counties_are_not_told(client):
    veteran = VeteranFactory(region_id="370102")
    PlacementFactory(region_id="370102", veteran=veteran)
    LoanFactory(region_id="370103", veteran=veteran, disbursed=True)
    search()
    client.force_login(make_clerk("city", "3701"))

    assert listed(client) == set(Finding.objects.all())
    for finding in Finding.objects.all():
        assert shown(client.get(of(finding)))


def test_the_list_is_narrowed_by_rule_outcome_and_owner(desk, clerk):
    mine = FindingFactory(owner=clerk)
    nobodys = FindingFactory(rule="after_death")
    others = settled(owner=make_clerk("colleague", HERE))
    FindingFactory(region_id=THERE)

    assert listed(desk) == {mine, nobodys, others}
    assert listed(desk, rule__exact="after_death") == {nobodys}
    assert listed(desk, result="open") == {mine, nobodys}
    assert listed(desk, result="explained") == {others}
    assert listed(desk, whose="me") == {mine}
    assert listed(desk, whose="others") == {others}
    assert listed(desk, whose="nobody") == {nobodys}


def test_a_finding_is_found_by_whom_it_is_about(desk):
    person = FindingFactory(veteran__name="赵卫东")
    firm = FindingFactory(veteran=None, enterprise=EnterpriseFactory(name="济南卫东有限公司"))
    FindingFactory(veteran__name="钱建国")

    assert listed(desk, q="赵卫东") == {person}
    assert listed(desk, q="卫东有限") == {firm}
    assert listed(desk, person=person.veteran_id) == {person}


def test_a_list_of_persons_and_enterprises_costs_no_query_a_row(
    desk, django_assert_max_num_queries
):
    TenancyFactory(enterprise=EnterpriseFactory(ended_on=date(2021, 3, 1)))
    search()
    desk.get(LIST)  # what kinds of record there are is asked once
    with django_assert_max_num_queries(100) as few:
        desk.get(LIST)
    FindingFactory.create_batch(9)
    with django_assert_max_num_queries(100) as many:
        desk.get(LIST)

    assert len(many) == len(few)


def test_the_home_page_counts_what_is_open_in_ones_place(desk, clerk):
    FindingFactory.create_batch(2)
    settled()
    FindingFactory(region_id=THERE)

    [duty] = [each for each in waiting(clerk, timezone.localdate()) if "lines" in each.duty.label]

    assert duty.number == 2
    assert len(desk.get(duty.address).context["cl"].queryset) == 2


def test_a_rule_that_is_no_more_leaves_a_finding_that_can_still_be_read(desk):
    finding = FindingFactory(rule="given_up")

    assert "given_up" in shown(desk.get(of(finding)))


def test_a_record_that_no_longer_says_so_is_shown_without_it(desk):
    veteran = VeteranFactory(died_on=date(2020, 3, 1))
    trained = AttendanceFactory(veteran=veteran, training_class__title="第九期适应培训")
    search()
    Attendance.objects.filter(pk=trained.pk).update(outcome=Attendance.Outcome.WITHDRAWN)

    text = shown(desk.get(of(Finding.objects.get())))

    assert "第九期适应培训" in text
    assert "(trained" not in text
    assert "(no longer alive, since" in text


def test_a_record_that_is_gone_is_left_out(desk):
    assert shown(desk.get(of(FindingFactory(records=["subsidies.subsidy 999999"]))))


# --- acting --------------------------------------------------------------------------------------


def test_whoever_takes_it_up_is_its_owner(desk, clerk):
    finding = FindingFactory()

    asked = act(desk, "take_up", finding)
    confirm(desk, "take_up", finding)

    assert asked.status_code == 200
    finding.refresh_from_db()
    assert finding.owner == clerk
    assert finding.outcome == ""
    assert "taken up by" in LogEntry.objects.get().get_change_message()


def test_it_is_settled_with_an_outcome_and_a_note_by_somebody_at_a_moment(desk, clerk):
    findings = FindingFactory.create_batch(2)
    before = timezone.now()

    asked = act(desk, "settle", *findings)
    answer = confirm(desk, "settle", *findings, outcome="reclaimed", note="已发追缴通知书")

    assert asked.status_code == 200
    offered = [value for value, _label in asked.context["form"].fields["outcome"].choices]
    assert offered == ["", "corrected", "explained", "reclaimed"]
    assert "Done for 2 doubts across lines: settle. Left alone: 0." in said(desk.get(answer.url))
    for finding in Finding.objects.all():
        assert (finding.outcome, finding.note) == ("reclaimed", "已发追缴通知书")
        assert finding.settled_by == clerk
        assert before <= finding.settled_at <= timezone.now()


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"outcome": "corrected"},
        {"outcome": "corrected", "note": " "},
        {"note": "已更正"},
        {"outcome": "gone", "note": "已更正"},
        {"outcome": "nosuch", "note": "已更正"},
    ],
)
def test_without_an_outcome_of_theirs_and_a_note_nothing_is_settled(answers, desk):
    finding = FindingFactory()

    assert confirm(desk, "settle", finding, **answers).status_code == 422

    finding.refresh_from_db()
    assert (finding.outcome, finding.settled_by, finding.settled_at) == ("", None, None)


def test_of_several_all_are_settled_or_none(desk, monkeypatch):
    good, bad = FindingFactory.create_batch(2)

    def clean(finding):
        if finding.pk == bad.pk:
            raise ValidationError("This one cannot be.")

    monkeypatch.setattr(Finding, "clean", clean)

    answer = confirm(desk, "settle", good, bad, outcome="explained", note="已核查")

    assert answer.status_code == 422
    assert Finding.objects.open().count() == 2


def test_what_is_settled_or_of_another_place_is_left_alone(desk):
    done, elsewhere = settled(), FindingFactory(region_id=THERE)

    confirm(desk, "take_up", done, elsewhere)
    confirm(desk, "settle", done, elsewhere, outcome="corrected", note="已更正")

    done.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (done.outcome, done.owner) == ("explained", None)
    assert (elsewhere.outcome, elsewhere.owner) == ("", None)


def test_the_page_offers_both_acts_while_it_is_open(desk):
    finding, done = FindingFactory(), settled()

    acts = {each.key for each in desk.get(of(finding)).context["acts"]}

    assert acts == {"take_up", "settle"}
    assert 'name="action" value="settle"' in shown(desk.get(of(finding)))
    assert desk.get(of(done)).context["acts"] == []


def test_neither_the_table_nor_the_desk_lets_anybody_type_one(rf, admin_user):
    request, desk = rf.get("/"), admin_of(Finding)
    request.user = admin_user
    finding = FindingFactory()

    assert KINDS["findings.Finding"].pages["add"] is NOBODY
    assert KINDS["findings.Finding"].pages["delete"] is NOBODY
    assert not desk.has_add_permission(request)
    assert not desk.has_change_permission(request, finding)
    assert not desk.has_delete_permission(request, finding)


def test_nothing_of_a_finding_is_typed_in_changed_or_deleted(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    finding = FindingFactory()

    assert admin_client.get(page(Finding, "add")).status_code == 403
    assert admin_client.post(page(Finding, "add"), {}).status_code == 403
    assert admin_client.post(of(finding), {"note": "x"}).status_code == 403
    assert (
        admin_client.post(page(Finding, "delete", finding.pk), {"post": "yes"}).status_code == 403
    )
    assert 'name="_save"' not in shown(admin_client.get(of(finding)))


@pytest.mark.parametrize("role", [role.key for role in ROLES])
def test_clerks_act_others_read_and_whoever_keeps_accounts_sees_nothing(role):
    user = User.objects.create_user("somebody", region_id=HERE, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    browser = Client()
    sign_in(browser, user)
    finding = FindingFactory()

    reads = browser.get(of(finding)).status_code
    acts = confirm(browser, "take_up", finding).status_code
    settles = confirm(browser, "settle", finding, outcome="corrected", note="已更正").status_code

    may = {"clerk": (200, 302, 302), "administrator": (403, 403, 403)}
    assert (reads, acts, settles) == may.get(role, (200, 403, 403))
    finding.refresh_from_db()
    assert bool(finding.outcome) == (role == "clerk")
