from datetime import date
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bureau.desk.models import Explanation
from bureau.desk.pasted import read_lines
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.job_fairs.models import Visit
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.skills_training.factories import SkillsClassFactory
from tests.veterans.factories import VeteranFactory, id_number

pytestmark = pytest.mark.django_db

NUMBER = "370102199001011231"
RIGHT = {"_right": "1"}


@pytest.fixture
def training():
    return TrainingClassFactory(region_id="370102")


@pytest.fixture
def zhang():
    return VeteranFactory(name="张三", id_number=NUMBER)


def paste(desk, whole, lines, **data):
    return desk.post(page(type(whole), "paste", whole.pk), {"lines": lines} | data)


def numbers(people):
    return "\n".join(person.id_number.reveal() for person in people)


def problems(answer):
    return {line.row: line.problem for line in answer.context["paste"].wrong}


def present(training):
    return {attendance.veteran for attendance in training.attendances.all()}


# What is read.


@pytest.mark.parametrize(
    "line",
    [
        NUMBER,
        f"{NUMBER}\t张三",
        f"张三\t{NUMBER}",
        f"1,张三,{NUMBER},13800138000",
        f" {NUMBER}，张三 ",
        f"{NUMBER} 张三",
        f'"{NUMBER}"',
        f"\ufeff'{NUMBER}",
    ],
)
def test_a_line_is_read_as_workbooks_and_people_write_it(line, desk, training, zhang):
    paste(desk, training, line)

    assert present(training) == {zhang}


def test_headings_and_empty_lines_are_nobody(desk, training, zhang):
    answer = paste(desk, training, f"身份证号\t姓名\r\n\r\n{NUMBER}\t张三\r\n\r\n")

    assert answer.status_code == 302
    assert present(training) == {zhang}


def test_rows_are_counted_as_they_stand_in_the_box():
    lines = read_lines(f"姓名 号码\n\n{NUMBER}\n")

    assert [line.row for line in lines] == [3]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"{NUMBER} 张三", "**************1231 张三"),
        ("37010219900101123x", "**************123x"),
        ("370102 19900101 1231", "****** ******** 1231"),
        ("３７０１０２１９９０", "******１９９０"),
        ("1231", "1231"),
    ],
)
def test_of_what_was_typed_only_the_last_four_digits_are_told_again(typed, shown):
    [line] = read_lines(typed)

    assert line.masked == shown


# All right.


def test_people_are_added_at_once_and_how_many_is_said(desk, training):
    people = VeteranFactory.create_batch(3)

    answer = paste(desk, training, numbers(people))

    assert answer.status_code == 302
    assert present(training) == set(people)
    shown = desk.get(answer.url).content.decode()
    assert f"3 people were added to “{training}”." in shown
    assert str(LogEntry.objects.get().get_change_message()) == "Added trainees “3”."
    assert {each.region_id for each in training.attendances.all()} == {"370102"}


@pytest.mark.parametrize("factory", [TrainingClassFactory, SkillsClassFactory, JobFairFactory])
def test_classes_and_fairs_take_a_paste(factory, desk, zhang):
    whole = factory(region_id="370102")

    shown = desk.get(page(type(whole), "change", whole.pk))
    answer = paste(desk, whole, NUMBER)

    address = page(type(whole), "paste", whole.pk)
    assert f'href="{address}"' in shown.content.decode()
    assert desk.get(address).status_code == 200
    assert answer.status_code == 302


def test_visitors_of_a_fair_are_veterans(desk, zhang):
    fair = JobFairFactory(region_id="370102")

    paste(desk, fair, NUMBER)

    assert Visit.objects.get().visitor == Visit.Visitor.VETERAN
    assert Visit.objects.get().veteran == zhang


# With something wrong.


def test_every_problem_is_told_by_row_and_nothing_is_saved(desk, training, zhang):
    present_already = AttendanceFactory(training_class=training).veteran
    stranger = VeteranFactory(region_id="370202")
    lines = [
        zhang.id_number.reveal(),
        "370102199001011232",
        "37010219900101123",
        id_number(777, born=date(1985, 5, 5)),
        f"{NUMBER} 张三",
        present_already.id_number.reveal(),
        stranger.id_number.reveal(),
        f"{VeteranFactory(name='李四').id_number.reveal()} 李五",
        "王五",
    ]

    answer = paste(desk, training, "\n".join(lines))

    said = problems(answer)
    assert answer.status_code == 422
    assert set(said) == {2, 3, 4, 5, 6, 7, 8, 9}
    assert said[2].startswith("The check digit of the ID number is wrong")
    assert (
        said[3]
        == said[9]
        == ("An ID number should have 18 characters: 17 digits, then a digit or X.")
    )
    assert said[4] == said[7] == "Nobody in your place is registered with this number."
    assert said[5] == "The same number stands in row 1 already."
    assert said[6] == "This trainee is already in the class."
    assert said[8].startswith("This number is registered for 李四")
    assert present(training) == {present_already}
    assert stranger.name not in "".join(said.values())


def test_numbers_are_told_again_in_the_box_alone(desk, training):
    answer = paste(desk, training, NUMBER)

    page = answer.content.decode()
    assert page.count(NUMBER) == 1
    assert f">{NUMBER}</textarea>" in page
    assert "**************1231" in page
    assert f'href="{"/admin/veterans/veteran/add/"}"' in page


