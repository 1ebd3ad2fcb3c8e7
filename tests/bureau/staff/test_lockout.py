"""Whoever guesses passwords is locked out; whose password is guessed is not."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import F
from django.test import Client

from bureau.base.acts import Act
from bureau.base.scope import EVERYWHERE, scope
from tests.bureau.staff.conftest import PASSWORD

pytestmark = pytest.mark.django_db

WRONG = 422
LOCKED = 429
HERE, ELSEWHERE = "10.1.1.1", "10.2.2.2"


def try_password(password, username="a-clerk", address=HERE, client=None):
    typed = {"username": username, "password": password}
    return (client or Client()).post("/sign-in/", typed, REMOTE_ADDR=address)


def guess(times, **where):
    return [try_password(f"guess {number}", **where).status_code for number in range(times)]


@pytest.fixture
def clerk(of_role, as_deployed):
    return of_role("clerk")


def test_of_fifty_wrong_passwords_five_are_tried_and_then_not_even_the_right_one(clerk):
    assert guess(50) == [WRONG] * 4 + [LOCKED] * 46
    assert try_password(PASSWORD).status_code == LOCKED


def test_a_name_that_nobody_has_is_locked_out_alike(clerk):
    assert guess(6, username="no-such") == [WRONG] * 4 + [LOCKED] * 2


def test_being_locked_out_is_said_in_one_chinese_sentence(clerk):
    guess(4)
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"

    answer = try_password("guess", client=client)

    assert answer["Retry-After"] == "900"
    sentence = "请 15 分钟后再试"
    assert sentence in answer.content.decode()


def test_the_victim_signs_in_from_their_own_desk_all_the_while(clerk):
    guess(20, address=ELSEWHERE)

    assert try_password(PASSWORD).status_code == 302


def test_a_colleague_behind_the_same_address_signs_in_all_the_while(clerk, of_role):
    guess(20, username="another")

    assert try_password(PASSWORD).status_code == 302


def test_the_lock_opens_by_itself_and_trying_meanwhile_does_not_keep_it_shut(clerk):
    guess(5)
    wait(timedelta(minutes=10))
    assert try_password("guess").status_code == LOCKED
    wait(timedelta(minutes=6))

    assert try_password(PASSWORD).status_code == 302


def wait(time):
    """What was tried was tried so much earlier."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - time)


def test_the_right_password_forgets_the_wrong_ones(clerk):
    guess(4)
    try_password(PASSWORD)

    assert guess(4) == [WRONG] * 4


def test_the_admins_own_sign_in_is_no_second_door(clerk):
    guess(5)

    answer = Client().post(
        "/admin/login/", {"username": "a-clerk", "password": PASSWORD}, REMOTE_ADDR=HERE
    )

    assert (answer.status_code, answer.url) == (302, "/sign-in/")


@pytest.mark.parametrize("address", ["", HERE])
def test_requests_without_an_address_are_counted_as_well(clerk, address):
    assert guess(6, address=address)[-1] == LOCKED


# --- what is typed there ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "username",
    ["%00", "a-clerk%00", "x" * 151, "x" * 100_000, "%E5%BC%A0" * 5_000, "%ED%A0%80", "%FF", ""],
    ids=["nul", "nul-at-the-end", "long", "very-long", "chinese", "half-a-letter", "no-text", "no"],
)
def test_no_name_breaks_the_page(clerk, username):
    for password in ["guess", "p%00", "x" * 100_000, ""] * 3:
        answer = Client().post(
            "/sign-in/",
            f"username={username}&password={password}",
            content_type="application/x-www-form-urlencoded",
        )

        assert answer.status_code in {WRONG, LOCKED}


def test_a_name_with_nul_is_told_so(clerk):
    assert "Null characters" in try_password("guess", username="a\x00").content.decode()


def test_of_a_refused_sign_in_the_account_is_kept(clerk):
    guess(1, username="a-clerk")

    act = refusals()[0]
    assert (act.user_id, act.username, act.region_id) == (clerk.pk, "a-clerk", "370102")
    assert act.address == HERE


def test_of_a_name_that_is_no_accounts_nothing_is_kept_anywhere(clerk):
    typed = "370102199001011231"
    guess(6, username=typed)

    acts = refusals()
    assert [act.username for act in acts] == [""] * 6
    assert [act.details["locked"] for act in acts] == [False] * 4 + [True] * 2
    with scope(EVERYWHERE):
        for table in [AccessAttempt, Act]:
            assert typed not in str(list(table.objects.values()))


def refusals():
    with scope(EVERYWHERE):
        return list(Act.objects.filter(kind=Act.Kind.SIGN_IN_REFUSED).order_by("pk"))
