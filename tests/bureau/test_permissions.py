"""The permission table has all there is, and what it has not is refused."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.management import get_commands
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, URLResolver, get_resolver, reverse

from bureau import permissions
from bureau.base.acts import Act
from bureau.base.rules import ANYBODY, NOBODY
from bureau.permissions import COMMANDS, KINDS, PAGES
from bureau.report.models import ReportTemplate
from bureau.staff import gate
from bureau.staff.models import User
from bureau.staff.roles import ROLES
from manage import is_declared
from programs.job_fairs.models import JobFair
from tests.bureau.desk.conftest import page
from tests.programs.job_fairs.factories import JobFairFactory
from tests.signing_in import sign_in
from veterans.models import Veteran

KIND = [pytest.param(*each, id=each[0]._meta.label) for each in admin.site._registry.items()]
OPEN = {name for name, rule in PAGES.items() if rule is ANYBODY}
HIDDEN = {  # behind pages of ours of the same address, without a name, or asked by pickers only
    "admin:autocomplete",
    *(name for name, rule in PAGES.items() if rule is NOBODY),
    *(name for name in PAGES if name.startswith("admin:django.")),
}
SEES_NO_RECORDS = {
    "administrator": {"figure", "figure-take", "api-figure-records"}
}  # the view knows of which kind they are
ASKED = {  # what addresses hold beside a name
    **dict.fromkeys(["import-send", "import-template"], ["veterans.veteran"]),
    **dict.fromkeys(["import", "import-marked"], [1]),
    **dict.fromkeys(["import-take-over", "import-undo"], [1]),
    **dict.fromkeys(["api-import", "api-import-marked"], [1]),
    **dict.fromkeys(["api-import-take-over", "api-import-undo"], [1]),
    "year": [2021],
    "report-take": [2021],
    "figure": [2021, "job_fairs.fairs"],
    "figure-take": [2021, "job_fairs.fairs"],
    **dict.fromkeys(["year-life", "year-published", "year-confirm"], [2021]),
    **dict.fromkeys(["year-reopen", "year-restate"], [2021]),
    "year-step": [2021, "begin"],
    "year-reopening": [2021, 1, "agree"],
    "year-restatement": [2021, 1],
    "file": [1],
    "file-content": [1],
    "api-summary": [2021],
    "api-figure": [2021, "job_fairs.fairs"],
    "api-figure-records": [2021, "job_fairs.fairs"],
    "api-published": [2021],
    "report": [2021],
    "api-report": [2021],
    "revoke-token": [1],
    "admin:app_list": ["veterans"],
    "admin:auth_user_password_change": [1],
}


def names_of(resolver, namespaces=()):
    """The names of all addresses, as a request is told them."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            within = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from names_of(each, within)
        else:
            named = {"url_name": each.name, "namespaces": namespaces}
            yield ResolverMatch(each.callback, (), {}, **named).view_name


@pytest.fixture
def browser(db):
    """Signs somebody of a role in."""

    def of(role, place="37"):
        user = User.objects.create_user(role, region_id=place, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        sign_in(client, user)
        return client

    return of


def refused():
    return [act.details for act in Act.objects.filter(kind=Act.Kind.REFUSED)]


# The table has all there is, and nothing else.


def test_every_address_is_declared():
    assert set(names_of(get_resolver())) == set(gate.pages())


def test_no_two_addresses_of_one_name_are_for_different_people():
    twice = {name for name, times in Counter(names_of(get_resolver())).items() if times > 1}

    assert twice == {"admin:job_days", "admin:django.views.generic.base.RedirectView"}


@pytest.mark.parametrize(("model", "model_admin"), KIND)
def test_every_act_part_and_picker_is_declared(model, model_admin):
    declared = KINDS[model._meta.label]
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    acts = [key for _act, key, _label in model_admin._get_base_actions()]
    acts += [change.key for change in getattr(model_admin, "bulk", [])]

    assert sorted(declared.acts) == sorted(acts)
    assert declared.parts == [part.model.__name__ for part in model_admin.inlines]
    assert declared.pickers == list(model_admin.get_autocomplete_fields(request))


def test_every_kind_of_record_that_is_declared_has_pages():
    assert {apps.get_model(label) for label in KINDS} == set(admin.site._registry)


def test_a_part_asks_only_for_what_its_own_page_asks_for():
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    for model, model_admin in admin.site._registry.items():
        for part in model_admin.inlines:
            asked = part(model, admin.site).get_autocomplete_fields(request)
            assert set(asked) <= set(KINDS[part.model._meta.label].pickers)


def test_every_command_is_declared():
    assert set(get_commands()) | {"help", "version"} == set(COMMANDS)


# What it has not is refused, to whomever.


@pytest.mark.parametrize("name", ["home", "year", "admin:index", "roles", "trail", "api-summary"])
def test_a_page_that_is_not_declared_is_refused(admin_client, on_the_table, name):
    address = reverse(name, args=ASKED.get(name))
    assert admin_client.get(address).status_code in {200, 302}

    on_the_table(PAGES, name)

    assert admin_client.get(address).status_code == 403
    assert refused() == [{"page": name}]


def test_a_kind_of_record_that_is_not_declared_is_refused(admin_client, on_the_table):
    assert admin_client.get(page(JobFair, "changelist")).status_code == 200

    on_the_table(KINDS, "job_fairs.JobFair")

    assert admin_client.get(page(JobFair, "changelist")).status_code == 403


@pytest.fixture
def kind_without(on_the_table):
    """Leaves the table's entry of a kind of record less than the desk offers."""

    def leave(label, **left):
        on_the_table(KINDS, label, replace(KINDS[label], **left))

    return leave


def test_an_act_that_is_not_declared_is_refused(admin_client, kind_without):
    fair = JobFairFactory(state="planned")
    asked = {"action": "held", "_selected_action": [fair.pk]}
    assert admin_client.post(page(JobFair, "changelist"), asked).status_code == 200

    kind_without("job_fairs.JobFair", acts=permissions.RECORD_ACTS)

    assert admin_client.post(page(JobFair, "changelist"), asked).status_code == 403


def test_rows_of_a_part_that_is_not_declared_are_refused(admin_client, kind_without):
    change = page(JobFair, "change", JobFairFactory().pk)
    assert admin_client.post(change, {}).status_code != 403

    kind_without("job_fairs.JobFair", parts=["Booth"])

    assert admin_client.post(change, {}).status_code == 403


def test_a_picker_that_is_not_declared_is_refused(admin_client, kind_without):
    asked = {"app_label": "job_fairs", "model_name": "visit", "field_name": "fair"}
    assert admin_client.get(reverse("admin:autocomplete"), asked).status_code == 200

    kind_without("job_fairs.Visit", pickers=["veteran"])

    assert admin_client.get(reverse("admin:autocomplete"), asked).status_code == 403


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"app_label": "job_fairs"},
        {"app_label": "nosuch", "model_name": "visit", "field_name": "fair"},
        {"app_label": "job_fairs", "model_name": "nosuch", "field_name": "fair"},
        {"app_label": "job_fairs", "model_name": "visit", "field_name": "region"},
        {"app_label": "admin", "model_name": "logentry", "field_name": "user"},
    ],
)
def test_what_is_no_picker_is_refused(admin_client, asked):
    assert admin_client.get(reverse("admin:autocomplete"), asked).status_code == 403