def test_those_that_are_right_are_added_on_demand_and_the_others_stay_in_the_box(
    desk, training, zhang
):
    wrong = "370102199001011232 李四"

    token = {"submission": str(uuid4())}
    pasted = f"{wrong}\n{NUMBER}\n{NUMBER}"
    clicks = [paste(desk, training, pasted, **RIGHT, **token) for _click in range(2)]
    answer = desk.get(clicks[1].url)

    assert NUMBER not in str(dict(desk.session))
    assert present(training) == {zhang}
    assert answer.context["paste"].text == f"{wrong}\n{NUMBER}"
    assert set(problems(answer)) == {1, 2}
    assert "1 person was added" in answer.content.decode()


def test_what_is_corrected_is_sent_again(desk, training, zhang):
    token = {"submission": str(uuid4())}

    first = paste(desk, training, "370102199001011232", **token)
    second = paste(desk, training, NUMBER, **token)

    assert (first.status_code, second.status_code) == (422, 302)
    assert present(training) == {zhang}


def test_a_double_click_adds_once(desk, training, zhang):
    token = {"submission": str(uuid4())}

    answers = [paste(desk, training, NUMBER, **token) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert training.attendances.count() == 1


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "Paste at least one ID number."),
        ("姓名", "Paste at least one ID number."),
        ("1\n" * 501, "501 lines are too many: paste at most 500 at once."),
    ],
)
def test_too_little_and_too_much_are_told_in_a_sentence(lines, sentence, desk, training):
    answer = paste(desk, training, lines)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("junk", ["\0", "x" * 100_000, "１" * 18, "'; drop table", "<b>9</b>"])
def test_junk_is_told_like_any_other_mistake(junk, desk, training):
    answer = paste(desk, training, junk)

    assert answer.status_code == 422
    assert "<b>9</b>" not in answer.content.decode()


# What is doubtful.


def test_what_is_doubtful_is_added_once_it_is_explained(desk, training, clerk):
    late = VeteranFactory(discharged_on=date(2021, 9, 1), enlisted_on=date(2016, 9, 1))

    asked = paste(desk, training, numbers([late]))
    answer = paste(desk, training, numbers([late]), explanation="提前参训,部队来函")

    assert asked.status_code == 422
    assert 'name="explanation"' in asked.content.decode()
    assert answer.status_code == 302
    explained = Explanation.objects.get()
    assert explained.record == training.attendances.get()
    assert (explained.text, explained.user) == ("提前参训,部队来函", clerk)
    assert explained.doubt


@pytest.mark.parametrize("explanation", ["\0", NUMBER, "x" * 501])
def test_an_explanation_is_words(explanation, desk, training, zhang):
    answer = paste(desk, training, NUMBER, explanation=explanation)

    assert answer.status_code == 422
    assert not training.attendances.exists()


# Who may.


def test_nobody_is_added_to_a_class_of_another_place(desk, zhang):
    public = TrainingClassFactory(region_id="3701")

    answer = paste(desk, public, NUMBER)
    shown = desk.get(page(TrainingClass, "change", public.pk))

    assert answer.status_code == 403
    assert "/paste/" not in shown.content.decode()
    assert not Attendance.objects.exists()


def test_a_class_out_of_sight_does_not_exist(desk, zhang):
    answer = paste(desk, TrainingClassFactory(region_id="370202"), NUMBER)

    assert answer.status_code == 404
    assert not Attendance.objects.exists()


def test_who_may_not_enter_may_not_paste(client, training, zhang):
    reader = make_clerk("reader", "370102")
    reader.groups.clear()
    reader.user_permissions.add(*_permissions("view_trainingclass", "change_trainingclass"))
    client.force_login(reader)

    assert paste(client, training, NUMBER).status_code == 403
    assert client.get(page(TrainingClass, "paste", training.pk)).status_code == 403


def _permissions(*names):
    return Permission.objects.filter(codename__in=names)


# As fast with many as with few.


def queries_of_pasting(desk, factory, number):
    whole = factory(region_id="370102")
    lines = numbers(VeteranFactory.create_batch(number))
    desk.get(page(type(whole), "paste", whole.pk))
    with CaptureQueriesContext(connection) as asked:
        assert paste(desk, whole, lines).status_code == 302
    return len(asked)


def test_many_visitors_ask_the_database_as_often_as_few(desk):
    _first, few, many = (queries_of_pasting(desk, JobFairFactory, each) for each in (1, 5, 60))

    assert many == few


def test_a_trainee_asks_the_database_once_whether_they_are_trained_elsewhere(desk):
    _first, few, many = (
        queries_of_pasting(desk, TrainingClassFactory, each) for each in (1, 5, 25)
    )

    assert many - few == 20


def test_a_number_in_pieces_or_in_wide_digits_is_read_and_a_heading_left_out(desk, training, zhang):
    wide = NUMBER.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    spaced = f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}"

    for lines in [f"身份证号（18位）\n{wide}", f"{spaced},{zhang.name}"]:  # noqa: RUF001
        assert paste(desk, training, lines).status_code == 302
        assert present(training) == {zhang}
        training.attendances.all().delete()
