"""Records through the API: seen, entered, corrected and deleted as at the desk."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from bureau.base.history import history_models
from bureau.desk.models import Explanation
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.job_fairs.models import JobFair
from programs.subsidies.models import PaymentOrder, Subsidy, SubsidyRate
from tests.bad_input import form
from tests.bureau.api.asking import Program, address, codes
from tests.bureau.desk.conftest import make_clerk
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.cases.acting import colleague
from tests.programs.job_fairs.factories import JobFairFactory, VisitFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.veterans.factories import OfficeFactory, VeteranFactory
from veterans.models import Office, Region, Veteran

pytestmark = pytest.mark.django_db
VETERANS = "/api/v1/veterans/veterans/"


def veteran(**changes):
    return {**form.veteran("").typed, **changes}


# --- read ----------------------------------------------------------------------------------------


def test_a_list_shows_what_is_ones_own_and_public_work_of_the_places_above(program):
    own = JobFairFactory(region_id="370102")
    above = JobFairFactory(region_id="3701")
    JobFairFactory(region_id="370202")

    assert program.keys(address(JobFair)) == [own.pk, above.pk]


def test_a_record_has_the_fields_of_its_page_and_numbers_as_their_masks(program):
    person = VeteranFactory(region_id="370102", id_number="370102199001011231", phone="13912345678")

    shown = program.get(address(Veteran, "record", person.pk)).json()

    assert shown["id_number"] == "370102********1231"
    assert shown["phone"] == "139****5678"
    assert (shown["id"], shown["region"], shown["note"]) == (person.pk, "370102", "")
    assert not {"id_number_index", "id_number_tail", "search_key", "opened_to", "batch"} & {*shown}


def test_what_is_foreign_is_answered_as_what_is_absent(program):
    foreign = VeteranFactory(region_id="370202")

    answers = [program.get(address(Veteran, "record", key)) for key in (foreign.pk, 999_999)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_places_are_named_by_their_codes(program):
    shown = program.get(address(Region, "record", "370102")).json()

    assert (shown["id"], shown["parent"]) == ("370102", "3701")


# --- found ---------------------------------------------------------------------------------------


def test_a_person_is_found_by_the_full_number_in_the_body(program):
    person = VeteranFactory(region_id="370102", id_number="370102199001011231")
    VeteranFactory(region_id="370102")
    foreign = VeteranFactory(region_id="370202")

    def found(number):
        return [
            row["id"] for row in program.post(f"{VETERANS}find/", {"q": number}).json()["results"]
        ]

    assert found("370102199001011231") == [person.pk]
    assert found(foreign.id_number.reveal()) == []


def test_records_are_found_by_the_person_they_name(program):
    attendance = AttendanceFactory(
        training_class__region_id="370102", veteran__id_number="370102199001011231"
    )
    AttendanceFactory(training_class__region_id="370102")

    answer = program.post(address(Attendance, "find"), {"q": "370102199001011231"})

    assert [row["id"] for row in answer.json()["results"]] == [attendance.pk]


@pytest.mark.parametrize("name", ["id_number", "id_number__startswith", "id_number_tail", "phone"])
def test_no_address_asks_for_a_number(program, name):
    answer = program.get(VETERANS, {name: "3701"})

    assert answer.status_code == 400
    assert codes(answer) == {(name, "query")}


# --- entered -------------------------------------------------------------------------------------


def test_what_is_entered_is_what_a_clerk_would_have_entered(program, clerk):
    answer = program.post(VETERANS, veteran())

    record = Veteran.objects.get(pk=answer.json()["id"])
    assert answer.status_code == 201
    assert answer["Location"].endswith(address(Veteran, "record", record.pk))
    assert (record.region_id, record.birth_date, record.sex) == (
        "370102",
        date(1996, 2, 29),
        "male",
    )
    assert LogEntry.objects.get(object_id=record.pk).user == clerk


def test_history_names_who_asked(program, clerk):
    program.post(VETERANS, veteran())

    [events] = [each for each in history_models() if each._meta.model_name == "veteranevent"]
    assert events.objects.get().pgh_context_id


def test_a_part_is_entered_by_its_own_address_where_its_whole_is(program):
    training = TrainingClassFactory(region_id="370102")
    person = VeteranFactory(region_id="370102")

    sent = {"training_class": training.pk, "veteran": person.pk}
    answer = program.post(address(Attendance), sent)

    assert answer.status_code == 201
    assert answer.json()["region"] == "370102"


def test_nobody_names_a_record_of_elsewhere(program):
    foreign = VeteranFactory(region_id="370202")
    sent = {"training_class": TrainingClassFactory(region_id="370102").pk, "veteran": foreign.pk}

    answer = program.post(address(Attendance), sent)

    assert (answer.status_code, codes(answer)) == (422, {("veteran", "choice")})


def test_nothing_is_entered_below_the_level_that_enters_it(program):
    rate = {"rate": "1000", "six_months_count": True, "began_on": "2021-01-01"}

    assert program.post(address(SubsidyRate), rate).status_code == 403


def test_public_work_of_a_place_above_is_read_and_not_written(program):
    above = address(TrainingClass, "record", TrainingClassFactory(region_id="3701").pk)

    assert program.get(above).status_code == 200
    assert program.patch(above, {"title": "x"}).status_code == 403
    assert program.delete(above).status_code == 403


def test_a_reviewer_reads_and_writes_nothing(db):
    reviewer = Program(colleague("reviewer", "reviewer").user)
    record = VeteranFactory(region_id="370102")

    assert reviewer.get(VETERANS).status_code == 200
    assert reviewer.post(VETERANS, veteran()).status_code == 403
    assert reviewer.patch(address(Veteran, "record", record.pk), {}).status_code == 403


def test_a_case_begins_at_its_beginning(program):
    filled = form.subsidy("")

    told = program.post(address(Subsidy), {**filled.typed, "state": "paid"})
    made = program.post(address(Subsidy), filled.typed)

    assert (told.status_code, codes(told)) == (400, {("state", "read_only")})
    assert (made.status_code, made.json()["state"]) == (201, Subsidy.open_states[0])


def test_the_state_of_a_case_is_not_written(program):
    case = address(Subsidy, "record", SubsidyFactory(region_id="370102").pk)

    answer = program.patch(case, {"state": "paid", "paid_on": "2021-07-01"})

    assert (answer.status_code, answer.json()["code"]) == (400, "json")
    assert codes(answer) == {("state", "read_only"), ("paid_on", "read_only")}


def test_a_decided_case_is_not_corrected(program):
    case = address(Subsidy, "record", SubsidyFactory(region_id="370102", paid=True).pk)

    assert program.patch(case, {"note": "x"}).status_code == 403


def test_what_comes_about_by_itself_is_read_alone(program):
    assert program.get(address(PaymentOrder)).status_code == 200
    assert program.post(address(PaymentOrder), {}).status_code == 403


# --- judged --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("id_number", 370102199602290010, "id_format"),
        ("id_number", True, "id_format"),
        ("id_number", ["370102199602290010"], "id_format"),
        ("phone", 13912345678, "phone"),
        ("name", {"first": "建国"}, "name_chars"),
        ("name", None, "name_chars"),
        ("category", 1, "choice"),
        ("enlisted_on", 20130901, "date"),
        ("household_region", 370102, "region"),
        ("note", False, "text"),
    ],
)
def test_a_value_of_another_type_is_refused_at_its_field(program, name, value, code):
    answer = program.post(VETERANS, veteran(**{name: value}))

    assert (answer.status_code, codes(answer)) == (422, {(name, code)})
    assert not Veteran.objects.exists()


@pytest.mark.parametrize("value", ["true", 1, "on", None, "", []])
def test_yes_and_no_are_said_as_such(program, value):
    filled = form.subsidy("")

    answer = program.post(address(Subsidy), {**filled.typed, "dossier_is_genuine": value})

    assert (answer.status_code, codes(answer)) == (422, {("dossier_is_genuine", "choice")})


def test_amounts_and_counts_are_taken_as_numbers_or_text(program):
    filled = form.loan("")

    for amount in (150000, "150000", 150000.50, "150,000.50"):
        answer = program.post(address(filled.model), {**filled.typed, "amount": amount})
        assert (answer.status_code, answer.json()["amount"][:6]) == (201, "150000")
        filled.model.objects.filter(pk=answer.json()["id"]).delete()


def test_an_unknown_field_is_refused_by_its_name(program):
    answer = program.post(VETERANS, veteran(**{"id_no": "1", "370102199001011231": ""}))

    assert (answer.status_code, answer.json()["code"]) == (400, "json")
    assert codes(answer) == {("id_no", "unknown"), ("…", "unknown")}


def test_an_empty_value_empties_a_field(program):
    record = VeteranFactory(region_id="370102", phone="13912345678", reported_on="2021-03-01")

    answer = program.patch(
        address(Veteran, "record", record.pk), {"phone": None, "reported_on": None}
    )

    assert (answer.json()["phone"], answer.json()["reported_on"]) == (None, None)


def test_what_is_not_sent_stays(program):
    record = VeteranFactory(region_id="370102", phone="13912345678")
    before = program.get(address(Veteran, "record", record.pk)).json()

    answer = program.patch(address(Veteran, "record", record.pk), {"note": "甲"})

    assert answer.json() == {**before, "note": "甲"}
    record.refresh_from_db()
    assert record.phone.reveal() == "13912345678"


DOUBTFUL = {"enlisted_on": "2010-09-01", "id_number": "370102198001010015"}


def test_a_doubt_is_answered_by_its_code_and_the_answer_is_kept(program, clerk):
    asked = program.post(VETERANS, veteran(**DOUBTFUL))
    doubts = [field.removeprefix("explanations.") for field, _code in sorted(codes(asked))]
    sent = {doubt: f"档案如此:{doubt}。" for doubt in doubts}

    half = program.post(VETERANS, veteran(**DOUBTFUL, explanations={doubts[0]: "档案如此。"}))
    answer = program.post(VETERANS, veteran(**DOUBTFUL, explanations=sent))

    assert {code for _field, code in codes(asked)} == {"doubt"}
    assert codes(half) == {(f"explanations.{doubt}", "doubt") for doubt in doubts[1:]}
    assert answer.status_code == 201
    assert {each.code: each.text for each in Explanation.objects.all()} == sent
    assert {each.user for each in Explanation.objects.all()} == {clerk}


@pytest.mark.parametrize("sent", ["x", ["x"], {"late": 1}, {"late": "x" * 501}, None])
def test_explanations_are_texts_by_code(program, sent):
    answer = program.post(VETERANS, veteran(explanations=sent))

    assert (answer.status_code, codes(answer)) == (422, {("explanations", "text")})


# --- deleted -------------------------------------------------------------------------------------


def test_a_record_that_nothing_refers_to_is_deleted(program):
    office = OfficeFactory(region_id="370102", kind="station")

    assert program.delete(address(Office, "record", office.pk)).status_code == 204
    assert not Office.objects.filter(pk=office.pk).exists()


def test_a_record_that_others_refer_to_stays(program):
    visit = VisitFactory(fair__region_id="370102", veteran__region_id="370102")

    answer = program.delete(address(Veteran, "record", visit.veteran_id))

    assert (answer.status_code, answer.json()["code"]) == (409, "referred_to")
    assert Veteran.objects.filter(pk=visit.veteran_id).exists()


def test_the_desk_is_for_staff_at_this_door_too(db):
    somebody = make_clerk("left", "370102")
    somebody.is_staff = False
    somebody.save()

    assert Program(somebody).get(VETERANS).status_code == 403
