"""The channel of the API, as far as there is one: the figures of a year."""

from urllib.parse import quote, urlencode

from django.conf import settings
from django.test import Client

from bureau.staff.models import User
from tests.bad_input.channels import LANGUAGES, Answer

FIGURES = "/api/v1/summary/2021/"
# What never gets as far as the API itself is answered without a body of its own.
MEANS = {
    "query-bad": {400: "query", 414: "query"},
    "path-bad": {404: "not_found"},
    "verb-bad": dict.fromkeys([400, 401, 403, 405, 415], "protocol"),
}


def send(case, browser):
    """An answer for every language."""
    return [_answer(case, language, browser) for language in LANGUAGES]


def _answer(case, language, browser):
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = _asked(case, browser)
    is_json = answer.headers.get("Content-Type", "").startswith("application/json")
    body = answer.json() if is_json else {"detail": answer.content.decode()}
    means = MEANS.get(case.kind, {})
    code = means.get(answer.status_code, body.get("code"))
    return Answer(status=answer.status_code, codes={code}, said={language: [body["detail"]]})


def _asked(case, browser):
    if case.kind == "verb-bad":
        return REQUESTS[case.id](browser)
    if case.kind == "region-bad":
        return browser.get(f"{FIGURES}?{urlencode({'region': case.text})}")
    if case.kind == "query-bad":
        return browser.get(FIGURES + case.value)
    return browser.get(f"/api/v1/summary{quote(case.value, safe='/%.-')}")


def without_csrf(browser):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="clerk"))
    return strict.post(FIGURES, {})


REQUESTS = {
    "verb-bad-001": lambda browser: browser.generic("TRACE", "/"),
    "verb-bad-003": lambda browser: browser.put(FIGURES),
    "verb-bad-005": without_csrf,
    "verb-bad-007": lambda browser: browser.get(FIGURES, headers={"host": "evil.example"}),
    "verb-bad-009": lambda _browser: Client().get(FIGURES, headers={"authorization": "Token \x00"}),
}
