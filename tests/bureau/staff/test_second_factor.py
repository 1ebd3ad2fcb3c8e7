"""A code beside the password: for whom, how one comes by it, and what does not pass for one."""

import re
from base64 import b32decode
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from bureau.base.acts import Act
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff import second_factor
from bureau.staff.accounts import DEMO_ACCOUNTS, code_and_secret, first_password, make_demo_accounts
from bureau.staff.models import User
from bureau.staff.roles import ROLES
from tests.bureau.staff.conftest import PASSWORD
from tests.signing_in import device_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_deployed")]

PAGE = "/sign-in/code/"


@pytest.fixture
def manager(of_role):
    return of_role("manager", "37")


@pytest.fixture
def device(manager):
    return device_of(manager)


def after_password(user):
    client = Client()
    client.post("/sign-in/", {"username": user.username, "password": PASSWORD})
    return client


def give(client, code):
    return client.post(PAGE, {"code": code})


def is_through(client):
    return client.get("/years/2021/").status_code == 200


def wrong(device):
    return f"{(int(second_factor.code(device)) + 1) % 10**6:06}"


def test_everybody_but_clerks_needs_one():
    assert [role.key for role in ROLES if not role.second_factor] == ["clerk"]


def test_the_right_code_lets_in(device, manager):
    client = after_password(manager)

    assert give(client, second_factor.code(device)).status_code == 302
    assert is_through(client)


def test_a_wrong_code_does_not(device, manager):
    client = after_password(manager)

    answer = give(client, wrong(device))

    assert answer.status_code == 422
    assert "This code is wrong" in answer.content.decode()
    assert not is_through(client)


def test_a_code_that_was_used_is_worth_nothing(device, manager):
    code = second_factor.code(device)
    give(after_password(manager), code)
    thief = after_password(manager)

    assert give(thief, code).status_code == 422
    assert not is_through(thief)


def test_without_the_note_of_its_use_it_would_be_worth_something(device, manager):
    code = second_factor.code(device)
    give(after_password(manager), code)
    TOTPDevice.objects.update(last_t=-1)

    assert give(after_password(manager), code).status_code == 302


def test_a_code_of_long_ago_is_worth_nothing(device, manager):
    ten_minutes_ago = f"{totp(device.bin_key, t0=600):06}"

    assert give(after_password(manager), ten_minutes_ago).status_code == 422


def test_a_code_of_somebody_elses_is_worth_nothing(device, manager, of_role):
    other = device_of(of_role("auditor", "37"))

    assert give(after_password(manager), second_factor.code(other)).status_code == 422


def test_after_a_wrong_code_even_the_right_one_has_to_wait(device, manager):
    client = after_password(manager)
    give(client, wrong(device))

    at_once = give(client, second_factor.code(device))
    long_ago = timezone.now() - timedelta(minutes=1)
    TOTPDevice.objects.update(throttling_failure_timestamp=long_ago)

    assert at_once.status_code == 429
    assert "Too many wrong codes" in at_once.content.decode()
    assert give(client, second_factor.code(device)).status_code == 302


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "１２３４５６", "١٢٣٤٥٦", "-12345", "12345\x00", "x" * 10_000]
)
def test_what_is_no_code_is_told_so(device, manager, code):
    answer = give(after_password(manager), code)

    device.refresh_from_db()
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert device.throttling_failure_count == 0


def test_a_code_may_be_typed_in_two_groups(device, manager):
    code = second_factor.code(device)

    assert give(after_password(manager), f"{code[:3]} {code[3:]}").status_code == 302


def test_refused_codes_are_noted(device, manager):
    client = after_password(manager)
    give(client, wrong(device))
    give(client, wrong(device))

    with scope(EVERYWHERE):
        noted = Act.objects.filter(kind=Act.Kind.CODE_REFUSED, user_id=manager.pk)
        assert [act.details["locked"] for act in noted.order_by("pk")] == [False, True]


def test_the_key_of_the_session_changes_with_the_code(device, manager):
    client = after_password(manager)
    before = client.session.session_key
    give(client, second_factor.code(device))

    assert client.session.session_key != before


def test_a_setting_does_without(manager, settings):
    settings.SECOND_FACTOR = False

    assert is_through(after_password(manager))


# --- setting one up -----------------------------------------------------------------------------


def shown_secret(page):
    return re.search("<code>([A-Z2-7 ]+)</code>", page.content.decode())[1]


def shown_device(page, user):
    key = b32decode(shown_secret(page).replace(" ", "")).hex()
    return second_factor.new_device(user, key)


def test_whoever_has_none_is_shown_a_picture_and_the_secret_and_confirms_it(manager):
    client = after_password(manager)
    page = client.get(PAGE)
    assert "<svg" in page.content.decode()

    answer = give(client, second_factor.code(shown_device(page, manager)))

    assert answer.status_code == 302
    assert is_through(client)
    assert second_factor.secret(second_factor.device_of(manager)) == shown_secret(page)
    with scope(EVERYWHERE):
        assert Act.objects.filter(kind=Act.Kind.SECOND_FACTOR, user_id=manager.pk).exists()


def test_the_secret_stays_the_same_until_it_is_confirmed_and_a_wrong_code_keeps_nothing(manager):
    client = after_password(manager)
    page = client.get(PAGE)

    again = give(client, wrong(shown_device(page, manager)))

    assert again.status_code == 422
    assert shown_secret(again) == shown_secret(page)
    assert not TOTPDevice.objects.exists()


