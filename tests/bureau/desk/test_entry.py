"""The form of a record: copies, drafts, who was faster, and what is doubted."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry

from bureau.base.doubts import Doubt
from bureau.desk.models import Draft, Explanation
from programs.adaptation_training.models import TrainingClass
from programs.subsidies.models import Subsidy
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.adaptation_training.factories import TrainingClassFactory
from tests.programs.job_fairs.factories import BoothFactory, JobFairFactory
from tests.programs.subsidies.factories import SubsidyFactory, SubsidyRateFactory
from tests.veterans.factories import OfficeFactory, VeteranFactory
from veterans.models import Office, Veteran

VETERAN = {
    "region": "370102",
    "name": "单国强",
    "id_number": "370102199001011231",
    "category": "conscript",
    "enlisted_on": "2010-12-01",
    "discharged_on": "2012-12-01",
    "placement": "self_employment",
    "merit": "none",
    "employment": "unknown",
}


def stations():
    """Bureaux come with the migrations; stations are entered."""
    return Office.objects.filter(kind="station")


def opened(client, record):
    """What the change form of a record would send back untouched."""
    form = client.get(page(type(record), "change", record.pk)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


# Who was faster.


def test_a_stale_form_is_refused_and_says_who_changed_what(desk):
    office = OfficeFactory(region_id="370102", kind="station", name="甲站", note="A1")
    mine = opened(desk, office)
    other = make_clerk("wang", "370102")
    desk.force_login(other)
    desk.post(page(Office, "change", office.pk), {**opened(desk, office), "name": "乙站"})

    desk.force_login(make_clerk("li", "370102"))
    answer = desk.post(page(Office, "change", office.pk), {**mine, "name": "丙站"})

    office.refresh_from_db()
    assert answer.status_code == 409
    assert office.name == "乙站"
    shown = answer.content.decode()
    assert "乙站" in shown
    assert "wang" in shown
    assert 'value="丙站"' in shown


def test_whoever_read_the_conflict_may_save_over_it(desk):
    office = OfficeFactory(region_id="370102", kind="station", name="甲站")
    mine = opened(desk, office)
    stations().update(name="乙站")
    refused = desk.post(page(Office, "change", office.pk), {**mine, "name": "丙站"})
    again = {**mine, "name": "丙站", "opened": refused.context["adminform"].form["opened"].value()}

    answer = desk.post(page(Office, "change", office.pk), again)

    office.refresh_from_db()
    assert answer.status_code == 302
    assert office.name == "丙站"


def test_what_was_not_touched_keeps_what_the_other_saved(desk):
    office = OfficeFactory(region_id="370102", kind="station", name="甲站", note="A1")
    mine = opened(desk, office)
    stations().update(note="B2")

    refused = desk.post(page(Office, "change", office.pk), {**mine, "name": "丙站"})

    form = refused.context["adminform"].form
    assert form["note"].value() == "B2"
    assert [(each.label, each.kept) for each in form.conflicts] == [("Note", False)]


def test_a_sealed_number_changed_meanwhile_is_noticed_without_being_shown(desk):
    veteran = VeteranFactory(region_id="370102", phone="13800138000")
    mine = opened(desk, veteran)
    veteran.phone = "13900139000"
    veteran.save()

    answer = desk.post(page(Veteran, "change", veteran.pk), {**mine, "id_number": "", "phone": ""})

    assert answer.status_code == 409
    assert "139****9000" in answer.content.decode()
    assert "13900139000" not in answer.content.decode()


def test_a_row_changed_meanwhile_is_noticed_too(desk):
    fair = JobFairFactory(region_id="370102")
    booth = BoothFactory(fair=fair, employer="甲公司")
    context = desk.get(page(type(fair), "change", fair.pk)).context
    sent = opened(desk, fair)
    for each in context["inline_admin_formsets"]:
        prefix = each.formset.prefix
        forms = each.formset.initial_forms
        sent |= {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": len(forms)}
        for form in forms:
            sent |= {form[n].html_name: form[n].value() or "" for n in form.fields}
    type(booth).objects.update(employer="乙公司")

    answer = desk.post(page(type(fair), "change", fair.pk), sent)

    assert answer.status_code == 409
    assert "乙公司" in answer.content.decode()


@pytest.mark.parametrize("text", ["[", "7", '["x", {}]', "[1, 2]", '["2021-01-01", 7]'])
def test_a_hidden_field_that_is_not_ours_is_refused(desk, text):
    office = OfficeFactory(region_id="370102", kind="station")

    answer = desk.post(page(Office, "change", office.pk), {**opened(desk, office), "opened": text})

    assert answer.status_code == 400


def test_a_form_nobody_overtook_is_saved_and_logged(desk):
    office = OfficeFactory(region_id="370102", kind="station", name="甲站")

    answer = desk.post(page(Office, "change", office.pk), {**opened(desk, office), "name": "乙站"})

    assert answer.status_code == 302
    assert json.loads(LogEntry.objects.get().change_message) == [{"changed": {"fields": ["name"]}}]


# The next of a series.


def test_save_and_copy_begins_the_next_with_what_the_last_one_held(desk):
    answer = desk.post(page(Veteran, "add"), {**VETERAN, "_copy": "1"})

    form = desk.get(answer.url).context["adminform"].form
    assert form["category"].value() == "conscript"
    assert str(form["discharged_on"].value()) == "2012-12-01"
    assert not form["id_number"].value()


def test_what_is_copied_from_a_place_above_is_entered_for_ones_own(desk):
    held = TrainingClassFactory(region_id="3701", courses="市里的课")

    form = desk.get(page(TrainingClass, "add"), {"copy": held.pk}).context["adminform"].form

    assert (form["courses"].value(), form["region"].value()) == ("市里的课", "370102")


def test_nobody_copies_what_they_may_not_see(desk):
    stranger = VeteranFactory(region_id="370202", ethnic_group="满族")

    form = desk.get(page(Veteran, "add"), {"copy": stranger.pk}).context["adminform"].form

    assert form["ethnic_group"].value() != "满族"


# Drafts.


def test_a_half_filled_form_is_put_aside_under_seal_and_taken_up_again(desk):
    half = {"region": "370102", "name": "单国强", "id_number": "370102199001011231"}

    answer = desk.post(page(Veteran, "add"), {**half, "_draft": "1"})

    draft = Draft.objects.get()
    assert answer.url == "/admin/"
    assert draft.title == "单国强"
    assert b"199001011231" not in bytes(draft.content)
    assert not Veteran.objects.exists()
    reopened = desk.get(page(Veteran, "add"), {"draft": draft.pk})
    assert reopened.status_code == 200
    assert reopened.context["adminform"].form["id_number"].value() == "370102199001011231"


def test_a_draft_is_gone_once_its_record_is_entered(desk):
    desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})
    draft = Draft.objects.get()

    desk.post(page(Veteran, "add"), {**VETERAN, "draft": draft.pk})

    assert Veteran.objects.count() == 1
    assert not Draft.objects.exists()


def test_opening_a_complete_draft_enters_nothing(desk):
    desk.post(page(Veteran, "add"), {**VETERAN, "_draft": "1"})

    desk.get(page(Veteran, "add"), {"draft": Draft.objects.get().pk})

    assert not Veteran.objects.exists()


def test_a_draft_put_aside_again_replaces_itself(desk):
    desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})
    draft = Draft.objects.get()

    desk.post(page(Veteran, "add"), {"name": "单国庆", "_draft": "1", "draft": draft.pk})

    assert Draft.objects.get().title == "单国庆"


def test_a_draft_can_be_thrown_away_by_its_owner_alone(desk, clerk):
    desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})
    draft = Draft.objects.get()

    desk.force_login(make_clerk("other", "370102"))
    desk.post(page(Veteran, "add"), {"_discard": "1", "draft": draft.pk})
    assert Draft.objects.exists()
    desk.force_login(clerk)
    desk.post(page(Veteran, "add"), {"_discard": "1", "draft": draft.pk})

    assert not Draft.objects.exists()


@pytest.mark.parametrize("number", ["x", "99", "9" * 30, "１"])
def test_a_draft_that_is_not_there_opens_an_empty_form(desk, number):
    assert desk.get(page(Veteran, "add"), {"draft": number}).status_code == 200


def test_nobody_opens_the_draft_of_another(desk):
    desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})
    draft = Draft.objects.get()

    desk.force_login(make_clerk("other", "370102"))
    answer = desk.get(page(Veteran, "add"), {"draft": draft.pk})

    assert "单国强" not in answer.content.decode()


def test_who_may_not_enter_puts_nothing_aside(desk, clerk):
    clerk.groups.clear()

    answer = desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})

    assert answer.status_code == 403
    assert not Draft.objects.exists()


# Doubts.


@pytest.fixture
def doubtful(monkeypatch):
    """Offices whose note begins with 9 are doubted."""

    def doubts(office):
        return [Doubt("nine", f"Is {office.note} right?")] if office.note[:1] == "9" else []

    monkeypatch.setattr(Office, "doubts", doubts)


OFFICE = {"region": "370102", "name": "甲站", "kind": "station", "note": "9"}


def test_a_doubt_holds_the_record_back_until_it_is_explained(desk, doubtful):
    answer = desk.post(page(Office, "add"), OFFICE)

    assert answer.status_code == 422
    assert "Is 9 right?" in answer.content.decode()
    assert not stations().exists()


def explained(client, typed, text="seen on paper"):
    """The answers to what is doubted, as the page asks for them."""
    [question] = client.post(page(Office, "add"), typed).context["questions"]
    return {**typed, question.name: text}


def test_an_explanation_is_kept_with_the_record_for_reviewers(desk, doubtful, clerk):
    desk.post(page(Office, "add"), explained(desk, OFFICE, " seen on paper "))

    kept = Explanation.objects.get()
    assert (kept.record, kept.code, kept.text) == (stations().get(), "nine", "seen on paper")
    assert kept.user == clerk
    shown = desk.get(page(Office, "change", kept.record.pk)).content.decode()
    assert "seen on paper" in shown


def test_a_doubt_is_asked_once_and_again_for_other_values(desk, doubtful):
    desk.post(page(Office, "add"), explained(desk, OFFICE))
    office = stations().get()
    change = page(Office, "change", office.pk)

    same = desk.post(change, {**opened(desk, office), "name": "乙站"})
    other = desk.post(change, {**opened(desk, office), "note": "91"})

    assert same.status_code == 302
    assert other.status_code == 422


def test_an_answer_does_not_pass_for_another_doubt(desk, doubtful):
    answered = explained(desk, OFFICE)

    answer = desk.post(page(Office, "add"), {**answered, "note": "91"})

    assert answer.status_code == 422


def test_an_answer_is_carried_along_while_an_error_is_corrected(desk, doubtful):
    answered = explained(desk, OFFICE)

    answer = desk.post(page(Office, "add"), {**answered, "name": ""})

    assert list(answer.context["answered"].values()) == ["seen on paper"]


def test_an_empty_explanation_explains_nothing(desk, doubtful):
    answer = desk.post(page(Office, "add"), explained(desk, OFFICE, "   "))

    assert answer.status_code == 422


def test_a_record_with_errors_is_not_doubted_yet(desk, doubtful):
    answer = desk.post(page(Office, "add"), {**OFFICE, "name": ""})

    assert "Is 9 right?" not in answer.content.decode()


# What is known.


@pytest.fixture
def supplied(monkeypatch):
    """An office's note follows from its name, and its kind is computed."""

    def fill(office):
        office.note = office.note or f"S{len(office.name)}"
        office.kind = "station"

    monkeypatch.setattr(Office, "known", ["note"])
    monkeypatch.setattr(Office, "computed", ["kind"])
    monkeypatch.setattr(Office, "fill", fill)
    monkeypatch.setattr(Office, "working", lambda office: [f"{len(office.name)} characters."])


