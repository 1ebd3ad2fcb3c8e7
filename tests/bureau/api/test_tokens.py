"""A token is its owner, less what it leaves out, for as long as it is good."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bureau.base.acts import Act
from bureau.staff.models import ApiToken, User
from tests.bad_input import form
from tests.bureau.api.asking import Program, address
from tests.bureau.desk.conftest import make_clerk
from tests.signing_in import device_of, sign_in
from tests.veterans.factories import OfficeFactory, VeteranFactory
from veterans.models import Office, Veteran

pytestmark = pytest.mark.django_db
VETERANS = "/api/v1/veterans/veterans/"


def refused():
    return [act.details.get("why") for act in Act.objects.filter(kind=Act.Kind.TOKEN_REFUSED)]


def told(answer):
    return answer.status_code, answer.json()["code"], answer.headers.get("WWW-Authenticate")


NOT_KNOWN = 'Bearer realm="api"'


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer x", "Token \0", "Basic eDp5", "Bearer bureau_" + "a" * 43, "x" * 5000],
)
def test_what_is_no_token_of_ours_is_nobodys(client, header):
    answer = client.get(VETERANS, headers={"Authorization": header})

    assert told(answer) == (401, "token", NOT_KNOWN)
    assert refused() == []


def test_nobody_is_told_how_to_say_who_they_are(client):
    assert told(client.get(VETERANS)) == (401, "not_authenticated", NOT_KNOWN)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda token: ApiToken.objects.update(revoked_at=timezone.now()), "revoked"),
        (lambda token: ApiToken.objects.update(expires_on="2026-01-01"), "expired"),
        (lambda token: User.objects.filter(pk=token.user_id).update(is_active=False), "closed"),
    ],
)
def test_one_that_is_good_no_more_is_refused_and_that_is_noted(program, change, why):
    assert program.get(VETERANS).status_code == 200
    change(program.token)

    assert told(program.get(VETERANS)) == (401, "token", NOT_KNOWN)
    assert refused() == [why]


def test_a_token_that_was_narrowed_to_a_place_is_no_good_elsewhere():
    clerk = make_clerk("clerk", "3701")
    program = Program(clerk, region_id="370102")
    User.objects.filter(pk=clerk.pk).update(region_id="3702")

    assert told(program.get(VETERANS)) == (401, "token", NOT_KNOWN)
    assert refused() == ["moved"]


def test_rights_are_those_of_the_moment(program):
    own = VeteranFactory(region_id="370102")
    elsewhere = VeteranFactory(region_id="370202")
    assert program.keys(VETERANS) == [own.pk]

    User.objects.filter(pk=program.token.user_id).update(region_id="370202")
    assert program.keys(VETERANS) == [elsewhere.pk]

    program.token.user.groups.set(Group.objects.filter(name="administrator"))
    assert program.get(VETERANS).status_code == 403


def test_a_token_to_read_writes_nothing(clerk):
    reader = Program(clerk, rights="read")
    record = address(Veteran, "record", VeteranFactory(region_id="370102").pk)

    assert reader.get(record).status_code == 200
    assert reader.post(f"{VETERANS}find/", {"q": "赵"}).status_code == 200
    assert reader.post(VETERANS, form.veteran("").typed).status_code == 403
    assert reader.patch(record, {"note": "x"}).status_code == 403
    assert reader.delete(record).status_code == 403


def test_a_token_for_a_place_sees_no_other():
    program = Program(make_clerk("clerk", "3701"), region_id="370102")
    within = VeteranFactory(region_id="370102")
    VeteranFactory(region_id="370103")

    assert program.keys(VETERANS) == [within.pk]


def test_a_token_for_some_kinds_sees_no_others(clerk):
    program = Program(clerk, kinds=["veterans.office"])

    assert program.get(address(Office)).status_code == 200
    assert program.get(VETERANS).status_code == 403


def test_a_token_opens_no_page(program):
    for path in ("/admin/", "/years/2021/", "/admin/veterans/veteran/"):
        assert program.get(path).status_code == 302


def test_a_token_counts_and_no_session_beside_it(program, desk):
    """Whoever is signed in and shows a bad token is refused: they meant another."""
    answer = desk.get(VETERANS, headers={"Authorization": "Bearer x"})

    assert answer.status_code == 401
    assert "sessionid" not in program.get(VETERANS).cookies


def test_a_session_needs_its_csrf_token_to_write(clerk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)

    answer = browser.post(VETERANS, form.veteran("").typed, "application/json")

    assert browser.get(VETERANS).status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert not Veteran.objects.exists()


def test_the_day_of_use_is_kept(program):
    program.get(VETERANS)

    assert ApiToken.objects.get().last_used_on == timezone.localdate()


# --- the page ------------------------------------------------------------------------------------

PAGE = "/admin/tokens/"


def typed(**changes):
    day = timezone.localdate() + timedelta(days=30)
    return {"name": "统计程序", "rights": "read", "expires_on": day, **changes}


def test_a_token_is_shown_once_and_works(desk):
    answer = desk.post(PAGE, typed())

    text = answer.context["text"]
    assert text in answer.content.decode()
    assert text not in desk.get(PAGE).content.decode()
    assert text not in str(ApiToken.objects.values())
    assert Client().get(VETERANS, headers={"Authorization": f"Bearer {text}"}).status_code == 200
    act = Act.objects.get(kind=Act.Kind.TOKEN)
    assert (act.username, act.details["rights"]) == ("clerk", "read")
    assert text not in str(act.details)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\0"}, "name"),
        ({"rights": "all"}, "rights"),
        ({"expires_on": timezone.localdate() - timedelta(days=1)}, "expires_on"),
        ({"expires_on": timezone.localdate() + timedelta(days=366)}, "expires_on"),
        ({"expires_on": ""}, "expires_on"),
        ({"region": "370202"}, "region"),
        ({"region": "37"}, "region"),
        ({"kinds": ["staff.user"]}, "kinds"),
        ({"kinds": ["veterans.veteran", "x"]}, "kinds"),
    ],
)
def test_what_a_token_cannot_be_is_refused(desk, changes, field):
    answer = desk.post(PAGE, typed(**changes))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not ApiToken.objects.exists()


def test_a_token_is_narrowed_as_it_was_asked(desk):
    desk.post(PAGE, typed(region="370102", kinds=["veterans.office"], rights="write"))

    token = ApiToken.objects.get()
    assert (token.region_id, token.kinds, token.rights) == ("370102", ["veterans.office"], "write")


def test_ones_own_is_revoked_and_nobody_elses(desk, clerk):
    own = Program(clerk)
    other = Program(make_clerk("other", "370102"))

    answers = [desk.post(f"{PAGE}{each.token.pk}/revoke/") for each in (own, other)]

    assert [answer.status_code for answer in answers] == [302, 404]
    assert (own.get(VETERANS).status_code, other.get(VETERANS).status_code) == (401, 200)
    assert Act.objects.get(kind=Act.Kind.TOKEN_REVOKED).about == f"staff.apitoken {own.token.pk}"
    assert desk.get(f"{PAGE}{own.token.pk}/revoke/").status_code == 405


def test_nobody_sees_the_tokens_of_others(desk):
    Program(make_clerk("other", "370102"), name="of somebody else")

    assert "of somebody else" not in desk.get(PAGE).content.decode()


def test_only_whoever_is_signed_in_altogether_makes_one(client, db):
    reviewer = User.objects.create_user("reviewer", region_id="370102", is_staff=True)
    reviewer.groups.add(Group.objects.get(name="reviewer"))
    device_of(reviewer)
    client.force_login(reviewer)  # past the password alone
    assert client.post(PAGE, typed()).status_code == 302
    assert not ApiToken.objects.exists()

    signed_in = Client()
    sign_in(signed_in, reviewer)
    signed_in.post(PAGE, typed())
    assert ApiToken.objects.exists()


def test_the_page_is_in_the_menu(desk):
    OfficeFactory(region_id="370102", kind="station")

    assert reverse("tokens") in desk.get("/admin/").content.decode()
