import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from bureau.base.records import Record
from bureau.desk.people import found
from programs.adaptation_training.models import Attendance
from programs.incubators.models import Tenancy
from tests.bureau.desk.conftest import make_clerk, page
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.queries import questions
from tests.signing_in import sign_in
from tests.veterans.factories import EnterpriseFactory, VeteranFactory, id_number
from veterans.models import Enterprise, Veteran

pytestmark = pytest.mark.django_db

NUMBER = "370102199001011231"
CHOICES = reverse("admin:autocomplete")
SEEKING = {
    "app_label": "adaptation_training",
    "model_name": "attendance",
    "field_name": "veteran",
}


@pytest.fixture
def zhang():
    return VeteranFactory(name="张三", id_number=NUMBER)


# What is understood.


@pytest.mark.parametrize(
    "term",
    ["张", "zhangs", "zs", "ZS", "1231", "张1231", "zs 1231", NUMBER, " 370102 19900101 1231 "],
)
def test_a_person_is_found_by_name_pinyin_initials_end_or_number(term, zhang):
    VeteranFactory(name="李四", id_number="37010219900101001X")

    assert list(found(Veteran.objects.all(), term)) == [zhang]


@pytest.mark.parametrize("term", ["李 1231", "张 001x", "0101", "370102199001011232", "\0张三四"])
def test_nobody_is_found_who_is_not_meant(term, zhang):
    VeteranFactory(name="李四", id_number="37010219900101001X")

    assert not found(Veteran.objects.all(), term).exists()


@pytest.mark.parametrize("term", ["001x", "001X", "李 001x"])
def test_an_x_at_the_end_is_one_however_it_is_written(term, zhang):
    li = VeteranFactory(name="李四", id_number="37010219900101001X")

    assert found(Veteran.objects.all(), term).get() == li


# What a picker offers.


def offered(desk, term, **asked):
    answer = desk.post(CHOICES, SEEKING | {"term": term} | asked)
    return [each["text"] for each in answer.json()["results"]]


def test_people_of_one_name_are_told_apart(desk, zhang):
    VeteranFactory(name="张三", id_number="37010219900101001X")

    assert offered(desk, "张三") == [
        "张三 370102********1231 Lixia District",
        "张三 370102********001X Lixia District",
    ]


def test_enterprises_are_told_apart_by_their_credit_code(desk):
    enterprise = EnterpriseFactory(name="济南军创有限公司")

    answer = desk.get(
        CHOICES,
        {"app_label": "incubators", "model_name": "tenancy"}
        | {"field_name": "enterprise", "term": "济南"},
    )

    [choice] = answer.json()["results"]
    assert choice["text"] == f"济南军创有限公司 {enterprise.credit_code} Lixia District"
    assert Tenancy._meta.get_field("enterprise").related_model is Enterprise


def test_no_address_asks_for_a_person(desk, zhang):
    answer = desk.get(CHOICES, SEEKING | {"term": NUMBER})

    assert answer.status_code == 403


@pytest.mark.parametrize("term", [NUMBER, "1231", "张三", ""])
def test_nobody_of_another_place_is_offered(term, desk):
    VeteranFactory(region_id="370202", name="张三", id_number=NUMBER)

    assert offered(desk, term) == []


def test_who_may_see_nobody_is_offered_nobody(client, clerk, zhang):
    clerk.groups.clear()
    client.force_login(clerk)

    answer = client.post(CHOICES, SEEKING | {"term": "张"})

    assert answer.status_code == 403


def test_choices_come_in_pages_from_as_many_queries_as_few(desk):
    VeteranFactory(name="张三")
    desk.post(CHOICES, SEEKING | {"term": "张"})
    with questions() as few:
        desk.post(CHOICES, SEEKING | {"term": "张"})
    VeteranFactory.create_batch(29, name="张三")

    with questions() as many:
        first = desk.post(CHOICES, SEEKING | {"term": "张"}).json()
    assert len(many) == len(few) <= 10
    second = desk.post(CHOICES, SEEKING | {"term": "张", "page": 2}).json()

    assert [len(each["results"]) for each in (first, second)] == [20, 10]
    assert [each["pagination"]["more"] for each in (first, second)] == [True, False]


# What a form shows as chosen and takes.


def typed(attendance, **changes):
    return {
        "training_class": attendance.training_class_id,
        "veteran": attendance.veteran_id,
        "outcome": "pending",
        "wish": "undecided",
        "days_attended": "0",
    } | changes


def test_the_chosen_person_is_shown_as_offered(desk, zhang):
    attendance = AttendanceFactory(training_class__region_id="370102", veteran=zhang)

    shown = desk.get(page(Attendance, "change", attendance.pk)).content.decode()

    assert "张三 370102********1231 Lixia District" in shown
    assert 'data-ajax--type="POST"' in shown
    assert NUMBER not in shown


def test_who_moved_away_stays_where_they_were_trained(desk, zhang):
    attendance = AttendanceFactory(training_class__region_id="370102", veteran=zhang)
    Veteran.objects.update(region="370202")

    answer = desk.post(
        page(Attendance, "change", attendance.pk), typed(attendance, certificate_no="结1")
    )

    attendance.refresh_from_db()
    assert answer.status_code == 302
    assert attendance.certificate_no == "结1"