@pytest.mark.parametrize("command", ["procrastinate", "dumpdata", "loaddata", "frobnicate"])
def test_a_command_that_is_for_nobody_is_refused(command):
    refusal = subprocess.run(
        [sys.executable, "manage.py", command], capture_output=True, text=True, check=False
    )

    assert refusal.returncode == 2
    assert refusal.stderr == (
        f"`{command}` is no command that bureau/permissions.py lets anybody run.\n"
    )


def test_a_command_that_is_declared_is_not():
    assert is_declared("summary")
    assert is_declared("--version")


# What it has is for those whom it names.


@pytest.mark.parametrize("name", sorted(set(PAGES) - OPEN - HIDDEN))
def test_nobody_is_asked_who_they_are(client, db, name):
    answer = client.get(reverse(name, args=ASKED.get(name)))

    if name.startswith(gate.API):
        assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    else:
        assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("sign-in"))
    assert not refused()


@pytest.mark.parametrize("role", [role.key for role in ROLES])
def test_every_role_gets_the_pages_that_are_theirs(browser, role):
    client = browser(role)
    request = RequestFactory().get("/")
    request.user = User.objects.get(username=role)
    pages = {
        **{name: reverse(name, args=ASKED.get(name)) for name in set(PAGES) - OPEN - HIDDEN},
        **{
            f"admin:job_fairs_jobfair_{end}": page(JobFair, end)
            for end in ["changelist", "add", "totals", "take", "calendar"]
        },
        **{f"admin:staff_user_{end}": page(User, end) for end in ["changelist", "add"]},
        **{
            f"admin:report_reporttemplate_{end}": page(ReportTemplate, end)
            for end in ["changelist", "add", "preview"]
        },
        "admin:veterans_veteran_look_up": page(Veteran, "look_up"),
    }
    theirs = {name for name in pages if _is_for(request, name)}

    answers = {name: client.get(address).status_code for name, address in pages.items()}

    opened = {name for name, status in answers.items() if status != 403}
    assert opened == theirs - SEES_NO_RECORDS.get(role, set())
    assert [act["page"] for act in reversed(refused())] == [
        name for name in pages if name not in theirs
    ]


def _is_for(request, name):
    rule, kind = gate.pages()[name]
    return rule.allows(request, kind)


def test_a_reader_may_look_at_a_record_and_not_send_it(browser):
    fair = JobFairFactory(region_id="370102")
    reader = browser("reviewer")

    assert reader.get(page(JobFair, "change", fair.pk)).status_code == 200
    for send in (reader.post, reader.put, reader.patch, reader.delete):
        assert send(page(JobFair, "change", fair.pk)).status_code == 403
    assert refused() == [{"page": "admin:job_fairs_jobfair_change"}] * 4


def test_each_method_of_a_record_has_its_rule(browser):
    fair = JobFairFactory(region_id="370102")
    reader, address = browser("reviewer"), reverse("api-job_fairs-jobfair-record", args=[fair.pk])

    assert reader.get(address).status_code == 200
    for send in (reader.put, reader.patch, reader.delete, reader.post):
        assert send(address).status_code == 403
    assert refused() == [{"page": "api-job_fairs-jobfair-record"}] * 4


def test_a_refusal_is_noted_though_the_request_is_undone(browser):
    browser("clerk").get(reverse("trail"))

    [act] = Act.objects.filter(kind=Act.Kind.REFUSED)
    assert (act.username, act.details) == ("clerk", {"page": "trail"})