def test_the_code_that_confirmed_it_is_used(manager):
    client = after_password(manager)
    code = second_factor.code(shown_device(client.get(PAGE), manager))
    give(client, code)

    assert give(after_password(manager), code).status_code == 422


def test_what_another_sign_in_was_shown_is_worth_nothing(manager):
    thief, client = after_password(manager), after_password(manager)
    stolen, own = (shown_device(each.get(PAGE), manager) for each in (thief, client))
    give(client, second_factor.code(own))

    assert stolen.key != own.key
    assert give(thief, second_factor.code(stolen)).status_code == 422
    assert not is_through(thief)


def test_whoever_has_one_is_not_shown_its_secret_again(device, manager):
    page = after_password(manager).get(PAGE).content.decode()

    assert "<svg" not in page
    assert second_factor.secret(device) not in page


def test_the_page_asks_nobody_outside(manager):
    page = after_password(manager).get(PAGE).content.decode()

    assert re.findall(r"https?://[^\"' ]+", page) == []


# --- taking it away -----------------------------------------------------------------------------


@pytest.fixture
def administrator(of_role):
    user, client = of_role("administrator", None), Client()
    sign_in(client, user)
    return client


def take_away(client, user, **typed):
    return client.post(f"/admin/staff/user/{user.pk}/second-factor/", typed)


def test_an_administrator_takes_it_away_and_the_live_session_ends(administrator, device, manager):
    live = after_password(manager)
    give(live, second_factor.code(device))

    answer = take_away(administrator, manager, reason="新手机")

    assert answer.status_code == 302
    assert live.get("/years/2021/").url.startswith("/sign-in/")
    assert live.get(PAGE).url == "/sign-in/"  # not even half way: the password is asked again
    assert "<svg" in after_password(manager).get(PAGE).content.decode()
    with scope(EVERYWHERE):
        act = Act.objects.get(kind=Act.Kind.SECOND_FACTOR_RESET)
    assert (act.username, act.about) == ("a-administrator", f"staff.user {manager.pk}")
    assert act.reason == "新手机"


@pytest.mark.parametrize("reason", ["", "x", "身份证370102199001011231"])
def test_taking_it_away_needs_a_reason(administrator, device, manager, reason):
    assert take_away(administrator, manager, reason=reason).status_code == 422
    assert second_factor.device_of(manager)


def test_nobody_takes_away_their_own(administrator):
    user = User.objects.get(username="a-administrator")

    assert take_away(administrator, user, reason="x").status_code == 403
    assert second_factor.device_of(user)


@pytest.mark.parametrize("role", ["clerk", "reviewer", "auditor"])
def test_nobody_else_takes_any_away(role, device, manager, of_role):
    client = Client()
    sign_in(client, of_role(role))

    assert take_away(client, manager, reason="x").status_code == 403
    assert second_factor.device_of(manager)


def test_it_is_offered_where_there_is_one(administrator, device, manager, of_role):
    offered = f"/admin/staff/user/{manager.pk}/second-factor/"
    page = administrator.get(f"/admin/staff/user/{manager.pk}/change/").content.decode()
    clerk = of_role("clerk")
    other = administrator.get(f"/admin/staff/user/{clerk.pk}/change/").content.decode()

    assert offered in page
    assert "second-factor" not in other


def test_where_no_administrator_is_left_a_command_does_it(device, manager, capsys):
    call_command("reset_second_factor", "a-manager", reason="电话丢失")

    assert second_factor.device_of(manager) is None
    with scope(EVERYWHERE):
        act = Act.objects.get(kind=Act.Kind.SECOND_FACTOR_RESET)
    assert (act.about, act.reason) == (f"staff.user {manager.pk}", "电话丢失")


@pytest.mark.parametrize("username", ["nobody", "a-manager"])
def test_the_command_says_where_there_is_none(username, manager):
    with pytest.raises(CommandError, match=f"no account {username} with a second factor"):
        call_command("reset_second_factor", username, reason="x")


@pytest.mark.parametrize("page", ["otp_totp/totpdevice/", "axes/accessattempt/", "axes/"])
def test_what_the_libraries_keep_is_on_no_page(administrator, page):
    assert administrator.get(f"/admin/{page}").status_code == 404


# --- the demo's ---------------------------------------------------------------------------------


def test_whoever_reads_what_is_printed_signs_in(capsys):
    call_command("demo_accounts")
    printed = capsys.readouterr().out
    lines = {line.split()[0]: line for line in printed.splitlines() if " demo-" in line}

    for username in DEMO_ACCOUNTS:
        user = User.objects.get(username=username)
        password = first_password(username)
        assert password in lines[username]
        client = Client()
        client.post("/sign-in/", {"username": username, "password": password})
        if second_factor.is_needed(user):
            code, secret = re.search(r" (\d{6})  (([A-Z2-7]{4} ?){8})$", lines[username]).group(
                1, 2
            )
            assert secret == code_and_secret(username)[1]
            give(client, code)
        assert client.get("/years/2021/").status_code == 200
    assert "python3 manage.py demo_accounts" in printed


def test_the_secrets_are_the_same_at_every_start_and_others_elsewhere(settings):
    list(make_demo_accounts())
    here = code_and_secret("demo-manager")[1]
    for key in [settings.SECRET_KEY, "another"]:
        settings.SECRET_KEY = key
        User.objects.filter(username="demo-manager").delete()
        list(make_demo_accounts())
        assert (code_and_secret("demo-manager")[1] == here) == (key != "another")
