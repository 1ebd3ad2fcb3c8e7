"""Who is half signed in reaches the page of the next step, and nothing else."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from bureau.base.acts import Act
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff import passwords, second_factor, steps
from programs.adaptation_training.models import TrainingClass
from tests.bureau.staff.conftest import PASSWORD
from tests.pages import every_page
from tests.signing_in import device_of, walk_in
from tests.veterans.factories import VeteranFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_deployed")]

OTHER_PAGES = [
    "/",
    "/years/2021/",
    "/admin/years/2021/report/take/",
    "/years/2021/figures/job_fairs.attendees/",
    "/admin/",
    "/admin/roles/",
    "/admin/jsi18n/",
    "/admin/job_fairs/jobfair/job-days/2021/",
]


def half_way(user):
    """A browser in which the password was typed, and no more."""
    client = Client()
    client.post("/sign-in/", {"username": user.username, "password": PASSWORD})
    return client


@pytest.fixture
def reviewer(of_role):
    return of_role("reviewer")


@pytest.fixture
def newcomer(of_role):
    """A clerk with a password that somebody else gave."""
    clerk = of_role("clerk")
    clerk.set_password(PASSWORD)
    clerk.save()
    return clerk


@pytest.fixture(params=["reviewer", "newcomer"])
def half(request):
    return half_way(request.getfixturevalue(request.param)), request.param


def test_no_page_opens_half_way(half):
    client, name = half
    with scope(EVERYWHERE):
        VeteranFactory(region_id="370102", name="张不见")
        username = "a-reviewer" if name == "reviewer" else "a-clerk"
        paths = OTHER_PAGES + [path for _name, path in every_page(username)]

    answers = {path: client.get(path) for path in paths}

    assert {path for path, answer in answers.items() if answer.status_code != 302} == set()
    assert {answer.url.split("?")[0] for answer in answers.values()} <= {
        "/sign-in/",
        "/admin/login/",
    }


def test_without_the_steps_the_pages_would_open(reviewer, monkeypatch):
    monkeypatch.setattr(steps, "STEPS", {})

    assert half_way(reviewer).get("/admin/").status_code == 200


def test_no_write_goes_through_half_way(half):
    client, _name = half

    client.post("/admin/adaptation_training/trainingclass/add/", {"title": "x"})
    answer = client.post("/admin/autocomplete/", {"term": ""})

    assert answer.status_code in {302, 403}
    with scope(EVERYWHERE):
        assert not TrainingClass.objects.exists()


def test_the_api_answers_nobody_half_way(half):
    client, _name = half

    assert client.get("/api/v1/summary/2021/").status_code == 401


@pytest.mark.parametrize("page", ["/sign-in/", "/sign-in/?next=/years/2021/", "/admin/login/"])
def test_whoever_asks_for_a_page_is_led_to_the_step(half, page):
    client, name = half
    step = {"reviewer": "/sign-in/code/", "newcomer": "/password/"}[name]

    answer = client.get(page, follow=True)

    assert answer.request["PATH_INFO"] == step
    assert answer.status_code == 200


def test_the_page_that_was_asked_for_is_kept_through_the_steps(reviewer):
    device_of(reviewer)

    answer = walk_in(Client(), reviewer, PASSWORD, next="/years/2021/")

    assert answer.url == "/years/2021/"


def test_no_step_leads_off_the_site(reviewer):
    device_of(reviewer)

    answer = walk_in(Client(), reviewer, PASSWORD, next="https://example.org/")

    assert answer.url == reverse("admin:index")


def test_one_step_opens_no_page_of_another(half):
    client, name = half
    other = {"reviewer": "/password/", "newcomer": "/sign-in/code/"}[name]

    assert client.get(other).url == "/sign-in/"


def test_half_way_one_may_leave_or_read_another_language(half):
    client, _name = half

    client.post("/language/", {"language": "zh-hans"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "zh-hans"
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get("/sign-in/").status_code == 200


def test_strangers_find_no_steps():
    assert Client().get("/sign-in/code/").url == "/sign-in/"
    assert Client().get("/password/").url == "/sign-in/"


def test_who_may_not_work_in_the_admin_is_told_so_and_not_sent_round(of_role):
    clerk = of_role("clerk")
    clerk.is_staff = False
    clerk.save()
    client = half_way(clerk)

    assert client.get("/admin/", follow=True).status_code == 403


def test_both_steps_come_one_after_the_other(reviewer):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    client, device = half_way(reviewer), device_of(reviewer)

    answer = client.post("/sign-in/code/", {"code": second_factor.code(device)})

    assert answer.url == "/password/"
    assert client.get("/admin/").status_code == 302
    new = {"new_password1": "quite another one", "new_password2": "quite another one"}
    assert client.post("/password/", {"old_password": PASSWORD, **new}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


# --- what is noted ------------------------------------------------------------------------------


def acts(user):
    with scope(EVERYWHERE):
        return list(
            Act.objects.filter(user_id=user.pk).order_by("pk").values_list("kind", flat=True)
        )


def test_signing_in_is_noted_once_it_is_done_and_signing_out_as_well(reviewer):
    client = half_way(reviewer)
    device = device_of(reviewer)
    assert acts(reviewer) == []

    client.post("/sign-in/code/", {"code": second_factor.code(device)})
    client.post("/admin/logout/")

    assert acts(reviewer) == ["sign_in", "sign_out"]


def test_of_a_clerk_the_password_is_the_last_step(of_role):
    clerk = of_role("clerk")
    half_way(clerk)

    assert acts(clerk) == ["sign_in"]


def test_leaving_half_way_is_noted(reviewer):
    half_way(reviewer).post("/sign-out/")

    assert acts(reviewer) == ["sign_out"]


def test_a_chosen_password_is_noted(newcomer):
    client = half_way(newcomer)
    new = {"new_password1": "quite another one", "new_password2": "quite another one"}

    client.post("/password/", {"old_password": PASSWORD, **new})

    newcomer.refresh_from_db()
    assert passwords.why_change(newcomer) is None
    assert acts(newcomer) == ["password", "sign_in"]
