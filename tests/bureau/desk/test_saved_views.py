"""Views of a list, kept by one clerk for themselves."""

import pytest
from django.test import Client

from bureau.desk.models import SavedView
from programs.job_fairs.models import JobFair
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import said
from tests.veterans.factories import id_number
from veterans.models import Veteran

pytestmark = pytest.mark.django_db


def save(browser, query="state__exact=held&o=-2", name="held", model=JobFair):
    return browser.post(page(model, "save_view"), {"query": query, "name": name}, follow=True)


def names(browser, model=JobFair):
    return [view.name for view in browser.get(page(model, "changelist")).context["views"]]


def test_a_view_is_saved_under_its_name_and_leads_back_to_the_same_list(desk):
    answer = save(desk)

    listed = desk.get(page(JobFair, "changelist")).content.decode()
    assert "The view “held” was saved." in said(answer)
    assert 'href="?state__exact=held&amp;o=-2"' in listed


def test_a_view_belongs_to_its_list_and_its_owner(desk):
    save(desk)
    colleague = Client()
    colleague.force_login(make_clerk("colleague", "370102"))

    assert names(desk) == ["held"]
    assert names(desk, Veteran) == []
    assert names(colleague) == []


def test_only_its_owner_deletes_a_view(desk):
    save(desk)
    view = SavedView.objects.get()
    colleague = Client()
    colleague.force_login(make_clerk("colleague", "370102"))

    assert colleague.post(page(JobFair, "drop_view", view.pk)).status_code == 404
    assert desk.get(page(JobFair, "drop_view", view.pk)).status_code == 405
    assert "was deleted" in said(desk.post(page(JobFair, "drop_view", view.pk), follow=True))
    assert names(desk) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("held", "You have a view of this name: choose another."),
        ("", "This field cannot be blank."),
        ("x" * 41, "at most 40 characters"),
    ],
)
def test_a_name_that_is_taken_missing_or_too_long_is_refused(name, sentence, desk):
    save(desk)

    answer = save(desk, name=name)

    assert sentence in said(answer)
    assert SavedView.objects.count() == 1


def test_a_view_keeps_no_page_and_no_personal_number(desk):
    save(desk, query=f"state__exact=held&p=4&q={id_number(5)}&year=")

    assert SavedView.objects.get().query == "state__exact=held"


def test_a_view_leads_nowhere_but_to_its_own_list(desk):
    answer = desk.post(page(JobFair, "save_view"), {"query": "next=//evil.example", "name": "away"})

    assert answer.url.startswith(page(JobFair, "changelist"))


def test_a_form_from_elsewhere_saves_nothing(clerk):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk)

    assert save(strict).status_code == 403
    assert not SavedView.objects.exists()


def test_whoever_may_no_longer_see_a_list_neither_sees_nor_keeps_views_of_it(desk, clerk):
    save(desk)
    clerk.groups.clear()
    desk.logout()  # their session ended with their role
    desk.force_login(clerk)

    assert desk.get(page(JobFair, "changelist")).status_code == 403
    assert save(desk, name="another").status_code == 403
