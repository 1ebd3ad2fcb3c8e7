"""Auditors see who did what to which record; everybody else sees what they did themselves."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bureau.base.acts import Act
from bureau.staff.models import User
from programs.job_fairs.models import JobFair
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import entered
from tests.queries import questions
from tests.signing_in import sign_in
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def clerk():
    return make_clerk("li", "370102")


@pytest.fixture
def auditor():
    user = User.objects.create_user("auditor", region_id="37", is_staff=True)
    user.groups.add(Group.objects.get(name="auditor"))
    return browser_of(user)


@pytest.fixture
def fair(clerk):
    return entered(browser_of(clerk), JobFair, held_on="2021-06-25")


def shown(client, name="trail", **asked):
    return client.get(reverse(name), asked).context["entries"]


def test_an_auditor_sees_what_a_clerk_did(auditor, fair):
    [entry] = [each for each in shown(auditor, username="li") if each.kind == "Job fair"]

    assert (entry.who, entry.place, entry.what) == ("li", "370102", "entered")
    assert entry.about == str(fair)
    assert entry.address == page(JobFair, "change", fair.pk)
    assert ("held on", "", "25 June 2021") in [
        (each.name, each.before, each.after) for each in entry.changes
    ]


def test_an_auditor_sees_who_changed_a_record_and_how(auditor, fair):
    JobFair.objects.filter(pk=fair.pk).update(venue="泉城广场", state="cancelled")

    last, first = shown(auditor, kind="job_fairs.jobfair", key=fair.pk)

    assert (first.who, last.who) == ("li", "")
    assert [(each.name, each.after) for each in last.changes] == [
        ("state", "cancelled"),
        ("venue", "泉城广场"),
    ]


def test_a_number_is_shown_as_its_mask(auditor):
    veteran = VeteranFactory(id_number="370102199001011231")

    answer = auditor.get(
        reverse("trail"), {"kind": "veterans.veteran", "key": veteran.pk}
    ).content.decode()

    assert "370102********1231" in answer
    assert "19900101" not in answer


def test_a_record_that_is_gone_is_still_in_the_trail(auditor, fair):
    key = fair.pk
    fair.delete()

    last, first = shown(auditor, kind="job_fairs.jobfair", key=key)

    assert (last.what, last.about, last.address) == ("deleted", f"#{key}", "")


def test_days_narrow_it(auditor, fair):
    assert shown(auditor, username="li", first="2020-01-01", last="2020-12-31") == []


def test_nonsense_is_answered_in_a_sentence(auditor):
    answer = auditor.get(reverse("trail"), {"first": "gestern", "key": "3"})

    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"first", "key"}


@pytest.mark.parametrize("asked", [{"page": "0"}, {"page": "٢"}, {"page": "9" * 30}, {"who": "li"}])
def test_what_the_page_cannot_be_asked_is_refused(auditor, asked):
    assert auditor.get(reverse("trail"), asked).status_code == 400
    assert auditor.get(reverse("trail-file"), asked).status_code == 400


def test_the_trail_taken_away_is_itself_in_the_trail(auditor, fair):
    answer = auditor.get(reverse("trail-file"), {"username": "li"})

    text = answer.content.decode("utf-8-sig")
    assert str(fair) in text
    [act] = Act.objects.filter(kind=Act.Kind.EXPORT)
    assert act.details["rows"] == text.count("\r\n") - 1
    assert act.details["username"] == "li"


@pytest.mark.parametrize("name", ["trail", "trail-file"])
def test_only_auditors_see_the_doings_of_others(clerk, name):
    assert browser_of(clerk).get(reverse(name)).status_code == 403


def test_everybody_sees_their_own_and_nobody_elses(clerk, fair):
    make_clerk("wang", "370102")
    Act.objects.create(kind=Act.Kind.REVEAL, username="wang", region_id="370102")

    own = shown(browser_of(clerk), "own-trail", username="wang")

    assert {each.who for each in own} == {"li"}


def test_an_auditor_of_a_city_sees_their_city_alone(fair):
    elsewhere = User.objects.create_user("qingdao", region_id="3702", is_staff=True)
    elsewhere.groups.add(Group.objects.get(name="auditor"))

    assert shown(browser_of(elsewhere), username="li") == []


def test_the_page_of_a_record_tells_its_history(clerk, fair):
    answer = browser_of(clerk).get(page(JobFair, "history", fair.pk))

    [entry] = answer.context["page"]
    assert entry.who == "li"


def test_the_history_of_another_places_record_is_not_there(clerk):
    foreign = VeteranFactory(region_id="370202")

    answer = browser_of(clerk).get(page(Veteran, "history", foreign.pk))

    assert answer.status_code == 404


def test_the_trail_asks_the_same_number_of_questions_of_many_entries(auditor, fair):
    url, asked = reverse("trail"), {"username": "li"}
    Act.objects.create(kind=Act.Kind.SIGN_IN, username="li")
    auditor.get(url, asked)
    with questions() as few:
        auditor.get(url, asked)
    Act.objects.bulk_create(
        Act(kind=Act.Kind.SIGN_IN, username="li", happened_at=timezone.now()) for _each in range(50)
    )
    with questions() as many:
        auditor.get(url, asked)
    assert len(many) == len(few)
