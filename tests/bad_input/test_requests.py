"""What is asked of pages, lists, commands and the API is answered, or refused in a sentence."""

import re

import pytest
from django.contrib import admin

from bureau.staff.models import User
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.job_fairs.models import JobFair
from tests.bad_input import api, api_write, command, form, query
from tests.bad_input.channels import cases_of
from tests.bad_input.coverage import REQUESTS
from tests.bad_input.test_values import CHINESE
from tests.bureau.desk.conftest import page
from tests.programs.adaptation_training.factories import TrainingClassFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

TOKEN = re.compile('name="csrfmiddlewaretoken" value="[^"]+"')  # differs from answer to answer
LONGEST_SENTENCE = 300  # of more, a page was sent instead of a sentence


def assert_refused(answers, case):
    assert answers
    for answer in answers:
        assert answer.codes == {case.code}
        assert answer.status < 500
    for language, sentences in [pair for answer in answers for pair in answer.said.items()]:
        for sentence in filter(None, sentences):
            assert len(case.text) < 7 or case.text not in sentence
            if len(sentence) < LONGEST_SENTENCE and case.kind != "verb-bad":  # those are vendors'
                ours = sentence.replace(case.text, "")
                assert bool(CHINESE.search(ours)) == (language == "zh-hans")


@pytest.mark.parametrize("case", cases_of("query", "reject"))
def test_an_address_is_refused_and_nothing_is_changed(case, desk, unchanged):
    paths = query.addresses(case)
    unchanged()

    assert_refused(query.send(case, desk, paths), case)
    assert unchanged() == []


@pytest.mark.parametrize("case", cases_of("command", "reject"))
def test_a_command_refuses_in_one_sentence_and_with_its_status(case):
    answer = command.send(case)

    assert answer.status == command.WRONG_USE
    assert_refused([answer], case)


@pytest.mark.parametrize("case", cases_of("api", "reject"))
def test_the_api_refuses(case, desk):
    assert_refused(api.send(case, desk), case)


@pytest.mark.parametrize(
    "case",
    [each for each in cases_of("api_write", "reject") if each.values[0].kind in REQUESTS],
)
def test_the_api_of_records_refuses_and_nothing_is_changed(case, desk, unchanged):
    unchanged()

    assert_refused([api_write.send(case, desk, None)], case)
    assert unchanged() == [] or case.id in api_write.MAKE_ROWS


def test_a_record_of_elsewhere_is_answered_as_one_that_is_not_there(desk):
    keys = [VeteranFactory(region_id="370202").pk, 999_999_999]

    answers = [desk.get(page(Veteran, "change", key)) for key in keys]

    assert [answer.status_code for answer in answers] == [404, 404]
    told = [
        TOKEN.sub("", answer.content.decode()).replace(f"/{key}/", "")  # where to come back to
        for answer, key in zip(answers, keys, strict=True)
    ]
    assert told[0] == told[1]


LISTS = [pytest.param(model, id=model._meta.label) for model in admin.site._registry]
NO_FILTERS = ["note__regex=(", "pk__in=x", "password__startswith=a"]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_answers_only_what_its_filters_offer(model, desk):
    sign_in(desk, User.objects.create_superuser("everything", region_id="37"))

    for asked in NO_FILTERS:
        assert desk.get(f"{page(model, 'changelist')}?{asked}").status_code == 400, asked


@pytest.mark.parametrize("asked", ["p=0", "p=-1", "p=1e9", "p=9999999", f"p={'9' * 3000}", "p=１"])
def test_a_list_has_the_pages_it_has(asked, desk):
    VeteranFactory()

    assert desk.get(f"{page(Veteran, 'changelist')}?{asked}").status_code == 400


NUL = "a\x00b"


def typed_elsewhere(browser):
    """Every box that is no record's: (what it is for, the answer to a NUL in it)."""
    changelist = page(JobFair, "changelist")
    fair = JobFairFactory(region_id="370102")
    picker = {"app_label": "subsidies", "model_name": "subsidy", "field_name": "payment"}
    posted = {
        "a search": (page(Veteran, "find"), {"q": NUL}),
        "a view's name": (page(JobFair, "save_view"), {"name": NUL, "query": "q=a"}),
        "a view's query": (page(JobFair, "save_view"), {"name": "a", "query": NUL}),
        "what a picker looks for": ("/admin/autocomplete/", picker | {"term": NUL}),
        "chosen rows": (changelist, {"action": "held", "_selected_action": NUL}),
        "a key of thousands of digits": (
            changelist,
            {"action": "held", "_selected_action": "9" * 5000},
        ),
        "a bulk change's text": (
            changelist,
            {"action": "cancelled", "_selected_action": fair.pk, "confirmed": "yes", "note": NUL},
        ),
        "pasted lines": (
            page(TrainingClass, "paste", TrainingClassFactory(region_id="370102").pk),
            {"lines": NUL, "explanation": NUL},
        ),
        "places": (page(Veteran, "add"), {"region": NUL, "household_region": NUL}),
        "a person": (page(Attendance, "add"), {"veteran": "9" * 5000}),
        "a draft": (page(Veteran, "add"), {"name": NUL, "_draft": "1", "draft": NUL}),
        "what a form showed": (
            page(JobFair, "change", fair.pk),
            {"opened": "[" * 100_000},
        ),
        "a form's token": (page(JobFair, "add"), {"submission": NUL}),
        "how many rows there are": (page(JobFair, "add"), {"booths-TOTAL_FORMS": "９"}),
        "a language": ("/language/", {"language": NUL, "next": NUL}),
        "a sign-in": ("/sign-in/", {"username": NUL, "password": NUL, "next": NUL}),
        "a day of the calendar": ("/admin/job_fairs/jobfair/calendar/", {"day": "9999-12-31"}),
    }
    for name, (path, data) in posted.items():
        yield name, browser.post(path, data)


def test_no_box_of_any_kind_takes_the_site_down(desk):
    answers = dict(typed_elsewhere(desk))

    assert {
        name: each.status_code for name, each in answers.items() if each.status_code >= 500
    } == {}


def test_an_explanation_is_read_as_any_text(desk):
    right = form.veteran("").typed | {"enlisted_on": "2010-09-01", "region": "370102"}
    right |= {"id_number": "370102198001010015", "merit": "none", "employment": "unknown"}
    doubted = desk.post(page(Veteran, "add"), right).context["questions"]

    answer = desk.post(page(Veteran, "add"), right | {each.name: NUL for each in doubted})

    assert doubted
    assert answer.status_code == 422
    errors = answer.context["adminform"].form.non_field_errors().as_data()
    assert {error.code for error in errors} == {"text"}