def test_nobody_else_who_moved_away_is_taken(desk, zhang):
    attendance = AttendanceFactory(training_class__region_id="370102", veteran=zhang)
    stranger = VeteranFactory(region_id="370202")

    answer = desk.post(
        page(Attendance, "change", attendance.pk), typed(attendance, veteran=stranger.pk)
    )

    assert answer.status_code == 422
    assert stranger.name not in answer.content.decode()


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 40, "\0", "１"])
def test_what_is_nobodys_key_is_shown_as_nobody(key, desk):
    TrainingClassFactory(region_id="370102")

    answer = desk.post(page(Attendance, "add"), {"veteran": key})

    assert answer.status_code == 422
    box = answer.context["adminform"].form["veteran"].as_widget()
    assert box.count("<option") == 1


# Registering.


def test_an_id_number_tells_sex_and_birth_date_while_the_form_is_filled_in(desk):
    answer = desk.post(page(Veteran, "known"), {"id_number": id_number(122)})

    supplied = answer.json()["supplied"]
    assert supplied["sex"]["value"] == "female"
    assert supplied["birth_date"]["value"] == "1990-01-01"


def test_a_list_of_people_is_searched_by_the_end_of_a_number_too(desk, zhang):
    VeteranFactory(name="张三", id_number="37010219900101001X")

    listed = desk.get(page(Veteran, "changelist"), {"q": "张 1231"}).context["cl"].queryset

    assert list(listed) == [zhang]


def test_a_person_is_looked_up_by_the_whole_number(desk, zhang):
    VeteranFactory(name="张三", id_number="37010219900101001X")

    answer = desk.post(page(Veteran, "find"), {"q": NUMBER}, follow=True)

    assert list(answer.context["cl"].queryset) == [zhang]
    assert NUMBER not in str(answer.redirect_chain)


# Places.


def pick(browser, model, field, term):
    opts = model._meta
    asked = {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": field}
    answer = browser.get("/admin/autocomplete/", {**asked, "term": term})
    return [each["text"] for each in answer.json()["results"]]


def test_a_home_may_be_anywhere_in_the_province(desk):
    assert pick(desk, Veteran, "household_region", "槐荫") == ["Huaiyin District"]


def test_a_picker_offers_only_what_the_form_takes(desk):
    TrainingClassFactory(region_id="370102", title="本区班")
    TrainingClassFactory(region_id="3701", title="市里班")

    offered = pick(desk, Attendance, "training_class", "班")

    assert [text[:3] for text in offered] == ["本区班"]


# What is no picker.


def asked(browser, model, field):
    app, name = model.split(".")
    named = {"app_label": app, "model_name": name, "field_name": field, "term": ""}
    return browser.post(CHOICES, named)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param("veterans.veteran", "region", id="a list of the form"),
        pytest.param("veterans.veteran", "batch", id="on no form"),
        pytest.param("desk.draft", "region", id="of a model without pages"),
        pytest.param("staff.user", "region", id="of somebody else's pages"),
        pytest.param("staff.user", "groups", id="several are ticked"),
        pytest.param("veterans.veteran", "name", id="names nothing"),
        pytest.param("veterans.veteran", "nothing", id="no field"),
        pytest.param("nothing.nothing", "nothing", id="no model"),
    ],
)
def test_what_is_no_picker_is_refused_as_what_there_is_not(model, field, desk, zhang):
    answer = asked(desk, model, field)

    assert answer.status_code == 403
    assert words_of(answer) == words_of(asked(desk, "nothing.nothing", "nothing"))


def words_of(page):
    """What it says; the token in its forms is another each time."""
    return re.sub(r'"[0-9A-Za-z]{64}"', "", page.content.decode())


def test_whoever_only_reads_has_no_pickers(client, clerk, zhang):
    clerk.groups.set([Group.objects.get(name="reviewer")])
    sign_in(client, clerk)

    assert asked(client, "adaptation_training.attendance", "veteran").status_code == 403


def test_whoever_is_not_let_into_a_form_has_not_its_pickers(client, zhang):
    """Contests are entered by cities and the province."""
    statuses = {}
    for place in ["37", "3701", "370102"]:
        client.force_login(make_clerk(f"clerk-of-{place}", place))
        statuses[place] = asked(client, "contests.entry", "leader").status_code

    assert statuses == {"37": 200, "3701": 200, "370102": 403}


def test_every_picker_of_every_form_is_answered(client):
    client.force_login(make_clerk("clerk-of-37", "37"))
    forms = [
        form
        for page in admin.site._registry.values()
        for form in [page, *(inline(page.model, admin.site) for inline in page.inlines)]
        if issubclass(form.model, Record)
    ]
    pickers = {
        (form.model._meta.label_lower, name)
        for form in forms
        for name in form.get_autocomplete_fields(None)
    }

    assert len(pickers) > 30
    assert {each: asked(client, *each).status_code for each in pickers} == dict.fromkeys(
        pickers, 200
    )