def test_what_is_known_need_not_be_typed(desk, supplied):
    desk.post(page(Office, "add"), {"region": "370102", "name": "甲街道站"})

    office = stations().get()
    assert (office.note, office.kind) == ("S4", "station")


def test_what_was_typed_is_kept_but_what_is_computed_cannot_be_typed(desk, supplied):
    typed = {"region": "370102", "name": "甲街道站", "note": "mine", "kind": "centre"}

    desk.post(page(Office, "add"), typed)

    office = stations().get()
    assert (office.note, office.kind) == ("mine", "station")


def test_page_is_told_what_is_known_before_anything_is_saved(desk, supplied):
    answer = desk.post(page(Office, "known"), {"name": "甲街道站", "record": ""})

    assert answer.json() == {
        "supplied": {"note": {"value": "S4"}, "kind": {"value": "station"}},
        "refused": [],  # that the place is still to be chosen is no mistake yet
        "working": ["4 characters."],
    }
    assert not stations().exists()


def test_page_is_told_why_something_cannot_be_supplied(desk):
    typed = {"veteran": VeteranFactory(region_id="370102").pk, "region": "370102", "record": ""}

    answer = desk.post(page(Subsidy, "known"), {**typed, "applied_on": "2021-06-17", "note": "\0"})

    assert answer.json()["refused"] == ["No subsidy rate was in force on that day: enter it first."]


