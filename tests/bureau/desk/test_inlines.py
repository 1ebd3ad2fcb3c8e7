from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bureau.base.doubts import Doubt
from bureau.desk.models import Explanation
from programs.adaptation_training.admin import AttendanceInline
from programs.adaptation_training.models import Attendance, TrainingClass
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.veterans.factories import EnterpriseFactory, EnterpriseJobsFactory, VeteranFactory
from veterans.admin import EnterpriseJobsInline

pytestmark = pytest.mark.django_db

PREFIX = "attendances"


@pytest.fixture
def training():
    return TrainingClassFactory(region_id="370102")


@pytest.fixture
def small_pages(monkeypatch):
    """Two rows a page."""
    monkeypatch.setattr(AttendanceInline, "per_page", 2)


def enter(training, number):
    return [AttendanceFactory(training_class=training) for _one in range(number)]


def typed_again(answer):
    """What a browser would send of the page."""
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    bound = [each for form in forms for each in form]
    values = {each.html_name: each.field.prepare_value(each.value()) for each in bound}
    return {
        name: str(value)
        for name, value in values.items()
        if value is not None and value is not False
    }


def sent(typed, row, **changes):
    return typed | {f"{PREFIX}-{row}-{name}": value for name, value in changes.items()}


def with_new_row(typed, **values):
    row = int(typed[f"{PREFIX}-TOTAL_FORMS"])
    values = {"outcome": "pending", "wish": "undecided", "days_attended": "0"} | values
    return sent(typed, row, **values) | {f"{PREFIX}-TOTAL_FORMS": str(row + 1)}


def rows(answer):
    [inline] = answer.context["inline_admin_formsets"]
    return inline.formset


# As fast with many as with few.


def test_many_rows_are_shown_and_sent_with_as_many_queries_as_few(desk, training):
    change = page(TrainingClass, "change", training.pk)
    enter(training, 10)
    desk.get(change)

    few = queries_of_showing_and_sending(desk, change)
    enter(training, 50)
    desk.get(change)  # tells that it was saved
    many = queries_of_showing_and_sending(desk, change)

    assert many == few


def queries_of_showing_and_sending(desk, change):
    with CaptureQueriesContext(connection) as shown:
        typed = typed_again(desk.get(change))
    numbers = [len(shown)]
    with CaptureQueriesContext(connection) as sent:
        assert desk.post(change, typed).status_code == 302
    return [*numbers, len(sent)]


def test_the_people_of_new_rows_are_fetched_together(desk, training, django_assert_max_num_queries):
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    for veteran in VeteranFactory.create_batch(5):
        typed = with_new_row(typed, veteran=veteran.pk, days_attended="x")

    with django_assert_max_num_queries(200) as asked:
        assert desk.post(change, typed).status_code == 422

    people = [each["sql"] for each in asked if 'FROM "veterans_veteran"' in each["sql"]]
    assert len([sql for sql in people if "INNER JOIN" in sql]) == 1


def test_a_row_that_nobody_touched_is_not_judged_again(desk, training):
    """What was right when it was entered does not keep others from being corrected."""
    old, new = enter(training, 2)
    Attendance.objects.filter(pk=old.pk).update(days_attended=999)
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    row = [form.instance for form in rows(desk.get(change)).forms].index(new)

    answer = desk.post(change, sent(typed, row, certificate_no="结1"))

    assert answer.status_code == 302
    assert list(Attendance.objects.filter(certificate_no="结1")) == [new]


# Pages.


def test_rows_come_in_pages_with_a_way_to_the_list_of_all(desk, training, small_pages):
    enter(training, 5)
    other = AttendanceFactory(training_class__region_id="370102", training_class__title="别班")

    answer = desk.get(page(TrainingClass, "change", training.pk), {f"{PREFIX}-page": "3"})
    listed = desk.get(page(Attendance, "changelist"), {"whole": training.pk})

    assert len(rows(answer).forms) == 1
    assert f'href="{page(Attendance, "changelist")}?whole={training.pk}"' in answer.content.decode()
    assert listed.context["cl"].queryset.count() == 5
    assert other not in listed.context["cl"].queryset


