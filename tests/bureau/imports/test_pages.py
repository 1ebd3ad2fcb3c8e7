"""A clerk sends a ledger, sees what it comes to, takes it over, and may undo it."""

import os

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from bureau.desk.models import Explanation
from bureau.imports import tasks
from bureau.imports.models import LedgerImport
from bureau.staff.models import User
from tests.bureau.desk.conftest import make_clerk
from tests.programs.subsidies.factories import SubsidyFactory
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory
from tests.workbooks import VETERANS, number, reopened, saved, veteran, veterans, workbook
from tests.working import do_what_waits
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
LEDGER = "veterans.veteran"


def send(browser, data, name="台账.xlsx", ledger=LEDGER):
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("import-send", args=[ledger]), {"file": file}, follow=True)


def checked(browser, data, **sent):
    send(browser, data, **sent)
    do_what_waits()
    return LedgerImport.objects.first()


def act(browser, name, imported, **typed):
    answer = browser.post(reverse(f"import-{name}", args=[imported.pk]), typed)
    do_what_waits()
    imported.refresh_from_db()
    return answer


def shown(browser, imported):
    return browser.get(reverse("import", args=[imported.pk]))


def test_a_ledger_is_checked_and_nothing_is_entered(desk):
    imported = checked(desk, workbook(*veterans(3)))

    found = shown(desk, imported).context["found"]
    assert (found["rows"], found["new"], found["wrong"], found["people"]) == (3, 3, 0, 3)
    assert found["problems"] == found["doubts"] == []
    assert not Veteran.objects.exists()


def test_what_was_checked_is_taken_over(desk, clerk):
    imported = checked(desk, workbook(*veterans(3)))

    act(desk, "take-over", imported)

    assert (imported.state, imported.created, imported.updated) == ("done", 3, 0)
    people = Veteran.objects.order_by("pk")
    assert [person.id_number.reveal() for person in people] == [number(n) for n in range(3)]
    assert {person.region_id for person in people} == {"370102"}


def test_the_history_knows_who_took_it_over_and_under_which_number(desk, clerk):
    imported = checked(desk, workbook(*veterans(2)))

    act(desk, "take-over", imported)

    events = Veteran.pgh_event_model.objects.all()
    assert {event.pgh_context_id for event in events} == {imported.act}


def test_the_same_rows_again_enter_nothing(desk):
    act(desk, "take-over", checked(desk, workbook(*veterans(3))))

    again = checked(desk, workbook(*veterans(3), [], name="again"))

    assert (again.found["same"], again.found["new"], again.found["changed"]) == (3, 0, 0)
    assert not again.may_be_taken_over


def test_the_very_file_again_leads_to_where_it_was_taken_over(desk):
    data = workbook(*veterans(1))
    act(desk, "take-over", checked(desk, data))

    answer = send(desk, data)

    assert LedgerImport.objects.count() == 1
    assert "taken over already" in answer.content.decode()


def test_a_changed_row_corrects_its_record_and_no_other(desk):
    act(desk, "take-over", checked(desk, workbook(*veterans(3))))
    rows = veterans(3)
    rows[2] = veteran(1, 手机号="13912345678")

    imported = checked(desk, workbook(*rows))
    act(desk, "take-over", imported)

    assert (imported.created, imported.updated) == (0, 1)
    phones = [person.phone.reveal() for person in Veteran.objects.order_by("pk")]
    assert phones == ["13800000000", "13912345678", "13800000002"]


def test_a_number_that_is_registered_for_another_name_is_nobody_to_be_corrected(desk):
    VeteranFactory(region_id="370102", id_number=number(0), name="张三")

    imported = checked(desk, workbook(*veterans(1)))

    [problem] = imported.found["problems"]
    assert (problem["column"], problem["code"]) == ("姓名", "id_duplicate")
    assert "张三" not in str(imported.found)


