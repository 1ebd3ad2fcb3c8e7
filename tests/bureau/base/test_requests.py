"""What a request may hold, and who it is taken to come from."""

import pytest
from django.test import Client, RequestFactory

from bureau.base.requests import ProxyMiddleware

TOLD = "203.0.113.7"


def asked_by(said):
    """Who the rest of the site takes for the one who asks."""
    headers = {"HTTP_X_FORWARDED_FOR": said} if said is not None else {}
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", **headers)
    return ProxyMiddleware(lambda request: request.META["REMOTE_ADDR"])(request)


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        pytest.param(TOLD, TOLD, id="what-the-proxy-says"),
        pytest.param("2001:db8::7", "2001:db8::7", id="in-ipv6"),
        pytest.param(f"198.51.100.1, {TOLD}", TOLD, id="not-what-was-written-before-it"),
        pytest.param(f"{TOLD}, nobody", "127.0.0.1", id="only-an-address"),
        pytest.param(None, "127.0.0.1", id="asked-from-inside"),
    ],
)
def test_behind_the_proxy_the_one_it_names_asks(settings, said, taken):
    settings.BEHIND_HTTPS = True

    assert asked_by(said) == taken


def test_without_a_proxy_nobody_chooses_who_they_are(settings):
    settings.BEHIND_HTTPS = False

    assert asked_by(TOLD) == "127.0.0.1"


def test_a_body_too_large_is_refused_in_one_sentence(client, db, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post("/sign-in/", {"username": "a" * 1001})

    assert answer.status_code == 413
    assert "What was sent is too large" in answer.content.decode()


def test_so_are_more_fields_than_any_form_of_ours_has(client, db, settings):
    answer = client.post("/sign-in/", {f"field{number}": "" for number in range(5001)})

    assert answer.status_code == 413


def test_a_page_that_was_open_for_too_long_says_so_in_the_look_of_the_site(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a"})

    assert answer.status_code == 403
    assert "The page was open for too long" in answer.content.decode()
    assert "masthead" in answer.content.decode()


def test_a_name_that_is_not_the_sites_is_refused_in_the_look_of_the_site(client, db):
    answer = client.get("/sign-in/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "cannot be read" in answer.content.decode()