@pytest.mark.parametrize("number", ["0", "-1", "x", "99", "1e9", "%00"])
def test_a_page_that_there_is_none_of_is_the_nearest(number, desk, training, small_pages):
    enter(training, 3)

    answer = desk.get(page(TrainingClass, "change", training.pk), {f"{PREFIX}-page": number})

    assert answer.status_code == 200
    assert rows(answer).forms


def test_a_change_on_the_second_page_is_saved_in_its_row(desk, training, small_pages):
    enter(training, 4)
    second = f"{page(TrainingClass, 'change', training.pk)}?{PREFIX}-page=2"
    shown = desk.get(second)
    changed = rows(shown).forms[1].instance

    desk.post(second, sent(typed_again(shown), 1, certificate_no="结1"))

    assert list(Attendance.objects.filter(certificate_no="结1")) == [changed]


def test_rows_that_moved_to_another_page_meanwhile_are_saved_where_they_belong(
    desk, training, small_pages
):
    first, *_others = enter(training, 5)
    second = f"{page(TrainingClass, 'change', training.pk)}?{PREFIX}-page=2"
    shown = desk.get(second)
    changed = rows(shown).forms[0].instance
    first.delete()

    answer = desk.post(second, sent(typed_again(shown), 0, certificate_no="结1"))

    assert answer.status_code == 302
    assert list(Attendance.objects.filter(certificate_no="结1")) == [changed]


def test_a_row_is_added_on_the_second_page(desk, training, small_pages):
    enter(training, 4)
    second = f"{page(TrainingClass, 'change', training.pk)}?{PREFIX}-page=2"
    veteran = VeteranFactory()

    answer = desk.post(second, with_new_row(typed_again(desk.get(second)), veteran=veteran.pk))

    assert answer.status_code == 302
    assert training.attendances.count() == 5
    assert training.attendances.filter(veteran=veteran).exists()


def test_a_row_is_deleted(desk, training):
    gone, kept = enter(training, 2)
    change = page(TrainingClass, "change", training.pk)
    shown = desk.get(change)
    row = [form.instance for form in rows(shown).forms].index(gone)

    desk.post(change, sent(typed_again(shown), row, DELETE="on"))

    assert list(training.attendances.all()) == [kept]


def test_a_row_of_another_class_is_not_changed_by_a_forged_key(desk, training):
    enter(training, 1)
    other = AttendanceFactory(training_class__region_id="370102", training_class__title="别班")
    change = page(TrainingClass, "change", training.pk)

    answer = desk.post(
        change, sent(typed_again(desk.get(change)), 0, id=other.pk, certificate_no="结1")
    )

    assert answer.status_code == 422
    assert not Attendance.objects.filter(certificate_no="结1").exists()


# What is said.


def said(answer):
    return list(rows(answer).non_form_errors())


def test_an_error_names_its_row_and_field(desk, training):
    enter(training, 2)
    change = page(TrainingClass, "change", training.pk)

    answer = desk.post(change, sent(typed_again(desk.get(change)), 1, days_attended="x"))

    [sentence] = said(answer)
    assert sentence.startswith("Row 2: Days attended: ")


def test_somebody_twice_on_one_page_is_told_by_row(desk, training):
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    veteran = VeteranFactory()
    for _row in range(2):
        typed = with_new_row(typed, veteran=veteran.pk)

    answer = desk.post(change, typed)

    assert said(answer) == [
        "This trainee is already in the class.",
        "Row 2: The same stands in a row above: remove one of the two.",
    ]


def test_a_row_that_somebody_deleted_meanwhile_is_told(desk, training):
    gone, _kept = enter(training, 2)
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    gone.delete()

    answer = desk.post(change, typed)

    assert answer.status_code == 422
    assert said(answer)[0].endswith("Somebody else deleted this: open the page anew.")


def test_somebody_who_is_in_already_is_told_on_whatever_page_they_are(desk, training, small_pages):
    present = enter(training, 3)
    change = page(TrainingClass, "change", training.pk)

    for attendance in present:
        typed = with_new_row(typed_again(desk.get(change)), veteran=attendance.veteran_id)
        answer = desk.post(change, typed)

        assert answer.status_code == 422
        assert said(answer) == ["Row 3: This trainee is already in the class."]