def test_an_empty_cell_leaves_what_is_known(desk):
    person = VeteranFactory(region_id="370102", id_number=number(0), phone="13900000000")
    rows = [VETERANS, veteran(0, 姓名=person.name, 手机号="")]

    act(desk, "take-over", checked(desk, workbook(*rows)))

    person.refresh_from_db()
    assert person.phone.reveal() == "13900000000"


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_taken_over(desk):
    rows = [
        VETERANS,
        veteran(0),
        veteran(1, 身份证号="370102199001011239"),
        veteran(2, 人员类别="士兵们", 入伍时间="2021-02-30"),
        veteran(3, 县区="370202"),
        veteran(4, 退役时间="2000-01-01"),
        veteran(0),
    ]

    imported = checked(desk, workbook(*rows))
    act(desk, "take-over", imported)

    told = {(each["row"], each["column"], each["code"]) for each in imported.found["problems"]}
    assert told == {
        (3, "身份证号", "id_checksum"),
        (4, "人员类别", "choice"),
        (4, "入伍时间", "date"),
        (5, "县区", "region"),
        (6, "入伍时间", "inconsistent"),
        (7, "身份证号", "id_duplicate"),
    }
    assert imported.state == "checked"
    assert not Veteran.objects.exists()


def test_the_workbook_comes_back_with_its_problems_marked(desk):
    rows = [VETERANS, veteran(0), veteran(1, 人员类别="士兵们")]
    imported = checked(desk, workbook(*rows))

    answer = desk.get(reverse("import-marked", args=[imported.pk]))

    sheet = reopened(answer.content)["台账"]
    assert sheet["D3"].comment.text.startswith("Choose one of")
    assert sheet["D3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["D2"].comment is None
    status = [row[-1].value for row in sheet.iter_rows()]
    assert status[0] == "import result"
    assert status[1] == "to be entered"
    assert status[2].startswith("Choose one of")


def test_a_corrected_workbook_is_taken_over_and_its_marks_are_gone(desk):
    rows = [VETERANS, veteran(0), veteran(1, 人员类别="士兵们")]
    imported = checked(desk, workbook(*rows))
    book = reopened(desk.get(reverse("import-marked", args=[imported.pk])).content)
    book["台账"]["D3"] = "义务兵"
    again = checked(desk, saved(book))
    act(desk, "take-over", again)

    assert (again.state, again.created) == ("done", 2)
    assert again.found["unknown"] == []


def test_what_is_doubtful_is_taken_over_once_it_is_explained(desk, clerk):
    imported = checked(desk, workbook(VETERANS, veteran(0, 退役时间="2013-12-01")))

    refused = act(desk, "take-over", imported)
    assert refused.status_code == 422
    act(desk, "take-over", imported, explanation="超期服役,档案已核。")

    assert imported.state == "done"
    [explanation] = Explanation.objects.all()
    assert explanation.text == "超期服役,档案已核。"
    assert explanation.user == clerk
    assert explanation.object_id == Veteran.objects.get().pk


def test_rows_of_another_place_are_unknown(desk):
    elsewhere = VeteranFactory(region_id="370202", id_number=number(0))

    imported = checked(desk, workbook(*veterans(1)))

    [problem] = imported.found["problems"]
    assert (problem["row"], problem["code"]) == (2, "id_duplicate")
    assert elsewhere.name not in str(imported.found)


def test_what_somebody_else_sent_is_not_there(desk, client):
    imported = checked(desk, workbook(*veterans(1)))
    client.force_login(make_clerk("other", "370102"))

    for name in ["", "-marked"]:
        assert client.get(reverse(f"import{name}", args=[imported.pk])).status_code == 404
    for name in ["take-over", "undo"]:
        assert client.post(reverse(f"import-{name}", args=[imported.pk])).status_code == 404


def test_an_import_is_undone_as_one(desk):
    known = VeteranFactory(region_id="370102", id_number=number(0), name="王建国")
    rows = [VETERANS, veteran(0, 退役时间="2010-12-02"), veteran(1)]
    imported = checked(desk, workbook(*rows))
    act(desk, "take-over", imported)

    act(desk, "undo", imported)

    assert imported.state == "undone"
    [left] = Veteran.objects.all()
    assert (left.pk, left.discharged_on) == (known.pk, known.discharged_on)


@pytest.mark.parametrize("later", ["changed", "used"])
def test_while_something_builds_on_it_nothing_is_undone(desk, later):
    imported = checked(desk, workbook(*veterans(2)))
    act(desk, "take-over", imported)
    first = Veteran.objects.first()
    if later == "changed":
        first.name = "张三"
        first.save()
    else:
        SubsidyFactory(veteran=first)

    act(desk, "undo", imported)

    assert imported.state == "done"
    assert "nothing was undone" in imported.refusal
    assert Veteran.objects.filter(region_id="370102").count() == 2


def test_an_undone_file_may_be_taken_over_again(desk):
    data = workbook(*veterans(1))
    act(desk, "undo", act_done(desk, data))

    again = checked(desk, data)
    act(desk, "take-over", again)

    assert again.state == "done"


def act_done(desk, data):
    imported = checked(desk, data)
    act(desk, "take-over", imported)
    return imported


def test_what_changed_meanwhile_is_shown_anew(desk):
    person = VeteranFactory(region_id="370102", id_number=number(0), name="王建国")
    imported = checked(desk, workbook(VETERANS, veteran(0)))
    person.enlisted_on, person.discharged_on = "2008-12-01", "2010-12-01"
    person.phone = "13800000000"
    person.save()

    act(desk, "take-over", imported)

    assert imported.state == "checked"
    assert "look at this anew" in imported.refusal
    assert imported.found["same"] == 1


def test_nobody_sends_what_they_may_not_enter(client):
    reviewer = make_clerk("reviewer", "370102")
    reviewer.groups.set([Group.objects.get(name="reviewer")])
    sign_in(client, reviewer)

    answer = client.get(reverse("import-send", args=[LEDGER]))

    assert answer.status_code == 403
    assert client.get(reverse("imports")).status_code == 403


def test_the_template_taken_as_it_is_is_a_ledger_without_rows(desk):
    with override("zh-hans"):
        data = desk.get(reverse("import-template", args=[LEDGER])).content
    book = reopened(data)
    sheet = book.worksheets[0]
    sheet.append(
        [
            {"region": "370102", "sex": "", "birth_date": ""}.get(box.name, box.example)
            or (str(box.choices[0]) if box.required and box.choices else "")
            for box in LedgerImport(ledger=LEDGER).declared.boxes
        ]
    )
    imported = checked(desk, saved(book))

    assert imported.found["problems"] == []
    assert imported.found["new"] == 1


def test_whoever_moved_finds_nothing_of_where_they_were(desk, clerk):
    imported = checked(desk, workbook(*veterans(1)))
    clerk.region_id = "370202"
    clerk.save()
    browser = Client()
    browser.force_login(User.objects.get(pk=clerk.pk))

    assert shown(browser, imported).status_code == 404
    assert list(browser.get(reverse("imports")).context["sent"]) == []


@pytest.mark.parametrize(
    ("at_work", "left"),
    [("checking", "refused"), ("writing", "checked"), ("undoing", "done")],
)
def test_work_that_broke_off_is_told_after_a_while(desk, at_work, left):
    imported = checked(desk, workbook(*veterans(1)))
    LedgerImport.objects.update(state=at_work)
    tasks.end_what_broke_off.body()
    imported.refresh_from_db()
    assert imported.state == at_work  # it may yet be going on

    LedgerImport.objects.update(begun_at=timezone.now() - tasks.PATIENCE * 2)
    tasks.end_what_broke_off.body()

    imported.refresh_from_db()
    assert imported.state == left
    assert "broke off" in imported.refusal
    assert "broke off" in shown(desk, imported).content.decode()


def test_work_that_a_job_is_at_is_left_to_it(desk):
    send(desk, workbook(*veterans(1)))
    LedgerImport.objects.update(begun_at=timezone.now() - tasks.PATIENCE * 2)

    tasks.end_what_broke_off.body()

    assert LedgerImport.objects.get().state == "checking"


def test_files_go_after_a_month(desk, settings):
    imported = checked(desk, workbook(VETERANS, veteran(0, 退役时间="2013-12-01")))
    orphan = settings.LEDGER_FILES / "orphan"
    orphan.write_bytes(b"left behind")
    month_ago = (timezone.now() - tasks.KEPT * 2).timestamp()
    for path in settings.LEDGER_FILES.glob("*"):
        os.utime(path, (month_ago, month_ago))
    LedgerImport.objects.update(sent_at=timezone.now() - tasks.KEPT * 2)

    tasks.forget_files.body()

    imported.refresh_from_db()
    assert list(settings.LEDGER_FILES.glob("*")) == []
    assert (imported.kept_as, imported.marked_as, imported.found) == (None, None, None)
    assert shown(desk, imported).status_code == 200