def test_who_may_not_enter_is_told_nothing(desk, clerk):
    clerk.groups.clear()

    assert desk.post(page(Office, "known"), {"name": "甲"}).status_code == 403


def test_known_is_asked_by_post_alone(desk):
    assert desk.get(page(Office, "known")).status_code == 405


def test_a_doubt_about_what_is_else_supplied_is_asked_when_that_alone_is_changed(desk):
    SubsidyRateFactory()
    veteran = VeteranFactory(region_id="370102", discharged_on=date(2021, 5, 31))
    served = {"enlisted_on": veteran.enlisted_on, "discharged_on": veteran.discharged_on}
    case = SubsidyFactory(region_id="370102", veteran=veteran, **served)
    change = page(Subsidy, "change", case.pk)
    form = desk.get(change).context["adminform"].form
    shown = {form[name].html_name: form[name].value() for name in form.fields}
    shown = {name: value for name, value in shown.items() if value not in (None, "")}
    earlier = veteran.enlisted_on - timedelta(days=700)

    answer = desk.post(change, {**shown, "enlisted_on": earlier})

    assert answer.status_code == 422
    assert [each.code for each in answer.context["questions"]] == ["registered_otherwise"]
    explained = {answer.context["questions"][0].name: "as the enlistment notice has it"}
    assert desk.post(change, {**shown, "enlisted_on": earlier, **explained}).status_code == 302
    assert "enlistment approved on" in LogEntry.objects.latest("pk").get_change_message()