def test_what_lasts_may_not_overlap_what_another_page_holds(desk, monkeypatch):
    monkeypatch.setattr(EnterpriseJobsInline, "per_page", 1)
    firm = EnterpriseFactory(region_id="370102")
    for year in (2021, 2022):
        days = {"began_on": date(year, 1, 1), "ended_on": date(year, 12, 31)}
        EnterpriseJobsFactory(enterprise=firm, **days)
    change = page(type(firm), "change", firm.pk)
    typed = typed_again(desk.get(change))
    name = next(key for key in typed if key.endswith("-TOTAL_FORMS")).removesuffix("-TOTAL_FORMS")
    row = {
        f"{name}-1-headcount": "3",
        f"{name}-1-began_on": "2021-06-01",
        f"{name}-TOTAL_FORMS": "2",
    }

    answer = desk.post(change, typed | row)

    assert answer.status_code == 422
    assert firm.jobs.count() == 2


def test_one_spell_ends_and_the_next_begins_in_one_form(desk):
    firm = EnterpriseFactory(region_id="370102")
    open_ended = EnterpriseJobsFactory(enterprise=firm, began_on=date(2021, 1, 1), ended_on=None)
    change = page(type(firm), "change", firm.pk)
    typed = typed_again(desk.get(change))
    name = next(key for key in typed if key.endswith("-TOTAL_FORMS")).removesuffix("-TOTAL_FORMS")
    typed |= {f"{name}-0-ended_on": "2021-12-31", f"{name}-TOTAL_FORMS": "2"}
    typed |= {f"{name}-1-headcount": "3", f"{name}-1-began_on": "2021-12-31"}

    answer = desk.post(change, typed)

    assert answer.status_code == 302
    open_ended.refresh_from_db()
    assert open_ended.ended_on == date(2021, 12, 31)


@pytest.fixture
def doubtful(monkeypatch):
    """Every attendance is doubted."""
    doubted = lambda attendance: [Doubt("odd", "This is odd.")]  # noqa: E731
    monkeypatch.setattr(Attendance, "doubts", doubted)


@pytest.mark.usefixtures("doubtful")
def test_a_doubtful_row_is_deleted_without_a_question(desk, training):
    wrong, kept = enter(training, 2)
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    row = next(each for each in range(2) if typed[f"{PREFIX}-{each}-id"] == str(wrong.pk))

    answer = desk.post(change, sent(typed, row, DELETE="on"))

    assert answer.status_code == 302
    assert training.attendances.get() == kept


@pytest.mark.usefixtures("doubtful")
def test_a_new_row_that_is_to_be_deleted_is_not_saved(desk, training):
    change = page(TrainingClass, "change", training.pk)
    typed = with_new_row(typed_again(desk.get(change)), veteran=VeteranFactory().pk, DELETE="on")

    assert desk.post(change, typed).status_code == 302
    assert not training.attendances.exists()


# Who was faster.


def test_a_row_that_somebody_else_changed_is_not_deleted_unseen(desk, training, clerk):
    attendance, _other = enter(training, 2)
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    row = next(each for each in range(2) if typed[f"{PREFIX}-{each}-id"] == str(attendance.pk))
    Attendance.objects.filter(pk=attendance.pk).update(days_attended=3)

    answer = desk.post(change, sent(typed, row, DELETE="on"))

    assert answer.status_code == 409
    assert training.attendances.count() == 2


def test_a_stale_row_says_whose_it_is_and_who_changed_it(desk, client, training):
    [attendance] = enter(training, 1)
    change = page(TrainingClass, "change", training.pk)
    typed = typed_again(desk.get(change))
    colleague = Client()
    colleague.force_login(make_clerk("wang", "370102"))
    theirs = page(Attendance, "change", attendance.pk)
    form = colleague.get(theirs).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert colleague.post(theirs, {**shown, "days_attended": "3"}).status_code == 302

    answer = desk.post(change, sent(typed, 0, days_attended="2"))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "wang" in text
    assert f"<caption>{attendance}" in text


def test_what_was_explained_of_a_row_is_read_on_its_wholes_page(desk, clerk, training):
    [attendance] = enter(training, 1)
    Explanation.objects.create(
        record=attendance, code="odd", doubt="This is odd.", text="It was so.", user=clerk
    )

    assert "It was so." in desk.get(page(TrainingClass, "change", training.pk)).content.decode()
    listed = desk.get(page(Attendance, "changelist"), {"explained": "1"})
    assert [each.pk for each in listed.context["cl"].result_list] == [attendance.pk]