# What drafts do not give away.


@pytest.mark.parametrize("box", ["name", "discharge_certificate", "ethnic_group"])
def test_a_number_in_the_wrong_box_is_in_no_title(desk, box):
    desk.post(page(Veteran, "add"), {box: "370102199001011231", "_draft": "1"})

    assert "0101" not in Draft.objects.get().title


def test_a_draft_stays_in_the_place_it_was_put_aside_in(desk, clerk):
    desk.post(page(Veteran, "add"), {"name": "单国强", "_draft": "1"})
    draft = Draft.objects.get()
    desk.get("/admin/")  # says that it was put aside

    type(clerk).objects.filter(pk=clerk.pk).update(region_id="370202")

    assert "单国强" not in desk.get(page(Veteran, "add"), {"draft": draft.pk}).content.decode()
    assert "单国强" not in desk.get("/admin/").content.decode()


def test_two_clicks_put_one_draft_aside(desk):
    sent = {"name": "单国强", "_draft": "1", "submission": str(uuid4())}

    answers = [desk.post(page(Veteran, "add"), sent) for _click in range(2)]

    assert [answer.url for answer in answers] == ["/admin/", "/admin/"]
    assert Draft.objects.count() == 1


# What a stale form does not overwrite.


def test_a_box_that_was_emptied_is_what_the_clerk_typed(desk):
    office = OfficeFactory(region_id="370102", kind="station", note="old")
    mine = opened(desk, office)
    Office.objects.filter(pk=office.pk).update(note="new")

    answer = desk.post(page(Office, "change", office.pk), {**mine, "note": ""})

    assert answer.status_code == 409
    [conflict] = answer.context["adminform"].form.conflicts
    assert conflict.kept
    assert answer.context["adminform"].form["note"].value() == ""
